// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace billfold
{

/// A service whose actions are known here, at least those that policies name most often.
struct CatalogService {
    QString prefix;      ///< "cloudtrail"
    QString name;        ///< "AWS CloudTrail": a name, not translated
    QStringList actions; ///< without the prefix, sorted
};

/// The services, sorted by name. A help for typing and choosing, never a reason to refuse an action: services
/// have more actions than are listed, and new ones every week.
const QList<CatalogService>& catalogServices();
/// Null where nothing is known of it; any case.
const CatalogService* catalogService(QStringView prefix);

/// Condition keys that any request can carry, sorted: "aws:RequestedRegion".
const QStringList& globalConditionKeys();

/// What a probably misspelt action was meant to be.
struct ActionDoubt {
    QString service; ///< the name of the service, where that is known
    QString meant;   ///< the whole action: "s3:DeleteBucket"
};

/// Nothing for what is known, and for what is like nothing that is known. Wildcards are never doubted.
std::optional<ActionDoubt> doubtAction(const QString& action);

/// For completion: the whole actions that begin with what is typed ("s3:Get"), or the prefixes with a colon
/// as long as none is typed; any case. At most so many.
QStringList completeAction(QStringView typed, qsizetype most = 200);

} // namespace billfold
