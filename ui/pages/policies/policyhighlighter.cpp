// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policyhighlighter.h"

#include "ui/theme/theme.h"

namespace billfold
{

namespace
{

/// Behind the closing quote; a text never reaches over the end of its line.
qsizetype endOfString(const QString& text, qsizetype begin)
{
    for (qsizetype at = begin + 1; at < text.size(); ++at) {
        if (text[at] == u'\\')
            ++at;
        else if (text[at] == u'"')
            return at + 1;
    }
    return text.size();
}

bool isKey(const QString& text, qsizetype end)
{
    while (end < text.size() && text[end].isSpace())
        ++end;
    return end < text.size() && text[end] == u':';
}

} // namespace

void PolicyHighlighter::highlightBlock(const QString& text)
{
    const Theme& theme = Theme::current();
    const auto paint = [this](qsizetype begin, qsizetype end, const QColor& color) {
        setFormat(static_cast<int>(begin), static_cast<int>(end - begin), color);
    };
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at] == u'"') {
            const qsizetype end = endOfString(text, at);
            paint(at, end, isKey(text, end) ? theme.infoText : theme.okText);
            at = end;
        } else if (text[at].isLetterOrNumber() || text[at] == u'-') {
            const qsizetype begin = at;
            while (at < text.size() &&
                   (text[at].isLetterOrNumber() || QStringView(u"+-._").contains(text[at])))
                ++at;
            paint(begin, at, theme.warnText);
        } else {
            ++at;
        }
    }
}

} // namespace billfold
