// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/itemcopy.h"

#include "models/views/roles.h"

#include <QAbstractItemModel>
#include <QHeaderView>
#include <QRegularExpression>

namespace billfold
{

namespace
{

using namespace Qt::StringLiterals;

constexpr QChar typographicMinus(0x2212);

bool looksLikeNumber(const QString& text)
{
    static const QRegularExpression number(uR"(^[+-]?\d[\d.,'\x{A0}\x{202F}\x{2019}]*(\x{A0}?%)?$)"_s);
    return number.match(text).hasMatch();
}

QString guarded(QString text)
{
    for (QChar& character : text) {
        if (character == u'\t' || character == u'\n' || character == u'\r')
            character = u' ';
    }
    QString plain = text;
    plain.replace(typographicMinus, u'-');
    if (looksLikeNumber(plain))
        return plain;
    const QString trimmed = text.trimmed();
    if (!trimmed.isEmpty() && QStringView(u"=+-@").contains(trimmed.at(0)))
        return u'\'' + text;
    return text;
}

} // namespace

QString cellAsText(const QModelIndex& index)
{
    const QString exact = index.data(ExactRole).toString();
    return guarded(exact.isEmpty() ? index.data(Qt::DisplayRole).toString() : exact);
}

QString rowsAsText(const QAbstractItemModel* model, const QHeaderView* header, const QModelIndexList& rows)
{
    QList<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!header->isSectionHidden(logical))
            columns.append(logical);
    }
    QStringList cells;
    for (int column : columns)
        cells.append(guarded(model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
    QString text = cells.join(u'\t') + u'\n';
    for (const QModelIndex& row : rows) {
        cells.clear();
        for (int column : columns)
            cells.append(cellAsText(row.siblingAtColumn(column)));
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace billfold
