// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "ui/shell/mainwindow.h"

#include <QTemporaryDir>

#include <memory>

namespace billfold::test
{

/// A window on databases in a temporary folder, at 3 October 2026, with answers instead of file dialogs.
class WindowBench
{
public:
    explicit WindowBench(SampleMaker sample = {});
    ~WindowBench();

    MainWindow& window() { return *m_window; }
    /// Opens a new database and waits for the first page.
    bool openEmpty(const QString& name = QStringLiteral("alder"));
    /// Opens a database with the six accounts' bills of these months, the organization made of them, and
    /// waits.
    bool openWithBills(const QByteArrayList& months = {"2026-08", "2026-09"}, bool organization = true);
    bool settle();
    std::shared_ptr<const Clock> clock() const { return m_clock; }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// The answer to the next questions for a file.
    void answer(const QString& path) { *m_answer = path; }
    /// Writes the picture where BILLFOLD_SHOTS names a folder, for people to look at.
    void shot(const QString& name);

private:
    QTemporaryDir m_folder;
    std::shared_ptr<QString> m_answer = std::make_shared<QString>();
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace billfold::test
