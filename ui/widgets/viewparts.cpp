// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/viewparts.h"

#include "models/views/roles.h"
#include "ui/theme/icon.h"
#include "ui/widgets/headerview.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSettings>

namespace billfold::ViewParts
{

namespace
{

using namespace Qt::StringLiterals;

QString settingsKey(const QString& id)
{
    return u"tables/"_s + id;
}

} // namespace

void setUp(QAbstractItemView* view)
{
    view->setFrameStyle(QFrame::NoFrame);
    view->setAlternatingRowColors(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setTabKeyNavigation(false);
    // Without tracking the hovered row is only known while a button is down.
    view->setMouseTracking(true);
    view->viewport()->setMouseTracking(true);
}

void addCommonActions(QMenu& menu, QAbstractItemView* view, HeaderView* header, bool sortable)
{
    if (!menu.isEmpty())
        menu.addSeparator();
    QAction* copy = menu.addAction(icon(u"copy"_s), QObject::tr("Copy"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutVisibleInContextMenu(true);
    QObject::connect(copy, &QAction::triggered, view,
                     [view] { QMetaObject::invokeMethod(view, "copySelection"); });
    if (!sortable || !view->model())
        return;
    QMenu* sort = menu.addMenu(QObject::tr("Sort by"));
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const QString name = view->model()->headerData(column, Qt::Horizontal).toString();
        if (header->isSectionHidden(column) || name.isEmpty())
            continue;
        QAction* action = sort->addAction(name);
        action->setCheckable(true);
        action->setChecked(header->sortIndicatorSection() == column);
        QObject::connect(action, &QAction::triggered, header,
                         [header, column] { header->sortByPerson(column); });
    }
}

bool restoreHeader(HeaderView* header, const QString& id)
{
    const QSettings settings;
    if (settings.value(settingsKey(id) + u"/columns"_s).toInt() != header->count())
        return false;
    const QByteArray state = settings.value(settingsKey(id) + u"/state"_s).toByteArray();
    return !state.isEmpty() && header->restoreState(state);
}

void saveHeader(const HeaderView* header, const QString& id)
{
    QSettings settings;
    settings.setValue(settingsKey(id) + u"/columns"_s, header->count());
    settings.setValue(settingsKey(id) + u"/state"_s, header->saveState());
}

bool toggleTick(QAbstractItemView* view, const QModelIndex& index)
{
    if (!index.isValid())
        return false;
    const int columns = view->model()->columnCount(index.parent());
    for (int column = 0; column < columns; ++column) {
        const QModelIndex cell = index.siblingAtColumn(column);
        const QVariant state = cell.data(Qt::CheckStateRole);
        if (!state.isValid() || !(cell.flags() & Qt::ItemIsUserCheckable) ||
            !(cell.flags() & Qt::ItemIsEnabled))
            continue;
        const bool checked = static_cast<Qt::CheckState>(state.toInt()) == Qt::Checked;
        return view->model()->setData(cell, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
    return false;
}

bool isLink(const QModelIndex& index)
{
    return index.isValid() && index.data(LinkRole).toBool();
}

void toClipboard(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

bool ringVisible(const QAbstractItemView* view)
{
    return view->hasFocus() && view->window()->testAttribute(Qt::WA_KeyboardFocusChange) &&
           view->currentIndex().isValid();
}

} // namespace billfold::ViewParts
