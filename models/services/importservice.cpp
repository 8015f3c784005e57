// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/importjob.h"
#include "models/storage/organizationstore.h"

#include <QCryptographicHash>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

Result<ImportPreview> previewReports(Connection& connection, const QStringList& paths, qint64 maxLines)
{
    auto sources = findExports(paths);
    if (!sources)
        return sources.error();
    ImportPreview all;
    all.paths = paths;
    for (const ExportSource& source : std::as_const(*sources)) {
        auto one = previewReport(connection, source, maxLines);
        if (!one)
            return one.error();
        all.format = all.format.isEmpty() || all.format == one->format ? one->format
                                                                       : all.format + u"; "_s + one->format;
        all.formatKey = one->formatKey;
        all.files += one->files;
        all.bytes += one->bytes;
        all.newest = std::max(all.newest, one->newest);
        all.complete = all.complete && one->complete;
        all.lines += one->lines;
        all.periods += one->periods;
        if (all.firstLines.isEmpty())
            all.firstLines = one->firstLines;
        all.findings += one->findings;
        all.errorLines += one->errorLines;
        for (const auto& account : std::as_const(one->accounts)) {
            if (!all.accounts.contains(account))
                all.accounts.append(account);
        }
    }
    auto payers = OrganizationStore(connection).payers();
    if (!payers)
        return payers.error();
    for (const PeriodTotals& totals : std::as_const(all.periods)) {
        const bool known = std::any_of(payers->cbegin(), payers->cend(), [&](const StoredPayer& payer) {
            return payer.key == totals.bill.payer && !payer.organizationName.isEmpty();
        });
        all.needsOrganization = all.needsOrganization || !known;
    }
    return all;
}

Result<ImportOutcome> importReports(Connection& connection, const QStringList& paths,
                                    const ImportOptions& options, const Clock& clock,
                                    const std::atomic<bool>& cancel,
                                    const std::function<void(const ImportProgress&)>& progress)
{
    auto sources = findExports(paths);
    if (!sources)
        return sources.error();
    ImportOutcome all;
    all.unchanged = true;
    for (const ExportSource& source : std::as_const(*sources)) {
        auto one = importReport(connection, source, options, clock, cancel, progress);
        if (!one)
            return one;
        all.importId = std::max(all.importId, one->importId);
        all.format = one->format;
        all.periods += one->periods;
        all.findings += one->findings;
        all.skippedLines += one->skippedLines;
        if (one->skippedAmount)
            all.skippedAmount = all.skippedAmount.value_or(Money()) + *one->skippedAmount;
        all.unchanged = all.unchanged && one->unchanged;
        if (!one->refusal.isEmpty()) {
            all.refusal = one->refusal;
            return all;
        }
    }
    if (options.makeOrganization) {
        for (const PeriodTotals& totals : std::as_const(all.periods)) {
            if (auto made = makeOrganizationOf(connection, totals.bill.payer, clock); !made)
                return made.error();
        }
    }
    return all;
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
