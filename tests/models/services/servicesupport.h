// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "tests/support/legacycur.h"

#include <QTemporaryDir>
#include <QTest>

namespace billfold::test
{

/// The answer, waited for; a failure ends the test program with its sentence.
template <typename T>
T answer(QFuture<Result<T>> future)
{
    future.waitForFinished();
    Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().message + u' ' + result.error().cause));
    return *std::move(result);
}

inline void done(QFuture<Result<void>> future)
{
    future.waitForFinished();
    if (const Result<void> result = future.result(); !result)
        qFatal("%s", qPrintable(result.error().message + u' ' + result.error().cause));
}

/// The sentence of what was refused; "done" where it was not.
template <typename T>
QString refusal(QFuture<Result<T>> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    return result ? QStringLiteral("done") : result.error().message;
}

inline Money money(const char* text)
{
    return *Money::fromString(QString::fromLatin1(text));
}
inline BillId billId(const char* period = "2026-09", const char* payer = "112233445566",
                     const char* currency = "USD")
{
    return {*BillingPeriod::parse(QString::fromLatin1(period)), QString::fromLatin1(payer),
            QString::fromLatin1(currency)};
}

/// A workspace on a file of its own, with its clock on October 3, 2026.
class Office
{
public:
    Office() { open(QDateTime({2026, 10, 3}, {7, 40}, Qt::UTC)); }
    void open(const QDateTime& now)
    {
        workspace.reset();
        auto opened = Workspace::open(path(QStringLiteral("t.billfold")), std::make_shared<FixedClock>(now));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        workspace = *opened;
    }
    QString path(const QString& name) const { return dir.filePath(name); }
    QString write(const QString& name, const QList<CurLine>& lines) const
    {
        return writeFile(path(name), legacyCur(lines));
    }
    ImportOutcome import(const QList<CurLine>& lines, const ImportOptions& options = {})
    {
        const QString file = write(QStringLiteral("export-%1.csv").arg(++m_files), lines);
        return answer(workspace->runImport(QStringList{file}, options));
    }
    Workspace* operator->() const { return workspace.get(); }

    QTemporaryDir dir;
    std::shared_ptr<Workspace> workspace;

private:
    int m_files = 0;
};

/// "key=amount" of each row, in the table's order.
inline QString rows(const BillTable& table)
{
    QStringList texts;
    for (const BillRow& row : table.rows)
        texts.append(row.key + u'=' + row.amount.toString());
    return texts.join(u' ');
}

} // namespace billfold::test
