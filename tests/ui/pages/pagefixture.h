// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "tests/support/legacycur.h"

#include <QTemporaryDir>
#include <QWidget>

#include <memory>

namespace billfold::test
{

/// A real workspace on a database in a folder of its own, and a clock that stands still at 2026-10-03 07:40
/// UTC.
class PageFixture
{
public:
    PageFixture();
    ~PageFixture();

    const std::shared_ptr<Workspace>& workspace() const { return m_workspace; }
    /// Imports a file or folder; ends the test program where that fails.
    void import(const QString& path, bool keepGoodLines = false);
    /// Writes the lines into a file of their own and imports it.
    void importLines(const QList<CurLine>& lines, bool keepGoodLines = false);
    QString folder() const { return m_folder.path(); }

    static BillId bill(const QString& period = QStringLiteral("2026-09"));

    /// Answers of the workspace, waited for.
    template <typename T>
    static Result<T> wait(QFuture<Result<T>> future)
    {
        future.waitForFinished();
        return future.result();
    }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<Workspace> m_workspace;
    int m_files = 0;
};

/// `accounts` accounts in September and October 2026: the payer, and linked ones with made-up names and
/// amounts that have more places than cents.
QList<CurLine> manyAccounts(int accounts, const QByteArray& period);
QByteArray manyAccountNames(int accounts);

/// Shows a page, lets it settle, and saves what it looks like where the environment variable BILLFOLD_GALLERY
/// names a folder; returns the picture.
QImage photograph(QWidget& page, const QString& name, QSize size);

} // namespace billfold::test
