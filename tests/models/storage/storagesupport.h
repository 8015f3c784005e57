// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/importwriter.h"

#include <QList>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace billfold::test
{

/// One charge line of an import, with everything that a test does not care about filled in.
struct Line {
    const char* account = "222222222222";
    const char* cost = "1";
    const char* service = "AmazonEC2";
    const char* region = "us-east-1";
    const char* usageType = "BoxUsage:m5.large";
    const char* operation = "RunInstances";
    ChargeType type = ChargeType::Usage;
    const char* rawType = "Usage";
    const char* tags = ""; ///< a JSON object
    const char* period = "2026-09";
    int day = 1;
    const char* invoice = "INV-1";
    const char* seller = "Amazon Web Services, Inc.";
    const char* payer = "111111111111";
    const char* currency = "USD";
    const char* amortized = nullptr; ///< as `cost` where there is none
    const char* usage = "1";
    const char* unit = "Hrs";
    const char* description = "";
    const char* resource = "";
    const char* id = ""; ///< of the line; given by its place where empty
    const char* accountName = "";
};

inline Money money(const char* text)
{
    return *Money::fromString(QString::fromLatin1(text));
}
inline BillingPeriod month(const char* text)
{
    return *BillingPeriod::parse(QString::fromLatin1(text));
}
inline BillId billId(const char* period = "2026-09", const char* payer = "111111111111",
                     const char* currency = "USD")
{
    return {month(period), QString::fromLatin1(payer), QString::fromLatin1(currency)};
}

/// Every line with dictionary entries of its own, as a reader could send them at worst: storage has to find
/// the equal ones.
inline ChargeBatch batchOf(const QList<Line>& lines, std::uint32_t firstEntry = 0)
{
    ChargeBatch batch;
    const QDate epoch(1970, 1, 1);
    auto number = firstEntry;
    for (const Line& l : lines) {
        const BillingPeriod period = month(l.period);
        batch.origins.push_back(
            {l.payer, "", l.currency, period.index(), l.invoice, l.seller, "", "AWS", "Anniversary", "AWS"});
        batch.accounts.push_back({l.account, l.accountName});
        batch.items.push_back({l.service, l.service, l.region, "", l.usageType, l.operation, l.unit, ""});
        batch.kinds.push_back({l.rawType, "", l.type});
        batch.descriptions.push_back(l.description);
        batch.resources.push_back(l.resource);
        batch.tags.push_back(l.tags);
        batch.commitments.push_back("");
        PackedLine line;
        line.origin = line.account = line.item = line.kind = line.description = line.resource = line.tags =
            number;
        line.start = epoch.daysTo(period.firstDay()) * 86400 + (l.day - 1) * 86400;
        line.seconds = 3600;
        line.sourceLine = number + 2;
        line.cost.fill(money(l.cost));
        line.given.fill(Given::Same);
        line.given[0] = Given::Value;
        if (l.amortized != nullptr) {
            line.cost[static_cast<std::size_t>(Basis::Amortized)] = money(l.amortized);
            line.given[static_cast<std::size_t>(Basis::Amortized)] = Given::Value;
        }
        line.usage = money(l.usage);
        const std::string id = *l.id != '\0' ? l.id : "line" + std::to_string(number);
        line.idOffset = static_cast<std::uint32_t>(batch.ids.size());
        line.idLength = static_cast<std::uint32_t>(id.size());
        batch.ids += id;
        batch.lines.push_back(line);
        ++number;
    }
    return batch;
}

inline ImportHead headOf(const QList<Line>& lines, const QByteArray& hash, const QString& report = {})
{
    ImportHead head;
    head.imported = QDateTime({2026, 10, 3}, {7, 40}, Qt::UTC);
    head.source = QStringLiteral("test.csv");
    head.format = QStringLiteral("cur-legacy");
    head.formatName = QStringLiteral("Legacy CUR, CSV");
    head.reportName = report;
    head.hash = hash;
    head.files = {QStringLiteral("test.csv")};
    head.lines = lines.size();
    head.basisAvailable.fill(true);
    return head;
}

/// Imports the lines, in batches of `batchLines`; fails the test where that fails.
inline ImportOutcome import(Connection& connection, const QList<Line>& lines, const QByteArray& hash = "1",
                            const QString& report = {}, int batchLines = 1000)
{
    ImportWriter writer(connection);
    if (auto begun = writer.begin(); !begun)
        qFatal("%s", qPrintable(begun.error().message + begun.error().cause));
    for (qsizetype i = 0; i < lines.size(); i += batchLines) {
        if (auto taken = writer.take(batchOf(lines.mid(i, batchLines), static_cast<std::uint32_t>(i)));
            !taken)
            qFatal("%s", qPrintable(taken.error().message + taken.error().cause));
    }
    auto outcome = writer.finish(headOf(lines, hash, report));
    if (!outcome)
        qFatal("%s", qPrintable(outcome.error().message + outcome.error().cause));
    return *outcome;
}

/// A database of its own.
struct Database {
    Database()
    {
        auto opened = Connection::open(dir.filePath(QStringLiteral("t.billfold")));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message + opened.error().cause));
        connection = std::move(*opened);
    }
    Connection& operator*() const { return *connection; }
    qint64 number(const char* sql) const
    {
        auto answer = connection->number(QString::fromUtf8(sql));
        if (!answer)
            qFatal("%s", qPrintable(answer.error().cause));
        return *answer;
    }

    QTemporaryDir dir;
    std::unique_ptr<Connection> connection;
};

/// Everything that the database holds, row by row: two are equal where nothing was changed.
inline QByteArray dump(Connection& connection, const QStringList& leaveOut = {})
{
    QStringList tables;
    Query names(connection,
                QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"));
    if (auto ran = names.run(); !ran)
        qFatal("%s", qPrintable(ran.error().cause));
    while (names.next())
        tables.append(names.text(0));
    QByteArray all;
    for (const QString& table : tables) {
        if (leaveOut.contains(table))
            continue;
        QSqlQuery rows(connection.database());
        rows.setForwardOnly(true);
        if (!rows.exec(QStringLiteral("SELECT * FROM %1 ORDER BY 1, 2, 3").arg(table)) &&
            !rows.exec(QStringLiteral("SELECT * FROM %1 ORDER BY 1, 2").arg(table)))
            qFatal("cannot dump a table");
        while (rows.next()) {
            all += table.toUtf8();
            for (int i = 0; i < rows.record().count(); ++i)
                all += '|' + rows.value(i).toByteArray();
            all += '\n';
        }
    }
    return all;
}

} // namespace billfold::test
