// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/jsontext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// No policy is nested deeper than a handful of levels; the limit keeps a hostile text off the stack.
constexpr int DEEPEST = 64;

QString say(const char* sentence)
{
    return QCoreApplication::translate("JsonText", sentence);
}

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.' || c == u'+';
}

/// What people paste in place of the straight double quote.
bool isOtherQuote(QChar c)
{
    return QStringView(u"'`“”„‘’").contains(c);
}

class Reader
{
public:
    Reader(const QString& text, PolicyFindings& findings) : m_text(text), m_findings(findings) {}

    std::optional<JsonNode> read()
    {
        if (m_text.startsWith(QChar::ByteOrderMark))
            ++m_at;
        skipSpace();
        if (atEnd()) {
            m_findings.fail(PolicyFindingCode::Empty, 0, 0,
                            say("There is no text. A policy is a JSON object."));
            return std::nullopt;
        }
        JsonNode root = value(0);
        if (!m_stopped)
            readRest();
        if (m_stopped)
            return std::nullopt;
        return root;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar here() const { return atEnd() ? QChar() : m_text[m_at]; }

    void fail(qsizetype begin, qsizetype end, const QString& sentence, const QString& replacement = {})
    {
        m_findings.fail(PolicyFindingCode::Syntax, begin, end, sentence, replacement);
    }
    void stop(qsizetype begin, qsizetype end, const QString& sentence)
    {
        if (!m_stopped)
            fail(begin, end, sentence);
        m_stopped = true;
    }

    void skipSpace()
    {
        while (!atEnd()) {
            if (isSpace(here())) {
                ++m_at;
                continue;
            }
            const QStringView rest = QStringView(m_text).sliced(m_at);
            if (!rest.startsWith(u"//") && !rest.startsWith(u"/*"))
                return;
            const bool line = rest.startsWith(u"//");
            qsizetype end = line ? rest.indexOf(u'\n') : rest.indexOf(u"*/", 2);
            end = end < 0 ? rest.size() : end + (line ? 0 : 2);
            fail(m_at, m_at + end, say("A policy cannot hold comments. Remove this one."));
            m_at += end;
        }
    }

    void readRest()
    {
        skipSpace();
        if (atEnd())
            return;
        qsizetype next = m_at;
        while (next < m_text.size() && (isSpace(m_text[next]) || m_text[next] == u','))
            ++next;
        const bool second = next < m_text.size() && m_text[next] == u'{';
        if (second)
            m_findings.fail(
                PolicyFindingCode::SecondObject, next, next + 1,
                say("A second object begins here. A policy is one object: move the statements of this "
                    "one into the Statement list of the first."));
        else
            fail(m_at, m_at + 1, say("The policy ends before this place. Remove what follows."));
    }

    JsonNode value(int depth)
    {
        JsonNode node;
        skipSpace();
        node.begin = m_at;
        const QChar c = here();
        if (atEnd()) {
            stop(m_at, m_at, say("The text ends where a value is needed."));
        } else if (depth > DEEPEST) {
            m_findings.fail(PolicyFindingCode::TooDeep, m_at, m_at + 1,
                            say("This is nested too deeply for a policy."));
            m_stopped = true;
        } else if (c == u'{') {
            object(node, depth);
        } else if (c == u'[') {
            array(node, depth);
        } else if (c == u'"' || isOtherQuote(c)) {
            node.type = JsonNode::Type::String;
            node.text = string();
        } else if (isWord(c)) {
            word(node);
        } else {
            stop(m_at, m_at + 1, say("A value is needed before “%1”.").arg(c));
        }
        node.end = m_at;
        return node;
    }

    void object(JsonNode& node, int depth)
    {
        node.type = JsonNode::Type::Object;
        const qsizetype open = m_at++;
        QSet<QString> seen;
        for (bool first = true; toNext(u'}', open, first); first = false) {
            JsonMember member;
            member.begin = m_at;
            member.key = key();
            member.end = m_at;
            if (m_stopped)
                return;
            skipSpace();
            if (here() == u':')
                ++m_at;
            else
                fail(member.begin, member.end, say("A colon is missing after the key “%1”.").arg(member.key));
            checkDouble(node, member, seen);
            member.value = value(depth + 1);
            if (m_stopped)
                return;
            node.members.push_back(std::move(member));
        }
    }

    void array(JsonNode& node, int depth)
    {
        node.type = JsonNode::Type::Array;
        const qsizetype open = m_at++;
        for (bool first = true; toNext(u']', open, first); first = false) {
            JsonNode item = value(depth + 1);
            if (m_stopped)
                return;
            node.items.push_back(std::move(item));
        }
    }

    /// Goes to the next member or item; false where the list is closed, or reading stops.
    bool toNext(QChar close, qsizetype open, bool first)
    {
        const qsizetype behind = m_at;
        skipSpace();
        bool comma = first;
        while (here() == u',') {
            if (comma)
                fail(m_at, m_at + 1, say("There is a comma too many here."));
            comma = true;
            const qsizetype at = m_at++;
            skipSpace();
            if (here() == close && !first)
                fail(at, at + 1, say("Nothing follows this comma. Remove it."));
        }
        if (atEnd()) {
            const QString sentence =
                close == u'}' ? say("The brace { in line %1 is never closed. Add } where the object ends.")
                              : say("The bracket [ in line %1 is never closed. Add ] where the list ends.");
            stop(open, open + 1, sentence.arg(m_findings.lineOf(open)));
            return false;
        }
        if (here() == close) {
            ++m_at;
            return false;
        }
        if (here() == u'}' || here() == u']') {
            stop(m_at, m_at + 1,
                 say("“%1” is needed here to close line %2, not “%3”.")
                     .arg(close)
                     .arg(m_findings.lineOf(open))
                     .arg(here()));
            return false;
        }
        if (!comma)
            fail(std::max<qsizetype>(behind - 1, 0), behind, say("A comma is missing after this."));
        return true;
    }

    QString key()
    {
        const QChar c = here();
        if (c == u'"' || isOtherQuote(c))
            return string();
        const qsizetype begin = m_at;
        while (!atEnd() && isWord(here()))
            ++m_at;
        const QString found = m_text.sliced(begin, m_at - begin);
        if (found.isEmpty())
            stop(begin, begin + 1, say("A key in quotes is needed before “%1”.").arg(c));
        else
            fail(begin, m_at, say("The key %1 must stand in double quotes.").arg(found), jsonQuoted(found));
        return found;
    }

    void checkDouble(const JsonNode& node, const JsonMember& member, QSet<QString>& seen)
    {
        if (!seen.contains(member.key)) {
            seen.insert(member.key);
            return;
        }
        const JsonMember* before = node.member(member.key);
        const int line = m_findings.lineOf(before ? before->begin : member.begin);
        const QString sentence =
            member.key == u"Statement"_s
                ? say("A second Statement (the first is in line %2). Put all statements into one list.")
                      .arg(line)
                : say("The key “%1” stands here a second time (the first is in line %2). Keep one of them.")
                      .arg(member.key)
                      .arg(line);
        m_findings.fail(PolicyFindingCode::DuplicateKey, member.begin, member.end, sentence);
    }

    QString string()
    {
        const qsizetype begin = m_at;
        const QChar open = m_text[m_at++];
        const bool straight = open == u'"';
        QString value;
        while (!atEnd() && here() != u'\n') {
            const QChar c = m_text[m_at++];
            if (straight ? c == u'"' : isOtherQuote(c)) {
                if (!straight)
                    fail(begin, m_at, say("Use straight double quotes around this."), jsonQuoted(value));
                return value;
            }
            if (c == u'\\')
                escape(value);
            else if (c < u' ')
                fail(m_at - 1, m_at,
                     say("A tab or control character cannot stand in quotes. Write it as \\t or leave it "
                         "out."));
            else
                value += c;
        }
        fail(begin, m_at, say("The closing quote is missing in this line."));
        return value;
    }

    void escape(QString& value)
    {
        const qsizetype begin = m_at - 1;
        constexpr QStringView LETTERS = u"\"\\/bfnrt";
        constexpr QStringView MEANINGS = u"\"\\/\b\f\n\r\t";
        const qsizetype known = atEnd() ? -1 : LETTERS.indexOf(here());
        if (known >= 0) {
            value += MEANINGS[known];
            ++m_at;
            return;
        }
        bool ok = false;
        if (here() == u'u' && m_at + 5 <= m_text.size()) {
            const QStringView digits = QStringView(m_text).sliced(m_at + 1, 4);
            // toUShort() alone takes "+12f" and " 12f" too.
            ok = std::all_of(digits.begin(), digits.end(), [](QChar c) {
                return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
            });
            if (ok) {
                value += QChar(digits.toUShort(nullptr, 16));
                m_at += 5;
                return;
            }
        }
        fail(begin, std::min(m_at + 1, m_text.size()),
             say("There is no such escape. Write \\\\ for a backslash."));
    }

    void word(JsonNode& node)
    {
        const qsizetype begin = m_at;
        while (!atEnd() && isWord(here()))
            ++m_at;
        node.text = m_text.sliced(begin, m_at - begin);
        if (node.text == u"true"_s || node.text == u"false"_s) {
            node.type = JsonNode::Type::Bool;
        } else if (node.text == u"null"_s) {
            node.type = JsonNode::Type::Null;
        } else if (isNumber(node.text)) {
            node.type = JsonNode::Type::Number;
        } else {
            node.type = JsonNode::Type::String;
            fail(begin, m_at, say("%1 must stand in double quotes.").arg(node.text), jsonQuoted(node.text));
        }
    }

    static bool isNumber(QStringView word)
    {
        const auto digits = [&word] {
            qsizetype count = 0;
            while (count < word.size() && word[count] >= u'0' && word[count] <= u'9')
                ++count;
            word = word.sliced(count);
            return count;
        };
        if (word.startsWith(u'-'))
            word = word.sliced(1);
        const bool zero = word.startsWith(u'0');
        const qsizetype whole = digits();
        if (whole == 0 || (zero && whole > 1))
            return false;
        if (word.startsWith(u'.')) {
            word = word.sliced(1);
            if (digits() == 0)
                return false;
        }
        if (word.startsWith(u'e', Qt::CaseInsensitive)) {
            word = word.sliced(1);
            if (word.startsWith(u'+') || word.startsWith(u'-'))
                word = word.sliced(1);
            if (digits() == 0)
                return false;
        }
        return word.isEmpty();
    }

    const QString& m_text;
    PolicyFindings& m_findings;
    qsizetype m_at = 0;
    bool m_stopped = false;
};

} // namespace

