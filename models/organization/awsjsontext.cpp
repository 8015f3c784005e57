// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/awsjsontext.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AwsJson", sentence);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

class Reader
{
public:
    Reader(QByteArrayView bytes, const JsonLimits& limits) : m_bytes(bytes), m_limits(limits) {}

    JsonStream run()
    {
        JsonStream stream;
        if (m_bytes.size() > m_limits.bytes) {
            stream.flaw =
                JsonFlaw{1, tr("The file has %1 bytes, more than any output that is read here. Leave it out.")
                                .arg(m_bytes.size())};
            return stream;
        }
        if (m_bytes.startsWith("\xef\xbb\xbf"))
            m_at = 3;
        skipSpace();
        while (m_at < m_bytes.size()) {
            JsonText value;
            if (!read(value, 0))
                break;
            stream.values.append(std::move(value));
            skipSpace();
        }
        if (m_flawed)
            stream.flaw = m_flaw;
        else if (stream.values.isEmpty())
            stream.flaw = JsonFlaw{1, tr("The file is empty. Run the command again.")};
        return stream;
    }

private:
    bool fail(const QString& message)
    {
        if (!m_flawed)
            m_flaw = {m_line, message};
        m_flawed = true;
        return false;
    }
    bool failSyntax()
    {
        return fail(m_at >= m_bytes.size()
                        ? tr("The file ends in the middle. Run the command again.")
                        : tr("This is not JSON. Run the command with --output json again."));
    }
    char peek() const { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; }

    void skipSpace()
    {
        for (; m_at < m_bytes.size(); ++m_at) {
            const char c = m_bytes[m_at];
            if (c == '\n')
                ++m_line;
            else if (c != ' ' && c != '\t' && c != '\r')
                return;
        }
    }

    bool read(JsonText& value, int depth)
    {
        if (depth > m_limits.depth)
            return fail(tr("The values are nested deeper than in any output that is read here."));
        if (++m_values > m_limits.values)
            return fail(tr("The file has more values than any output that is read here."));
        value.line = m_line;
        switch (peek()) {
        case '{':
            return readObject(value, depth);
        case '[':
            return readArray(value, depth);
        case '"':
            value.kind = JsonText::Kind::String;
            return readString(value.text);
        case 't':
            return readWord("true", JsonText::Kind::Bool, value);
        case 'f':
            return readWord("false", JsonText::Kind::Bool, value);
        case 'n':
            return readWord("null", JsonText::Kind::Null, value);
        default:
            return readNumber(value);
        }
    }

    bool readWord(QByteArrayView word, JsonText::Kind kind, JsonText& value)
    {
        if (m_bytes.sliced(m_at, std::min(word.size(), m_bytes.size() - m_at)) != word)
            return failSyntax();
        m_at += word.size();
        value.kind = kind;
        if (kind == JsonText::Kind::Bool)
            value.text = QString::fromLatin1(word);
        return true;
    }

    bool readDigits()
    {
        if (!isDigit(peek()))
            return false;
        while (isDigit(peek()))
            ++m_at;
        return true;
    }

    bool readNumber(JsonText& value)
    {
        const qsizetype begin = m_at;
        if (peek() == '-')
            ++m_at;
        bool good = peek() == '0' ? (++m_at, true) : readDigits();
        if (good && peek() == '.') {
            ++m_at;
            good = readDigits();
        }
        if (good && (peek() == 'e' || peek() == 'E')) {
            ++m_at;
            if (peek() == '+' || peek() == '-')
                ++m_at;
            good = readDigits();
        }
        if (!good)
            return failSyntax();
        value.kind = JsonText::Kind::Number;
        value.text = QString::fromLatin1(m_bytes.sliced(begin, m_at - begin));
        return true;
    }

    bool readArray(JsonText& value, int depth)
    {
        value.kind = JsonText::Kind::Array;
        ++m_at;
        skipSpace();
        if (peek() == ']')
            return ++m_at, true;
        while (true) {
            JsonText item;
            if (!read(item, depth + 1))
                return false;
            value.items.append(std::move(item));
            skipSpace();
            const char c = peek();
            if (c != ',' && c != ']')
                return failSyntax();
            ++m_at;
            if (c == ']')
                return true;
            skipSpace();
        }
    }

    bool readObject(JsonText& value, int depth)
    {
        value.kind = JsonText::Kind::Object;
        ++m_at;
        skipSpace();
        if (peek() == '}')
            return ++m_at, true;
        while (true) {
            QString key;
            if (peek() != '"')
                return failSyntax();
            if (!readString(key))
                return false;
            skipSpace();
            if (peek() != ':')
                return failSyntax();
            ++m_at;
            skipSpace();
            JsonText item;
            if (!read(item, depth + 1))
                return false;
            value.members.append({key, std::move(item)});
            skipSpace();
            const char c = peek();
            if (c != ',' && c != '}')
                return failSyntax();
            ++m_at;
            if (c == '}')
                return true;
            skipSpace();
        }
    }

    bool readString(QString& text)
    {
        ++m_at;
        while (true) {
            qsizetype end = m_at;
            while (end < m_bytes.size() && m_bytes[end] != '"' && m_bytes[end] != '\\' &&
                   static_cast<uchar>(m_bytes[end]) >= 0x20)
                ++end;
            text += QString::fromUtf8(m_bytes.sliced(m_at, end - m_at));
            m_at = end;
            if (peek() == '"')
                return ++m_at, true;
            if (peek() != '\\' || !readEscape(text))
                return failSyntax();
        }
    }

    bool readEscape(QString& text)
    {
        static constexpr QByteArrayView plain = "\"\\/", letters = "bfnrt", meant = "\b\f\n\r\t";
        ++m_at;
        const char c = peek();
        if (c == 'u') {
            int code = 0;
            for (int i = 0; i < 4; ++i) {
                ++m_at;
                const int digit = hexValue(peek());
                if (digit < 0)
                    return false;
                code = code * 16 + digit;
            }
            text += QChar(static_cast<char16_t>(code));
        } else if (plain.contains(c) && c != '\0') {
            text += QLatin1Char(c);
        } else if (const qsizetype at = letters.indexOf(c); at >= 0 && c != '\0') {
            text += QLatin1Char(meant[at]);
        } else {
            return false;
        }
        ++m_at;
        return true;
    }

    QByteArrayView m_bytes;
    const JsonLimits& m_limits;
    qsizetype m_at = 0, m_values = 0;
    int m_line = 1;
    bool m_flawed = false;
    JsonFlaw m_flaw;
};

} // namespace

const JsonText* JsonText::member(QStringView key) const
{
    for (auto found = members.crbegin(); found != members.crend(); ++found)
        if (found->first == key)
            return &found->second;
    return nullptr;
}

JsonStream readJsonStream(QByteArrayView bytes, const JsonLimits& limits)
{
    return Reader(bytes, limits).run();
}

} // namespace billfold
