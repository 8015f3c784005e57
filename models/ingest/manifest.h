// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace billfold
{

/// What lies on disk as a report's manifest: the list of its parts, which all belong to one report. Both the
/// legacy form (reportKeys, assemblyId) and that of Data Exports (dataFiles, executionId).
struct Manifest {
    QString path;
    QString reportName;
    QString assembly;         ///< assembly or execution id, may be empty
    QString period;           ///< YYYY-MM, empty where it says none
    QString account;          ///< whose report: account or export ARN, may be empty
    QStringList parts;        ///< keys in the bucket, without its name
    bool overwritten = false; ///< the one of the period's folder, which always is the newest assembly's
    QDateTime modified;

    QString fileName() const;
    /// The folder of the report's period: everything below belongs to this report or to older assemblies of
    /// it.
    QString periodFolder() const;
    /// True where both tell of the same report and period, so that only one of them counts.
    bool isSameReport(const Manifest& other) const;
    /// True where this one replaces the other.
    bool isNewerThan(const Manifest& other) const;
};

Manifest parseManifest(const QString& path, const QJsonObject& json);

/// The file on disk that a key means: keys name places in a bucket, and what a person has is any part of that
/// tree, beside, above or below the manifest, perhaps unpacked. Empty where there is none.
QString locatePart(const Manifest& manifest, const QString& key);

/// For a file that lies where a provider puts a report's parts (…/20250801-20250901/ASSEMBLY/part.csv): the
/// period's folder and what stands between it and the file. Both empty for other files.
struct PlaceInReport {
    QString periodFolder;
    QString assembly;
};
PlaceInReport placeOf(const QString& file);

} // namespace billfold
