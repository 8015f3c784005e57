// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policywords.h"

#include "models/policy/actioncatalog.h"
#include "models/policy/conditionoperator.h"

namespace billfold
{

using namespace Qt::StringLiterals;

PolicyWord wordAt(const QString& line, qsizetype cursor)
{
    PolicyWord word;
    qsizetype begin = 0;
    for (qsizetype at = 0; at < cursor && at < line.size(); ++at) {
        if (word.quoted && line[at] == u'\\') {
            ++at;
        } else if (line[at] == u'"') {
            word.quoted = !word.quoted;
            begin = at + 1;
        }
    }
    if (word.quoted)
        word.text = line.sliced(begin, cursor - begin);
    return word;
}

QStringList completionsOf(const PolicyWord& word)
{
    static const QStringList elements{u"Version"_s,   u"Statement"_s, u"Sid"_s,      u"Effect"_s,
                                      u"Action"_s,    u"NotAction"_s, u"Resource"_s, u"NotResource"_s,
                                      u"Condition"_s, u"Allow"_s,     u"Deny"_s,     u"2012-10-17"_s};
    QStringList found;
    const auto add = [&found, &word](const QStringList& list) {
        for (const QString& each : list) {
            if (each.startsWith(word.text, Qt::CaseInsensitive))
                found.append(each);
        }
    };
    if (!word.quoted)
        return found;
    if (word.text.startsWith(u"aws:"_s, Qt::CaseInsensitive)) {
        add(globalConditionKeys());
        return found;
    }
    if (!word.text.contains(u':')) {
        add(elements);
        if (!word.text.isEmpty())
            add(conditionOperatorNames());
    }
    return found + completeAction(word.text);
}

} // namespace billfold
