// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policyfinding.h"

#include <QList>

namespace billfold
{

/// Collects what is noticed in one text, and knows lines and columns. After a hundred findings it says that
/// there are more and keeps no further ones: whoever pasted the wrong file needs no list of thousands.
class PolicyFindings
{
public:
    explicit PolicyFindings(const QString& text);

    /// What stands there cannot be understood, so no document comes of the text.
    void fail(PolicyFindingCode code, qsizetype begin, qsizetype end, const QString& sentence,
              const QString& replacement = {});
    /// Understood, and against the rules.
    void error(PolicyFindingCode code, qsizetype begin, qsizetype end, const QString& sentence,
               const QString& replacement = {});
    void warn(PolicyFindingCode code, qsizetype begin, qsizetype end, const QString& sentence,
              const QString& replacement = {});

    bool understood() const { return m_understood; }
    int lineOf(qsizetype offset) const;
    int columnOf(qsizetype offset) const;
    /// In the order of the text.
    QList<PolicyFinding> take();

private:
    void add(Severity severity, PolicyFindingCode code, qsizetype begin, qsizetype end,
             const QString& sentence, const QString& replacement);

    QList<qsizetype> m_lineStarts;
    QList<PolicyFinding> m_list;
    bool m_understood = true;
};

} // namespace billfold
