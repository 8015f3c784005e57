// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

namespace billfold
{

/// How the answer is shown. The keys are those of SavedView::shape.
enum class ExploreShape { Stacked, Line, Table };
QString shapeKey(ExploreShape shape);
ExploreShape shapeFromKey(QStringView key); ///< Stacked for what is unknown

/// What the Explore page asks, as a value: everything that a saved view keeps.
struct ExploreQuestion {
    Dimension by = Dimension::Service;
    QString tagKey;
    Basis basis = Basis::Unblended;
    int months = 12;
    /// The last month; nullopt follows the latest month with charges.
    std::optional<BillingPeriod> last;
    QList<FilterStep> filters;
    ExploreShape shape = ExploreShape::Stacked;
    bool expanded = false; ///< all groups apart instead of "Others (n)"

    friend bool operator==(const ExploreQuestion&, const ExploreQuestion&) = default;

    /// The same as a question to the workspace; `latest` is the latest month with charges. Groups are always
    /// asked for one by one: the page folds them itself.
    TrendQuery query(const QString& payer, const QString& currency, BillingPeriod latest) const;
    SavedView saved(const QString& name, const QString& payer, const QString& currency,
                    BillingPeriod latest) const;
    static ExploreQuestion from(const SavedView& view);
};

/// "Service", "Tag user:team".
QString groupingName(Dimension dimension, const QString& tagKey);
/// "Cost by service", the last part of the breadcrumb.
QString questionName(const ExploreQuestion& question);
/// Two accounts may have one name: then their names get the id.
void tellApart(TrendTable& table);
/// What one goes on with inside a part: account, service, region, usage type, what of these is not fixed yet;
/// nullopt: the lines.
std::optional<Dimension> nextDimension(const QList<FilterStep>& filters);

} // namespace billfold