const JsonMember* JsonNode::member(QStringView key) const
{
    const auto found =
        std::find_if(members.begin(), members.end(), [key](const JsonMember& m) { return m.key == key; });
    return found == members.end() ? nullptr : &*found;
}

std::optional<JsonNode> readJson(const QString& text, PolicyFindings& findings)
{
    return Reader(text, findings).read();
}

QString jsonQuoted(QStringView text)
{
    QString quoted = u"\""_s;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        const bool pair = c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        if (pair)
            quoted += text.sliced(at++, 2);
        else if (c == u'"' || c == u'\\')
            quoted += u'\\' + c;
        else if (c == u'\n')
            quoted += u"\\n"_s;
        else if (c == u'\t')
            quoted += u"\\t"_s;
        else if (c == u'\r')
            quoted += u"\\r"_s;
        else if (c < u' ' || c.isSurrogate())
            quoted += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            quoted += c;
    }
    return quoted + u'"';
}

QString jsonLine(const JsonNode& node)
{
    QStringList parts;
    switch (node.type) {
    case JsonNode::Type::Null:
        return u"null"_s;
    case JsonNode::Type::Bool:
    case JsonNode::Type::Number:
        return node.text;
    case JsonNode::Type::String:
        return jsonQuoted(node.text);
    case JsonNode::Type::Array:
        for (const JsonNode& item : node.items)
            parts.append(jsonLine(item));
        return u'[' + parts.join(u", "_s) + u']';
    case JsonNode::Type::Object:
        for (const JsonMember& member : node.members)
            parts.append(jsonQuoted(member.key) + u": "_s + jsonLine(member.value));
        return u'{' + parts.join(u", "_s) + u'}';
    }
    return {};
}

QString jsonTypeName(JsonNode::Type type)
{
    switch (type) {
    case JsonNode::Type::Null:
        return say("null");
    case JsonNode::Type::Bool:
        return say("true or false");
    case JsonNode::Type::Number:
        return say("a number");
    case JsonNode::Type::String:
        return say("a text");
    case JsonNode::Type::Array:
        return say("a list");
    case JsonNode::Type::Object:
        return say("an object");
    }
    return {};
}

} // namespace billfold
