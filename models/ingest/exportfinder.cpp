// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/accountnames.h"
#include "models/ingest/bytesource.h"
#include "models/ingest/columnmap.h"
#include "models/ingest/csvscanner.h"
#include "models/ingest/exportreader.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>

namespace billfold {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* sentence) { return QCoreApplication::translate("ExportFinder", sentence); }

/// What a file turns out to be, by its first bytes.
struct Sniffed {
    enum class Kind { Nothing, Empty, Export, AccountNames, Manifest } kind = Kind::Nothing;
    ExportFormat format = ExportFormat::Unknown;
    QString packing;
    QString problem; ///< why it is nothing
    std::string header;
    QJsonObject manifest;
};

constexpr qint64 maxManifest = 16 << 20;

Sniffed sniffJson(const QString& path)
{
    Sniffed sniffed;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxManifest)
        return sniffed;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    if (object.contains("reportKeys"_L1) || object.contains("dataFiles"_L1)) {
        sniffed.kind = Sniffed::Kind::Manifest;
        sniffed.manifest = object;
    } else {
        sniffed.problem = tr("%1 is no manifest of a billing export.").arg(QFileInfo(path).fileName());
    }
    return sniffed;
}

Sniffed sniff(const QString& path)
{
    Sniffed sniffed;
    auto opened = openByteSource(path);
    if (!opened) {
        sniffed.problem = opened.error().message;
        return sniffed;
    }
    ByteSource& source = **opened;
    sniffed.packing = source.packing();
    // The header alone is wanted: small blocks, and never more than the scanner's limit for one record.
    bool first = true;
    bool json = false;
    CsvScanner scanner(
        [&](char* to, std::int64_t size) {
            const std::int64_t got = source.read(to, size);
            if (first && got > 0) {
                first = false;
                const std::string_view start(to, static_cast<size_t>(got));
                const size_t at = start.find_first_not_of(" \t\r\n\xef\xbb\xbf");
                json = at != std::string_view::npos && start[at] == '{';
            }
            return json ? 0 : got;
        },
        1u << 16);
    CsvScanner::Record record;
    const bool any = scanner.next(record);
    if (json)
        return sniffJson(path);
    if (!any) {
        if (!scanner.sourceFailed() && scanner.flaw() == CsvScanner::Flaw::None && scanner.bytesRead() == 0)
            sniffed.kind = Sniffed::Kind::Empty;
        sniffed.problem = scanner.sourceFailed() ? source.failure()
                                                 : tr("%1 is empty.").arg(QFileInfo(path).fileName());
        return sniffed;
    }
    std::vector<std::string> names;
    std::string scratch;
    for (std::uint32_t i = 0; i < record.fields; ++i)
        names.emplace_back(csvText(record.raw(i), scratch));
    if (!names.empty() && names[0].starts_with("\xef\xbb\xbf"))
        names[0].erase(0, 3);
    const HeaderReading header = readHeader(names);
    if (header.map.format == ExportFormat::Unknown && isAccountNamesHeader(names)) {
        sniffed.kind = Sniffed::Kind::AccountNames;
        return sniffed;
    }
    sniffed.format = header.map.format;
    sniffed.header = std::string(record.bytes());
    if (!header.problem.isEmpty())
        sniffed.problem = tr("%1: %2").arg(QFileInfo(path).fileName(), header.problem);
    else
        sniffed.kind = Sniffed::Kind::Export;
    return sniffed;
}

/// The part of a manifest's key that lies beside or below the manifest: keys name places in a bucket, and what a person
/// has is any part of that tree.
QString findPart(const QFileInfo& manifest, const QString& key)
{
    const QStringList steps = key.split(u'/', Qt::SkipEmptyParts);
    QDir folder = manifest.absoluteDir();
    for (int up = 0; up < 6; ++up) {
        for (qsizetype from = steps.size() - 1; from >= 0; --from) {
            const QString candidate = folder.filePath(steps.mid(from).join(u'/'));
            if (QFileInfo(candidate).isFile())
                return candidate;
        }
        if (!folder.cdUp())
            break;
    }
    return {};
}

