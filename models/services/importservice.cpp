// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/importjob.h"
#include "models/storage/organizationstore.h"

#include <QCryptographicHash>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

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

Result<void> makeOrganizationOf(Connection& connection, const QString& payer, const Clock& clock)
{
    OrganizationStore store(connection);
    auto payers = store.payers();
    if (!payers)
        return payers.error();
    const auto known = std::find_if(payers->cbegin(), payers->cend(),
                                    [&](const StoredPayer& stored) { return stored.key == payer; });
    const QString name = known != payers->cend() && !known->name.isEmpty() ? known->name : payer;
    // Ids of organizations are o- and ten letters or digits; this one is ours and always the same for a
    // payer.
    const QByteArray hash = QCryptographicHash::hash(payer.toUtf8(), QCryptographicHash::Sha256);
    QString id = u"o-"_s;
    for (int i = 0; i < 10; ++i)
        id += QLatin1Char("abcdefghijklmnopqrstuvwxyz0123456789"[static_cast<uchar>(hash[i]) % 36]);
    return store.makeOrganization(payer, name, id, clock.now());
}

} // namespace billfold
