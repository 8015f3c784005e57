// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "models/services/workspace.h"
#include "tests/app/program.h"

#include <QDir>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QString own = u"204417809913"_s;
// What the others are charged, and all together; and who they are.
const QStringList others{u"428.75"_s,     u"119.27"_s,    u"39.52"_s,        u"636.64"_s, u"669150428837"_s,
                         u"Production"_s, u"Analytics"_s, u"440916273358"_s, u"Website"_s};

} // namespace

/// The commands, in a database in which a linked account acts.
class LinkedAccountTest : public QObject
{
    Q_OBJECT

    Program m_program;

    static QString leakOf(const QString& text)
    {
        for (const QString& word : others)
            if (text.contains(word))
                return word + u" in: "_s + text;
        return {};
    }

private slots:
    void initTestCase()
    {
        const QString folder = writeSixAccounts(m_program.path(u"six"_s));
        QCOMPARE(m_program.run({u"import"_s, folder}).status, 0);
        QCOMPARE(m_program.run({u"issue"_s, u"2026-09"_s}).status, 0);
        auto opened = Workspace::open(m_program.path(u"t.billfold"_s), std::make_shared<SystemClock>());
        QVERIFY(opened);
        QVERIFY((*opened)->makeOrganization(u"112233445566"_s).result());
        QCoreApplication::processEvents();
        (*opened)->organizations().actAs(*AccountId::parse(own));
        QCOMPARE(*(*opened)->organizations().actingAs(), *AccountId::parse(own));
        // There is nothing to undo; but by its answer the choice is written, too.
        QVERIFY(!(*opened)->organizations().undo().result());
    }

    void commandsShowItsOwnPart_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("shows");
        QTest::newRow("bill") << QStringList{u"bill"_s} << u"Total of your account"_s;
        for (const QString& by :
             {u"account"_s, u"service"_s, u"region"_s, u"usage-type"_s, u"invoice"_s, u"unit"_s, u"line"_s})
            for (const QString& format : {u"text"_s, u"csv"_s, u"json"_s})
                QTest::newRow(qPrintable(by + u' ' + format))
                    << QStringList{u"bill"_s, u"2026-09"_s, u"--by"_s, by, u"--format"_s, format}
                    << u"8.92"_s;
        QTest::newRow("periods") << QStringList{u"periods"_s} << u"8.92"_s;
        QTest::newRow("documents") << QStringList{u"documents"_s} << u"8.92"_s;
    }
    void commandsShowItsOwnPart()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, shows);
        const Ran ran = m_program.run(words);
        QCOMPARE(ran.err, QString());
        QCOMPARE(ran.status, 0);
        QVERIFY2(ran.out.contains(shows), qPrintable(ran.out));
        QVERIFY2(leakOf(ran.out).isEmpty(), qPrintable(leakOf(ran.out)));
    }

    void anotherAccountIsNotOnItsBill()
    {
        const Ran ran = m_program.run({u"bill"_s, u"2026-09"_s, u"--account"_s, u"318204557120"_s});
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.err.startsWith(u"billfold: No bill of 2026-09 has an account 318204557120."),
                 qPrintable(ran.err));
        QCOMPARE(ran.out, QString());
    }

    void whatIsThePayersIsRefusedInOneSentence_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("the bill as PDF") << QStringList{u"export"_s, u"2026-09"_s, u"--pdf"_s, u"bill.pdf"_s};
        QTest::newRow("another's statement") << QStringList{u"export"_s, u"2026-09"_s,   u"--statements"_s,
                                                            u"s"_s,      u"--account"_s, u"669150428837"_s};
        QTest::newRow("issue") << QStringList{u"issue"_s, u"2026-09"_s};
        QTest::newRow("import") << QStringList{u"import"_s, u"six"_s};
    }
    void whatIsThePayersIsRefusedInOneSentence()
    {
        QFETCH(QStringList, words);
        for (QString& word : words) {
            if (word == u"bill.pdf" || word == u"s" || word == u"six")
                word = m_program.path(word);
        }
        const Ran ran = m_program.run(words);
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.err.count(u'\n'), 1);
        QVERIFY2(ran.err.contains(u"Only the payer account"_s), qPrintable(ran.err));
        QVERIFY2(leakOf(ran.out).isEmpty(), qPrintable(ran.out));
        QVERIFY(!QFile::exists(m_program.path(u"bill.pdf"_s)));
    }

    void exportsHaveItsOwnPart()
    {
        QCOMPARE(m_program.run({u"export"_s, u"2026-09"_s, u"--csv"_s, m_program.path(u"b.csv"_s)}).status,
                 0);
        const QString csv = QString::fromUtf8(m_program.read(u"b.csv"_s));
        QVERIFY(csv.contains(u"8.92"_s));
        QVERIFY2(leakOf(csv).isEmpty(), qPrintable(csv));
        const QString folder = m_program.path(u"own"_s);
        const Ran ran = m_program.run({u"export"_s, u"2026-09"_s, u"--statements"_s, folder});
        QVERIFY2(ran.status == 0 && ran.out.contains(u"statements: 1"_s), qPrintable(ran.out + ran.err));
        QCOMPARE(QDir(folder).entryList({u"*.pdf"_s}).size(), 1);
    }
};

QTEST_GUILESS_MAIN(LinkedAccountTest)
#include "tst_linkedaccount.moc"
