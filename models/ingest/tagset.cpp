// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/tagset.h"

#include <cstdint>
#include <optional>

namespace billfold
{

namespace
{

/// Reads JSON just as far as a map of tags needs it. The usual JSON classes read numbers as doubles, which
/// would change a tag such as an order number of 20 digits.
class TagMapReader
{
public:
    explicit TagMapReader(std::string_view json) : m_json(json) {}

    bool read(const std::string& prefix, TagSet& tags)
    {
        skipBlanks();
        if (!take('{'))
            return false;
        skipBlanks();
        bool more = !take('}');
        while (more) {
            skipBlanks();
            const auto key = string();
            skipBlanks();
            if (!key || !take(':'))
                return false;
            skipBlanks();
            const auto text = value();
            if (!text)
                return false;
            if (!text->empty())
                tags[prefix + *key] = *text;
            skipBlanks();
            more = take(',');
            if (!more && !take('}'))
                return false;
        }
        skipBlanks();
        return m_at == m_json.size();
    }

private:
    char peek() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }
    bool take(char c)
    {
        if (peek() != c || m_at == m_json.size())
            return false;
        ++m_at;
        return true;
    }
    void skipBlanks()
    {
        while (m_at < m_json.size() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_at;
    }

    std::optional<std::uint32_t> hex4()
    {
        if (m_at + 4 > m_json.size())
            return std::nullopt;
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = m_json[m_at++];
            const int digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0)
                return std::nullopt;
            code = code * 16 + static_cast<std::uint32_t>(digit);
        }
        return code;
    }

    static void appendUtf8(std::string& text, std::uint32_t code)
    {
        const auto push = [&text](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
        if (code < 0x80) {
            push(code);
        } else if (code < 0x800) {
            push(0xc0 | (code >> 6));
            push(0x80 | (code & 0x3f));
        } else if (code < 0x10000) {
            push(0xe0 | (code >> 12));
            push(0x80 | ((code >> 6) & 0x3f));
            push(0x80 | (code & 0x3f));
        } else {
            push(0xf0 | (code >> 18));
            push(0x80 | ((code >> 12) & 0x3f));
            push(0x80 | ((code >> 6) & 0x3f));
            push(0x80 | (code & 0x3f));
        }
    }

    bool escape(std::string& text)
    {
        const char c = peek();
        ++m_at;
        switch (c) {
        case 'n':
            text.push_back('\n');
            return true;
        case 't':
            text.push_back('\t');
            return true;
        case 'r':
            text.push_back('\r');
            return true;
        case 'b':
            text.push_back('\b');
            return true;
        case 'f':
            text.push_back('\f');
            return true;
        case '"':
        case '\\':
        case '/':
            text.push_back(c);
            return true;
        case 'u':
            return unicode(text);
        default:
            return false;
        }
    }

    bool unicode(std::string& text)
    {
        const auto first = hex4();
        if (!first)
            return false;
        std::uint32_t code = *first;
        if (code >= 0xdc00 && code <= 0xdfff)
            return false;
        if (code >= 0xd800 && code <= 0xdbff) {
            if (!take('\\') || !take('u'))
                return false;
            const auto second = hex4();
            if (!second || *second < 0xdc00 || *second > 0xdfff)
                return false;
            code = 0x10000 + ((code - 0xd800) << 10) + (*second - 0xdc00);
        }
        // No text that is kept may hold a NUL; what stood there is marked as lost.
        constexpr std::uint32_t lost = 0xfffd;
        appendUtf8(text, code == 0 ? lost : code);
        return true;
    }

    std::optional<std::string> string()
    {
        if (!take('"'))
            return std::nullopt;
        std::string text;
        while (m_at < m_json.size()) {
            const char c = m_json[m_at++];
            if (c == '"')
                return text;
            if (c != '\\')
                text.push_back(c);
            else if (m_at == m_json.size() || !escape(text))
                return std::nullopt;
        }
        return std::nullopt;
    }

    /// The text of a nested object or array, from bracket to bracket.
    std::optional<std::string> nested()
    {
        const std::size_t from = m_at;
        std::size_t depth = 0;
        while (m_at < m_json.size()) {
            const char c = peek();
            if (c == '"') {
                if (!string())
                    return std::nullopt;
                continue;
            }
            ++m_at;
            if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0)
                return std::string(m_json.substr(from, m_at - from));
        }
        return std::nullopt;
    }

    std::optional<std::string> value()
    {
        const char c = peek();
        if (c == '"')
            return string();
        if (c == '{' || c == '[')
            return nested();
        const std::size_t from = m_at;
        while (m_at < m_json.size() && std::string_view(",}] \t\r\n").find(peek()) == std::string_view::npos)
            ++m_at;
        const std::string_view word = m_json.substr(from, m_at - from);
        if (word == "null")
            return std::string();
        const bool number =
            !word.empty() && word.find_first_not_of("+-.0123456789eE") == std::string_view::npos;
        if (!number && word != "true" && word != "false")
            return std::nullopt;
        return std::string(word);
    }

    std::string_view m_json;
    std::size_t m_at = 0;
};

void appendEscaped(std::string& json, const std::string& text)
{
    constexpr char hex[] = "0123456789abcdef";
    json.push_back('"');
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json.push_back('\\');
            json.push_back(c);
        } else if (byte < 0x20) {
            json += "\\u00";
            json.push_back(hex[byte >> 4]);
            json.push_back(hex[byte & 15]);
        } else {
            json.push_back(c);
        }
    }
    json.push_back('"');
}

} // namespace

bool readTagMap(std::string_view json, const std::string& prefix, TagSet& tags)
{
    TagSet found;
    if (!TagMapReader(json).read(prefix, found))
        return false;
    for (auto& [key, value] : found)
        tags[key] = std::move(value);
    return true;
}

std::string tagJson(const TagSet& tags)
{
    std::string json;
    for (const auto& [key, value] : tags) {
        json.push_back(json.empty() ? '{' : ',');
        appendEscaped(json, key);
        json.push_back(':');
        appendEscaped(json, value);
    }
    if (!json.empty())
        json.push_back('}');
    return json;
}

} // namespace billfold
