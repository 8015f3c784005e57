// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace billfold
{

class IconLabel;

/// One message under the title of a page: semantic background, bar of 3 px, icon, bold first sentence, one
/// action, close. It pushes the page down and stays until the person closes it. Showing it raises an
/// accessibility alert.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);
    NoticeBar(Semantic semantic, const QString& headline, const QString& text, QWidget* parent = nullptr);

    /// Both plain text. Either may be empty. Does not show the bar: call showNotice() or setVisible().
    void setNotice(Semantic semantic, const QString& headline, const QString& text = {},
                   const QString& iconName = {});
    void showNotice(Semantic semantic, const QString& headline, const QString& text = {});
    /// One action, named by its verb; empty removes it. `actionTriggered` follows a click.
    void setAction(const QString& text);
    void setClosable(bool closable);
    Semantic semantic() const { return m_semantic; }
    QString text() const;

signals:
    void actionTriggered();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();

    Semantic m_semantic = Semantic::Info;
    QString m_headline;
    QString m_text;
    QString m_iconName;
    QString m_announced;
    IconLabel* m_icon;
    QLabel* m_label = nullptr;
    QPushButton* m_action;
    QToolButton* m_close;
};

} // namespace billfold
