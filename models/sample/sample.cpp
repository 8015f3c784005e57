// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sample/sample.h"

#include "models/sample/samplemonth.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostAccounts = 5000;
constexpr int mostMonths = 120;
constexpr qint64 mostLines = 50'000'000;
constexpr qint64 mostPartLines = 60'000;
constexpr qint64 fewestAccountLines = 2; // one of usage and its tax

QString tr(const char* sentence)
{
    return QCoreApplication::translate("Sample", sentence);
}

const QString bucket = u"alder-street-billing"_s;
const QString reportPath = u"exports/consolidated"_s;
const QString reportName = u"consolidated"_s;

Error invalid(const QString& sentence)
{
    return {ErrorCode::Invalid, sentence, {}};
}

std::optional<Error> problemOf(const SampleOptions& options)
{
    if (options.accounts < 1 || options.accounts > mostAccounts)
        return invalid(tr("A sample has 1 to %1 accounts.").arg(mostAccounts));
    if (options.months < 1 || options.months > mostMonths)
        return invalid(tr("A sample has 1 to %1 months.").arg(mostMonths));
    const qint64 fewest = fewestSampleLines(options.accounts, options.months);
    if (options.lines < fewest || options.lines > mostLines)
        return invalid(tr("With --accounts %1 and --months %2 a sample has %3 to %4 lines.")
                           .arg(options.accounts)
                           .arg(options.months)
                           .arg(fewest)
                           .arg(mostLines));
    return std::nullopt;
}

Result<void> writeWhole(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return Error{ErrorCode::Storage, tr("%1 cannot be written. Is there room on the disk?").arg(path),
                 file.errorString()};
}

Result<void> makeFolder(const QString& path)
{
    if (QDir().mkpath(path))
        return {};
    return Error{ErrorCode::Storage, tr("The folder %1 cannot be made. Check the path.").arg(path), {}};
}

/// The lines of a month: what every bill needs, and what is left over, shared out.
SampleMonthPlan planMonth(const SampleOrganization& organization, const SampleOptions& options, int index)
{
    const int last = options.months - 1;
    SampleMonthPlan plan{.index = index, .period = options.last.plus(index - last)};
    plan.estimate = index == last;
    plan.renewal = index == std::min(4, last);
    plan.refund = index == (last > 1 ? last - 1 : 0);
    // Each month has a little more than the one before.
    const qint64 fewest = fewestSampleLines(options.accounts, options.months) / options.months;
    const qint64 more = options.lines - fewest * options.months;
    const auto weightUntil = [](qint64 months) { return months * 200 + months * (months - 1) * 3; };
    const qint64 share = more * weightUntil(index + 1) / weightUntil(options.months) -
                         more * weightUntil(index) / weightUntil(options.months);
    const qint64 lines = fewest + share;
    plan.partLines = std::clamp<qint64>(lines / 2 + 1, 1, mostPartLines);
    const auto hours = static_cast<qint64>(plan.period.firstDay().daysInMonth()) * 24;
    plan.planSteps = std::clamp<qint64>(1 + share / 8 / linesOfPlanStep, 1, hours);
    plan.reservedLines = std::clamp<qint64>(1 + share / 20, 1, hours);
    qint64 left = lines - otherSampleLines(plan) - plan.planSteps * linesOfPlanStep - plan.reservedLines;

    plan.accountLines.resize(organization.accounts.size());
    std::int64_t total = 0;
    qint64 active = 0;
    for (const SampleAccount& account : organization.accounts) {
        active += account.firstMonth <= index ? 1 : 0;
        total += account.firstMonth <= index ? account.budget : 0;
    }
    left -= active * fewestAccountLines;
    // Half of them evenly, half by what the account spends.
    std::int64_t before = 0;
    qint64 given = 0;
    for (std::size_t i = 0; i < organization.accounts.size(); ++i) {
        const SampleAccount& account = organization.accounts[i];
        if (account.firstMonth > index)
            continue;
        before += account.budget + total / active;
        const auto until =
            static_cast<qint64>(Money::Wide(left) * before / (total + total / active * active));
        plan.accountLines[i] = fewestAccountLines + until - given;
        given = until;
    }
    return plan;
}

/// How many things each account runs: with more lines, more of them.
std::vector<qint64> itemsOf(const std::vector<SampleMonthPlan>& plans, std::size_t accounts)
{
    std::vector<qint64> items(accounts, 1);
    for (std::size_t i = 0; i < accounts; ++i) {
        qint64 sum = 0;
        qint64 most = 0;
        for (const SampleMonthPlan& plan : plans) {
            sum += plan.accountLines[i];
            most = std::max(most, plan.accountLines[i]);
        }
        constexpr qint64 linesOfItem = 6;
        constexpr qint64 mostLinesOfItem = 600; // an hour each, in the shortest month
        const qint64 average = sum / static_cast<qint64>(plans.size());
        items[i] = std::max(std::clamp<qint64>(average / linesOfItem, 3, 40), most / mostLinesOfItem + 1);
    }
    return items;
}

/// An assembly's id, which looks like the provider's and is always the same.
QString assemblyOf(quint64 seed, BillingPeriod period)
{
    SampleRandom random({seed, 15, static_cast<std::uint64_t>(period.index())});
    const auto hex = [&random](int digits) {
        return u"%1"_s.arg(random.next() >> (64 - 4 * digits), digits, 16, QLatin1Char('0'));
    };
    QStringList groups;
    for (const int digits : {8, 4, 4, 4, 12})
        groups.append(hex(digits));
    return groups.join(u'-');
}

