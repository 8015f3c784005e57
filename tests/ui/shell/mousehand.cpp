// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/hand.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>
#include <QTabBar>
#include <QTest>
#include <QWindow>

namespace billfold::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int tickAt = 20; ///< from the left of its cell

/// What a person does with the wheel.
void scrollTo(QWidget* widget, const QPoint& at)
{
    for (QWidget* above = widget->parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above)) {
            const QPoint inside = widget->mapTo(area->widget(), at);
            area->ensureVisible(inside.x(), inside.y());
        }
    }
}

} // namespace

bool MouseHand::click(QWidget* widget, QPoint at)
{
    scrollTo(widget, at);
    QWidget* top = widget->window();
    QPoint point;
    // What moves on the way there, because a page is just being laid out, is followed.
    do {
        point = widget->mapTo(top, at);
        QTest::mouseMove(top->windowHandle(), point);
    } while (point != widget->mapTo(top, at));
    const QWidget* hit = top->childAt(point);
    if (hit == nullptr)
        hit = top;
    if (hit != widget && !widget->isAncestorOf(hit))
        return failed(u"%1 is covered by %2"_s.arg(nameOf(widget), nameOf(hit)));
    QTest::mouseClick(top->windowHandle(), Qt::LeftButton, {}, point);
    return true;
}

bool MouseHand::pressButton(QAbstractButton* button)
{
    return click(button, button->rect().center());
}

bool MouseHand::enter(QWidget* field)
{
    return click(field, field->rect().center());
}

bool MouseHand::chooseEntry(QComboBox* box, int index)
{
    if (box->currentIndex() == index)
        return true;
    if (!click(box, QPoint(box->width() - 12, box->height() / 2)))
        return false;
    QAbstractItemView* list = box->view();
    if (!QTest::qWaitFor([list] { return list->isVisible(); }))
        return failed(u"%1 does not open"_s.arg(nameOf(box)));
    const QModelIndex entry = list->model()->index(index, 0);
    list->scrollTo(entry);
    return click(list->viewport(), list->visualRect(entry).center()) &&
           QTest::qWaitFor([box, index] { return box->currentIndex() == index; });
}

bool MouseHand::chooseIndex(QAbstractItemView* view, const QModelIndex& index)
{
    view->scrollTo(index);
    return click(view->viewport(), view->visualRect(index).center()) &&
           (view->currentIndex().siblingAtColumn(0) == index || failed(u"the row is not chosen"_s));
}

bool MouseHand::openIndex(QAbstractItemView* view, const QModelIndex& index)
{
    view->scrollTo(index);
    const QPoint at = view->visualRect(index).center();
    if (!click(view->viewport(), at))
        return false;
    // A link has opened it.
    if (view->isVisible())
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at);
    return true;
}

bool MouseHand::tickIndex(QAbstractItemView* view, const QModelIndex& index)
{
    view->scrollTo(index);
    const QRect cell = view->visualRect(index);
    return click(view->viewport(), QPoint(cell.left() + tickAt, cell.center().y()));
}

bool MouseHand::chooseTab(QWidget* bar, int index)
{
    return click(bar, static_cast<QTabBar*>(bar)->tabRect(index).center());
}

bool MouseHand::openMenuOf(const QString& title)
{
    QMenuBar* bar = window().menuBar();
    for (QAction* action : bar->actions()) {
        if (action->text().remove(u'&') == title)
            return click(bar, bar->actionGeometry(action).center());
    }
    return failed(u"there is no menu '%1'"_s.arg(title));
}

bool MouseHand::pickEntry(QMenu* menu, QAction* action)
{
    return click(menu, menu->actionGeometry(action).center());
}

bool MouseHand::openPage(QAbstractButton* entry)
{
    return click(entry, entry->rect().center());
}

} // namespace billfold::test
