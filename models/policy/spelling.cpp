// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/spelling.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace billfold
{

namespace
{

constexpr qsizetype LONGEST = 64;

bool sameLetter(QChar a, QChar b)
{
    return a == b || a.toCaseFolded() == b.toCaseFolded();
}

/// Whether at most one letter is changed, added, left out, or exchanged with the next: the usual slip, found
/// in one go.
bool isOneAway(QStringView a, QStringView b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    qsizetype begin = 0;
    while (begin < a.size() && sameLetter(a[begin], b[begin]))
        ++begin;
    qsizetype end = 0;
    while (end < a.size() - begin && sameLetter(a[a.size() - 1 - end], b[b.size() - 1 - end]))
        ++end;
    const qsizetype middle = a.size() - begin - end;
    if (a.size() != b.size())
        return middle == 0;
    return middle <= 1 ||
           (middle == 2 && sameLetter(a[begin], b[begin + 1]) && sameLetter(a[begin + 1], b[begin]));
}

/// Letters to change, add, leave out, or exchange with the next one. `limit` + 1 stands for any more.
int distance(QStringView a, QStringView b, int limit)
{
    if (std::abs(a.size() - b.size()) > limit || a.size() > LONGEST || b.size() > LONGEST)
        return limit + 1;
    if (a.compare(b, Qt::CaseInsensitive) == 0)
        return 0;
    if (isOneAway(a, b))
        return 1;
    if (limit < 2)
        return limit + 1;
    using Row = std::array<int, LONGEST + 1>;
    Row beforeLast{};
    Row last{};
    Row row{};
    for (qsizetype j = 0; j <= b.size(); ++j)
        last[static_cast<std::size_t>(j)] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const bool same = sameLetter(a[i - 1], b[j - 1]);
            row[at] = std::min({last[at - 1] + (same ? 0 : 1), last[at] + 1, row[at - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], beforeLast[at - 2] + 1);
            least = std::min(least, row[at]);
        }
        if (least > limit)
            return limit + 1;
        beforeLast = last;
        last = row;
    }
    return last[static_cast<std::size_t>(b.size())];
}

} // namespace

QString nearestWord(QStringView word, const QStringList& known, int letters)
{
    const int limit = word.size() < 5 ? 1 : letters;
    int best = limit + 1;
    QString found;
    for (const QString& candidate : known) {
        const int away = distance(word, candidate, std::min(best, limit));
        if (away < best) {
            best = away;
            found = candidate;
        } else if (away == best && best <= limit) {
            found.clear();
        }
    }
    return best <= limit ? found : QString();
}

} // namespace billfold
