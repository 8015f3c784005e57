// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/core/money.h"
#include "models/ingest/columnmap.h"
#include "models/ingest/csvscanner.h"
#include "models/ingest/decode.h"
#include "models/ingest/findinglist.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace billfold
{

/// Reads the fields of a file's records by their roles, and keeps what is wrong with them as findings.
class FieldReader
{
public:
    enum class State { Blank, Good, Bad };
    struct Amount {
        State state = State::Blank;
        Money value;
        bool good() const { return state == State::Good; }
    };
    /// What a wrong value means: an error where the charge cannot do without it.
    enum class Need { Needed, Optional };

    void setFile(ColumnMap map, std::uint16_t index, const QString& name);
    const ColumnMap& map() const { return m_map; }
    const QString& file() const { return m_file; }
    std::uint16_t fileIndex() const { return m_fileIndex; }

    /// A field's text; empty where the file has no such column, or says NULL in words as some FOCUS files do.
    /// Valid until the next call.
    std::string_view text(const CsvScanner::Record& record, Role role)
    {
        const std::int32_t column = m_map.of(role);
        if (column == ColumnMap::none)
            return {};
        const std::string_view raw = record.raw(static_cast<std::uint32_t>(column));
        if (m_wordsForNull && raw.size() == 4 && (raw == "NULL" || raw == "null"))
            return {};
        return csvText(raw, m_scratch);
    }
    /// A text to keep: well-formed UTF-8 whatever stands in the file.
    std::string copy(const CsvScanner::Record& record, Role role) { return kept(text(record, role)); }
    void append(const CsvScanner::Record& record, Role role, std::string& to)
    {
        const std::string_view value = text(record, role);
        if (m_repair)
            to.append(repairedUtf8(value));
        else
            to.append(value);
    }
    std::string kept(std::string_view text) const
    {
        return m_repair ? repairedUtf8(text) : std::string(text);
    }
    /// An amount. Blank is an error where it is needed.
    Amount amount(const CsvScanner::Record& record, Role role, Need need);
    /// Seconds since 1970 UTC; a wrong time is an error.
    std::optional<std::int64_t> time(const CsvScanner::Record& record, Role role);

    /// Reports a record or one of its fields. `sentence` is a literal marked with
    /// QT_TRANSLATE_NOOP("FieldReader", …) and is what tells kinds of trouble apart; %1 stands for the value.
    void report(Severity severity, const CsvScanner::Record& record, Role role, const char* sentence,
                std::string_view value = {});
    /// Reports a record as a whole, or the column in which its trouble stands.
    void reportRecord(Severity severity, const CsvScanner::Record& record, const QString& column,
                      const char* sentence, const QString& first = {}, const QString& second = {});
    /// Looks at every byte of a record that may hold unusual ones: false, with a finding, where there is a
    /// NUL or a value that every charge needs is not UTF-8. Other texts that are not UTF-8 are a warning.
    bool isReadable(const CsvScanner::Record& record);
    /// For a record that holds ASCII alone.
    void setPlain() { m_repair = false; }

    FindingList findings;
    std::vector<ExactText> exactTexts; ///< of amounts with more than 18 decimals, since they were last taken

private:
    QString columnAt(const CsvScanner::Record& record, std::size_t offset) const;
    Amount decimal(const CsvScanner::Record& record, Role role, Need need, std::string_view text);

    ColumnMap m_map;
    QString m_file;
    std::uint16_t m_fileIndex = 0;
    bool m_wordsForNull = false;
    bool m_repair = false; ///< the present record holds what is not UTF-8
    std::string m_scratch;
};

/// A value for a message: the beginning of it, readable whatever it holds.
QString shownValue(std::string_view value);

} // namespace billfold
