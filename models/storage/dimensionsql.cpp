// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/dimensionsql.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace billfold
{

namespace
{

/// The value that a filter compares with: charge types are numbers in the database.
BoundSql::Value filterValue(const FilterStep& step)
{
    if (step.dimension != Dimension::ChargeType)
        return step.key.toStdString();
    for (int i = 0; i < chargeTypeCount; ++i) {
        if (chargeTypeKey(static_cast<ChargeType>(i)) == step.key)
            return i;
    }
    return -1;
}

bool isOfOrganization(Dimension dimension)
{
    return dimension == Dimension::Unit || dimension == Dimension::AccountTag;
}

/// Thousands of accounts are one value, and not as many.
BoundSql accountsSql(const FilterStep& step)
{
    const QByteArray list =
        QJsonDocument(QJsonArray::fromStringList(step.accounts)).toJson(QJsonDocument::Compact);
    return {step.others ? "key NOT IN (SELECT value FROM json_each(?))"
                        : "key IN (SELECT value FROM json_each(?))",
            {list.toStdString()}};
}

} // namespace

Dictionary dictionaryOf(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Account:
    case Dimension::Unit: // accounts, which the organization groups
    case Dimension::AccountTag:
        return Dictionary::Account;
    case Dimension::Service:
    case Dimension::Region:
    case Dimension::UsageType:
    case Dimension::Operation:
        return Dictionary::Item;
    case Dimension::ChargeType:
        return Dictionary::Kind;
    case Dimension::Invoice:
    case Dimension::Seller:
        return Dictionary::Origin;
    case Dimension::Tag:
        return Dictionary::Tags;
    case Dimension::Line:
        break;
    }
    return Dictionary::None;
}

const char* columnOf(Dictionary dictionary)
{
    constexpr const char* columns[] = {"", "account", "item", "kind", "origin", "tags"};
    return columns[static_cast<std::size_t>(dictionary)];
}

const char* tableOf(Dictionary dictionary)
{
    constexpr const char* tables[] = {"", "account", "item", "kind", "origin", "tagset"};
    return tables[static_cast<std::size_t>(dictionary)];
}

BoundSql keySql(Dimension dimension, const QString& tagKey)
{
    switch (dimension) {
    case Dimension::Account:
    case Dimension::Unit:
    case Dimension::AccountTag:
        return "key";
    case Dimension::Service:
        return "CASE WHEN service_code <> '' THEN service_code ELSE service_name END";
    case Dimension::Region:
        return "region";
    case Dimension::UsageType:
        return "usage_type";
    case Dimension::Operation:
        return "operation";
    case Dimension::ChargeType:
        return "charge_type";
    case Dimension::Invoice:
        return "invoice";
    case Dimension::Seller:
        return "seller";
    case Dimension::Tag:
        // By json_each and not by a path, which cannot name every key.
        return {"coalesce((SELECT j.value FROM json_each(text) j WHERE j.key = ?), '')",
                {tagKey.toStdString()}};
    case Dimension::Line:
        break;
    }
    return "''";
}

BoundSql whereSql(Dictionary dictionary, const QList<FilterStep>& filters)
{
    BoundSql where;
    for (const FilterStep& step : filters) {
        if (dictionaryOf(step.dimension) != dictionary || dictionary == Dictionary::None)
            continue;
        where += where.isEmpty() ? " WHERE " : " AND ";
        where += isOfOrganization(step.dimension)
                     ? accountsSql(step)
                     : keySql(step.dimension, step.tagKey) + BoundSql(" = ?", {filterValue(step)});
    }
    return where;
}

bool concerns(Dictionary dictionary, const QList<FilterStep>& filters)
{
    return dictionary != Dictionary::None &&
           std::any_of(filters.begin(), filters.end(),
                       [&](const FilterStep& step) { return dictionaryOf(step.dimension) == dictionary; });
}

std::string costSql(Basis basis, const std::string& alias)
{
    if (basis == Basis::Unblended)
        return alias + ".cost_n, " + alias + ".cost_s";
    const std::string column = alias + '.' + basisKey(basis).toStdString();
    return "coalesce(" + column + "_n, " + alias + ".cost_n), coalesce(" + column + "_s, " + alias +
           ".cost_s)";
}

} // namespace billfold
