// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/exporthead.h"
#include "models/ingest/exportreader.h"
#include "models/ingest/manifest.h"
#include "models/ingest/rawfile.h"

#include "models/core/billingperiod.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("ExportFinder", sentence);
}

QString nameOf(const QString& path)
{
    return QFileInfo(path).fileName();
}

Finding note(Severity severity, const QString& file, const QString& message)
{
    return {severity, nameOf(file), 0, {}, message, 1};
}

/// A file that was looked into.
struct Candidate {
    QString path;
    ExportHead head;
    bool named = false; ///< the person named this very file
};

/// A report and when it is: for the order of the answer.
struct FoundReport {
    ExportSource source;
    std::optional<int> period;
};

class Finder
{
public:
    Result<void> take(const QString& path);
    Result<QList<ExportSource>> finish(const QStringList& paths);

private:
    Result<void> takeFolder(const QString& path);
    Result<void> takeFile(const QString& path, bool named);
    Result<void> addManifests();
    Result<FoundReport> fromManifest(const Manifest& manifest) const;
    void dropOldAssemblies();
    void addLoose();
    void describe(FoundReport& report) const;
    void warnAboutMissingParts(ExportSource& source) const;
    bool isClaimed(const Candidate& candidate) const;

    QSet<QString> m_seen;
    QList<Candidate> m_exports;
    QList<Candidate> m_empty;
    QList<Manifest> m_manifests;
    QList<QFileInfo> m_accountFiles;
    QStringList m_problems;   // why files of a folder are no exports
    QString m_broken;         // of those, an export whose header is wrong
    QList<Finding> m_damaged; // of those, what cannot be unpacked and might be a part
    QSet<QString> m_claimedFiles;
    QSet<QString> m_claimedFolders;       // of periods
    QMap<QString, QStringList> m_leftOut; // period folder -> older assemblies
    QList<FoundReport> m_reports;
};

Result<void> Finder::take(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound, tr("There is no %1. Check the path.").arg(path), {}};
    return info.isDir() ? takeFolder(info.absoluteFilePath()) : takeFile(info.absoluteFilePath(), true);
}

Result<void> Finder::takeFolder(const QString& path)
{
    // A home folder dropped by mistake must not keep the window busy for minutes.
    constexpr int mostFiles = 20000;
    QStringList files;
    QDirIterator walk(path, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        files.append(walk.next());
        if (files.size() > mostFiles)
            return Error{
                ErrorCode::Invalid,
                tr("%1 holds more than %2 files. Choose the folder of the report.").arg(path).arg(mostFiles),
                {}};
    }
    files.sort();
    for (const QString& file : std::as_const(files)) {
        if (auto taken = takeFile(file, false); !taken)
            return taken;
    }
    return {};
}

Result<void> Finder::takeFile(const QString& path, bool named)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    if (m_seen.contains(canonical))
        return {};
    m_seen.insert(canonical);
    Candidate candidate{path, readHead(path), named};
    switch (candidate.head.kind) {
    case ExportHead::Kind::Export:
        m_exports.append(std::move(candidate));
        return {};
    case ExportHead::Kind::Empty:
        m_empty.append(std::move(candidate));
        return {};
    case ExportHead::Kind::AccountNames:
        m_accountFiles.append(QFileInfo(path));
        return {};
    case ExportHead::Kind::Manifest:
        m_manifests.append(parseManifest(path, candidate.head.manifest));
        return {};
    case ExportHead::Kind::Nothing:
        break;
    }
    // A file that was named must be usable; in a folder others may lie beside the export.
    if (named)
        return Error{ErrorCode::Invalid, candidate.head.problem, {}};
    m_problems.append(candidate.head.problem);
    if (candidate.head.broken && m_broken.isEmpty())
        m_broken = candidate.head.problem;
    if (candidate.head.damaged)
        m_damaged.append(
            note(Severity::Warning, path, tr("%1 It was left out.").arg(candidate.head.problem)));
    return {};
}

/// Of the manifests of one report and period the newest counts; what they all name is no loose file any more.
Result<void> Finder::addManifests()
{
    QList<Manifest> newest;
    for (const Manifest& manifest : std::as_const(m_manifests)) {
        m_claimedFolders.insert(placeOf(manifest.path).periodFolder);
        for (const QString& key : manifest.parts) {
            const QString part = locatePart(manifest, key);
            m_claimedFiles.insert(part);
            m_claimedFolders.insert(placeOf(part).periodFolder);
        }
        const auto same = std::find_if(newest.begin(), newest.end(),
                                       [&](const Manifest& other) { return manifest.isSameReport(other); });
        if (same == newest.end())
            newest.append(manifest);
        else if (manifest.isNewerThan(*same))
            *same = manifest;
    }
    for (const Manifest& manifest : std::as_const(newest)) {
        auto report = fromManifest(manifest);
        if (!report)
            return report.error();
        m_reports.append(std::move(*report));
    }
    return {};
}

