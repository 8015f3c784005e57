// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/bytesource.h"
#include "models/ingest/columnmap.h"
#include "models/ingest/csvscanner.h"

#include <QJsonObject>

#include <optional>
#include <string>

namespace billfold
{

/// What a file turns out to be, by its first bytes and never by its name.
struct ExportHead {
    enum class Kind {
        Nothing, ///< `problem` says why
        Empty,   ///< no bytes at all
        Export,
        AccountNames, ///< a list of accounts with their names
        Manifest,
    };
    Kind kind = Kind::Nothing;
    QString problem;      ///< one translated sentence that names the file
    bool broken = false;  ///< an export, by its columns, whose header is wrong
    bool damaged = false; ///< it cannot be unpacked
    Packing packing = Packing::Plain;
    ColumnMap map;
    std::string header; ///< the header line as it stands
    bool hasLines = false;
    std::string payer;         ///< of the first line
    std::optional<int> period; ///< of the first line that has one; BillingPeriod::index()
    QJsonObject manifest;
};

ExportHead readHead(const QString& path);

/// Takes the header line. An Error names the file and the column.
Result<HeaderReading> takeHeader(CsvScanner& scanner, const QString& fileName);

/// The month of a report that has no period column: that of its first line with a time.
std::optional<int> monthOf(const QString& path, const ColumnMap& map);

} // namespace billfold
