// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/linepagemodel.h"

#include "models/views/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

/// Answers a model's questions from a made-up bill of `lines` lines; the row id is ten times the line's
/// number.
class Source : public QObject
{
public:
    Source(LinePageModel& model, int lines) : m_model(model), m_lines(lines)
    {
        connect(&model, &LinePageModel::pageWanted, this, [this](const LineQuery& query, int generation) {
            m_questions.append({query, generation});
        });
    }
    qsizetype questions() const { return m_questions.size(); }
    qint64 lastAfter() const { return m_questions.last().first.after; }
    /// Answers everything that was asked so far.
    void answer()
    {
        while (!m_questions.isEmpty()) {
            const auto [query, generation] = m_questions.takeFirst();
            ++answered;
            LinePage page;
            const int first = static_cast<int>(query.after / 10) + 1;
            for (int i = first; i <= m_lines && page.rows.size() < query.limit; ++i) {
                LineRow line;
                line.rowId = 10 * i;
                line.description = u"line %1"_s.arg(i);
                line.amounts[Basis::Unblended] = Money::fromCents(i);
                page.rows.append(line);
            }
            page.more = !page.rows.isEmpty() && page.rows.last().rowId < 10 * m_lines;
            m_model.addPage(generation, query.after, page);
        }
    }
    int answered = 0;

private:
    LinePageModel& m_model;
    int m_lines;
    QList<QPair<LineQuery, int>> m_questions;
};

LineQuery anyQuery()
{
    return {.bill = {*BillingPeriod::parse(u"2026-09"), u"1"_s, u"USD"_s}};
}

QString description(const LinePageModel& model, int row)
{
    return model.index(row, LinePageModel::Description).data().toString();
}

} // namespace

class TstLinePageModel : public QObject
{
    Q_OBJECT

private slots:
    void showsPagesAsTheyCome();
    void asksForOnePageAtATime();
    void answersToAnOldQuestionAreDropped();
    void keepsFewPagesAndReadsThemAgain();
    void aFailedPageIsAskedForAgain();
    void anEmptyAnswerIsTheEnd();
    void theBasisChangesTheAmounts();
};

void TstLinePageModel::showsPagesAsTheyCome()
{
    LinePageModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Source source(model, 450);
    model.ask(anyQuery(), Basis::Unblended);
    QCOMPARE(model.rowCount(), 0);
    source.answer();
    QVERIFY(model.rowCount() >= LinePageModel::pageSize);
    while (model.canFetchMore({}) || source.questions() > 0) {
        model.fetchMore({});
        source.answer();
    }
    QCOMPARE(model.rowCount(), 450);
    QVERIFY(model.isComplete());
    for (const int row : {0, 199, 200, 399, 400, 449})
        QCOMPARE(description(model, row), u"line %1"_s.arg(row + 1));
    QCOMPARE(model.index(449, LinePageModel::Amount).data(ExactRole).toString(), u"4.5"_s);
}

void TstLinePageModel::asksForOnePageAtATime()
{
    LinePageModel model;
    Source source(model, 1000);
    model.ask(anyQuery(), Basis::Unblended);
    QVERIFY(!model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(source.questions(), 1);
    source.answer();
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(source.questions(), 1);
    // The keyset goes on after the last line that was read.
    QCOMPARE(source.lastAfter(), 10 * LinePageModel::pageSize);
}

void TstLinePageModel::answersToAnOldQuestionAreDropped()
{
    LinePageModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Source source(model, 1000);
    int first = -1;
    connect(&model, &LinePageModel::pageWanted, this, [&first](const LineQuery&, int generation) {
        if (first < 0)
            first = generation;
    });
    model.ask(anyQuery(), Basis::Unblended);
    model.ask(anyQuery(), Basis::Unblended);
    LinePage late;
    late.rows.append(LineRow());
    model.addPage(first, 0, late);
    QCOMPARE(model.rowCount(), 0);
    model.clear();
    source.answer();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.canFetchMore({}));
}

void TstLinePageModel::keepsFewPagesAndReadsThemAgain()
{
    LinePageModel model;
    const int lines = (LinePageModel::maxPages + 5) * LinePageModel::pageSize;
    Source source(model, lines);
    model.ask(anyQuery(), Basis::Unblended);
    source.answer();
    while (model.canFetchMore({})) {
        model.fetchMore({});
        source.answer();
    }
    QCOMPARE(model.rowCount(), lines);
    // The first page was let go: it is asked for when somebody looks, and comes.
    const int before = source.answered;
    QCOMPARE(description(model, 3), u"Loading…"_s);
    QCOMPARE(model.lineAt(3), nullptr);
    QCoreApplication::processEvents();
    QCOMPARE(source.questions(), 1);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    source.answer();
    QCOMPARE(source.answered, before + 1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(description(model, 3), u"line 4"_s);
    QCOMPARE(model.rowCount(), lines);
}

void TstLinePageModel::aFailedPageIsAskedForAgain()
{
    LinePageModel model;
    int generation = -1;
    int asked = 0;
    connect(&model, &LinePageModel::pageWanted, this, [&](const LineQuery&, int of) {
        generation = of;
        ++asked;
    });
    model.ask(anyQuery(), Basis::Unblended);
    LinePage page;
    for (int i = 1; i <= LinePageModel::pageSize; ++i) {
        page.rows.append(LineRow());
        page.rows.last().rowId = i;
    }
    page.more = true;
    model.addPage(generation, 0, page);
    model.fetchMore({});
    model.failPage(generation, LinePageModel::pageSize);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(asked, 3);
}

void TstLinePageModel::anEmptyAnswerIsTheEnd()
{
    LinePageModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Source source(model, 0);
    model.ask(anyQuery(), Basis::Unblended);
    source.answer();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.isComplete());
    QVERIFY(!model.canFetchMore({}));
}

void TstLinePageModel::theBasisChangesTheAmounts()
{
    LinePageModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Source source(model, 2);
    model.ask(anyQuery(), Basis::Unblended);
    source.answer();
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setBasis(Basis::List);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.index(1, LinePageModel::Amount).data().toString(), u"0"_s);
    QVERIFY(model.index(1, LinePageModel::Amount).data(MutedRole).toBool());
}

QTEST_GUILESS_MAIN(TstLinePageModel)
#include "tst_linepagemodel.moc"
