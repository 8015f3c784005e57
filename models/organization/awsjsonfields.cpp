// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/awsjsonfields.h"

#include <QCoreApplication>
#include <QStringList>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AwsJson", sentence);
}

/// The number times a thousand as a whole: what binary fractions would get wrong at the last place.
std::optional<qint64> milliseconds(const QString& number)
{
    const QString plain = number.toLower();
    const qsizetype mark = plain.indexOf(u'e');
    QString digits = mark < 0 ? plain : plain.left(mark);
    bool good = true;
    qsizetype shift = (mark < 0 ? 0 : plain.mid(mark + 1).toInt(&good)) + 3;
    if (!good || shift < -20 || shift > 20 || digits.size() > 40)
        return std::nullopt;
    const qsizetype point = digits.indexOf(u'.');
    if (point >= 0) {
        shift -= digits.size() - point - 1;
        digits.remove(point, 1);
    }
    if (shift >= 0)
        digits += QString(shift, u'0');
    else
        digits.chop(std::min(-shift, digits.size()));
    const qint64 value = digits.isEmpty() || digits == "-"_L1 ? 0 : digits.toLongLong(&good);
    return good ? std::optional(value) : std::nullopt;
}

QString kindWord(JsonText::Kind kind)
{
    switch (kind) {
    case JsonText::Kind::Array:
        return tr("a list");
    case JsonText::Kind::Object:
        return tr("an object");
    case JsonText::Kind::String:
        return tr("a text");
    case JsonText::Kind::Number:
        return tr("a number");
    case JsonText::Kind::Bool:
        return tr("true or false");
    case JsonText::Kind::Null:
        break;
    }
    return tr("nothing");
}

bool isYear(const QDateTime& time)
{
    return time.isValid() && time.date().year() >= 1970 && time.date().year() < 10000;
}

} // namespace

std::optional<QDateTime> apiTime(const JsonText& value)
{
    QDateTime time;
    if (value.kind == JsonText::Kind::Number) {
        const auto since = milliseconds(value.text);
        if (!since)
            return std::nullopt;
        time = QDateTime::fromMSecsSinceEpoch(*since, Qt::UTC);
    } else if (value.kind == JsonText::Kind::String && value.text.size() <= 40) {
        // Qt reads no more than milliseconds; outputs have microseconds.
        QString text = value.text;
        if (const qsizetype point = text.indexOf(u'.'); point >= 0) {
            qsizetype end = point + 1;
            while (end < text.size() && text[end].isDigit())
                ++end;
            if (end > point + 4)
                text.remove(point + 4, end - point - 4);
        }
        time = QDateTime::fromString(text, Qt::ISODateWithMs);
        // Without a zone it would be this machine's time: nobody can know which.
        if (time.timeSpec() == Qt::LocalTime)
            return std::nullopt;
        time = time.toUTC();
    }
    return isYear(time) ? std::optional(time) : std::nullopt;
}

std::optional<OrganizationArn> parseOrganizationArn(QStringView text)
{
    const QList<QStringView> parts = text.split(u':');
    if (parts.size() != 6 || parts[0] != "arn"_L1 || parts[2] != "organizations"_L1)
        return std::nullopt;
    OrganizationArn arn{AccountId::parse(parts[4]), std::nullopt};
    const QList<QStringView> path = parts[5].split(u'/');
    if (path.size() > 1)
        arn.organization = OrganizationId::parse(path[1]);
    return arn;
}

void JsonFields::add(Severity severity, const QString& key, const QString& message) const
{
    const JsonText* const value = key.isEmpty() ? nullptr : m_object.member(key);
    const QString column = key.isEmpty() ? m_path : m_path.isEmpty() ? key : QString(m_path + u'.' + key);
    m_findings.append({severity, m_file, value ? value->line : m_object.line, column, message});
}

const JsonText* JsonFields::typed(const QString& key, JsonText::Kind kind) const
{
    const JsonText* const value = m_object.member(key);
    if (!value || value->isNull())
        return nullptr;
    if (value->kind == kind)
        return value;
    add(Severity::Error, key,
        tr("%1 is %2 and should be %3. Run the command again.")
            .arg(key, kindWord(value->kind), kindWord(kind)));
    return nullptr;
}

std::optional<QString> JsonFields::text(const QString& key, qsizetype longest) const
{
    const JsonText* const value = typed(key, JsonText::Kind::String);
    if (!value)
        return std::nullopt;
    if (value->text.size() > longest) {
        add(Severity::Error, key,
            tr("%1 has %2 characters, more than %3. Look whether the file was damaged.")
                .arg(key)
                .arg(value->text.size())
                .arg(longest));
        return std::nullopt;
    }
    return value->text;
}

std::optional<QDateTime> JsonFields::time(const QString& key) const
{
    const JsonText* const value = m_object.member(key);
    if (!value || value->isNull())
        return std::nullopt;
    auto time = apiTime(*value);
    if (!time)
        add(Severity::Warning, key,
            tr("%1 is no moment: \"%2\". It is left out.").arg(key, shortened(value->text)));
    return time;
}

std::optional<Tags> JsonFields::tags(const QString& key) const
{
    const JsonText* const list = array(key);
    if (!list)
        return std::nullopt;
    Tags tags;
    for (qsizetype i = 0; i < list->items.size(); ++i) {
        const JsonFields one = inside(list->items[i], u"%1[%2]"_s.arg(key).arg(i));
        const auto name = one.text(u"Key"_s);
        const auto value = one.text(u"Value"_s);
        if (!name || name->isEmpty() || !value)
            one.add(Severity::Error, {}, tr("A tag has a Key and a Value, and this one lacks one of them."));
        else
            tags.insert(*name, *value);
    }
    return tags;
}

const JsonText* JsonFields::array(const QString& key) const
{
    return typed(key, JsonText::Kind::Array);
}

const JsonText* JsonFields::object(const QString& key) const
{
    return typed(key, JsonText::Kind::Object);
}

void JsonFields::badId(const QString& key, const QString& what, const std::optional<QString>& found) const
{
    add(Severity::Error, key,
        found ? tr("\"%1\" is not the id of %2. The entry is left out.").arg(shortened(*found), what)
              : tr("The id of %1 is missing. The entry is left out.").arg(what));
}

void JsonFields::unknownWord(const QString& key, const QString& word) const
{
    add(Severity::Warning, key,
        tr("%1 has the value \"%2\", which is not known here. It is left out.").arg(key, shortened(word)));
}

QString shortened(const QString& text)
{
    const QString line = text.left(200).simplified();
    return line.size() > 60 ? QString(line.left(59) + u'…') : line;
}

} // namespace billfold
