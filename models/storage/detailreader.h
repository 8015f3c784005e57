// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/charge.h"
#include "models/storage/connection.h"

#include <QList>

namespace billfold
{

/// Charges of one kind that documents show as one line, unblended.
struct DetailGroup {
    QString serviceKey, serviceName; ///< as BillReader gives them
    QString region, usageType, unit, description;
    QString accountKey; ///< where asked for
    ChargeType type = ChargeType::Usage;
    qint64 lines = 0;
    Money usage, amount;
};

/// Reads what documents are made of.
class DetailReader
{
public:
    explicit DetailReader(Connection& connection) : m_connection(connection) {}

    /// A part by service, region, usage type and charge type, from its sums.
    Result<QList<DetailGroup>> ofPart(qint64 part);
    /// A part by account and service.
    Result<QList<DetailGroup>> accountServices(qint64 part);
    /// What one seller charged, by service and charge type.
    Result<QList<DetailGroup>> ofSeller(qint64 part, const QString& seller);
    /// An account's lines, those with the same words as one. Where there are more than `mostGroups` of them,
    /// the descriptions are left out, so that memory stays bounded whatever an export describes.
    Result<QList<DetailGroup>> ofAccount(qint64 part, const QString& account, int mostGroups = 20'000);

private:
    Result<QList<DetailGroup>> read(const QString& sql, const QVariantList& values);

    Connection& m_connection;
};

} // namespace billfold