QByteArray manifestOf(const SampleOrganization& organization, BillingPeriod period, const QString& assembly,
                      const QStringList& keys)
{
    QJsonArray columns;
    for (std::size_t i = 0; i < curColumnCount; ++i) {
        const std::string_view spelled = curColumnName(static_cast<CurColumn>(i));
        const QString name = QString::fromUtf8(spelled.data(), static_cast<qsizetype>(spelled.size()));
        columns.append(
            QJsonObject{{u"category"_s, name.section(u'/', 0, 0)}, {u"name"_s, name.section(u'/', 1)}});
    }
    const auto time = [](const QDateTime& at) { return at.toString(u"yyyyMMdd'T'HHmmss'.000Z'"_s); };
    const QJsonObject manifest{
        {u"assemblyId"_s, assembly},
        {u"account"_s, QString::fromStdString(organization.payer().id)},
        {u"columns"_s, columns},
        {u"charset"_s, u"UTF-8"_s},
        {u"compression"_s, u"GZIP"_s},
        {u"contentType"_s, u"text/csv"_s},
        {u"reportId"_s, u"7c1f5ad2e94b08b3"_s},
        {u"reportName"_s, reportName},
        {u"billingPeriod"_s, QJsonObject{{u"start"_s, time(period.start())}, {u"end"_s, time(period.end())}}},
        {u"bucket"_s, bucket},
        {u"reportKeys"_s, QJsonArray::fromStringList(keys)},
        {u"additionalArtifactKeys"_s, QJsonArray()},
    };
    return QJsonDocument(manifest).toJson();
}

/// The list of accounts as the organizations console exports it.
QByteArray accountList(const SampleOrganization& organization, BillingPeriod first)
{
    std::string csv = "Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp\n";
    for (const SampleAccount& account : organization.accounts) {
        const QDate joined = first.plus(account.firstMonth).firstDay();
        const bool quoted = account.name.find(',') != std::string::npos;
        csv += account.id + ",arn:aws:organizations::" + organization.payer().id + ":account/o-4c8wz1hr6p/" +
               account.id + ",billing+" + account.slug + "@alder.example," +
               (quoted ? '"' + account.name + '"' : account.name) + ",ACTIVE," +
               (account.firstMonth > 0 ? "INVITED," : "CREATED,") +
               joined.toString(Qt::ISODate).toStdString() + "T00:00:00Z\n";
    }
    return QByteArray::fromStdString(csv);
}

Result<int> writeMonth(const QString& folder, const SampleOrganization& organization,
                       const SampleOptions& options, const SampleMonthPlan& plan,
                       const std::vector<qint64>& items)
{
    const auto compact = [](QDate day) { return day.toString(u"yyyyMMdd"_s); };
    const QString range = compact(plan.period.firstDay()) + u'-' + compact(plan.period.plus(1).firstDay());
    const QString assembly = assemblyOf(options.seed, plan.period);
    const QString key = reportPath + u'/' + range + u'/' + assembly;
    if (auto made = makeFolder(folder + u'/' + key); !made)
        return made.error();
    CurPartWriter writer(folder + u'/' + key, reportName, plan.partLines);
    SampleMonth month(organization, plan, options.seed, writer);
    SampleSums sums(organization.accounts.size());
    writeSampleUsage(month, items, options.months - 1, sums);
    writeSampleCommitments(month, sums);
    writeSampleOtherCharges(month, sums);
    auto parts = writer.finish();
    if (!parts)
        return parts.error();
    QStringList keys;
    for (const QString& part : std::as_const(*parts))
        keys.append(key + u'/' + part);
    const QByteArray manifest = manifestOf(organization, plan.period, assembly, keys);
    // In the assembly's folder, and, where it always is the newest, in the period's.
    for (const QString& place : {key, key.chopped(assembly.size() + 1)}) {
        if (auto written =
                writeWhole(folder + u'/' + place + u'/' + reportName + u"-Manifest.json"_s, manifest);
            !written)
            return written.error();
    }
    return static_cast<int>(parts->size());
}

} // namespace

qint64 fewestSampleLines(int accounts, int months)
{
    SampleMonthPlan plan{.period = SampleOptions().last};
    plan.renewal = plan.refund = true;
    return months * (otherSampleLines(plan) + plan.planSteps * linesOfPlanStep + plan.reservedLines +
                     accounts * fewestAccountLines);
}

Result<SampleSummary> writeSample(const QString& folder, const SampleOptions& options,
                                  const std::function<void(int)>& monthDone)
{
    if (const auto problem = problemOf(options))
        return *problem;
    if (auto made = makeFolder(folder); !made)
        return made.error();
    if (!QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return Error{ErrorCode::Conflict, tr("The folder %1 is not empty. Name a new one.").arg(folder), {}};
    const SampleOrganization organization =
        makeSampleOrganization(options.accounts, options.months, options.seed);
    std::vector<SampleMonthPlan> plans;
    for (int index = 0; index < options.months; ++index)
        plans.push_back(planMonth(organization, options, index));
    const std::vector<qint64> items = itemsOf(plans, organization.accounts.size());
    SampleSummary summary{options.accounts, options.lines, 0, plans.front().period, plans.back().period};
    if (auto written = writeWhole(folder + u"/Organization_accounts_information.csv"_s,
                                  accountList(organization, summary.first));
        !written)
        return written.error();
    for (const SampleMonthPlan& plan : plans) {
        auto files = writeMonth(folder, organization, options, plan, items);
        if (!files)
            return files.error();
        summary.files += *files;
        if (monthDone)
            monthDone(plan.index + 1);
    }
    return summary;
}

} // namespace billfold
