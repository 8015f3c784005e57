// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/hand.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigation.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>
#include <QWindow>

namespace billfold::test
{

using namespace Qt::StringLiterals;

namespace
{

/// Nobody presses Tab more often than this to get somewhere on a page.
constexpr int mostTabs = 60;
constexpr int mostRegions = 6;

/// A Tab that is a character there needs another key to go on.
bool keepsTab(const QWidget* widget)
{
    const auto* edit = qobject_cast<const QPlainTextEdit*>(widget);
    return edit != nullptr && !edit->tabChangesFocus();
}

} // namespace

bool KeyHand::hit(int key, Qt::KeyboardModifiers modifiers)
{
    // The platform without a display leaves the keyboard with a list of completions that has closed.
    if (QApplication::activePopupWidget() == nullptr && !ready())
        return false;
    QTest::keyClick(QGuiApplication::focusWindow(), static_cast<Qt::Key>(key), modifiers);
    return true;
}

bool KeyHand::reach(const std::function<bool(const QWidget*)>& wanted, const QString& name)
{
    QStringList way;
    for (int i = 0; i < mostTabs; ++i) {
        const QWidget* focus = QApplication::focusWidget();
        if (wanted(focus))
            return true;
        way.append(nameOf(focus));
        if (!hit(Qt::Key_Tab, keepsTab(focus) ? Qt::ControlModifier : Qt::NoModifier))
            return false;
    }
    return failed(u"Tab does not reach %1, but:\n  %2"_s.arg(name, way.join(u"\n  "_s)));
}

bool KeyHand::step(int key, const std::function<bool()>& there, int most, const QString& name)
{
    for (int i = 0; i <= most; ++i) {
        if (there())
            return true;
        if (!hit(key))
            return false;
    }
    return failed(u"the arrow keys do not reach %1"_s.arg(name));
}

bool KeyHand::reachOf(QAbstractButton* button)
{
    const auto together = [button](const QWidget* focus) {
        const auto* other = qobject_cast<const QAbstractButton*>(focus);
        return other == button || (other != nullptr && button->isCheckable() && other->isCheckable() &&
                                   other->parentWidget() == button->parentWidget() &&
                                   (button->focusPolicy() & Qt::TabFocus) == 0);
    };
    if (!reach(together, nameOf(button)))
        return false;
    const auto there = [button] { return QApplication::focusWidget() == button; };
    const auto* siblings = button->parentWidget();
    const int most = static_cast<int>(siblings->findChildren<QAbstractButton*>().size());
    // Right goes round, or ends: then Left is the way.
    for (int key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Left, Qt::Key_Up}) {
        for (int i = 0; i < most && !there() && together(QApplication::focusWidget()); ++i)
            hit(key);
    }
    return there() || failed(u"the arrow keys do not reach %1"_s.arg(nameOf(button)));
}

bool KeyHand::pressButton(QAbstractButton* button)
{
    if (!reachOf(button))
        return false;
    return (button->isCheckable() && button->isChecked()) || hit(Qt::Key_Space);
}

bool KeyHand::enter(QWidget* field)
{
    return reach(
        [field](const QWidget* focus) {
            return focus != nullptr && (focus == field || field->isAncestorOf(focus));
        },
        nameOf(field));
}

bool KeyHand::chooseEntry(QComboBox* box, int index)
{
    if (!enter(box))
        return false;
    const int key = box->currentIndex() > index ? Qt::Key_Up : Qt::Key_Down;
    return step(
        key, [box, index] { return box->currentIndex() == index; }, box->count(), box->itemText(index));
}

bool KeyHand::chooseIndex(QAbstractItemView* view, const QModelIndex& index)
{
    if (!enter(view) || !hit(Qt::Key_Home))
        return false;
    const QPersistentModelIndex wanted(index);
    return step(
        Qt::Key_Down, [&] { return view->currentIndex().siblingAtColumn(0) == wanted; }, 200,
        index.data().toString());
}

bool KeyHand::openIndex(QAbstractItemView* view, const QModelIndex& index)
{
    return chooseIndex(view, index) && hit(Qt::Key_Return);
}

bool KeyHand::tickIndex(QAbstractItemView* view, const QModelIndex& index)
{
    return chooseIndex(view, index) && hit(Qt::Key_Space);
}

bool KeyHand::chooseTab(QWidget* bar, int index)
{
    auto* tabs = static_cast<QTabBar*>(bar);
    if (!enter(bar))
        return false;
    const int key = tabs->currentIndex() > index ? Qt::Key_Left : Qt::Key_Right;
    return step(
        key, [&] { return tabs->currentIndex() == index; }, tabs->count(), tabs->tabText(index));
}

bool KeyHand::openMenuOf(const QString& title)
{
    for (const QAction* action : window().menuBar()->actions()) {
        QString text = action->text();
        const qsizetype at = text.indexOf(u'&');
        if (text.remove(u'&') == title && at >= 0)
            return hit(Qt::Key_A + text[at].toUpper().unicode() - u'A', Qt::AltModifier);
    }
    return failed(u"there is no menu '%1' with a letter"_s.arg(title));
}

bool KeyHand::pickEntry(QMenu* menu, QAction* action)
{
    const int most = static_cast<int>(menu->actions().size());
    return step(
               Qt::Key_Down, [&] { return menu->activeAction() == action; }, most, action->text()) &&
           hit(Qt::Key_Return);
}

bool KeyHand::openPage(QAbstractButton* entry)
{
    const Navigation& navigation = window().navigation();
    const auto inside = [&] {
        const QWidget* focus = QApplication::focusWidget();
        return focus != nullptr && qobject_cast<const NavigationButton*>(focus) != nullptr &&
               navigation.isAncestorOf(focus);
    };
    if (!step(Qt::Key_F6, inside, mostRegions, u"the navigation"_s))
        return false;
    const auto there = [entry] { return QApplication::focusWidget() == entry; };
    const bool below = entry->y() > QApplication::focusWidget()->y();
    return step(below ? Qt::Key_Down : Qt::Key_Up, there, 20, nameOf(entry)) && hit(Qt::Key_Return);
}

} // namespace billfold::test
