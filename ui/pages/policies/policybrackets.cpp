// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policybrackets.h"

#include <QList>

namespace billfold
{

std::optional<std::pair<int, int>> bracketsAt(const QString& text, int cursor)
{
    QList<int> open;
    bool quoted = false;
    for (int at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (quoted) {
            if (c == u'\\')
                ++at;
            else if (c == u'"' || c == u'\n')
                quoted = false;
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u'{' || c == u'[') {
            open.append(at);
        } else if ((c == u'}' || c == u']') && !open.isEmpty()) {
            const int begin = open.takeLast();
            const bool fits = (text[begin] == u'{') == (c == u'}');
            const bool beside = at == cursor - 1 || begin == cursor - 1 || at == cursor || begin == cursor;
            if (fits && beside)
                return std::pair(begin, at);
        }
    }
    return std::nullopt;
}

} // namespace billfold
