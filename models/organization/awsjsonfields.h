// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/organizationids.h"
#include "models/organization/account.h"
#include "models/organization/awsjsontext.h"
#include "models/organization/organizationreading.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace billfold
{

/// A moment as outputs have it: ISO 8601 with a zone, or seconds since 1970 with decimals. UTC; nothing where
/// the text is neither.
std::optional<QDateTime> apiTime(const JsonText& value);

/// What an organization's ARN names, such as arn:aws:organizations::111122223333:account/o-abc/444455556666.
struct OrganizationArn {
    std::optional<AccountId> payer; ///< none in the provider's own
    std::optional<OrganizationId> organization;
};
std::optional<OrganizationArn> parseOrganizationArn(QStringView text);

/// Takes an object apart; whatever is not as it should be becomes a finding with its place. What is absent or
/// null is silently nothing, unless it is required.
class JsonFields
{
public:
    /// `path` names the object in its file, such as Accounts[3].
    JsonFields(const JsonText& object, QString file, QString path, QList<Finding>& findings)
        : m_object(object), m_file(std::move(file)), m_path(std::move(path)), m_findings(findings)
    {
    }

    std::optional<QString> text(const QString& key, qsizetype longest = 1024) const;
    std::optional<QDateTime> time(const QString& key) const;
    std::optional<Tags> tags(const QString& key) const;
    const JsonText* array(const QString& key) const;
    const JsonText* object(const QString& key) const;
    /// Such as id<UnitId>("Id", …): an error where it is missing or of another form.
    template <typename Id>
    std::optional<Id> id(const QString& key, const QString& what) const
    {
        const auto found = text(key);
        const auto parsed = found ? Id::parse(*found) : std::nullopt;
        if (!parsed)
            badId(key, what, found);
        return parsed;
    }
    /// A word out of a fixed list; a warning where it is another one.
    template <typename Value, typename Parse>
    std::optional<Value> word(const QString& key, Parse parse) const
    {
        const auto found = text(key);
        if (!found)
            return std::nullopt;
        const std::optional<Value> value = parse(*found);
        if (!value)
            unknownWord(key, *found);
        return value;
    }

    /// The fields of an object inside of this one.
    JsonFields inside(const JsonText& object, const QString& path) const
    {
        return {object, m_file, path, m_findings};
    }
    ReadPlace place() const { return {m_file, m_object.line}; }
    void add(Severity severity, const QString& key, const QString& message) const;
    const JsonText& json() const { return m_object; }
    const QString& path() const { return m_path; }

private:
    const JsonText* typed(const QString& key, JsonText::Kind kind) const;
    void badId(const QString& key, const QString& what, const std::optional<QString>& found) const;
    void unknownWord(const QString& key, const QString& word) const;

    const JsonText& m_object;
    QString m_file, m_path;
    QList<Finding>& m_findings;
};

/// A text for a sentence: shortened, on one line.
QString shortened(const QString& text);

} // namespace billfold
