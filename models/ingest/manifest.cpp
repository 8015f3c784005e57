// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/manifest.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

bool isPeriodFolderName(const QString& name)
{
    static const QRegularExpression range(u"^[0-9]{8}-[0-9]{8}$"_s);
    static const QRegularExpression partition(u"^BILLING_PERIOD=[0-9]{4}-[0-9]{2}$"_s);
    return range.match(name).hasMatch() || partition.match(name).hasMatch();
}

/// YYYY-MM of `20250801T000000.000Z`, `20250801-20250901` or `BILLING_PERIOD=2025-08`.
QString monthIn(const QString& text)
{
    static const QRegularExpression compact(u"(?:^|/)([0-9]{4})([0-9]{2})[0-9]{2}(?:T|-[0-9]{8})"_s);
    static const QRegularExpression partition(u"BILLING_PERIOD=([0-9]{4})-([0-9]{2})"_s);
    for (const QRegularExpression& form : {compact, partition}) {
        const QRegularExpressionMatch match = form.match(text);
        if (match.hasMatch())
            return match.captured(1) + u'-' + match.captured(2);
    }
    return {};
}

/// The steps of a key below its bucket. Steps that would climb out of the tree are no names of parts, nor is
/// what no file can be called.
QStringList stepsOf(QString key)
{
    if (key.startsWith("s3://"_L1))
        key = key.section(u'/', 3);
    QStringList steps = key.split(u'/', Qt::SkipEmptyParts);
    if (steps.contains(".."_L1) || steps.contains("."_L1) || key.contains(QChar::Null))
        steps.clear();
    return steps;
}

} // namespace

QString Manifest::fileName() const
{
    return QFileInfo(path).fileName();
}

QString Manifest::periodFolder() const
{
    const PlaceInReport place = placeOf(path);
    if (!place.periodFolder.isEmpty())
        return place.periodFolder;
    QDir folder = QFileInfo(path).absoluteDir();
    if (!assembly.isEmpty() && folder.dirName() == assembly)
        folder.cdUp();
    return folder.absolutePath();
}

bool Manifest::isSameReport(const Manifest& other) const
{
    if (period.isEmpty() || reportName.isEmpty())
        return periodFolder() == other.periodFolder() && reportName == other.reportName;
    return reportName == other.reportName && period == other.period && account == other.account;
}

bool Manifest::isNewerThan(const Manifest& other) const
{
    if (periodFolder() == other.periodFolder() && overwritten != other.overwritten)
        return overwritten;
    return modified != other.modified ? modified > other.modified : path > other.path;
}

Manifest parseManifest(const QString& path, const QJsonObject& json)
{
    Manifest manifest;
    const QFileInfo info(path);
    manifest.path = info.absoluteFilePath();
    manifest.modified = info.lastModified().toUTC();
    const auto text = [&json](const char* key) { return json.value(QLatin1String(key)).toString(); };
    const auto firstOf = [&text](std::initializer_list<const char*> keys) {
        for (const char* key : keys) {
            if (const QString value = text(key); !value.isEmpty())
                return value;
        }
        return QString();
    };
    manifest.account = firstOf({"account", "exportArn"});
    manifest.reportName = firstOf({"reportName", "exportName"});
    if (manifest.reportName.isEmpty())
        manifest.reportName = text("exportArn").section(u'/', -1);
    manifest.assembly = firstOf({"assemblyId", "executionId"});
    const QJsonArray keys =
        (json.contains("reportKeys"_L1) ? json.value("reportKeys"_L1) : json.value("dataFiles"_L1)).toArray();
    for (const QJsonValue& key : keys) {
        if (key.isString() && !manifest.parts.contains(key.toString()))
            manifest.parts.append(key.toString());
    }
    manifest.period = monthIn(json.value("billingPeriod"_L1).toObject().value("start"_L1).toString());
    if (manifest.period.isEmpty() && !manifest.parts.isEmpty())
        manifest.period = monthIn(manifest.parts.first());
    if (manifest.period.isEmpty())
        manifest.period = monthIn(manifest.path);
    const QString folder = info.absoluteDir().dirName();
    manifest.overwritten =
        isPeriodFolderName(folder) || (!manifest.assembly.isEmpty() && folder != manifest.assembly);
    return manifest;
}

QString locatePart(const Manifest& manifest, const QString& key)
{
    const QStringList steps = stepsOf(key);
    // The longest end of the key first: it is the surest. Only the file's name last, and only beside the
    // manifest.
    for (qsizetype from = 0; from < steps.size(); ++from) {
        const QString end = steps.mid(from).join(u'/');
        QDir folder = QFileInfo(manifest.path).absoluteDir();
        for (qsizetype up = 0; up <= steps.size(); ++up) {
            QStringList candidates{end};
            for (const QLatin1String packed : {".gz"_L1, ".zip"_L1}) {
                if (end.endsWith(packed, Qt::CaseInsensitive))
                    candidates.append(end.chopped(packed.size()));
            }
            for (const QString& candidate : std::as_const(candidates)) {
                if (const QFileInfo file(folder, candidate); file.isFile())
                    return file.absoluteFilePath();
            }
            if (from == steps.size() - 1 || !folder.cdUp())
                break;
        }
    }
    return {};
}

PlaceInReport placeOf(const QString& file)
{
    QDir folder = QFileInfo(file).absoluteDir();
    QStringList between;
    constexpr int deepest = 3;
    for (int up = 0; up < deepest; ++up) {
        if (isPeriodFolderName(folder.dirName()))
            return {folder.absolutePath(), between.join(u'/')};
        between.prepend(folder.dirName());
        if (!folder.cdUp())
            break;
    }
    return {};
}

} // namespace billfold
