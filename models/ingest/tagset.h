// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace billfold
{

/// The tags of a line, key to value, both UTF-8.
using TagSet = std::map<std::string, std::string>;

/// Adds the entries of a JSON object to `tags`, each key behind `prefix`. Strings are unescaped; numbers and
/// truth values keep their spelling to the last digit, nested values their JSON; null and empty texts are no
/// tags. False where the text is no JSON object; then nothing was added.
bool readTagMap(std::string_view json, const std::string& prefix, TagSet& tags);
/// A JSON object with sorted keys and no blanks; empty where there are no tags.
std::string tagJson(const TagSet& tags);

} // namespace billfold
