// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "models/services/workspace.h"

#include <optional>

namespace billfold
{

/// The answer of a service, waited for: a command has nothing else to do.
template <typename T>
Result<T> wait(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.result();
}

/// The database of a command, after signing in where it asks for that. A file that was named but is not there
/// is an error: only an import makes one. A command that changes something opens it as Owner, and is refused
/// while a window has it.
Result<std::shared_ptr<Workspace>> openWorkspace(const CommandContext& context,
                                                 OpenMode mode = OpenMode::Reader);
Result<std::shared_ptr<Workspace>> openOrMakeWorkspace(const CommandContext& context,
                                                       OpenMode mode = OpenMode::Owner);

/// Writes into the audit log that something left the program, and waits for that.
Result<void> noteExport(const Workspace& workspace, const QString& action, const QString& object,
                        const QString& target);

/// `YYYY-MM`, or an error of use.
Result<BillingPeriod> monthOf(const QString& text);

/// The bills of a month, of the latest month where none is named, of the payer and in the currency that
/// --payer and
/// --currency name. At least one, or an error.
Result<QList<BillSummary>> chosenBills(const Workspace& workspace, const std::optional<BillingPeriod>& month,
                                       const Options& options);
/// The one bill that is meant; an error of use that names the choices where there are several.
Result<BillSummary> chosenBill(const Workspace& workspace, BillingPeriod month, const Options& options);

/// `pending` or `issued`.
QString statusWord(const BillSummary& bill);

} // namespace billfold