Result<FoundReport> Finder::fromManifest(const Manifest& manifest) const
{
    FoundReport report;
    ExportSource& source = report.source;
    source.reportName = manifest.reportName;
    source.assembly = manifest.assembly;
    if (const auto period = BillingPeriod::parse(manifest.period))
        report.period = period->index();
    if (manifest.parts.isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("%1 names no parts, so there is nothing to import.").arg(manifest.fileName()),
                     {}};
    QStringList missing;
    for (const QString& key : manifest.parts) {
        const QString part = locatePart(manifest, key);
        if (part.isEmpty())
            missing.append(key);
        else
            source.files.append(part);
    }
    if (!missing.isEmpty()) {
        constexpr qsizetype shown = 5;
        QString list = missing.mid(0, shown).join(", "_L1);
        if (missing.size() > shown)
            list += tr(" and %1 more").arg(missing.size() - shown);
        return Error{ErrorCode::NotFound,
                     tr("%1 names parts that are not on this disk: %2. All parts of a report are needed; "
                        "download them too.")
                         .arg(manifest.fileName(), list),
                     {}};
    }
    for (const QString& file : std::as_const(source.files)) {
        const ExportHead head = readHead(file);
        if (head.kind == ExportHead::Kind::Empty)
            continue; // a surplus chunk of an overwritten report
        if (head.kind != ExportHead::Kind::Export)
            return Error{ErrorCode::Invalid, head.problem, {}};
        source.format = formatKey(head.map.format);
        source.formatName = tr("%1, %2").arg(formatName(head.map.format), packingName(head.packing));
        break;
    }
    if (source.format.isEmpty())
        return Error{
            ErrorCode::Invalid, tr("All parts that %1 names are empty.").arg(manifest.fileName()), {}};
    return report;
}

bool Finder::isClaimed(const Candidate& candidate) const
{
    if (m_claimedFiles.contains(candidate.path))
        return true;
    // Where a provider puts a report's parts, whatever the manifest does not name is surplus or of an older
    // assembly.
    const QString folder = placeOf(candidate.path).periodFolder;
    return !candidate.named && !folder.isEmpty() && m_claimedFolders.contains(folder);
}

/// Parts of several assemblies of one period without a manifest: each is a whole report, and the newest
/// counts.
void Finder::dropOldAssemblies()
{
    QMap<QString, QPair<QDateTime, QString>> newest;
    for (const Candidate& candidate : std::as_const(m_exports)) {
        const PlaceInReport place = placeOf(candidate.path);
        if (candidate.named || place.periodFolder.isEmpty())
            continue;
        const QPair<QDateTime, QString> mine(QFileInfo(candidate.path).lastModified(), place.assembly);
        if (!newest.contains(place.periodFolder) || newest[place.periodFolder] < mine)
            newest[place.periodFolder] = mine;
    }
    m_exports.removeIf([&](const Candidate& candidate) {
        const PlaceInReport place = placeOf(candidate.path);
        if (candidate.named || place.periodFolder.isEmpty() ||
            newest[place.periodFolder].second == place.assembly)
            return false;
        QStringList& left = m_leftOut[place.periodFolder];
        if (!left.contains(place.assembly))
            left.append(place.assembly);
        return true;
    });
}

/// True where two files hold the same bytes.
bool isSameContent(const QString& a, const QString& b)
{
    if (QFileInfo(a).size() != QFileInfo(b).size())
        return false;
    QByteArray hashes[2];
    for (int i = 0; i < 2; ++i) {
        auto file = RawFile::open(i == 0 ? a : b);
        if (!file || !(*file)->readToEnd())
            return false;
        hashes[i] = (*file)->hash();
    }
    return hashes[0] == hashes[1];
}

