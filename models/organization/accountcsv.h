// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/organizationreading.h"
#include "models/organization/world.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

namespace billfold
{

/// A record of a CSV file (RFC 4180) and the line where it begins, from 1.
struct CsvRecord {
    qint64 line = 0;
    QStringList fields{};
};
/// All records; a quote that is not closed is a flaw at its line. UTF-8, a mark at the start is left out.
struct CsvRecords {
    QList<CsvRecord> records{};
    qint64 unclosedAt = 0; ///< 0: all is well
};
CsvRecords readCsv(QByteArrayView bytes);

/// Whether these columns are those of an account list: "Account ID", with Email or Name.
bool isAccountList(const QStringList& header);

/// Merges the list that the console exports (Account ID, ARN, Email, Name, Status, Joined method, Joined
/// timestamp), or the one that accountListCsv writes, which has each account's place too.
void readAccountList(const NamedBytes& file, OrganizationReading& reading);

/// The organization's accounts with their place: the console's columns, then State, Parent ID, Unit path and
/// Tags. UTF-8, LF; no text becomes a formula in a spreadsheet.
QByteArray accountListCsv(const World& world, const OrganizationId& organization);

/// "Root/Infrastructure/Prod": the names of the units above an account or unit, from the root. A slash in a
/// name is written as \/.
QString unitPath(const World& world, const NodeId& node);

} // namespace billfold
