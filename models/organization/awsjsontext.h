// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>

namespace billfold
{

/// JSON as it stands in a file, with the line of every value, so that what is wrong can be pointed at.
/// Numbers keep their text: nothing is rounded.
struct JsonText {
    enum class Kind { Null, Bool, Number, String, Array, Object };

    Kind kind = Kind::Null;
    int line = 0;                                  ///< from 1
    QString text{};                                ///< of a string (unescaped) or a number; "true" or "false"
    QList<JsonText> items{};                       ///< of an array
    QList<std::pair<QString, JsonText>> members{}; ///< of an object, in the file's order

    /// The member of an object; nullptr where there is none. Where a key stands twice, the last, as
    /// everywhere.
    const JsonText* member(QStringView key) const;
    bool isNull() const { return kind == Kind::Null; }
};

/// Where reading ended, and why.
struct JsonFlaw {
    int line = 0;
    QString message; ///< a translated sentence
};

/// Bounds against files that are made to harm: the outputs that are read here stay far below them.
struct JsonLimits {
    int depth = 64;
    qsizetype bytes = 64 << 20;
    qsizetype values = 3'000'000;
};

/// All values that stand one after the other in `bytes` (pages of one output appended to one file). What was
/// read before a flaw stays in `values`.
struct JsonStream {
    QList<JsonText> values{};
    std::optional<JsonFlaw> flaw{};
};
JsonStream readJsonStream(QByteArrayView bytes, const JsonLimits& limits = {});

} // namespace billfold
