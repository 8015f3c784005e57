// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace billfold
{

/// How much a finding matters: an Error means that a needed value is wrong and the line cannot be counted;
/// a Warning means that the line is kept, and what it lacks is said; Info is worth knowing.
enum class Severity { Info, Warning, Error };

/// One thing that was noticed while an export was read. `line` counts from 1 (the header is line 1) and is 0
/// where the whole file is meant; `column` is the column's name as the file spells it, empty where the line
/// is meant.
struct Finding {
    Severity severity = Severity::Info;
    QString file;
    qint64 line = 0;
    QString column;
    QString message; ///< one translated sentence: what is wrong and what to do
    qint64 count =
        1; ///< how many lines it stands for (like findings are folded; file and line name the first)

    friend bool operator==(const Finding&, const Finding&) = default;
};

} // namespace billfold
