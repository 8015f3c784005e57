// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QWidget>

#include <memory>

class QPushButton;

namespace billfold::test
{

/// A workspace on a new database in a folder of its own, with a clock that stands still; and the waiting that
/// a test may do and a window may not.
class Workbench
{
public:
    explicit Workbench(const QDateTime& now = QDateTime(QDate(2026, 10, 3), QTime(7, 40), Qt::UTC));

    std::shared_ptr<Workspace> workspace;
    /// A path in the folder.
    QString path(const QString& name) const;

    /// Writes the export and imports it; the test ends where that fails.
    ImportOutcome import(const QString& name, const QByteArray& bytes, const ImportOptions& options = {});
    /// Imports the six accounts of a month and issues it.
    QList<IssuedDocument> issueSixAccounts(const QByteArray& period = "2026-09");

    template <typename T>
    static T wait(QFuture<Result<T>> future)
    {
        const Result<T> result = answer(std::move(future));
        if (!result)
            qFatal("%s %s", qUtf8Printable(result.error().message), qUtf8Printable(result.error().cause));
        return *result;
    }
    static void wait(QFuture<Result<void>> future)
    {
        const Result<void> result = answer(std::move(future));
        if (!result)
            qFatal("%s %s", qUtf8Printable(result.error().message), qUtf8Printable(result.error().cause));
    }
    template <typename T>
    static Result<T> answer(QFuture<Result<T>> future)
    {
        future.waitForFinished();
        return future.result();
    }

private:
    QTemporaryDir m_folder;
};

/// The bill of the six accounts.
BillId sixAccountsBill(const QByteArray& period = "2026-09");

/// For people: where the environment variable BILLFOLD_PICTURES names a folder, writes what the widget looks
/// like now to NAME.png there, NAME-dark.png and, of a page, NAME-narrow.png.
void picture(QWidget& widget, const QString& name);

/// The visible button with this text (mnemonics left aside); nullptr where there is none.
QPushButton* button(const QWidget& parent, const QString& text);

} // namespace billfold::test
