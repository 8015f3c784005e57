// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndexList>
#include <QString>

class QAbstractItemModel;
class QHeaderView;

namespace billfold
{

/// Rows as tab-separated text with a line of headings, as a spreadsheet takes it from the clipboard: the
/// visible columns in their shown order, amounts exact and with an ASCII minus. A text that a spreadsheet
/// would run as a formula (first character = + - @) gets an apostrophe in front; tabs and line breaks become
/// blanks.
QString rowsAsText(const QAbstractItemModel* model, const QHeaderView* header, const QModelIndexList& rows);

/// One cell as it is written there.
QString cellAsText(const QModelIndex& index);

} // namespace billfold
