// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"

#include <QTest>

#include <csignal>
#include <random>

#include <sys/wait.h>
#include <unistd.h>

using namespace billfold;
using namespace Qt::StringLiterals;

using Status = Money::ParseStatus;
Q_DECLARE_METATYPE(Money::ParseStatus)

namespace
{

/// The widest value, 2^127 - 1.
constexpr Money::Wide most = ((Money::Wide(1) << 126) - 1) * 2 + 1;

Money money(const char* text)
{
    return *Money::fromString(QString::fromLatin1(text));
}

/// True where the work ends its process. It is done in a process of its own.
template <typename Work>
bool endsTheProgram(Work&& work)
{
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL); // the test's own handler would tell a crash of the test
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
        work();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

} // namespace

class TestMoney : public QObject
{
    Q_OBJECT

private slots:
    void readsDecimals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Money::ParseStatus>("status");
        QTest::addColumn<QString>("value");
        const auto add = [](const char* text, Status status, const char* value = "0") {
            QTest::addRow("'%s'", text) << QByteArray(text) << status << QString::fromLatin1(value);
        };
        add("0", Status::Exact);
        add("0.0", Status::Exact);
        add("-0.0", Status::Exact);
        add("12.5", Status::Exact, "12.5");
        add("-12.5", Status::Exact, "-12.5");
        add("+3", Status::Exact, "3");
        add(".5", Status::Exact, "0.5");
        add("-.5", Status::Exact, "-0.5");
        add("7.", Status::Exact, "7");
        add("007.100", Status::Exact, "7.1");
        add("1.68230869740", Status::Exact, "1.6823086974");
        add("0.000000000000000001", Status::Exact, "0.000000000000000001");
        add("-0.000000000000000001", Status::Exact, "-0.000000000000000001");
        add("123456789012345678", Status::Exact, "123456789012345678");
        add("1234567890123456789", Status::Exact, "1234567890123456789");
        add("12345678901234567.123456789012345678", Status::Exact, "12345678901234567.123456789012345678");
        add("00000000000000000000000000000000000000000000000001", Status::Exact, "1");
        add("1.000000000000000000000000000000000000", Status::Exact, "1");
        // E-notation
        add("1.81E-8", Status::Exact, "0.0000000181");
        add("35.2e-7", Status::Exact, "0.00000352");
        add("-2.0E-4", Status::Exact, "-0.0002");
        add("1.2345678E7", Status::Exact, "12345678");
        add("1E+3", Status::Exact, "1000");
        add("1e0", Status::Exact, "1");
        add("1e-0", Status::Exact, "1");
        add("0E-99999999999999999999", Status::Exact);
        add("0e99999999999999999999", Status::Exact);
        add("5E-18", Status::Exact, "0.000000000000000005");
        add("12300000000000000000000E-20", Status::Exact, "123");
        add("0.00000000000000000000123E20", Status::Exact, "0.123");
        // more than 18 decimals: half to even
        add("0.1234567890123456784", Status::Rounded, "0.123456789012345678");
        add("0.1234567890123456785", Status::Rounded, "0.123456789012345678");
        add("0.1234567890123456775", Status::Rounded, "0.123456789012345678");
        add("0.12345678901234567851", Status::Rounded, "0.123456789012345679");
        add("0.1234567890123456786", Status::Rounded, "0.123456789012345679");
        add("-0.1234567890123456786", Status::Rounded, "-0.123456789012345679");
        add("0.9999999999999999999", Status::Rounded, "1");
        add("5E-19", Status::Rounded, "0");
        add("6E-19", Status::Rounded, "0.000000000000000001");
        add("1E-400", Status::Rounded, "0");
        add("1E-99999999999999999999", Status::Rounded, "0");
        add("0.00000000000000000000000000000000000000000000000000000000000000000001", Status::Rounded, "0");
        // too large
        add("170141183460469231731", Status::Exact, "170141183460469231731");
        add("170141183460469231732", Status::OutOfRange);
        add("1E21", Status::OutOfRange);
        add("-1E21", Status::OutOfRange);
        add("1E999999999999", Status::OutOfRange);
        add("99999999999999999999999999999999999999999999999999", Status::OutOfRange);
        // no numbers
        for (const char* text : {"",         " ",        " 1",
                                 "1 ",       "-",        "+",
                                 ".",        "-.",       "--1",
                                 "+-1",      "1-",       "1.2.3",
                                 "1,5",      "1,000.00", "$1",
                                 "1 USD",    "E5",       ".E5",
                                 "1E",       "1E+",      "1E-",
                                 "1E1.5",    "1EE5",     "1E5 ",
                                 "0x10",     "NaN",      "inf",
                                 "Infinity", "NULL",     "many",
                                 "1_000",    "(5.00)",   "123456789012345678901234567890x"})
            add(text, Status::NotANumber);
        QTest::newRow("a NUL") << QByteArray("1\0", 2) << Status::NotANumber << u"0"_s;
        QTest::newRow("a minus sign that is none") << QByteArray("\xe2\x88\x92"
                                                                 "1")
                                                   << Status::NotANumber << u"0"_s;
        QTest::newRow("digits of another script") << QByteArray("١٢") << Status::NotANumber << u"0"_s;
    }
    void readsDecimals()
    {
        QFETCH(QByteArray, text);
        QFETCH(Money::ParseStatus, status);
        QFETCH(QString, value);
        const Money::Parsed parsed = Money::parse({text.constData(), static_cast<size_t>(text.size())});
        QCOMPARE(parsed.status, status);
        QCOMPARE(parsed.value.toString(), value);
    }

    void writesDecimals_data()
    {
        QTest::addColumn<Money>("value");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cents");
        const auto add = [](Money value, const char* text, const char* cents) {
            QTest::newRow(text) << value << QString::fromLatin1(text) << QString::fromLatin1(cents);
        };
        add(Money(), "0", "0.00");
        add(Money::fromCents(63664), "636.64", "636.64");
        add(Money::fromCents(-5), "-0.05", "-0.05");
        add(Money::fromCents(100), "1", "1.00");
        add(money("0.005"), "0.005", "0.01");
        add(money("-0.005"), "-0.005", "-0.01");
        add(money("0.004999999999999999"), "0.004999999999999999", "0.00");
        add(money("-0.004999999999999999"), "-0.004999999999999999", "0.00");
        add(money("1529.783612928"), "1529.783612928", "1529.78");
        add(money("0.995"), "0.995", "1.00");
        add(money("-0.995"), "-0.995", "-1.00");
        add(money("1e20"), "100000000000000000000", "100000000000000000000.00");
        add(Money::fromAttos(1), "0.000000000000000001", "0.00");
        add(Money::fromAttos(-1), "-0.000000000000000001", "0.00");
    }
    void writesDecimals()
    {
        QFETCH(Money, value);
        QFETCH(QString, text);
        QFETCH(QString, cents);
        QCOMPARE(value.toString(), text);
        QCOMPARE(value.toCentsString(), cents);
        QVERIFY(*Money::fromString(text) == value);
    }

    /// The widest values there are, whose magnitude does not fit their own type.
    void writesTheEndsOfTheRange()
    {
        QCOMPARE(Money::fromAttos(most).toString(), u"170141183460469231731.687303715884105727"_s);
        QCOMPARE(Money::fromAttos(-most - 1).toString(), u"-170141183460469231731.687303715884105728"_s);
        QCOMPARE(Money::fromAttos(most).toCentsString(), u"170141183460469231731.69"_s);
    }

    void whatIsWrittenReadsBack()
    {
        std::mt19937_64 random(11);
        for (int i = 0; i < 20000; ++i) {
            const auto shift = static_cast<int>(random() % 126);
            const Money::Wide attos =
                (Money::Wide(qint64(random())) << 62 ^ Money::Wide(random() >> 2)) >> shift;
            const Money value = Money::fromAttos(attos);
            QVERIFY2(*Money::fromString(value.toString()) == value, qPrintable(value.toString()));
        }
    }

    /// Both ways through the parser (64 bits, and digit by digit) read the same.
    void everySpellingOfANumberIsTheSame()
    {
        std::mt19937_64 random(12);
        for (int i = 0; i < 20000; ++i) {
            const auto decimals = static_cast<int>(random() % 12);
            QByteArray digits = QByteArray::number(static_cast<qint64>(random() % 1000000000000));
            const QByteArray exponent = digits + "E-" + QByteArray::number(decimals);
            if (digits.size() <= decimals)
                digits.prepend(QByteArray(decimals + 1 - digits.size(), '0'));
            const QByteArray plain = digits.left(digits.size() - decimals) + '.' + digits.right(decimals);
            const QByteArray padded = QByteArray(20, '0') + plain + QByteArray(10, '0');
            const Money value = money(plain.constData());
            QVERIFY2(money(exponent.constData()) == value, exponent.constData());
            QVERIFY2(money(padded.constData()) == value, padded.constData());
            QVERIFY2(money(QByteArray("-" + plain).constData()) == -value, plain.constData());
        }
    }

    void sumsAreExact()
    {
        std::mt19937_64 random(13);
        Money forth;
        Money back;
        std::vector<Money> values;
        for (int i = 0; i < 10000; ++i)
            values.push_back(
                Money::fromPair(qint64(random()) >> (random() % 60), qint64(random()) % 1'000'000'000));
        for (const Money value : values)
            forth += value;
        for (auto it = values.rbegin(); it != values.rend(); ++it)
            back += *it;
        QVERIFY(forth == back);
        for (const Money value : values)
            forth -= value;
        QVERIFY(forth.isZero());
        // What binary fractions get wrong.
        QCOMPARE((money("0.1") + money("0.2")).toString(), u"0.3"_s);
        Money tenth;
        for (int i = 0; i < 1000; ++i)
            tenth += money("0.1");
        QCOMPARE(tenth.toString(), u"100"_s);
    }

    void pairsKeepEverything()
    {
        std::mt19937_64 random(14);
        for (int i = 0; i < 10000; ++i) {
            const Money::Wide attos =
                Money::Wide(qint64(random())) * 1'000'000'000 + qint64(random() % 1'000'000'000);
            const Money value = Money::fromAttos(attos);
            QVERIFY(value.fitsPair());
            QVERIFY(Money::fromPair(value.nanos(), value.subs()) == value);
            // Of one sign, so that SQL can add up either.
            QVERIFY(value.nanos() == 0 || value.subs() == 0 || (value.nanos() < 0) == (value.subs() < 0));
            QVERIFY(qAbs(value.subs()) < 1'000'000'000);
        }
    }

    void whatFitsAPair_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("fits");
        QTest::newRow("most") << u"9223372036.854775807999999999"_s << true;
        QTest::newRow("one more") << u"9223372036.854775808"_s << false;
        QTest::newRow("least") << u"-9223372036.854775808999999999"_s << true;
        QTest::newRow("one less") << u"-9223372036.854775809"_s << false;
        QTest::newRow("zero") << u"0"_s << true;
    }
    void whatFitsAPair()
    {
        QFETCH(QString, value);
        QFETCH(bool, fits);
        QCOMPARE(Money::fromString(value)->fitsPair(), fits);
    }

    void centsAreRoundedHalfAwayFromZero()
    {
        std::mt19937_64 random(15);
        constexpr Money::Wide cent = Money::attosPerUnit / 100;
        for (int i = 0; i < 20000; ++i) {
            const Money::Wide attos = Money::Wide(qint64(random())) * (qint64(random() % 1000) + 1);
            const Money value = Money::fromAttos(attos);
            const Money::Wide rounded = value.roundedToCents() * cent;
            const Money::Wide off = rounded > attos ? rounded - attos : attos - rounded;
            QVERIFY(off * 2 <= cent);
            QVERIFY((-value).roundedToCents() == -value.roundedToCents());
        }
    }

    void compares()
    {
        QVERIFY(money("-1") < money("0.000000000000000001"));
        QVERIFY(money("2") > money("1.999999999999999999"));
        QVERIFY(money("1.0") == money("1"));
        QVERIFY(money("-3.5").abs() == money("3.5"));
        QVERIFY(money("-3.5").isNegative());
        QVERIFY(!Money().isNegative());
        QVERIFY(Money().isZero());
    }

    void aSumThatOverflowsEndsTheProgram()
    {
        const Money high = Money::fromAttos(most);
        const Money low = Money::fromAttos(-most);
        QVERIFY(endsTheProgram([&] { static_cast<void>(high + Money::fromAttos(1)); }));
        QVERIFY(endsTheProgram([&] { static_cast<void>(low - Money::fromAttos(2)); }));
        QVERIFY(!endsTheProgram([&] { static_cast<void>(high + low); }));
        QVERIFY(!endsTheProgram([&] { static_cast<void>(low - Money::fromAttos(1)); }));
    }

    /// Worked examples of the provider's own documents, with the cents that they print.
    void examples()
    {
        // A reservation of 0.0309 an hour in a month of 744 hours.
        QCOMPARE(Money::fromAttos(money("0.0309").attos() * 744).toString(), u"22.9896"_s);
        // 365.00 in advance for a year: 1.00 a day.
        QCOMPARE(Money::fromAttos(money("365").attos() / 365).toString(), u"1"_s);
        // 30.00 in advance for a year and 2.48 a month, in a month of 30 days.
        const Money perDay = Money::fromAttos(money("30").attos() / 365 + money("2.48").attos() / 30);
        QVERIFY(perDay > money("0.16485") && perDay < money("0.16486"));
        // Volume tiers over the whole organization.
        const auto gigabytes = [](const char* rate, int count) {
            return Money::fromAttos(money(rate).attos() * count);
        };
        QCOMPARE((gigabytes("0.10", 1000) + gigabytes("0.08", 49000) + gigabytes("0.06", 45000)).toString(),
                 u"6720"_s);
        QCOMPARE((gigabytes("0.17", 10240) + gigabytes("0.13", 2048)).toString(), u"2007.04"_s);
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