/// Files without a manifest: those of one format, header, payer and period are parts of one report. Exports
/// of several payers (FOCUS) may begin with any of them, so the payer does not tell their parts apart.
void Finder::addLoose()
{
    m_exports.removeIf([this](const Candidate& candidate) { return isClaimed(candidate); });
    dropOldAssemblies();
    // Files without lines last: they belong to whichever report has their header.
    std::stable_sort(m_exports.begin(), m_exports.end(), [](const Candidate& a, const Candidate& b) {
        return a.head.hasLines && !b.head.hasLines;
    });
    struct Group {
        const ExportHead* head;
        FoundReport report;
    };
    std::vector<Group> groups;
    for (const Candidate& candidate : std::as_const(m_exports)) {
        const ExportHead& head = candidate.head;
        const auto fits = [&head](const Group& group) {
            const bool sameLines = group.head->period == head.period &&
                                   (isFocus(head.map.format) || group.head->payer == head.payer);
            return group.head->header == head.header && (sameLines || !head.hasLines);
        };
        auto group = std::find_if(groups.begin(), groups.end(), fits);
        if (group == groups.end()) {
            groups.push_back({&head, {}});
            group = groups.end() - 1;
            group->report.period = head.period;
            group->report.source.format = formatKey(head.map.format);
            group->report.source.formatName =
                tr("%1, %2").arg(formatName(head.map.format), packingName(head.packing));
        }
        ExportSource& source = group->report.source;
        const auto same = std::find_if(source.files.begin(), source.files.end(), [&](const QString& file) {
            return isSameContent(file, candidate.path);
        });
        if (same != source.files.end()) {
            source.findings.append(
                note(Severity::Info, candidate.path,
                     tr("The file holds the same bytes as %1 and is read once.").arg(nameOf(*same))));
            continue;
        }
        source.files.append(candidate.path);
        for (const QString& older : m_leftOut.take(placeOf(candidate.path).periodFolder))
            source.findings.append(
                note(Severity::Info, candidate.path,
                     tr("The older version of this report in %1 is left out.").arg(older)));
    }
    for (Group& group : groups) {
        warnAboutMissingParts(group.report.source);
        m_reports.append(std::move(group.report));
    }
}

/// A person may drop one part of several: the manifest beside it, where there is one, tells.
void Finder::warnAboutMissingParts(ExportSource& source) const
{
    for (const QString& file : std::as_const(source.files)) {
        const QDir folder = QFileInfo(file).absoluteDir();
        const QStringList names = folder.entryList({u"*anifest.json"_s}, QDir::Files);
        for (const QString& name : names) {
            const ExportHead head = readHead(folder.filePath(name));
            if (head.kind != ExportHead::Kind::Manifest)
                continue;
            const Manifest manifest = parseManifest(folder.filePath(name), head.manifest);
            qsizetype here = 0;
            bool mine = false;
            for (const QString& key : manifest.parts) {
                const QString part = locatePart(manifest, key);
                here += source.files.contains(part) ? 1 : 0;
                mine = mine || part == file;
            }
            if (!mine || here == manifest.parts.size())
                continue;
            source.findings.append(
                note(Severity::Warning, file,
                     tr("The report has %1 parts and %2 of them are read. Import its folder, or %3.")
                         .arg(manifest.parts.size())
                         .arg(here)
                         .arg(name)));
            return;
        }
    }
}

void Finder::describe(FoundReport& report) const
{
    ExportSource& source = report.source;
    for (const QString& file : std::as_const(source.files)) {
        const QFileInfo info(file);
        source.bytes += info.size();
        source.newest = source.newest.isValid() ? std::max(source.newest, info.lastModified().toUTC())
                                                : info.lastModified().toUTC();
    }
    const auto newest = std::max_element(
        m_accountFiles.begin(), m_accountFiles.end(),
        [](const QFileInfo& a, const QFileInfo& b) { return a.lastModified() < b.lastModified(); });
    if (newest != m_accountFiles.end())
        source.accountNames = newest->absoluteFilePath();
}

Result<QList<ExportSource>> Finder::finish(const QStringList& paths)
{
    if (auto added = addManifests(); !added)
        return added.error();
    addLoose();
    if (!m_broken.isEmpty())
        return Error{ErrorCode::Invalid, m_broken, {}};
    if (m_reports.isEmpty()) {
        if (!m_accountFiles.isEmpty())
            return Error{ErrorCode::Invalid,
                         tr("%1 lists accounts and holds no charges. Import a billing export with it.")
                             .arg(m_accountFiles.first().fileName()),
                         {}};
        if (!m_empty.isEmpty() && m_problems.isEmpty())
            return Error{ErrorCode::Invalid, m_empty.first().head.problem, {}};
        const QString why = m_problems.isEmpty() ? QString() : u' ' + m_problems.first();
        return Error{ErrorCode::NotFound,
                     tr("No billing export was found in %1. Looked for CUR, FOCUS, detailed and monthly "
                        "reports as CSV, gzip "
                        "or zip, and for their manifests.")
                             .arg(paths.join(", "_L1)) +
                         why,
                     {}};
    }
    std::stable_sort(m_reports.begin(), m_reports.end(), [](const FoundReport& a, const FoundReport& b) {
        return a.period.value_or(std::numeric_limits<int>::max()) <
               b.period.value_or(std::numeric_limits<int>::max());
    });
    QList<ExportSource> sources;
    for (FoundReport& report : m_reports) {
        describe(report);
        report.source.findings.append(m_damaged);
        sources.append(std::move(report.source));
    }
    return sources;
}

} // namespace

Result<QList<ExportSource>> findExports(const QStringList& paths)
{
    Finder finder;
    for (const QString& path : paths) {
        if (auto taken = finder.take(path); !taken)
            return taken.error();
    }
    return finder.finish(paths);
}

} // namespace billfold
