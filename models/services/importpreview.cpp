// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/importjob.h"
#include "models/storage/billreader.h"
#include "models/storage/importstore.h"
#include "models/storage/organizationstore.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <set>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// Adds up what passes by, for a preview.
class Tally final : public ChargeSink
{
public:
    struct Sum {
        OriginEntry origin;
        PeriodTotals totals;
        std::set<std::uint32_t> accounts;
    };
    Result<void> take(ChargeBatch&& batch) override
    {
        origins.insert(origins.end(), batch.origins.begin(), batch.origins.end());
        accounts.insert(accounts.end(), batch.accounts.begin(), batch.accounts.end());
        items.insert(items.end(), batch.items.begin(), batch.items.end());
        kinds.insert(kinds.end(), batch.kinds.begin(), batch.kinds.end());
        for (const PackedLine& line : batch.lines) {
            const OriginEntry& origin = origins[line.origin];
            Sum* sum = sumOf(origin);
            ++sum->totals.lines;
            sum->totals.total += line.cost[0];
            sum->totals.estimate = sum->totals.estimate || origin.invoiceId.empty();
            sum->accounts.insert(line.account);
            const QDate day = QDateTime::fromSecsSinceEpoch(line.start, Qt::UTC).date();
            if (!sum->totals.firstDay.isValid() || day < sum->totals.firstDay)
                sum->totals.firstDay = day;
            if (!sum->totals.lastDay.isValid() || day > sum->totals.lastDay)
                sum->totals.lastDay = day;
            if (firstLines.size() < 8)
                firstLines.append(shown(line, origin));
        }
        return {};
    }
    Result<void> takeExactText(ExactText&&) override { return {}; }

    std::map<std::tuple<std::string, int, std::string>, Sum> sums;
    std::vector<AccountEntry> accounts;
    QList<LineRow> firstLines;

private:
    Sum* sumOf(const OriginEntry& origin)
    {
        const auto key = std::make_tuple(origin.payerKey, origin.period, origin.currency);
        auto found = sums.find(key);
        if (found == sums.end()) {
            Sum fresh{
                origin,
                {.bill = {*BillingPeriod::fromIndex(origin.period), QString::fromStdString(origin.payerKey),
                          QString::fromStdString(origin.currency)}},
                {}};
            found = sums.emplace(key, std::move(fresh)).first;
        }
        return &found->second;
    }
    LineRow shown(const PackedLine& line, const OriginEntry& origin) const
    {
        LineRow row;
        const ItemEntry& item = items[line.item];
        row.rawType = QString::fromStdString(kinds[line.kind].rawType);
        row.type = kinds[line.kind].type;
        row.accountKey = QString::fromStdString(accounts[line.account].key);
        row.accountName = QString::fromStdString(accounts[line.account].name);
        row.service = QString::fromStdString(item.serviceName.empty() ? item.serviceCode : item.serviceName);
        row.usageType = QString::fromStdString(item.usageType);
        row.region = QString::fromStdString(item.region);
        row.unit = QString::fromStdString(item.unit);
        row.usage = line.usage;
        row.amounts.of = line.cost;
        row.start = QDateTime::fromSecsSinceEpoch(line.start, Qt::UTC);
        row.end = row.start.addSecs(line.seconds);
        row.seller = QString::fromStdString(origin.seller);
        row.sourceLine = line.sourceLine;
        return row;
    }

    std::vector<OriginEntry> origins;
    std::vector<ItemEntry> items;
    std::vector<KindEntry> kinds;
};

Result<ImportPreview> previewReport(Connection& connection, const ExportSource& source, qint64 maxLines)
{
    Tally tally;
    ReadOptions options;
    options.maxLines = maxLines;
    options.batchLines = 8192;
    auto read = readExport(source, options, tally);
    if (!read)
        return read.error();
    auto parts = BillReader(connection).parts();
    if (!parts)
        return parts.error();
    ImportPreview preview;
    preview.format = source.formatName;
    preview.formatKey = source.format;
    preview.files = source.files;
    preview.bytes = source.bytes;
    preview.newest = source.newest;
    preview.complete = read->complete;
    preview.lines = read->lines;
    preview.findings = read->findings;
    preview.errorLines = read->errorLines;
    preview.errorAmount = read->errorAmount;
    preview.firstLines = tally.firstLines;
    for (auto& [key, sum] : tally.sums) {
        sum.totals.accounts = static_cast<int>(sum.accounts.size());
        sum.totals.payerName = QString::fromStdString(sum.origin.payerName);
        for (const PartRow& part : *parts) {
            if (part.summary.id != sum.totals.bill)
                continue;
            sum.totals.replacesTotal = part.summary.total;
            sum.totals.replacesImported = part.summary.lastImport;
            sum.totals.issued = part.summary.status == BillStatus::Issued;
        }
        preview.periods.append(sum.totals);
    }
    QHash<QString, QString> names;
    for (const AccountEntry& account : tally.accounts) {
        QString& name = names[QString::fromStdString(account.key)];
        if (name.isEmpty())
            name = QString::fromStdString(account.name);
    }
    for (const auto& [key, name] : read->accountNames) {
        if (names.contains(key))
            names[key] = name;
    }
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        preview.accounts.append({it.key(), it.value()});
    std::sort(preview.accounts.begin(), preview.accounts.end());
    if (read->complete) {
        auto known = ImportStore(connection).holding(read->contentHash);
        if (!known)
            return known.error();
        for (PeriodTotals& totals : preview.periods)
            totals.unchanged = *known != 0;
    }
    return preview;
}

} // namespace

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
        // Known for the whole only where it is known for every report that has such lines.
        if (one->errorLines > 0)
            all.errorAmount = !one->errorAmount || (all.errorLines > 0 && !all.errorAmount)
                                  ? std::nullopt
                                  : std::optional(all.errorAmount.value_or(Money()) + *one->errorAmount);
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

} // namespace billfold
