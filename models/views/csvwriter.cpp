// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/csvwriter.h"

namespace billfold
{

using namespace Qt::StringLiterals;

QString csvCell(const QString& text)
{
    QString cell = text;
    if (!cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front()))
        cell.prepend(u'\'');
    const bool quoted =
        cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r');
    if (!quoted)
        return cell;
    cell.replace(u'"', u"\"\""_s);
    return u'"' + cell + u'"';
}

void CsvWriter::row(const QStringList& texts, const QList<Money>& amounts)
{
    QStringList cells;
    for (const QString& text : texts)
        cells.append(csvCell(text));
    for (const Money amount : amounts)
        cells.append(amount.toString());
    m_text += cells.join(u',') + u'\n';
}

} // namespace billfold
