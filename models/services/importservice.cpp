// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/importjob.h"

namespace billfold
{

Result<ImportOutcome> importReport(Connection& connection, const ExportSource& source,
                                   const ImportOptions& options, const Clock& clock,
                                   const std::atomic<bool>& cancel,
                                   const std::function<void(const ImportProgress&)>& progress)
{
    return ImportJob(connection, options, clock, cancel, progress).run({source});
}

Result<ImportOutcome> importReports(Connection& connection, const QStringList& paths,
                                    const ImportOptions& options, const Clock& clock,
                                    const std::atomic<bool>& cancel,
                                    const std::function<void(const ImportProgress&)>& progress)
{
    auto sources = findExports(paths);
    if (!sources)
        return sources.error();
    return ImportJob(connection, options, clock, cancel, progress).run(*sources);
}

} // namespace billfold
