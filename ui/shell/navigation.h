// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/pagetarget.h"

#include <QAbstractButton>

namespace billfold
{

class TextLabel;

/// One entry of the navigation: icon and name, or the icon alone in narrow windows (the name is then its tool
/// tip).
class NavigationButton : public QAbstractButton
{
    Q_OBJECT

public:
    NavigationButton(const QString& text, const QString& iconName, QWidget* parent);
    void setIconOnly(bool iconOnly);
    /// Disabled, with the reason in the tool tip; empty: enabled.
    void setDenied(const QString& why);
    /// A number at the right end (a dot beside the icon where that stands alone); `words` says what it
    /// counts: "3 open". Nothing is shown for 0.
    void setCount(int count, const QString& words);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// Arrow up or down: to the neighbour.
    void stepRequested(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void settleWords();

    QString m_iconName, m_denied, m_words;
    int m_count = 0;
    bool m_iconOnly = false;
};

/// The list of pages at the left, in groups. It is one stop of the Tab key (the current page); the arrow keys
/// move within, Enter or Space opens.
class Navigation : public QWidget
{
    Q_OBJECT

public:
    struct Entry {
        PageId page;
        QString text, iconName;
    };

    explicit Navigation(QWidget* parent = nullptr);

    /// Puts a widget above the entries (the organization).
    void setTop(QWidget* top);
    void addGroup(const QString& heading, const QList<Entry>& entries);
    void setCurrent(PageId page);
    /// The page is not for whoever acts; `why` is its tool tip. An empty one: it is.
    void setDenied(PageId page, const QString& why);
    void setIconsOnly(bool iconsOnly);
    bool iconsOnly() const { return m_iconsOnly; }
    NavigationButton* button(PageId page) const;
    void focusCurrent();

signals:
    void chosen(billfold::PageId page);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void step(int from, int by);

    struct Item {
        PageId page;
        NavigationButton* button;
    };
    QList<Item> m_items;
    QList<TextLabel*> m_headings;
    bool m_iconsOnly = false;
};

} // namespace billfold
