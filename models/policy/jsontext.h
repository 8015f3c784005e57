// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policyfindings.h"

#include <optional>
#include <vector>

namespace billfold
{

struct JsonMember;

/// A JSON value that knows where it stands: from `begin` to before `end` in UTF-16 units of the text. Qt's
/// own reader knows no places but that of the first error, and keeps one of two equal keys without a word.
struct JsonNode {
    enum class Type { Null, Bool, Number, String, Array, Object };

    Type type = Type::Null;
    qsizetype begin = 0;
    qsizetype end = 0;
    QString text; ///< a string's value, a number as written, "true" or "false"
    std::vector<JsonNode> items;
    std::vector<JsonMember> members;

    bool isString() const { return type == Type::String; }
    bool isArray() const { return type == Type::Array; }
    bool isObject() const { return type == Type::Object; }
    /// The first member of that name, or null.
    const JsonMember* member(QStringView key) const;
};

struct JsonMember {
    QString key;
    qsizetype begin = 0; ///< of the key with its quotes
    qsizetype end = 0;
    JsonNode value;
};

/// Reads a text that holds one JSON value. Small mistakes (a comma too many or too few, a key without quotes,
/// a comment) are reported and passed over, so that the rest can be looked at too; after others nothing is
/// returned. Whatever is reported keeps `findings` from being understood.
std::optional<JsonNode> readJson(const QString& text, PolicyFindings& findings);

/// A text as a JSON string, with its quotes.
QString jsonQuoted(QStringView text);

/// The value as JSON on one line: {"AWS": ["1", "2"]}.
QString jsonLine(const JsonNode& node);

/// "a string", "a list"… for a sentence (translated).
QString jsonTypeName(JsonNode::Type type);

} // namespace billfold
