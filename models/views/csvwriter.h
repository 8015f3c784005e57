// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace billfold
{

/// Text as a CSV cell that a spreadsheet never takes for a formula: a leading = + - @, tab or CR gets an
/// apostrophe before it. Quoted where RFC 4180 asks for it.
QString csvCell(const QString& text);

/// Builds CSV (RFC 4180, LF, C locale). Amounts are exact plain decimals and stay numbers.
class CsvWriter
{
public:
    void row(const QStringList& texts, const QList<Money>& amounts = {});
    const QString& text() const { return m_text; }

private:
    QString m_text;
};

} // namespace billfold
