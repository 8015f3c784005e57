// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/csvwriter.h"

namespace billfold
{

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
