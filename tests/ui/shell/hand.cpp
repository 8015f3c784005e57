// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/hand.h"

#include "ui/shell/mainwindow.h"
#include "ui/shell/navigation.h"
#include "ui/widgets/formfield.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSortFilterProxyModel>
#include <QTabBar>
#include <QTest>
#include <QTimer>

#include <optional>

namespace billfold::test
{

using namespace Qt::StringLiterals;

namespace
{

QString plain(QString text)
{
    return text.remove(u'&');
}

template <typename Widget, typename Fits>
Widget* visible(const QWidget* place, Fits fits)
{
    for (Widget* widget : place->findChildren<Widget*>()) {
        // A widget of another window, such as a menu, is none of this place.
        if (widget->isVisible() && widget->window() == place->window() && fits(widget))
            return widget;
    }
    return nullptr;
}

QAbstractButton* buttonIn(const QWidget* place, const QString& text)
{
    const auto named = [&](const QAbstractButton* button) {
        return button->isEnabled() && (plain(button->text()) == text || button->accessibleName() == text);
    };
    return visible<QAbstractButton>(place, named);
}

QWidget* fieldIn(const QWidget* place, const QString& label)
{
    if (auto* field = visible<FormField>(
            place, [&](const FormField* each) { return plain(each->label()->text()) == label; }))
        return field->input();
    return visible<QWidget>(place, [&](const QWidget* each) {
        return each->accessibleName() == label && (qobject_cast<const QLineEdit*>(each) != nullptr ||
                                                   qobject_cast<const QPlainTextEdit*>(each) != nullptr);
    });
}

QComboBox* comboIn(const QWidget* place, const QString& label)
{
    if (auto* field = qobject_cast<QComboBox*>(fieldIn(place, label)))
        return field;
    return visible<QComboBox>(place, [&](const QComboBox* box) { return box->accessibleName() == label; });
}

QModelIndex indexWith(const QAbstractItemModel& model, const QString& text, const QModelIndex& parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            if (model.index(row, column, parent).data().toString() == text)
                return model.index(row, 0, parent);
        }
        if (const QModelIndex below = indexWith(model, text, model.index(row, 0, parent)); below.isValid())
            return below;
    }
    return {};
}

QAction* entryOf(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions()) {
        if (action->isVisible() && action->isEnabled() && plain(action->text()).startsWith(text))
            return action;
    }
    return nullptr;
}

} // namespace

QWidget* Hand::place() const
{
    QWidget* dialog = QApplication::activeModalWidget();
    return dialog != nullptr ? dialog : &m_window;
}

bool Hand::failed(const QString& problem)
{
    if (m_problem.isEmpty())
        m_problem = problem;
    return false;
}

QString Hand::nameOf(const QWidget* widget)
{
    if (widget == nullptr)
        return u"nothing"_s;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const QString text = button != nullptr ? plain(button->text()) : widget->accessibleName();
    return u"%1 '%2'"_s.arg(QString::fromLatin1(widget->metaObject()->className()), text);
}

bool Hand::ready()
{
    // What a window manager does.
    QWidget* there = place();
    if (!there->isActiveWindow())
        there->activateWindow();
    return QTest::qWaitFor([there] { return QApplication::activeWindow() == there; }) ||
           failed(u"the window does not become active"_s);
}

bool Hand::press(const QString& button)
{
    if (!QTest::qWaitFor([&] { return buttonIn(place(), button) != nullptr; }))
        return failed(
            u"there is no button '%1' that is enabled, in '%2'"_s.arg(button, place()->windowTitle()));
    return ready() && pressButton(buttonIn(place(), button));
}

bool Hand::type(const QString& field, const QString& text)
{
    if (!QTest::qWaitFor([&] {
            const QWidget* input = fieldIn(place(), field);
            return input != nullptr && input->isEnabled();
        }))
        return failed(u"there is no field '%1' in '%2'"_s.arg(field, place()->windowTitle()));
    if (!ready() || !enter(fieldIn(place(), field)))
        return false;
    QTest::keyClick(QGuiApplication::focusWindow(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), text);
    return true;
}

