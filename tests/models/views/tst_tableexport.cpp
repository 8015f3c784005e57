// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/roles.h"
#include "models/views/tableexport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardItemModel>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// What leaves the program: exact amounts in the C locale, and no text that a spreadsheet would run.
class TstTableExport : public QObject
{
    Q_OBJECT

private slots:
    void numbersOfALocaleBecomePlain_data();
    void numbersOfALocaleBecomePlain();
    void amountsAreExactAndPlain();
    void idsStayTexts();
    void textsNeverBecomeFormulas_data();
    void textsNeverBecomeFormulas();
    void noValueIsEmpty();
    void rowsOfATreeFollowTheirParents();
    void jsonNamesEachCell();
    void equalHeadingsAreNumbered();
};

namespace
{

QStandardItem* cell(const QString& text, const QString& exact = {}, bool amount = false)
{
    auto* item = new QStandardItem(text);
    if (!exact.isEmpty())
        item->setData(exact, ExactRole);
    if (amount || !exact.isEmpty())
        item->setData(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    return item;
}

QString csv(const QStandardItemModel& model, const QLocale& locale = QLocale::c())
{
    return QString::fromUtf8(tableAsCsv(model, locale));
}

const QLocale english(QLocale::English, QLocale::UnitedStates);
const QLocale german(QLocale::German, QLocale::Germany);
const QLocale french(QLocale::French, QLocale::France);

} // namespace

void TstTableExport::numbersOfALocaleBecomePlain_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain"); // empty: no number
    QTest::newRow("English") << english << u"157,900.7284193"_s << u"157900.7284193"_s;
    QTest::newRow("German") << german << u"157.900,7284193"_s << u"157900.7284193"_s;
    QTest::newRow("French") << french << u"157\u202f900,7284193"_s << u"157900.7284193"_s;
    QTest::newRow("minus sign") << english << u"\u22121,200.00"_s << u"-1200.00"_s;
    QTest::newRow("hyphen") << english << u"-8.74"_s << u"-8.74"_s;
    QTest::newRow("plus is dropped") << english << u"+26,942.71"_s << u"26942.71"_s;
    QTest::newRow("no separators") << german << u"0,0000000181"_s << u"0.0000000181"_s;
    QTest::newRow("count") << english << u"1,874,210"_s << u"1874210"_s;
    QTest::newRow("a plain number in a German window")
        << german << u"1529.783612928"_s << u"1529.783612928"_s;
    QTest::newRow("per cent") << english << u"72.4 %"_s << QString();
    QTest::newRow("date") << english << u"3 Oct 2026"_s << QString();
    QTest::newRow("misplaced separator") << english << u"1,2,3"_s << QString();
    QTest::newRow("empty") << english << QString() << QString();
    QTest::newRow("formula") << english << u"=1+1"_s << QString();
}

void TstTableExport::numbersOfALocaleBecomePlain()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, text);
    QFETCH(QString, plain);
    QCOMPARE(plainNumber(text, locale).value_or(QString()), plain);
}

void TstTableExport::amountsAreExactAndPlain()
{
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({u"Account"_s, u"September"_s});
    model.appendRow({cell(u"Data Lake"_s), cell(u"13.969,84"_s, u"13.969,8412345"_s)});
    model.appendRow({cell(u"Refund"_s), cell(u"\u22121.200,00"_s, u"\u22121.200"_s)});
    model.appendRow({cell(u"Counts"_s), cell(u"1.874.210"_s, {}, true)});
    QCOMPARE(csv(model, german),
             u"Account,September\nData Lake,13969.8412345\nRefund,-1200\nCounts,1874210\n"_s);
}

void TstTableExport::idsStayTexts()
{
    // Leading zeros are part of an id.
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({u"Account id"_s});
    model.appendRow(cell(u"000000000012"_s));
    QCOMPARE(csv(model), u"Account id\n000000000012\n"_s);
}

void TstTableExport::textsNeverBecomeFormulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("=") << u"=HYPERLINK(1)"_s << u"'=HYPERLINK(1)"_s;
    QTest::newRow("+") << u"+1 555"_s << u"'+1 555"_s;
    QTest::newRow("-") << u"-cmd"_s << u"'-cmd"_s;
    QTest::newRow("@") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("comma and quote") << u"a, \"b\""_s << u"\"a, \"\"b\"\"\""_s;
    QTest::newRow("line break") << u"a\nb"_s << u"\"a\nb\""_s;
}

void TstTableExport::textsNeverBecomeFormulas()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({u"Name"_s});
    model.appendRow(cell(text));
    QCOMPARE(csv(model), u"Name\n"_s + written + u'\n');
    // The same as a heading: tag keys come from the export too.
    QStandardItemModel heading;
    heading.setHorizontalHeaderLabels({text});
    QCOMPARE(csv(heading), written + u'\n');
}

void TstTableExport::noValueIsEmpty()
{
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({u"August"_s});
    model.appendRow(cell(u"\u2013"_s, {}, true));
    QCOMPARE(csv(model), u"August\n\n"_s);
}

void TstTableExport::rowsOfATreeFollowTheirParents()
{
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({u"Name"_s, u"Sum"_s});
    QStandardItem* unit = cell(u"Workloads"_s);
    model.appendRow({unit, cell(u"3.00"_s, u"3"_s)});
    unit->appendRow({cell(u"Claims"_s), cell(u"1.00"_s, u"1.004"_s)});
    model.appendRow({cell(u"Sandbox"_s), cell(u"2.00"_s, u"1.996"_s)});
    QCOMPARE(csv(model), u"Name,Sum\nWorkloads,3\nClaims,1.004\nSandbox,1.996\n"_s);
}

void TstTableExport::jsonNamesEachCell()
{
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({u"Account"_s, u"September"_s});
    model.appendRow({cell(u"=Shop"_s), cell(u"428.75"_s, u"428.7500001"_s)});
    const QJsonObject table =
        QJsonDocument::fromJson(tableAsJson(model, u"2026-09-by-account"_s, english)).object();
    QCOMPARE(table[u"name"_s].toString(), u"2026-09-by-account"_s);
    QCOMPARE(table[u"columns"_s].toArray(), QJsonArray({u"Account"_s, u"September"_s}));
    const QJsonObject row = table[u"rows"_s].toArray().first().toObject();
    // JSON needs no guard against formulas, and its amounts are exact texts.
    QCOMPARE(row[u"Account"_s].toString(), u"=Shop"_s);
    QCOMPARE(row[u"September"_s].toString(), u"428.7500001"_s);
}

void TstTableExport::equalHeadingsAreNumbered()
{
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({u"Amount"_s, u"Amount"_s});
    model.appendRow({cell(u"1"_s), cell(u"2"_s)});
    const QJsonObject row = QJsonDocument::fromJson(tableAsJson(model, {}, english))
                                .object()[u"rows"_s]
                                .toArray()
                                .first()
                                .toObject();
    QCOMPARE(row[u"Amount"_s].toString(), u"1"_s);
    QCOMPARE(row[u"Amount (2)"_s].toString(), u"2"_s);
}

QTEST_APPLESS_MAIN(TstTableExport)
#include "tst_tableexport.moc"
