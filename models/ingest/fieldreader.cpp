// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/fieldreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("FieldReader", sentence);
}

constexpr char blankAmount[] =
    QT_TRANSLATE_NOOP("FieldReader", "The cost is empty, and a line cannot be counted without it.");
constexpr char notANumber[] = QT_TRANSLATE_NOOP(
    "FieldReader", "'%1' is not a number. Export the report again; a spreadsheet may have changed it.");
constexpr char tooLarge[] =
    QT_TRANSLATE_NOOP("FieldReader", "'%1' is too large for an amount (more than 9.2 billion).");
constexpr char manyDecimals[] = QT_TRANSLATE_NOOP(
    "FieldReader", "'%1' has more than 18 decimals. Sums use 18 of them; the text is kept.");
constexpr char wrongTime[] = QT_TRANSLATE_NOOP(
    "FieldReader",
    "'%1' is not a time of the years 1970 to 9999, such as 2025-08-01T00:00:00Z. Export the report again.");
constexpr char holdsNul[] =
    QT_TRANSLATE_NOOP("FieldReader", "The line holds a NUL byte, so the file is damaged. Download it again.");
constexpr char notUtf8[] = QT_TRANSLATE_NOOP(
    "FieldReader", "The value holds bytes that are not UTF-8 text. Export the report again as UTF-8.");
constexpr char textNotUtf8[] =
    QT_TRANSLATE_NOOP("FieldReader", "The text holds bytes that are not UTF-8; they are shown as "
                                     "\xef\xbf\xbd. Export the report again as UTF-8.");

/// What no line can be counted without.
constexpr Role neededTexts[] = {Role::PayerId, Role::AccountId, Role::PeriodStart, Role::Currency,
                                Role::Start,   Role::End,       Role::Unblended};

} // namespace

QString shownValue(std::string_view value)
{
    QString text =
        QString::fromUtf8(value.data(), static_cast<qsizetype>(std::min<size_t>(value.size(), 160)));
    for (QChar& c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = u'?';
    }
    constexpr qsizetype longest = 40;
    if (text.size() <= longest)
        return text;
    return text.left(text[longest - 1].isHighSurrogate() ? longest - 1 : longest) + u'…';
}

void FieldReader::setFile(ColumnMap map, std::uint16_t index, const QString& name)
{
    m_map = std::move(map);
    m_fileIndex = index;
    m_file = name;
    m_wordsForNull = isFocus(m_map.format);
}

void FieldReader::report(Severity severity, const CsvScanner::Record& record, Role role, const char* sentence,
                         std::string_view value)
{
    findings.add(severity, m_file, record.line, m_map.name(role), sentence,
                 [&] { return tr(sentence).replace(QLatin1String("%1"), shownValue(value)); });
}

void FieldReader::reportRecord(Severity severity, const CsvScanner::Record& record, const QString& column,
                               const char* sentence, const QString& first, const QString& second)
{
    findings.add(severity, m_file, record.line, column, sentence, [&] {
        return first.isNull()    ? tr(sentence)
               : second.isNull() ? tr(sentence).arg(first)
                                 : tr(sentence).arg(first, second);
    });
}

QString FieldReader::columnAt(const CsvScanner::Record& record, std::size_t offset) const
{
    const auto* const end = std::lower_bound(record.ends, record.ends + record.fields, record.begin + offset);
    const auto column = static_cast<std::size_t>(end - record.ends);
    return column < m_map.names.size() ? QString::fromStdString(m_map.names[column]) : QString();
}

bool FieldReader::isReadable(const CsvScanner::Record& record)
{
    const std::string_view bytes = record.bytes();
    const std::size_t nul = bytes.find('\0');
    if (nul != std::string_view::npos) {
        reportRecord(Severity::Error, record, columnAt(record, nul), holdsNul);
        return false;
    }
    m_repair = findInvalidUtf8(bytes) != std::string_view::npos;
    if (!m_repair)
        return true;
    bool good = true;
    for (std::uint32_t column = 0; column < record.fields; ++column) {
        if (findInvalidUtf8(record.raw(column)) == std::string_view::npos)
            continue;
        const bool needed = std::any_of(std::begin(neededTexts), std::end(neededTexts), [&](Role role) {
            return m_map.of(role) == static_cast<std::int32_t>(column);
        });
        good = good && !needed;
        reportRecord(needed ? Severity::Error : Severity::Warning, record,
                     QString::fromStdString(m_map.names[column]), needed ? notUtf8 : textNotUtf8);
    }
    return good;
}

FieldReader::Amount FieldReader::decimal(const CsvScanner::Record& record, Role role, Need need,
                                         std::string_view text)
{
    const Severity severity = need == Need::Needed ? Severity::Error : Severity::Warning;
    const Money::Parsed parsed = Money::parse(text);
    const bool isNumber = parsed.status != Money::ParseStatus::NotANumber;
    if (!isNumber || parsed.status == Money::ParseStatus::OutOfRange || !parsed.value.fitsPair()) {
        report(severity, record, role, isNumber ? tooLarge : notANumber, text);
        return {State::Bad, Money()};
    }
    if (parsed.status == Money::ParseStatus::Rounded) {
        exactTexts.push_back({m_fileIndex, static_cast<std::uint32_t>(record.line),
                              m_map.names[static_cast<std::size_t>(m_map.of(role))], std::string(text)});
        report(Severity::Warning, record, role, manyDecimals, text);
    }
    return {State::Good, parsed.value};
}

FieldReader::Amount FieldReader::amount(const CsvScanner::Record& record, Role role, Need need)
{
    const std::string_view value = text(record, role);
    if (!value.empty())
        return decimal(record, role, need, value);
    if (need == Need::Needed)
        report(Severity::Error, record, role, blankAmount);
    return {};
}

std::optional<std::int64_t> FieldReader::time(const CsvScanner::Record& record, Role role)
{
    const std::string_view value = text(record, role);
    const auto seconds = decodeTime(value);
    if (!seconds)
        report(Severity::Error, record, role, wrongTime, value);
    return seconds;
}

} // namespace billfold