struct Found {
    QList<ExportSource> sources;
    QMap<QString, ExportSource> loose; ///< by format and header: files without a manifest
    QString accountNames;
    QStringList problems;
    QStringList claimed; ///< files that a manifest named
};

void describe(ExportSource& source)
{
    for (const QString& file : std::as_const(source.files)) {
        const QFileInfo info(file);
        source.bytes += info.size();
        source.newest = std::max(source.newest, info.lastModified().toUTC());
    }
}

Result<ExportSource> fromManifest(const QString& path, const QJsonObject& manifest)
{
    ExportSource source;
    source.reportName = manifest.value("reportName"_L1).toString(manifest.value("exportName"_L1).toString());
    if (source.reportName.isEmpty())
        source.reportName = manifest.value("exportArn"_L1).toString().section(u'/', -1);
    source.assembly = manifest.value("assemblyId"_L1).toString(manifest.value("executionId"_L1).toString());
    const QJsonArray keys = manifest.contains("reportKeys"_L1) ? manifest.value("reportKeys"_L1).toArray()
                                                                : manifest.value("dataFiles"_L1).toArray();
    const QFileInfo info(path);
    for (const QJsonValue& key : keys) {
        QString name = key.toString();
        if (name.startsWith("s3://"_L1))
            name = name.mid(5);
        const QString part = findPart(info, name);
        if (part.isEmpty())
            return Error{ErrorCode::NotFound,
                         tr("%1 names the part %2, which is not on this disk. All parts of a report are needed; download "
                            "it too.")
                             .arg(info.fileName(), name),
                         {}};
        source.files.append(part);
    }
    if (source.files.isEmpty())
        return Error{ErrorCode::Invalid, tr("%1 names no parts, so there is nothing to import.").arg(info.fileName()), {}};
    for (const QString& file : std::as_const(source.files)) {
        const Sniffed sniffed = sniff(file);
        if (sniffed.kind == Sniffed::Kind::Empty)
            continue; // a surplus chunk of an overwritten report
        if (sniffed.kind != Sniffed::Kind::Export)
            return Error{ErrorCode::Invalid, sniffed.problem, {}};
        source.format = formatKey(sniffed.format);
        source.formatName = tr("%1, %2").arg(formatName(sniffed.format), sniffed.packing);
        break;
    }
    if (source.format.isEmpty())
        return Error{ErrorCode::Invalid, tr("All parts that %1 names are empty.").arg(info.fileName()), {}};
    describe(source);
    return source;
}

void addFile(Found& found, const QString& path)
{
    if (found.claimed.contains(QFileInfo(path).absoluteFilePath()))
        return;
    const Sniffed sniffed = sniff(path);
    switch (sniffed.kind) {
    case Sniffed::Kind::AccountNames:
        found.accountNames = path;
        return;
    case Sniffed::Kind::Export: {
        ExportSource& source = found.loose[formatKey(sniffed.format)];
        source.format = formatKey(sniffed.format);
        source.formatName = tr("%1, %2").arg(formatName(sniffed.format), sniffed.packing);
        source.files.append(path);
        return;
    }
    case Sniffed::Kind::Manifest:
    case Sniffed::Kind::Empty:
    case Sniffed::Kind::Nothing:
        found.problems.append(sniffed.problem);
        return;
    }
}

/// True where the file was a usable manifest.
Result<bool> addManifest(Found& found, const QString& path)
{
    if (!path.endsWith(".json"_L1, Qt::CaseInsensitive))
        return false;
    const Sniffed sniffed = sniffJson(path);
    if (sniffed.kind != Sniffed::Kind::Manifest)
        return false;
    auto source = fromManifest(path, sniffed.manifest);
    if (!source)
        return source.error();
    for (const QString& file : std::as_const(source->files))
        found.claimed.append(QFileInfo(file).absoluteFilePath());
    found.sources.append(std::move(source).value());
    return true;
}

