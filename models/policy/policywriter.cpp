// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policywriter.h"

#include "models/policy/jsontext.h"

#include <QHash>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int STEP = 2;
constexpr qsizetype WIDTH = 80;

QString blanks(int count)
{
    return QString(count, u' ');
}

/// One value, or a list; `column` is where it begins.
QString valuesText(const QStringList& values, int indent, qsizetype column)
{
    if (values.size() == 1)
        return jsonQuoted(values.first());
    QStringList quoted;
    for (const QString& value : values)
        quoted.append(jsonQuoted(value));
    const QString line = u'[' + quoted.join(u", "_s) + u']';
    if (column + line.size() < WIDTH)
        return line;
    const QString inside = u'\n' + blanks(indent + STEP);
    return u'[' + inside + quoted.join(u',' + inside) + u'\n' + blanks(indent) + u']';
}

QString objectText(const QStringList& members, int indent)
{
    if (members.isEmpty())
        return u"{}"_s;
    const QString inside = u'\n' + blanks(indent + STEP);
    return u'{' + inside + members.join(u',' + inside) + u'\n' + blanks(indent) + u'}';
}

QString valuesMember(const QString& key, const QStringList& values, int indent)
{
    const QString start = jsonQuoted(key) + u": "_s;
    return start + valuesText(values, indent, indent + start.size());
}

/// Conditions with one operator stand in one object, and JSON has a key only once: values of conditions that
/// differ in nothing else come together.
QString conditionText(const QList<PolicyCondition>& conditions, int indent)
{
    QStringList operators;
    QHash<QString, QStringList> keys;
    QHash<QString, QStringList> values;
    for (const PolicyCondition& condition : conditions) {
        const QString name = conditionTestText({condition.op, condition.qualifier, condition.ifExists});
        if (!operators.contains(name))
            operators.append(name);
        const QString line = name + u'\n' + condition.key;
        if (!values.contains(line))
            keys[name].append(condition.key);
        values[line] += condition.values;
    }
    QStringList members;
    for (const QString& name : std::as_const(operators)) {
        QStringList lines;
        for (const QString& key : std::as_const(keys[name]))
            lines.append(valuesMember(key, values.value(name + u'\n' + key), indent + 2 * STEP));
        members.append(jsonQuoted(name) + u": "_s + objectText(lines, indent + STEP));
    }
    return objectText(members, indent);
}

/// How far the line on which `offset` stands is indented; -1 where something but blanks stands before it.
int indentAt(const QString& text, qsizetype offset)
{
    const qsizetype start = text.lastIndexOf(u'\n', std::max<qsizetype>(offset - 1, 0)) + 1;
    const QStringView before =
        QStringView(text).sliced(std::min(start, offset), offset - std::min(start, offset));
    const bool blank = std::all_of(before.begin(), before.end(), [](QChar c) { return c == u' '; });
    return blank ? static_cast<int>(before.size()) : -1;
}

const PolicyStatement& numbered(const PolicyDocument& document, int number)
{
    return document.statements.at(number - 1);
}

/// Whether the statements stand in a list, and not alone behind "Statement".
bool standsInList(const QString& text, const PolicyStatement& first)
{
    qsizetype at = first.offset - 1;
    while (at >= 0 && text[at].isSpace())
        --at;
    return at >= 0 && text[at] == u'[';
}

} // namespace

QString writeStatement(const PolicyStatement& statement, int indent)
{
    const int inside = indent + STEP;
    QStringList members;
    if (!statement.sid.isEmpty())
        members.append(u"\"Sid\": "_s + jsonQuoted(statement.sid));
    members.append(statement.effect == PolicyEffect::Allow ? u"\"Effect\": \"Allow\""_s
                                                           : u"\"Effect\": \"Deny\""_s);
    if (!statement.principal.isEmpty())
        members.append(u"\"Principal\": "_s + statement.principal);
    members.append(
        valuesMember(statement.notActions ? u"NotAction"_s : u"Action"_s, statement.actions, inside));
    members.append(
        valuesMember(statement.notResources ? u"NotResource"_s : u"Resource"_s, statement.resources, inside));
    if (!statement.conditions.isEmpty())
        members.append(u"\"Condition\": "_s + conditionText(statement.conditions, inside));
    return objectText(members, indent);
}

QString writePolicy(const PolicyDocument& document)
{
    QStringList members;
    if (!document.version.isEmpty())
        members.append(u"\"Version\": "_s + jsonQuoted(document.version));
    if (!document.id.isEmpty())
        members.append(u"\"Id\": "_s + jsonQuoted(document.id));
    QStringList statements;
    for (const PolicyStatement& statement : document.statements)
        statements.append(writeStatement(statement, 2 * STEP));
    const QString inside = u'\n' + blanks(2 * STEP);
    members.append(u"\"Statement\": ["_s + inside + statements.join(u',' + inside) + u'\n' + blanks(STEP) +
                   u']');
    return objectText(members, 0) + u'\n';
}

QString withStatement(const QString& text, const PolicyDocument& document, int number,
                      const PolicyStatement& statement)
{
    const PolicyStatement& old = numbered(document, number);
    QString changed = text;
    // A statement that begins behind something else is indented like that line.
    int indent = indentAt(text, old.offset);
    if (indent < 0) {
        qsizetype start = text.lastIndexOf(u'\n', std::max<qsizetype>(old.offset - 1, 0)) + 1;
        indent = 0;
        while (start + indent < text.size() && text[start + indent] == u' ')
            ++indent;
    }
    return changed.replace(old.offset, old.length, writeStatement(statement, indent));
}

QString withStatementAdded(const QString& text, const PolicyDocument& document,
                           const PolicyStatement& statement)
{
    if (document.statements.isEmpty()) {
        PolicyDocument whole = document;
        whole.statements.append(statement);
        return writePolicy(whole);
    }
    const PolicyStatement& last = document.statements.last();
    const int found = indentAt(text, last.offset);
    const int indent = found < 0 ? 2 * STEP : found;
    const QString added = u",\n"_s + blanks(indent) + writeStatement(statement, indent);
    QString changed = text;
    if (standsInList(text, document.statements.first()))
        return changed.insert(last.offset + last.length, added);
    const QString alone = u"[\n"_s + blanks(2 * STEP) + writeStatement(last, 2 * STEP) + u",\n"_s +
                          blanks(2 * STEP) + writeStatement(statement, 2 * STEP) + u'\n' + blanks(STEP) +
                          u']';
    return changed.replace(last.offset, last.length, alone);
}

QString withStatementRemoved(const QString& text, const PolicyDocument& document, int number)
{
    if (document.statements.size() < 2)
        return text;
    qsizetype begin = 0;
    qsizetype end = 0;
    if (number > 1) { // with the comma before it
        const PolicyStatement& before = numbered(document, number - 1);
        begin = before.offset + before.length;
        end = numbered(document, number).offset + numbered(document, number).length;
    } else {
        begin = numbered(document, 1).offset;
        end = numbered(document, 2).offset;
    }
    QString changed = text;
    return changed.remove(begin, end - begin);
}

} // namespace billfold
