// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/chartdata.h"

#include "models/billing/billtable.h"

#include <QColor>
#include <QDir>
#include <QImage>

#include <algorithm>

namespace billfold
{

namespace
{

bool near(const QColor& a, const QColor& b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 40;
}

} // namespace

using namespace Qt::StringLiterals;

TrendTable makeTrend(const QList<TrendLine>& lines, const QString& last)
{
    TrendTable table{.query = {.payer = u"112233445566"_s,
                               .currency = u"USD"_s,
                               .last = *BillingPeriod::parse(last),
                               .by = Dimension::Service,
                               .top = 0}};
    qsizetype months = 0;
    for (const TrendLine& line : lines)
        months = std::max(months, line.months.size());
    table.query.months = static_cast<int>(months);
    table.totals.resize(months);
    for (qsizetype i = 0; i < months; ++i) {
        table.periods.append(table.query.last.plus(static_cast<int>(i - months + 1)));
        table.estimated.append(i == months - 1);
    }
    for (const TrendLine& line : lines) {
        TrendRow row{.key = line.name, .name = line.name};
        row.months.resize(months);
        for (qsizetype i = 0; i < line.months.size(); ++i) {
            if (line.months[i].isEmpty())
                continue;
            row.months[i] = *Money::fromString(line.months[i]);
            row.total += *row.months[i];
            table.totals[i] = table.totals[i].value_or(Money()) + *row.months[i];
        }
        table.rows.append(row);
    }
    std::stable_sort(table.rows.begin(), table.rows.end(),
                     [](const TrendRow& a, const TrendRow& b) { return a.total > b.total; });
    return table;
}

TrendTable makeBigTrend(int groups, int months)
{
    static const QStringList names{u"Amazon EC2"_s,        u"Amazon RDS"_s,      u"Amazon S3"_s,
                                   u"AWS Data Transfer"_s, u"Amazon Redshift"_s, u"AWS Support (Business)"_s,
                                   u"Amazon CloudWatch"_s, u"Amazon DynamoDB"_s, u"Amazon EKS"_s};
    QList<TrendLine> lines;
    for (int group = 0; group < groups; ++group) {
        TrendLine line{group < names.size() ? names[group] : u"Service %1"_s.arg(group + 1), {}};
        for (int month = 0; month < months; ++month) {
            const int cents = 9'800'000 / (group + 1) + month * 450'000 / (group + 1) + month * 17 + group;
            line.months.append(u"%1.%2"_s.arg(cents / 100).arg(cents % 100, 2, 10, QChar(u'0')));
        }
        lines.append(line);
    }
    return makeTrend(lines);
}

BillTable makeBill(const QList<BillLine>& lines)
{
    BillTable table{.query = {.bill = {*BillingPeriod::parse(u"2026-09"), u"112233445566"_s, u"USD"_s}}};
    for (const BillLine& line : lines)
        table.rows.append(
            {.key = u"key of "_s + line.name, .name = line.name, .amount = *Money::fromString(line.amount)});
    settleTable(table);
    return table;
}

BillTable makeBigBill(int accounts)
{
    QList<BillLine> lines;
    for (int i = 0; i < accounts; ++i) {
        const QString name = i % 4 == 3 ? u"Warehouse Robotics %1"_s : u"Account %1"_s;
        lines.append({name.arg(i + 1), u"%1.%2"_s.arg(40'000 / (i + 1)).arg(i % 100, 2, 10, QChar(u'0'))});
    }
    return makeBill(lines);
}

void keepPicture(const QImage& image, const QString& name)
{
    if (const QString folder = qEnvironmentVariable("BILLFOLD_SHOTS"); !folder.isEmpty())
        image.save(QDir(folder).filePath(name + u".png"_s));
}

int countColour(const QImage& image, const QColor& colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += near(image.pixelColor(x, y), colour);
    }
    return count;
}

} // namespace billfold
