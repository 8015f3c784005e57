// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

namespace billfold
{

/// A document as a value: what the painter draws on screen, in a PDF, on paper and in a picture, and nothing
/// about how. Texts are final: formatted, translated, dates written out.
struct DocumentFact {
    QString label, value;
};

struct DocumentColumn {
    QString heading;
    bool right = false; ///< right-aligned (amounts)
    bool quiet = false; ///< in the secondary colour
    int share = 100;    ///< part of the width, relative to the other columns
    bool bar = false;   ///< cells hold a bar: DocumentCell::fraction
};

struct DocumentCell {
    QString text;
    int fraction = 0;   ///< 0…10000 of the column's width, for bars only
    bool payer = false; ///< the bar in the payer's colour
};

struct DocumentRow {
    enum class Kind { Normal, Group, Total };
    Kind kind = Kind::Normal;
    int indent = 0;
    QList<DocumentCell> cells;
};

struct DocumentTable {
    QString title;
    QList<DocumentColumn> columns; ///< headings are repeated on every page
    bool headings = true;
    QList<DocumentRow> rows; ///< a group row is never parted from the row after it
};

struct DocumentNote {
    QString text;
};

/// Stacked columns or bars, placed by share of the largest.
struct DocumentChart {
    QString title;
    QStringList categories;
    struct Series {
        QString name;
        int colour = 0;        ///< index into the chart colours; -1: Others
        QList<qint64> heights; ///< relative to each other, no unit; negative goes below the line
    };
    QList<Series> series;
    QStringList amounts; ///< one a category, printed at it
};

using DocumentSection = std::variant<DocumentTable, DocumentChart, DocumentNote>;

/// The framed total of a bill, or the line of total of a statement.
struct DocumentTotal {
    QString label, caption, amount;
    bool framed = true;
    QString name, nameCaption; ///< statement: the account, left of the amount
};

struct Document {
    QString title, subtitle;
    QString status; ///< "Estimate" beside the title and in the foot; empty when issued
    QString organization, organizationCaption;
    QString addressTitle;
    QStringList address;
    QList<DocumentFact> facts;
    DocumentTotal total;
    QList<DocumentSection> sections;
    QString foot; ///< left on every page; "Page x of y" stands at the right
};

} // namespace billfold
