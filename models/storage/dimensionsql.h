// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/storage/boundsql.h"

namespace billfold
{

/// The dictionary that tells what a line is in a dimension.
enum class Dictionary { None, Account, Item, Kind, Origin, Tags };

Dictionary dictionaryOf(Dimension dimension);
/// `account`, `item`, `kind`, `origin`, `tags`: the column of lines and sums that names an entry.
const char* columnOf(Dictionary dictionary);
/// The dictionary's table.
const char* tableOf(Dictionary dictionary);
/// The key of an entry in a dimension, over the columns of its table. Tags: '' for a set without this tag.
BoundSql keySql(Dimension dimension, const QString& tagKey);
/// " WHERE … AND …" over a dictionary's table for those of the filters that are about it; empty for none.
BoundSql whereSql(Dictionary dictionary, const QList<FilterStep>& filters);
bool concerns(Dictionary dictionary, const QList<FilterStep>& filters);

/// The columns of rollup for a basis, with the unblended cost where they are NULL, as two
/// columns.
std::string costSql(Basis basis, const std::string& alias);

} // namespace billfold
