// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policyfindings.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

namespace
{

constexpr qsizetype MOST = 100;

} // namespace

PolicyFindings::PolicyFindings(const QString& text) : m_lineStarts({0})
{
    for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
        m_lineStarts.append(at + 1);
}

void PolicyFindings::fail(PolicyFindingCode code, qsizetype begin, qsizetype end, const QString& sentence,
                          const QString& replacement)
{
    m_understood = false;
    add(Severity::Error, code, begin, end, sentence, replacement);
}

void PolicyFindings::error(PolicyFindingCode code, qsizetype begin, qsizetype end, const QString& sentence,
                           const QString& replacement)
{
    add(Severity::Error, code, begin, end, sentence, replacement);
}

void PolicyFindings::warn(PolicyFindingCode code, qsizetype begin, qsizetype end, const QString& sentence,
                          const QString& replacement)
{
    add(Severity::Warning, code, begin, end, sentence, replacement);
}

int PolicyFindings::lineOf(qsizetype offset) const
{
    const auto next = std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), offset);
    return static_cast<int>(next - m_lineStarts.begin());
}

int PolicyFindings::columnOf(qsizetype offset) const
{
    return static_cast<int>(offset - m_lineStarts.at(lineOf(offset) - 1)) + 1;
}

QList<PolicyFinding> PolicyFindings::take()
{
    std::stable_sort(m_list.begin(), m_list.end(),
                     [](const PolicyFinding& a, const PolicyFinding& b) { return a.offset < b.offset; });
    return std::move(m_list);
}

void PolicyFindings::add(Severity severity, PolicyFindingCode code, qsizetype begin, qsizetype end,
                         const QString& sentence, const QString& replacement)
{
    if (m_list.size() > MOST)
        return;
    PolicyFinding finding{severity,        code,       lineOf(begin),
                          columnOf(begin), begin,      std::max<qsizetype>(end - begin, 0),
                          sentence,        replacement};
    if (m_list.size() == MOST) {
        finding.sentence = QCoreApplication::translate(
                               "PolicyFindings", "There are more than %1 findings; mend the first ones.")
                               .arg(MOST);
        finding.replacement.clear();
        // A warning must not hide that there was an error.
        finding.severity = Severity::Error;
    }
    m_list.append(finding);
}

} // namespace billfold
