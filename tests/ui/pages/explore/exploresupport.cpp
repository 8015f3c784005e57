// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/explore/exploresupport.h"

#include "models/views/trendtablemodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statestack.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QTest>

namespace billfold::test
{

using namespace Qt::StringLiterals;

CurLine charge(const QByteArray& period, const QByteArray& account, const QByteArray& service,
               const QByteArray& cost, const QByteArray& type)
{
    return {.account = account,
            .type = type,
            .cost = cost,
            .service = service,
            .serviceName = service,
            .period = period,
            .invoice = period == "2026-09" ? "" : "INV"};
}

QList<QByteArray> threeMonths()
{
    QList<CurLine> september{charge("2026-09", "112233445566", "Amazon EC2", "120.5"),
                             charge("2026-09", "318204557120", "Amazon S3", "30.004"),
                             charge("2026-09", "318204557120", "Amazon EC2", "-20", "Credit"),
                             charge("2026-09", "318204557120", "Amazon SQS", "1.25")};
    september[0].env = "prod";
    return {legacyCur({charge("2026-07", "112233445566", "Amazon EC2", "100"),
                       charge("2026-07", "318204557120", "Amazon S3", "40")}),
            legacyCur({charge("2026-08", "112233445566", "Amazon EC2", "110"),
                       charge("2026-08", "318204557120", "Amazon S3", "40")}),
            legacyCur(september)};
}

QString rowText(const QAbstractItemModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.append(model.index(row, column).data().toString());
    return cells.join(u" | "_s);
}

QStringList tableText(const TrendPane& pane)
{
    QStringList rows;
    for (int row = 0; row < pane.model()->rowCount(); ++row)
        rows.append(rowText(*pane.model(), row));
    return rows;
}

void ExploreBench::initTestCase()
{
    applyTheme(*qApp, Appearance::Light);
    // Imported once; every test gets a copy of the file.
    m_folder = std::make_unique<QTemporaryDir>();
    import(threeMonths());
    m_workspace.reset();
    m_filled = std::move(m_folder);
}

void ExploreBench::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_imports = 0;
}

void ExploreBench::open()
{
    if (m_workspace)
        return;
    const QDateTime now = QDateTime::fromString(u"2026-10-03T07:40:00Z"_s, Qt::ISODate);
    auto opened = Workspace::open(m_folder->filePath(u"t.billfold"_s), std::make_shared<FixedClock>(now));
    QVERIFY(opened);
    m_workspace = *opened;
}

void ExploreBench::useThreeMonths()
{
    QVERIFY(QFile::copy(m_filled->filePath(u"t.billfold"_s), m_folder->filePath(u"t.billfold"_s)));
    open();
}

void ExploreBench::cleanup()
{
    m_page.reset();
    m_workspace.reset();
    m_folder.reset();
}

void ExploreBench::import(const QList<QByteArray>& exports)
{
    open();
    for (const QByteArray& bytes : exports) {
        const QString file = m_folder->filePath(u"export-%1.csv"_s.arg(++m_imports));
        writeFile(file, bytes);
        const auto outcome = m_workspace->runImport(QStringList{file}, {}).result();
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message + outcome.error().cause));
    }
}

ExplorePage* ExploreBench::show(QSize size)
{
    open();
    m_page = std::make_unique<ExplorePage>(m_workspace);
    new QAbstractItemModelTester(m_page->pane()->model(),
                                 QAbstractItemModelTester::FailureReportingMode::QtTest, m_page.get());
    m_page->resize(size);
    m_page->show();
    settled(m_page.get());
    return m_page.get();
}

void ExploreBench::settled(ExplorePage* page)
{
    // The first answers: bills, tag keys, trend and saved views are read one after another by one thread.
    m_workspace->savedViews().waitForFinished();
    QTRY_VERIFY(page->states()->state() != StateStack::State::Loading);
    m_workspace->savedViews().waitForFinished();
    QCoreApplication::processEvents();
}

} // namespace billfold::test
