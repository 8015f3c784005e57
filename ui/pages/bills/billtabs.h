// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/bills/billquestion.h"

#include <QWidget>
#include <optional>

class QBoxLayout;
class QComboBox;
class QMenu;
class QTabBar;
class QToolButton;

namespace billfold
{

class SearchField;

/// What the lower part of the Bills page shows: tabs for the groupings that are asked for most, one more tab
/// for whatever was chosen from More, the amounts (basis), and the filter.
class BillTabs : public QWidget
{
    Q_OBJECT

public:
    explicit BillTabs(QWidget* parent = nullptr);

    const BillQuestion& question() const { return m_question; }
    void setQuestion(const BillQuestion& question);
    void setTagKeys(const QStringList& keys);
    /// As accountTagKeys says them: without a list there is no organization to group by.
    void setAccountTagKeys(const std::optional<QStringList>& keys);
    QString filterText() const;
    void clearFilter();
    void focusFilter();
    QTabBar* tabBar() const { return m_bar; }

signals:
    /// Chosen by the person.
    void questionChanged();
    void filterChanged(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillMore();
    void fillTags(const QString& title, Dimension by, const QStringList& keys);
    void choose(int tab);
    void showMoreTab();
    int tabOf(const BillQuestion& question) const;
    void arrange();

    BillQuestion m_question;
    QStringList m_tagKeys;
    std::optional<QStringList> m_accountTagKeys;
    QTabBar* m_bar;
    QToolButton* m_more;
    QMenu* m_menu;
    QComboBox* m_basis;
    SearchField* m_search;
    QBoxLayout* m_layout;
    BillQuestion m_moreQuestion; ///< of the last tab, where there is one
    bool m_showing = false;
};

} // namespace billfold
