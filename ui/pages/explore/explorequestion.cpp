// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/explorequestion.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostMonths = 1200;

QString tr(const char* sentence)
{
    return QCoreApplication::translate("ExploreQuestion", sentence);
}

} // namespace

QString shapeKey(ExploreShape shape)
{
    switch (shape) {
    case ExploreShape::Line:
        return u"line"_s;
    case ExploreShape::Table:
        return u"table"_s;
    case ExploreShape::Stacked:
        break;
    }
    return u"stacked"_s;
}

ExploreShape shapeFromKey(QStringView key)
{
    for (const ExploreShape shape : {ExploreShape::Line, ExploreShape::Table}) {
        if (shapeKey(shape) == key)
            return shape;
    }
    return ExploreShape::Stacked;
}

TrendQuery ExploreQuestion::query(const QString& payer, const QString& currency, BillingPeriod latest) const
{
    return {.payer = payer,
            .currency = currency,
            .last = last.value_or(latest),
            .months = months,
            .by = by,
            .tagKey = tagKey,
            .filters = filters,
            .basis = basis,
            .top = 0};
}

SavedView ExploreQuestion::saved(const QString& name, const QString& payer, const QString& currency,
                                 BillingPeriod latest) const
{
    SavedView view{.name = name, .query = query(payer, currency, latest), .shape = shapeKey(shape)};
    view.query.top = expanded ? 0 : TrendQuery{.last = latest}.top;
    view.followsLatest = !last.has_value();
    return view;
}

ExploreQuestion ExploreQuestion::from(const SavedView& view)
{
    ExploreQuestion question{.by = view.query.by,
                             .tagKey = view.query.tagKey,
                             .basis = view.query.basis,
                             .months = std::clamp(view.query.months, 1, mostMonths),
                             .filters = view.query.filters,
                             .shape = shapeFromKey(view.shape),
                             .expanded = view.query.top == 0};
    if (!view.followsLatest)
        question.last = view.query.last;
    return question;
}

QString groupingName(Dimension dimension, const QString& tagKey)
{
    if (dimension == Dimension::AccountTag)
        return tr("Account tag %1").arg(tagKey);
    return dimension == Dimension::Tag ? tr("Tag %1").arg(tagKey) : dimensionName(dimension);
}

QString questionName(const ExploreQuestion& question)
{
    switch (question.by) {
    case Dimension::Account:
        return tr("Cost by account");
    case Dimension::Service:
        return tr("Cost by service");
    case Dimension::Region:
        return tr("Cost by region");
    case Dimension::UsageType:
        return tr("Cost by usage type");
    case Dimension::ChargeType:
        return tr("Cost by charge type");
    case Dimension::Seller:
        return tr("Cost by seller of record");
    case Dimension::Operation:
        return tr("Cost by operation");
    case Dimension::Invoice:
        return tr("Cost by invoice");
    case Dimension::Tag:
        return tr("Cost by tag %1").arg(question.tagKey);
    case Dimension::Unit:
        return tr("Cost by unit");
    case Dimension::AccountTag:
        return tr("Cost by account tag %1").arg(question.tagKey);
    case Dimension::Line:
        break;
    }
    return tr("Cost");
}

void tellApart(TrendTable& table)
{
    QHash<QString, int> count;
    for (const TrendRow& row : std::as_const(table.rows))
        ++count[row.name];
    for (TrendRow& row : table.rows) {
        if (count.value(row.name) > 1 && !row.key.isEmpty() && row.key != row.name)
            row.name = tr("%1 (%2)").arg(row.name, row.key);
    }
}

std::optional<Dimension> nextDimension(const QList<FilterStep>& filters)
{
    for (const Dimension dimension :
         {Dimension::Account, Dimension::Service, Dimension::Region, Dimension::UsageType}) {
        const bool fixed = std::any_of(filters.begin(), filters.end(), [dimension](const FilterStep& step) {
            return step.dimension == dimension;
        });
        if (!fixed)
            return dimension;
    }
    return std::nullopt;
}

} // namespace billfold
