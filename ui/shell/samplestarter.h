// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/pages/ask.h"

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace billfold
{

/// Writes the sample organization's exports, the last month being `last`, into an empty folder. Called on a
/// thread of the pool. The window does not know how: who makes the window says.
using SampleMaker = std::function<Result<void>(const QString& folder, BillingPeriod last)>;

/// File → Sample organization: a database of its own beside the standard one, so that made-up data never
/// mixes with anybody's own. It is made and filled the first time, and only opened later.
class SampleStarter : public QObject
{
    Q_OBJECT

public:
    SampleStarter(SampleMaker maker, std::shared_ptr<const Clock> clock, QObject* parent = nullptr);

    bool available() const { return m_maker && !m_working; }
    /// Where the sample's database lies.
    static QString databasePath();
    /// Asks for the database to be opened; what follows comes with opened().
    void begin();
    /// A database was opened. Fills it, if it is the sample's and has no bill yet.
    void opened(const std::shared_ptr<Workspace>& workspace);

signals:
    void openRequested(const QString& path);
    /// What is being done, for the status bar; empty when it is over.
    void taskChanged(const QString& text, int permille);
    void filled();
    void failed(const billfold::Error& error);

private:
    void write();
    void import();
    void end(const std::optional<Error>& error);

    SampleMaker m_maker;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<Workspace> m_workspace;
    std::unique_ptr<QTemporaryDir> m_folder;
    bool m_wanted = false;
    bool m_working = false;
};

} // namespace billfold
