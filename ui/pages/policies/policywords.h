// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace billfold
{

/// What stands between the opening quote and the cursor.
struct PolicyWord {
    bool quoted = false; ///< the cursor stands in quotes
    QString text;
};

PolicyWord wordAt(const QString& line, qsizetype cursor);

/// What the word can become: actions, services, condition keys, elements and operators.
QStringList completionsOf(const PolicyWord& word);

} // namespace billfold
