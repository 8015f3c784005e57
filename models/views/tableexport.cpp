// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/tableexport.h"

#include "models/views/csvwriter.h"
#include "models/views/roles.h"

#include <QAbstractItemModel>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <functional>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QChar typographicMinus(0x2212);
constexpr QChar noBreakSpace(0xa0);
constexpr QChar narrowNoBreakSpace(0x202f);

struct Cell {
    QString text;
    bool number = false;
};

/// Amounts are told from texts that look like one (account ids) by their alignment: ids are left-aligned.
bool isAmountCell(const QModelIndex& index)
{
    return (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
}

Cell cellOf(const QModelIndex& index, const QLocale& locale)
{
    const QString exact = index.data(ExactRole).toString();
    const QString text = exact.isEmpty() ? index.data(Qt::DisplayRole).toString() : exact;
    if (!exact.isEmpty() || isAmountCell(index)) {
        if (const auto number = plainNumber(text, locale))
            return {*number, true};
    }
    // The en dash of "no value" says nothing to a program.
    return {text == u"\u2013"_s ? QString() : text, false};
}

void forEachRow(const QAbstractItemModel& model, const QModelIndex& parent,
                const std::function<void(const QModelIndex& first)>& visit)
{
    const int rows = model.rowCount(parent);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex first = model.index(row, 0, parent);
        visit(first);
        if (model.hasChildren(first))
            forEachRow(model, first, visit);
    }
}

QStringList headings(const QAbstractItemModel& model)
{
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QString heading = model.headerData(column, Qt::Horizontal).toString();
        QString unique = heading;
        for (int n = 2; texts.contains(unique); ++n)
            unique = u"%1 (%2)"_s.arg(heading).arg(n);
        texts.append(unique);
    }
    return texts;
}

} // namespace

std::optional<QString> plainNumber(const QString& text, const QLocale& locale)
{
    QString digits = text;
    digits.replace(typographicMinus, u'-');
    QString group = locale.groupSeparator();
    for (QString* part : {&digits, &group}) {
        part->replace(noBreakSpace, u' ');
        part->replace(narrowNoBreakSpace, u' ');
    }
    const QString point = QRegularExpression::escape(locale.decimalPoint());
    const QString separator = QRegularExpression::escape(group);
    // Separators only where they belong: 1.5298 is no German fifteen thousand.
    const QRegularExpression grouped(u"^[+-]?(\\d{1,3}(%1\\d{3})+|\\d+)(%2\\d+)?$"_s.arg(separator, point));
    if (grouped.match(digits).hasMatch()) {
        digits.remove(group);
        digits.replace(locale.decimalPoint(), u"."_s);
        if (digits.startsWith(u'+'))
            digits.remove(0, 1);
        return digits;
    }
    static const QRegularExpression plain(u"^-?\\d+(\\.\\d+)?$"_s);
    if (plain.match(digits).hasMatch())
        return digits;
    return std::nullopt;
}

QByteArray tableAsCsv(const QAbstractItemModel& model, const QLocale& locale)
{
    CsvWriter heading;
    heading.row(headings(model));
    QString csv = heading.text();
    forEachRow(model, {}, [&](const QModelIndex& first) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            const Cell cell = cellOf(first.siblingAtColumn(column), locale);
            // A negative amount is a number, not the beginning of a formula.
            cells.append(cell.number ? cell.text : csvCell(cell.text));
        }
        csv += cells.join(u',') + u'\n';
    });
    return csv.toUtf8();
}

QByteArray tableAsJson(const QAbstractItemModel& model, const QString& name, const QLocale& locale)
{
    const QStringList columns = headings(model);
    QJsonArray rows;
    forEachRow(model, {}, [&](const QModelIndex& first) {
        QJsonObject row;
        for (int column = 0; column < columns.size(); ++column)
            row.insert(columns[column], cellOf(first.siblingAtColumn(column), locale).text);
        rows.append(row);
    });
    const QJsonObject table{
        {u"name"_s, name}, {u"columns"_s, QJsonArray::fromStringList(columns)}, {u"rows"_s, rows}};
    return QJsonDocument(table).toJson();
}

} // namespace billfold
