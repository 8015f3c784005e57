// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/choose.h"
#include "models/organization/world.h"

#include <QJsonObject>

namespace billfold
{

// The parts of `billfold org`. Each gets the words after its name.
Result<void> orgShow(const CommandContext& context);
Result<void> orgAccounts(const CommandContext& context);
Result<void> orgTree(const CommandContext& context);
Result<void> orgImport(const CommandContext& context);
Result<void> orgExport(const CommandContext& context);
Result<void> orgPlan(const CommandContext& context);
Result<void> orgCan(const CommandContext& context);
Result<void> orgEvaluate(const CommandContext& context);

/// The organization that is meant: the only one, or the one that --organization or --payer names.
Result<Organization> chosenOrganization(const World& world, const Options& options);
/// text, csv or json, or one of `more`; an error of use for another one.
Result<QString> formatOf(const Options& options, const QStringList& more = {});
/// Rows of texts as CSV (RFC 4180, safe for spreadsheets).
QString csvOf(const QStringList& header, const QList<QStringList>& rows);
/// Columns side by side, two blanks between them.
QString columnsOf(const QList<QStringList>& rows);
QString jsonText(const QJsonObject& object);

} // namespace billfold
