// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"

#include <QHash>
#include <QList>

namespace billfold
{

/// Collects findings and folds like ones: the same severity, file, column and kind of trouble is one finding
/// with a count, at its first place. Bounded: beyond `limit` different ones only the counts go on.
class FindingList
{
public:
    static constexpr int limit = 500;

    /// `kind` tells like troubles apart: the address of a sentence. `message` is made only for the first of
    /// them. Troubles with different `detail` are not alike.
    template <typename Message>
    void add(Severity severity, const QString& file, qint64 line, const QString& column, const char* kind,
             Message&& message, const QString& detail = {})
    {
        (severity == Severity::Error ? m_errors : severity == Severity::Warning ? m_warnings : m_infos) += 1;
        const Key key{file, column, detail, quintptr(kind), severity};
        const auto found = m_index.constFind(key);
        if (found != m_index.constEnd()) {
            ++m_list[*found].count;
            return;
        }
        if (m_list.size() >= limit)
            return;
        m_index.insert(key, m_list.size());
        m_list.append({severity, file, line, column, message(), 1});
    }
    const QList<Finding>& list() const { return m_list; }
    /// How often something was found, folded or not.
    qint64 errors() const { return m_errors; }
    qint64 warnings() const { return m_warnings; }

private:
    struct Key {
        QString file, column, detail;
        quintptr kind;
        Severity severity;
        friend bool operator==(const Key&, const Key&) = default;
        friend size_t qHash(const Key& key, size_t seed = 0)
        {
            return qHashMulti(seed, key.file, key.column, key.detail, key.kind, int(key.severity));
        }
    };

    QHash<Key, qsizetype> m_index;
    QList<Finding> m_list;
    qint64 m_errors = 0, m_warnings = 0, m_infos = 0;
};

} // namespace billfold
