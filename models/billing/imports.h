// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/core/finding.h"

namespace billfold
{

/// One payer's month in one currency within an export.
struct PeriodTotals {
    BillId bill;
    QString payerName;
    qint64 lines = 0;
    int accounts = 0;
    Money total;             ///< unblended
    bool estimate = false;   ///< no invoice id on some lines
    QDate firstDay, lastDay; ///< with charges
    /// The import that this one would replace, where there is one.
    std::optional<Money> replacesTotal;
    QDateTime replacesImported;
    bool issued = false;    ///< the month is issued: the import is kept beside it as a difference
    bool unchanged = false; ///< the same bytes were imported before
};

/// What was recognised in a set of files, before anything is written.
struct ImportPreview {
    QStringList paths; ///< as given
    QString format;    ///< for people: "Legacy CUR, CSV in gzip"
    QString formatKey; ///< cur-legacy, cur-2.0, focus-1.0, focus-1.1, focus-1.2, dbr, monthly
    QStringList files; ///< the files that would be read
    qint64 bytes = 0;
    QDateTime newest;     ///< the newest file's modification time
    bool complete = true; ///< false: the totals cover only the beginning (a large export is not read twice)
    qint64 lines = 0;     ///< read so far
    QList<PeriodTotals> periods;
    QList<LineRow> firstLines;
    QList<Finding> findings;
    qint64 errorLines = 0;
    std::optional<Money> errorAmount;        ///< of those lines, where every one's is readable
    bool needsOrganization = false;          ///< no organization yet for its payer
    QList<QPair<QString, QString>> accounts; ///< key, name of every account seen
};

struct ImportOptions {
    bool keepGoodLines = false;
    bool makeOrganization = false; ///< from the export: payer and linked accounts
};

struct ImportProgress {
    qint64 bytes = 0, totalBytes = 0, lines = 0;
    QString file;
    int filesDone = 0, files = 0;
    Money amount;
    int accounts = 0;
    qint64 findings = 0;
    qint64 linesPerSecond = 0;
    int secondsLeft = -1; ///< -1: not known yet
    QString phase;        ///< translated
};

struct ImportOutcome {
    qint64 importId = 0; ///< 0: nothing was written (the same bytes are there already)
    QString format;
    QList<PeriodTotals> periods;
    QList<Finding> findings;
    qint64 skippedLines = 0; ///< with keepGoodLines
    std::optional<Money> skippedAmount;
    bool unchanged = false;
    QString refusal; ///< not empty: the report has errors and nothing was written; says why
};

/// One entry of the Imports page.
struct ImportRecord {
    qint64 id = 0;
    QDateTime imported;
    QString source, format, reportName, assembly;
    QList<PeriodTotals> periods;
    qint64 lines = 0;
    qint64 errors = 0, warnings = 0;
    qint64 skippedLines = 0;
    bool active = true;        ///< false: replaced by a later import, or undone
    bool besideIssued = false; ///< held as a difference to an issued month
    bool undone = false;
};

} // namespace billfold
