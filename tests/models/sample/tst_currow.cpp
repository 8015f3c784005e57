// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sample/currow.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestCurRow : public QObject
{
    Q_OBJECT

private slots:
    void numbers_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("spelled");
        const auto add = [](const char* value, const char* spelled) {
            QTest::newRow(value) << QString::fromLatin1(value) << QString::fromLatin1(spelled);
        };
        add("0", "0.0");
        add("1", "1.0");
        add("-1", "-1.0");
        add("10", "10.0");
        add("12.5", "12.5");
        add("9999999", "9999999.0");
        add("9999999.25", "9999999.25");
        add("10000000", "1.0E7");
        add("12345678.5", "1.23456785E7");
        add("0.001", "0.001");
        add("0.0123", "0.0123");
        add("0.0009", "9.0E-4");
        add("-0.0000000181", "-1.81E-8");
        add("0.000000000000000001", "1.0E-18");
        add("6720.73684210526", "6720.73684210526");
    }
    void numbers()
    {
        QFETCH(QString, value);
        QFETCH(QString, spelled);
        const Money amount = *Money::fromString(value);
        QCOMPARE(QString::fromStdString(spelledNumber(amount)), spelled);
        const Money::Parsed again = Money::parse(spelled.toStdString());
        QCOMPARE(again.status, Money::ParseStatus::Exact);
        QVERIFY(again.value == amount);
    }

    void everyNumberReadsBackAsItWas()
    {
        quint64 state = 7;
        for (int i = 0; i < 20000; ++i) {
            state = state * 6364136223846793005 + 1442695040888963407;
            const auto size = static_cast<int>(state >> 58); // of any magnitude
            Money::Wide attos = Money::Wide(qint64(state)) * (state | 1) >> size;
            const Money amount = Money::fromAttos(attos);
            const Money::Parsed again = Money::parse(spelledNumber(amount));
            QCOMPARE(again.status, Money::ParseStatus::Exact);
            QVERIFY2(again.value == amount, qPrintable(amount.toString()));
        }
    }

    void quotesOnlyWhatNeedsIt()
    {
        CurRow row;
        row[CurColumn::LineItemId] = "plain";
        row[CurColumn::TimeInterval] = "a,b";
        row[CurColumn::InvoiceId] = "say \"hi\"";
        row[CurColumn::InvoicingEntity] = "two\nlines";
        std::string csv;
        row.appendTo(csv);
        QVERIFY(csv.starts_with("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,"));
        QCOMPARE(csv.back(), '\n');
    }

    void aNameForEveryColumn()
    {
        std::string header;
        appendCurHeader(header);
        QCOMPARE(static_cast<std::size_t>(std::count(header.begin(), header.end(), ',')), curColumnCount - 1);
        QCOMPARE(curColumnName(CurColumn::LineItemId), std::string_view("identity/LineItemId"));
        QCOMPARE(curColumnName(CurColumn::UnblendedCost), std::string_view("lineItem/UnblendedCost"));
        QCOMPARE(curColumnName(CurColumn::RiUnusedUpfront),
                 std::string_view("reservation/UnusedAmortizedUpfrontFeeForBillingPeriod"));
        QCOMPARE(curColumnName(CurColumn::SpUsedCommitment), std::string_view("savingsPlan/UsedCommitment"));
        QCOMPARE(curColumnName(CurColumn::TagTeam), std::string_view("resourceTags/user:team"));
    }
};

QTEST_APPLESS_MAIN(TestCurRow)
#include "tst_currow.moc"
