// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/csvcell.h"

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

} // namespace billfold
