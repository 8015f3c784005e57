// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documents.h"
#include "models/storage/connection.h"

#include <QPair>

#include <optional>

namespace billfold
{

/// What a database remembers besides bills: settings by name, how a payer issues, saved views (texts of the
/// service that shows them).
class SettingStore
{
public:
    explicit SettingStore(Connection& connection) : m_connection(connection) {}

    Result<std::optional<QString>> value(const QString& name);
    Result<void> setValue(const QString& name, const QString& value);

    /// With the default number scheme where nothing was set.
    Result<IssueSettings> issueSettings(const QString& payer);
    Result<void> setIssueSettings(const QString& payer, const IssueSettings& settings);

    /// Name and text, by name.
    Result<QList<QPair<QString, QString>>> savedViews();
    /// Replaces a view of the same name.
    Result<void> saveView(const QString& name, const QString& text);
    Result<void> removeView(const QString& name);

private:
    Connection& m_connection;
};

/// The settings as one text, as they are kept; of a wrong text: the defaults.
QString issueSettingsToText(const IssueSettings& settings);
IssueSettings issueSettingsFromText(const QString& text);

} // namespace billfold
