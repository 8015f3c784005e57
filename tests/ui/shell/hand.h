// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QString>

#include <functional>

class QAbstractButton;
class QAbstractItemView;
class QAction;
class QComboBox;
class QMenu;
class QWidget;

namespace billfold
{
class MainWindow;
}

namespace billfold::test
{

/// What a person does in the window, whatever with: everything is named as the screen names it, and is looked
/// for in the dialog that is open, else in the window. Each action waits until what it needs is there and
/// enabled. One that fails returns false; `problem` says what was in the way.
class Hand
{
public:
    explicit Hand(MainWindow& window) : m_window(window) {}
    virtual ~Hand() = default;

    /// A button, a segment, a card.
    bool press(const QString& button);
    /// A field, by its label or accessible name; what is in it is replaced.
    bool type(const QString& field, const QString& text);
    bool choose(const QString& comboBox, const QString& entry); ///< the entry begins so
    bool chooseRow(const QString& view, const QString& text);   ///< a cell of it says so
    bool openRow(const QString& view, const QString& text);
    bool tickRow(const QString& view, const QString& text);
    bool showTab(const QString& tab); ///< it begins so
    /// A button with a menu, and what its entry begins with.
    bool pick(const QString& button, const QString& entry);
    /// The menu bar.
    bool pickFromBar(const QString& menu, const QString& entry);
    bool goTo(const QString& page); ///< by the navigation

    const QString& problem() const { return m_problem; }

protected:
    virtual bool pressButton(QAbstractButton* button) = 0;
    virtual bool enter(QWidget* field) = 0; ///< makes what is typed go there
    virtual bool chooseEntry(QComboBox* box, int index) = 0;
    virtual bool chooseIndex(QAbstractItemView* view, const QModelIndex& index) = 0;
    virtual bool openIndex(QAbstractItemView* view, const QModelIndex& index) = 0;
    virtual bool tickIndex(QAbstractItemView* view, const QModelIndex& index) = 0;
    virtual bool chooseTab(QWidget* bar, int index) = 0;
    virtual bool openMenuOf(const QString& title) = 0;
    virtual bool pickEntry(QMenu* menu, QAction* action) = 0;
    virtual bool openPage(QAbstractButton* entry) = 0;

    MainWindow& window() const { return m_window; }
    QWidget* place() const; ///< the dialog that is open, else the window
    bool ready();           ///< makes it the active window, as a window manager does
    bool failed(const QString& problem);
    static QString nameOf(const QWidget* widget);

private:
    QAbstractItemView* viewWith(const QString& name, const QString& text);
    bool takeFromMenu(const QString& entry);

    MainWindow& m_window;
    QString m_problem;
};

/// Clicks where the thing is, and fails where something else lies on top of it. Keys only to type.
class MouseHand : public Hand
{
public:
    using Hand::Hand;

protected:
    bool pressButton(QAbstractButton* button) override;
    bool enter(QWidget* field) override;
    bool chooseEntry(QComboBox* box, int index) override;
    bool chooseIndex(QAbstractItemView* view, const QModelIndex& index) override;
    bool openIndex(QAbstractItemView* view, const QModelIndex& index) override;
    bool tickIndex(QAbstractItemView* view, const QModelIndex& index) override;
    bool chooseTab(QWidget* bar, int index) override;
    bool openMenuOf(const QString& title) override;
    bool pickEntry(QMenu* menu, QAction* action) override;
    bool openPage(QAbstractButton* entry) override;

private:
    bool click(QWidget* widget, QPoint at);
};

/// Tab, arrows, Space, Return, F6 and the menu bar's letters. Nothing is given the focus: it is reached.
class KeyHand : public Hand
{
public:
    using Hand::Hand;

protected:
    bool pressButton(QAbstractButton* button) override;
    bool enter(QWidget* field) override;
    bool chooseEntry(QComboBox* box, int index) override;
    bool chooseIndex(QAbstractItemView* view, const QModelIndex& index) override;
    bool openIndex(QAbstractItemView* view, const QModelIndex& index) override;
    bool tickIndex(QAbstractItemView* view, const QModelIndex& index) override;
    bool chooseTab(QWidget* bar, int index) override;
    bool openMenuOf(const QString& title) override;
    bool pickEntry(QMenu* menu, QAction* action) override;
    bool openPage(QAbstractButton* entry) override;

private:
    bool hit(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Tab until the focus is where it should be.
    bool reach(const std::function<bool(const QWidget*)>& wanted, const QString& name);
    /// One of several that exclude each other is reached, then the arrows go to the one.
    bool reachOf(QAbstractButton* button);
    bool step(int key, const std::function<bool()>& there, int most, const QString& name);
};

} // namespace billfold::test
