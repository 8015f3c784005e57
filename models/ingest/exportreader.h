// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/billing/imports.h"
#include "models/core/finding.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <atomic>
#include <functional>

namespace billfold
{

/// One report as it lies on disk: the parts that belong together, told from manifests, folders and contents.
struct ExportSource {
    QString format;     ///< key: cur-legacy, cur-2.0, focus-1.0, focus-1.1, focus-1.2, dbr, monthly
    QString formatName; ///< for people: "Legacy CUR, CSV in gzip"
    QString reportName; ///< from the manifest, else empty
    QString assembly;   ///< assembly or execution id of the manifest, else empty
    QStringList files;  ///< in order
    qint64 bytes = 0;
    QDateTime newest;
    QString accountNames; ///< an accounts CSV that lies with the export and names its accounts; may be empty
    QList<Finding>
        findings; ///< noticed while it was looked for (a file left out…); readExport() passes them on
};

/// How far a report is read.
struct ReadProgress {
    qint64 bytes = 0, lines = 0;
    qint64 findings = 0; ///< different ones
    QString file;
    int filesDone = 0;
};

struct ReadOptions {
    qint64 maxLines = -1;   ///< stop after so many lines (a preview); -1: all
    int batchLines = 65536; ///< lines in a ChargeBatch
    std::function<void(const ReadProgress&)> progress;
    const std::atomic<bool>* cancel = nullptr;
};

struct ReadSummary {
    QStringList files;
    qint64 lines = 0;                 ///< good lines handed to the sink
    qint64 errorLines = 0;            ///< lines with an error finding, not handed over
    std::optional<Money> errorAmount; ///< their sum where every one's amount was readable
    QList<Finding> findings;          ///< like ones folded; at most some hundreds
    qint64 errors = 0, warnings = 0;
    QList<QPair<QString, Money>> controlTotals; ///< total rows of DBR and monthly reports: what, amount
    std::array<bool, basisCount> basisAvailable{};
    bool complete = true;   ///< false: stopped by maxLines
    QByteArray contentHash; ///< of all bytes of the files, in order (XXH3-128); only when complete
    QList<QPair<QString, QString>> accountNames; ///< key, name from accounts files
};

/// Finds the reports in what a person dropped or named: files, folders as the provider lays them out,
/// manifests. Several reports come back in the order of their periods. Nothing usable is an error that says
/// what was looked for.
Result<QList<ExportSource>> findExports(const QStringList& paths);

/// What ReadSummary::contentHash would be, without reading any line: a fraction of the time.
Result<QByteArray> contentHashOf(const ExportSource& source, const std::atomic<bool>* cancel);

/// Reads one report and hands its lines to the sink, batch by batch. The sink and ReadOptions::progress are
/// called in the calling thread, while threads of its own unpack and parse what comes next. Memory does not
/// grow with the files beyond the distinct texts in them. Wrong input, a file that is cut off included, is
/// findings in the summary; an Error is returned only where reading could not go on at all (a file that
/// changed or vanished, a wrong header, cancel, the sink's error). The same texts may come in two dictionary
/// entries only where something else differs.
Result<ReadSummary> readExport(const ExportSource& source, const ReadOptions& options, ChargeSink& sink);

} // namespace billfold
