// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace billfold
{

/// What is known of a request: condition keys (in lower case) with their values; most keys have one.
class RequestContext
{
public:
    void insert(QStringView key, const QStringList& values)
    {
        m_values.insert(key.toString().toLower(), values);
    }
    /// Null where the request has no such key.
    const QStringList* find(const QString& lowerKey) const
    {
        const auto found = m_values.constFind(lowerKey);
        return found == m_values.constEnd() ? nullptr : &*found;
    }
    bool isEmpty() const { return m_values.isEmpty(); }

private:
    QHash<QString, QStringList> m_values;
};

/// A text of a policy with what it may hold besides plain characters: wildcards (* any characters, ? exactly
/// one) and
/// ${variables}, which stand for a value of the request, taken literally. ${*}, ${?} and ${$} are the
/// characters themselves; ${key, 'text'} has a text for requests without that key.
class PolicyPattern
{
public:
    enum class Wildcards { Yes, No };
    enum class Variables { Yes, No };

    explicit PolicyPattern(QStringView text, Wildcards wildcards = Wildcards::Yes,
                           Variables variables = Variables::Yes);

    /// False where a variable has no value in this request: such a text fits nothing.
    bool matches(QStringView text, const RequestContext& context,
                 Qt::CaseSensitivity cs = Qt::CaseSensitive) const;
    /// For ARNs: each of the six parts is compared by itself, so that * does not reach over a colon before
    /// the sixth.
    bool matchesArn(QStringView text, const RequestContext& context) const;

    bool hasVariables() const { return m_hasVariables; }
    /// Where a "${" has no "}", or nothing in it: its place in the text, or -1.
    static qsizetype badVariable(QStringView text);

private:
    struct Piece {
        enum class Kind : quint8 { Character, One, Any, Variable };
        Kind kind = Kind::Character;
        QChar character;
        qsizetype variable = 0; ///< its place in m_variables
    };
    struct Variable {
        QString key; ///< in lower case
        std::optional<QString> otherwise;
    };
    using Pieces = QList<Piece>;

    void addVariable(QStringView inside);
    std::optional<Pieces> filled(const RequestContext& context) const;
    static bool fits(const Piece* begin, const Piece* end, QStringView text, Qt::CaseSensitivity cs);

    Pieces m_pieces;
    QList<Variable> m_variables;
    bool m_hasVariables = false;
};

} // namespace billfold
