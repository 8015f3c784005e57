// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/golden.h"

#include <QTest>

using namespace billfold::test;
using namespace Qt::StringLiterals;

/// Issuing freezes a month: what was printed once is printed ever after.
class IssueCommandTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Program> m_program;

    Ran run(const QStringList& words) const { return m_program->run(words); }
    QByteArray printed(const QString& name) const
    {
        const QString pdf = m_program->path(name);
        if (run({u"export"_s, u"2026-09"_s, u"--pdf"_s, pdf, u"--with-statements"_s, u"--depth"_s,
                 u"usage-types"_s})
                .status != 0)
            return {};
        return pdfText(pdf);
    }

private slots:
    void init()
    {
        m_program = std::make_unique<Program>();
        const QString folder = writeSixAccounts(m_program->path(u"in"_s));
        QCOMPARE(run({u"import"_s, folder}).status, 0);
    }

    void aRehearsalShowsEverythingAndFreezesNothing()
    {
        const Ran rehearsed = run({u"issue"_s, u"2026-09"_s, u"--dry-run"_s, u"--format"_s, u"json"_s});
        QCOMPARE(rehearsed.err, QString());
        QCOMPARE(rehearsed.status, 0);
        QCOMPARE(differsFromGolden(u"issue-dry-run.json"_s, rehearsed.out.toUtf8()), QString());
        QCOMPARE(run({u"documents"_s, u"--format"_s, u"json"_s}).list().size(), 0);
        QCOMPARE(run({u"bill"_s, u"--format"_s, u"json"_s}).json()["status"_L1].toString(), u"pending"_s);
    }

    void issuingGivesNumbersAndDates()
    {
        const Ran issued = run({u"issue"_s, u"2026-09"_s});
        QCOMPARE(issued.err, QString());
        QCOMPARE(issued.status, 0);
        QCOMPARE(differsFromGolden(u"issue.txt"_s, issued.out.toUtf8()), QString());
        QCOMPARE(run({u"bill"_s, u"--format"_s, u"json"_s}).json()["status"_L1].toString(), u"issued"_s);
        const QByteArray csv = run({u"documents"_s, u"--format"_s, u"csv"_s}).out.toUtf8();
        QCOMPARE(differsFromGolden(u"documents.csv"_s, csv), QString());
        const QByteArray json = run({u"documents"_s, u"--format"_s, u"json"_s}).out.toUtf8();
        QCOMPARE(differsFromGolden(u"documents.json"_s, json), QString());
    }

    void aMonthIsIssuedOnce()
    {
        QCOMPARE(run({u"issue"_s, u"2026-09"_s}).status, 0);
        for (const QStringList& again :
             {QStringList{u"issue"_s, u"2026-09"_s}, QStringList{u"issue"_s, u"2026-09"_s, u"--dry-run"_s}}) {
            const Ran refused = run(again);
            QCOMPARE(refused.status, 1);
            QVERIFY2(refused.err.contains("2026-09 is issued already, as 2026-09-0001 on 2026-10-03"_L1),
                     qPrintable(refused.err));
            QCOMPARE(refused.out, QString());
        }
    }

    void anEstimateIsOdd()
    {
        m_program->write(u"oct.csv"_s, legacyCur(sixAccounts("2026-10", "")));
        QCOMPARE(run({u"import"_s, m_program->path(u"oct.csv"_s)}).status, 0);
        const QString text = run({u"issue"_s, u"2026-10"_s, u"--dry-run"_s}).out;
        QVERIFY(text.contains("warning: The month is not over"_L1));
        QVERIFY(text.contains("warning: The bill is an estimate"_L1));
    }

    void theSameTextAYearLater()
    {
        QCOMPARE(run({u"issue"_s, u"2026-09"_s}).status, 0);
        const QByteArray first = printed(u"first.pdf"_s);
        QVERIFY(first.contains("USD 636.64"));
        QVERIFY(first.contains("Bill 2026-09-0001, issued October 3, 2026."));
        QCOMPARE(differsFromGolden(u"six-accounts-issued.txt"_s, first), QString());

        m_program->setClock(u"2027-10-03T07:40:00Z"_s);
        QCOMPARE(printed(u"later.pdf"_s), first);
        // A later export with other amounts and other names comes in by every door there is.
        QList<CurLine> more = sixAccounts();
        more.append({.account = "999988887777", .cost = "1000", .invoice = "INV-1"});
        m_program->write(u"later/month.csv"_s, legacyCur(more));
        m_program->write(u"later/accounts.csv"_s, sixAccountNames().replace("Production", "Renamed"));
        QCOMPARE(run({u"import"_s, m_program->path(u"later"_s)}).status, 0);
        QCOMPARE(printed(u"reimported.pdf"_s), first);
        QCOMPARE(run({u"bill"_s, u"2026-09"_s, u"--format"_s, u"json"_s}).json()["total"_L1].toString(),
                 u"636.64"_s);
    }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        QTest::newRow("no month") << QStringList{u"issue"_s} << 2;
        QTest::newRow("not a month") << QStringList{u"issue"_s, u"soon"_s} << 2;
        QTest::newRow("two months") << QStringList{u"issue"_s, u"2026-09"_s, u"2026-10"_s} << 2;
        QTest::newRow("not a format") << QStringList{u"issue"_s, u"2026-09"_s, u"--format"_s, u"csv"_s} << 2;
        QTest::newRow("month without charges") << QStringList{u"issue"_s, u"2020-01"_s} << 1;
        QTest::newRow("operand of documents") << QStringList{u"documents"_s, u"all"_s} << 2;
        QTest::newRow("format of documents") << QStringList{u"documents"_s, u"--format"_s, u"xml"_s} << 2;
    }
    void wrongUse()
    {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        const Ran ran = run(words);
        QCOMPARE(ran.status, status);
        QVERIFY2(ran.err.startsWith("billfold: "_L1) && ran.err.count(u'\n') == 1, qPrintable(ran.err));
        QCOMPARE(ran.out, QString());
    }
};

QTEST_GUILESS_MAIN(IssueCommandTest)
#include "tst_issuecommand.moc"
