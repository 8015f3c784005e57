// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/legacycur.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace billfold::test
{

using namespace Qt::StringLiterals;

namespace
{

struct Column {
    const char* name;
    QByteArray (*value)(const CurLine&);
};

QByteArray month(const CurLine& line, int offset)
{
    const QDate first = QDate::fromString(QString::fromLatin1(line.period + "-01"), Qt::ISODate);
    return first.addMonths(offset).toString(Qt::ISODate).toLatin1() + "T00:00:00Z";
}

QByteArray hour(const CurLine& line, const char* time)
{
    return line.period + '-' + QByteArray::number(line.day).rightJustified(2, '0') + time;
}

const Column columns[] = {
    {"bill/InvoiceId", [](const CurLine& l) { return l.invoice; }},
    {"bill/BillingEntity", [](const CurLine& l) { return l.billingEntity; }},
    {"bill/BillType",
     [](const CurLine& l) { return QByteArray(l.type == "Refund" ? "Refund" : "Anniversary"); }},
    {"bill/PayerAccountId", [](const CurLine& l) { return l.payer; }},
    {"bill/BillingPeriodStartDate", [](const CurLine& l) { return month(l, 0); }},
    {"bill/BillingPeriodEndDate", [](const CurLine& l) { return month(l, 1); }},
    {"lineItem/UsageAccountId", [](const CurLine& l) { return l.account; }},
    {"lineItem/LineItemType", [](const CurLine& l) { return l.type; }},
    {"lineItem/UsageStartDate", [](const CurLine& l) { return hour(l, "T00:00:00Z"); }},
    {"lineItem/UsageEndDate", [](const CurLine& l) { return hour(l, "T01:00:00Z"); }},
    {"lineItem/ProductCode", [](const CurLine& l) { return l.service; }},
    {"lineItem/UsageType", [](const CurLine& l) { return l.usageType; }},
    {"lineItem/Operation", [](const CurLine& l) { return l.operation; }},
    {"lineItem/ResourceId", [](const CurLine& l) { return l.resource; }},
    {"lineItem/UsageAmount", [](const CurLine& l) { return l.usage; }},
    {"lineItem/CurrencyCode", [](const CurLine& l) { return l.currency; }},
    {"lineItem/UnblendedCost", [](const CurLine& l) { return l.cost; }},
    {"lineItem/BlendedCost",
     [](const CurLine& l) { return l.blendedCost.isEmpty() ? l.cost : l.blendedCost; }},
    {"lineItem/LineItemDescription", [](const CurLine& l) { return l.description; }},
    {"lineItem/LegalEntity", [](const CurLine& l) { return l.seller; }},
    {"product/ProductName", [](const CurLine& l) { return l.serviceName; }},
    {"product/regionCode", [](const CurLine& l) { return l.region; }},
    {"pricing/unit", [](const CurLine& l) { return l.unit; }},
    {"pricing/publicOnDemandCost",
     [](const CurLine& l) { return l.listCost.isEmpty() ? l.cost : l.listCost; }},
    {"reservation/ReservationARN", [](const CurLine& l) { return l.riArn; }},
    {"reservation/EffectiveCost", [](const CurLine& l) { return l.riEffectiveCost; }},
    {"reservation/UnusedAmortizedUpfrontFeeForBillingPeriod",
     [](const CurLine& l) { return l.riUnusedUpfront; }},
    {"reservation/UnusedRecurringFee", [](const CurLine& l) { return l.riUnusedRecurring; }},
    {"savingsPlan/SavingsPlanARN", [](const CurLine& l) { return l.spArn; }},
    {"savingsPlan/SavingsPlanEffectiveCost", [](const CurLine& l) { return l.spEffectiveCost; }},
    {"savingsPlan/TotalCommitmentToDate", [](const CurLine& l) { return l.spTotalCommitment; }},
    {"savingsPlan/UsedCommitment", [](const CurLine& l) { return l.spUsedCommitment; }},
    {"resourceTags/user:env", [](const CurLine& l) { return l.env; }},
};

QByteArray quoted(QByteArray text)
{
    const bool plain =
        !text.contains(',') && !text.contains('"') && !text.contains('\n') && !text.contains('\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
}

struct NamedAccount {
    const char* id;
    const char* name;
    const char* cost;
};
constexpr NamedAccount picture[] = {
    {"112233445566", "Alder Billing", "39.52"}, {"204417809913", "Sandbox", "8.92"},
    {"318204557120", "Website", "35.04"},       {"440916273358", "Analytics", "119.27"},
    {"527730184406", "Audit archive", "5.14"},  {"669150428837", "Production", "428.75"},
};

} // namespace

QByteArray legacyCur(const QList<CurLine>& lines)
{
    QByteArray bytes = "identity/LineItemId";
    for (const Column& column : columns)
        bytes += QByteArray(",") + column.name;
    int number = 0;
    for (const CurLine& line : lines) {
        bytes += "\nline" + QByteArray::number(++number);
        for (const Column& column : columns)
            bytes += ',' + quoted(column.value(line));
    }
    return bytes + '\n';
}

QList<CurLine> sixAccounts(const QByteArray& period, const QByteArray& invoice)
{
    QList<CurLine> lines;
    for (const NamedAccount& account : picture)
        lines.append({.account = account.id, .cost = account.cost, .period = period, .invoice = invoice});
    return lines;
}

QByteArray sixAccountNames()
{
    QByteArray bytes = "Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp\n";
    for (const NamedAccount& account : picture)
        bytes += QByteArray(account.id) + ",,," + account.name + ",ACTIVE,,\n";
    return bytes;
}

QString writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()) ||
        !file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write the test file %s", qPrintable(path));
    return path;
}

QString writeSixAccounts(const QString& folder)
{
    writeFile(folder + u"/six.csv"_s, legacyCur(sixAccounts()));
    writeFile(folder + u"/accounts.csv"_s, sixAccountNames());
    return folder;
}

} // namespace billfold::test
