// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/settingstore.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

const QString defaultScheme = u"{YYYY}-{MM}-{NNNN}"_s;

QString issueKey(const QString& payer)
{
    return u"issue/"_s + payer;
}

} // namespace

QString issueSettingsToText(const IssueSettings& settings)
{
    const QJsonObject json{{u"billTo"_s, settings.billTo},
                           {u"organizationName"_s, settings.organizationName},
                           {u"organizationId"_s, settings.organizationId},
                           {u"numberScheme"_s, settings.numberScheme},
                           {u"dueDays"_s, settings.dueDays}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

IssueSettings issueSettingsFromText(const QString& text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    IssueSettings settings;
    settings.billTo = json["billTo"_L1].toString();
    settings.organizationName = json["organizationName"_L1].toString();
    settings.organizationId = json["organizationId"_L1].toString();
    settings.numberScheme = json["numberScheme"_L1].toString(defaultScheme);
    settings.dueDays = json["dueDays"_L1].toInt();
    return settings;
}

Result<std::optional<QString>> SettingStore::value(const QString& name)
{
    Query query(m_connection, u"SELECT value FROM setting WHERE name = ?"_s);
    query.bind(bound(name));
    if (auto ran = query.run(); !ran)
        return ran.error();
    if (!query.next())
        return std::optional<QString>();
    return std::optional(query.text(0));
}

Result<void> SettingStore::setValue(const QString& name, const QString& value)
{
    return m_connection.execute(
        u"INSERT INTO setting VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
        {bound(name), bound(value)});
}

Result<IssueSettings> SettingStore::issueSettings(const QString& payer)
{
    auto text = value(issueKey(payer));
    if (!text)
        return text.error();
    return issueSettingsFromText(text->value_or(QString()));
}

Result<void> SettingStore::setIssueSettings(const QString& payer, const IssueSettings& settings)
{
    return setValue(issueKey(payer), issueSettingsToText(settings));
}

Result<QList<QPair<QString, QString>>> SettingStore::savedViews()
{
    Query query(m_connection, u"SELECT name, value FROM saved_view ORDER BY name"_s);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<QPair<QString, QString>> views;
    while (query.next())
        views.append({query.text(0), query.text(1)});
    return views;
}

Result<void> SettingStore::saveView(const QString& name, const QString& text)
{
    return m_connection.execute(
        u"INSERT INTO saved_view VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
        {bound(name), bound(text)});
}

Result<void> SettingStore::removeView(const QString& name)
{
    return m_connection.execute(u"DELETE FROM saved_view WHERE name = ?"_s, {bound(name)});
}

} // namespace billfold
