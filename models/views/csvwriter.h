// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/csvcell.h"
#include "models/core/money.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace billfold
{

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
