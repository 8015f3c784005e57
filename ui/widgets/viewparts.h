// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QString>

class QAbstractItemView;
class QHeaderView;
class QMenu;

namespace billfold
{

class HeaderView;

/// What TableView and TreeView do alike. Only they and RowView include this.
namespace ViewParts
{

/// Flags and policies of every view of rows.
void setUp(QAbstractItemView* view);
/// `Copy` and `Sort by`, below what the page has put in: so sorting needs no mouse.
void addCommonActions(QMenu& menu, QAbstractItemView* view, HeaderView* header, bool sortable);
/// The header's sizes, order and sorted column under `tables/ID`; nothing where the columns have changed
/// since.
bool restoreHeader(HeaderView* header, const QString& id);
void saveHeader(const HeaderView* header, const QString& id);
/// Ticks or unticks the first cell of the row that has a tick box. False where there is none.
bool toggleTick(QAbstractItemView* view, const QModelIndex& index);
/// True if a click on the cell leads somewhere.
bool isLink(const QModelIndex& index);
void toClipboard(const QString& text);
/// Ring of the keyboard's row, inside `row`.
bool ringVisible(const QAbstractItemView* view);

} // namespace ViewParts
} // namespace billfold
