// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/explain.h"

#include "models/services/billgroups.h"
#include "models/services/billqueries.h"
#include "models/storage/billreader.h"
#include "models/storage/linestore.h"

#include <QCoreApplication>

namespace billfold
{

Result<Explanation> explainRow(Connection& connection, const BillQuery& query, const QString& rowKey,
                               const BillScope& scope)
{
    auto table = readTable(connection, query, scope);
    if (!table)
        return table.error();
    const auto found = std::find_if(table->rows.cbegin(), table->rows.cend(),
                                    [&](const BillRow& row) { return row.key == rowKey; });
    if (found == table->rows.cend())
        return Error{
            ErrorCode::NotFound,
            QCoreApplication::translate("Explain", "This row is not in the bill any more. Reload the page."),
            {}};
    Explanation explanation;
    explanation.row = *found;
    explanation.currency = query.bill.currency;
    BillQuery inside = query;
    inside.filters.append({query.by, rowKey, found->name, query.tagKey});
    inside.by = Dimension::ChargeType;
    auto types = readTable(connection, inside, scope);
    if (!types)
        return types.error();
    explanation.chargeTypes = types->rows;
    inside.by = Dimension::UsageType;
    auto usage = readTable(connection, inside, scope);
    if (!usage)
        return usage.error();
    explanation.usageTypes = usage->rows.mid(0, 10);
    auto part = BillReader(connection).part(query.bill);
    if (!part)
        return part.error();
    if (part->has_value()) {
        auto filters = BillGroups(connection, query.bill.payer)
                           .resolved(withinScope(inside.filters, query.bill.payer, scope));
        if (!filters)
            return filters.error();
        const LineQuery largest{.bill = query.bill, .filters = *filters, .limit = 10};
        // Quantities of several usage types make no price.
        if (usage->rows.size() == 1) {
            auto prices = LineStore(connection).prices((*part)->id, largest, query.basis);
            if (!prices)
                return prices.error();
            explanation.prices = *prices;
        }
        auto lines = LineStore(connection).largest((*part)->id, largest, query.basis);
        if (!lines)
            return lines.error();
        explanation.lines = *lines;
        if (!scope.seesWhole(query.bill.payer)) {
            for (LineRow& line : explanation.lines)
                line.sourceFile.clear(); // the payer's
        }
    }
    return explanation;
}

} // namespace billfold