/// Folder of the period that a manifest is about: its own, or the one above where it lies beside its assembly's parts.
QString periodFolder(const QString& manifest, const QString& assembly)
{
    QDir folder = QFileInfo(manifest).absoluteDir();
    if (!assembly.isEmpty() && folder.dirName() == assembly)
        folder.cdUp();
    return folder.absolutePath();
}

/// A folder: of each period's manifests the newest counts (the one in the period's own folder, which the provider
/// overwrites, before those of single assemblies); other files are taken as they are.
Result<void> addFolder(Found& found, const QString& path)
{
    QMap<QString, QPair<bool, QFileInfo>> newest; // period folder -> is it the overwritten one, manifest
    QStringList others;
    QDir root(path);
    QDirIterator walk(path, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString file = walk.next();
        if (!file.endsWith(".json"_L1, Qt::CaseInsensitive)) {
            others.append(file);
            continue;
        }
        const Sniffed sniffed = sniffJson(file);
        if (sniffed.kind != Sniffed::Kind::Manifest)
            continue;
        const QString assembly = sniffed.manifest.value("assemblyId"_L1).toString();
        const QString period = periodFolder(file, assembly);
        const bool own = QFileInfo(file).absolutePath() == period;
        const QFileInfo info(file);
        const auto present = newest.constFind(period);
        const bool better = present == newest.constEnd() || (own && !present->first) ||
                            (own == present->first && info.lastModified() > present->second.lastModified());
        if (better)
            newest[period] = {own, info};
    }
    for (const auto& [own, info] : std::as_const(newest)) {
        if (auto added = addManifest(found, info.absoluteFilePath()); !added)
            return added.error();
    }
    others.sort();
    for (const QString& file : std::as_const(others)) {
        const QString folder = QFileInfo(file).absolutePath();
        // Parts of older assemblies lie below a period whose newest manifest was read.
        const bool older = std::any_of(newest.keyBegin(), newest.keyEnd(), [&](const QString& period) {
            return folder.startsWith(period + u'/') || folder == period;
        });
        // The parts of Data Exports lie beside the metadata folder and are claimed by name.
        if (!older)
            addFile(found, file);
    }
    return {};
}

} // namespace

Result<QList<ExportSource>> findExports(const QStringList& paths)
{
    Found found;
    QStringList files;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.exists())
            return Error{ErrorCode::NotFound, tr("There is no %1. Check the path.").arg(path), {}};
        if (info.isDir()) {
            if (auto added = addFolder(found, info.absoluteFilePath()); !added)
                return added.error();
            continue;
        }
        auto manifest = addManifest(found, info.absoluteFilePath());
        if (!manifest)
            return manifest.error();
        if (!*manifest)
            files.append(info.absoluteFilePath());
    }
    for (const QString& file : std::as_const(files)) {
        const qsizetype before = found.problems.size();
        addFile(found, file);
        // A file that was named itself must be usable; in a folder others may lie beside the export.
        if (found.problems.size() > before)
            return Error{ErrorCode::Invalid, found.problems.last(), {}};
    }
    for (ExportSource& source : found.loose) {
        describe(source);
        found.sources.append(source);
    }
    if (found.sources.isEmpty()) {
        if (!found.accountNames.isEmpty())
            return Error{ErrorCode::Invalid,
                         tr("%1 lists accounts and holds no charges. Import a billing export with it.")
                             .arg(QFileInfo(found.accountNames).fileName()),
                         {}};
        const QString why = found.problems.isEmpty() ? QString() : u' ' + found.problems.first();
        return Error{ErrorCode::NotFound,
                     tr("No billing export was found in %1 (looked for CUR, FOCUS, detailed and monthly reports as CSV, gzip "
                        "or zip, and their manifests).%2")
                         .arg(paths.join(", "_L1), why),
                     {}};
    }
    for (ExportSource& source : found.sources)
        source.accountNames = found.accountNames;
    return found.sources;
}

} // namespace billfold