bool Hand::choose(const QString& comboBox, const QString& entry)
{
    const auto index = [&] {
        const QComboBox* box = comboIn(place(), comboBox);
        return box == nullptr || !box->isEnabled() ? -1 : box->findText(entry, Qt::MatchStartsWith);
    };
    if (!QTest::qWaitFor([&] { return index() >= 0; }))
        return failed(u"there is no '%1' to choose as '%2'"_s.arg(entry, comboBox));
    return ready() && chooseEntry(comboIn(place(), comboBox), index());
}

QAbstractItemView* Hand::viewWith(const QString& name, const QString& text)
{
    const auto find = [&] {
        return visible<QAbstractItemView>(place(), [&](const QAbstractItemView* each) {
            return each->accessibleName() == name && each->model() != nullptr &&
                   indexWith(*each->model(), text).isValid();
        });
    };
    if (!QTest::qWaitFor([&] { return find() != nullptr; }))
        failed(u"'%1' has no row '%2'"_s.arg(name, text));
    return ready() ? find() : nullptr;
}

bool Hand::chooseRow(const QString& view, const QString& text)
{
    QAbstractItemView* found = viewWith(view, text);
    return found != nullptr && chooseIndex(found, indexWith(*found->model(), text));
}

bool Hand::openRow(const QString& view, const QString& text)
{
    QAbstractItemView* found = viewWith(view, text);
    return found != nullptr && openIndex(found, indexWith(*found->model(), text));
}

bool Hand::tickRow(const QString& view, const QString& text)
{
    QAbstractItemView* found = viewWith(view, text);
    return found != nullptr && tickIndex(found, indexWith(*found->model(), text));
}

bool Hand::showTab(const QString& tab)
{
    const auto index = [&](const QTabBar* bar) {
        for (int i = 0; i < bar->count(); ++i) {
            if (bar->isTabVisible(i) && plain(bar->tabText(i)).startsWith(tab))
                return i;
        }
        return -1;
    };
    const auto find = [&] {
        return visible<QTabBar>(place(), [&](const QTabBar* bar) { return index(bar) >= 0; });
    };
    if (!QTest::qWaitFor([&] { return find() != nullptr; }))
        return failed(u"there is no tab '%1'"_s.arg(tab));
    return ready() && chooseTab(find(), index(find()));
}

bool Hand::takeFromMenu(const QString& entry)
{
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (menu == nullptr)
        return failed(u"no menu opens"_s);
    QAction* action = entryOf(*menu, entry);
    if (action != nullptr && pickEntry(menu, action))
        return true;
    menu->close();
    return failed(u"the menu has no '%1'"_s.arg(entry));
}

bool Hand::pick(const QString& button, const QString& entry)
{
    if (!QTest::qWaitFor([&] { return buttonIn(place(), button) != nullptr; }))
        return failed(u"there is no button '%1' that is enabled"_s.arg(button));
    // The menu has an event loop of its own, in which the rest has to happen.
    std::optional<bool> taken;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &poll, [&] {
        if (QApplication::activePopupWidget() == nullptr)
            return;
        poll.stop();
        taken = takeFromMenu(entry);
    });
    poll.start(0);
    if (!ready() || !pressButton(buttonIn(place(), button)))
        return false;
    if (!QTest::qWaitFor([&] { return taken.has_value(); }))
        return failed(u"'%1' opens no menu"_s.arg(button));
    return *taken;
}

bool Hand::pickFromBar(const QString& menu, const QString& entry)
{
    return ready() && openMenuOf(menu) && takeFromMenu(entry);
}

bool Hand::goTo(const QString& page)
{
    const auto find = [&] {
        return visible<NavigationButton>(
            &m_window, [&](const NavigationButton* button) { return plain(button->text()) == page; });
    };
    if (!QTest::qWaitFor([&] { return find() != nullptr; }))
        return failed(u"the navigation has no '%1'"_s.arg(page));
    return ready() && openPage(find());
}

} // namespace billfold::test
