// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/totp.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

/// The secret of the vectors of RFC 6238, appendix B.
SecretText rfcSecret()
{
    return SecretText(u"12345678901234567890"_s);
}

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

constexpr qint64 present = 59; // step 1
const QDateTime now = at(1'790'000'010);
const qint64 step = totpStep(now);

QString codeAt(qint64 which)
{
    return totpCode(rfcSecret(), which);
}

} // namespace

class TestTotp : public QObject
{
    Q_OBJECT

private slots:
    void givesTheCodesOfTheRfc_data();
    void givesTheCodesOfTheRfc();
    void countsStepsOfThirtySeconds_data();
    void countsStepsOfThirtySeconds();
    void makesSecretsOfTwentyBytes();
    void writesBase32WithoutPadding_data();
    void writesBase32WithoutPadding();
    void writesTheAddressThatAppsRead();
    void escapesTheLabel();
    void knowsCodesByTheirForm_data();
    void knowsCodesByTheirForm();
    void acceptsOneStepBesideThePresent_data();
    void acceptsOneStepBesideThePresent();
    void takesNoCodeTwice();
    void takesNoEarlierCodeAfterALaterOne();
    void refusesWhatIsNoCode();
    void hasNoCodeWithoutASecret();
    void enrolsWithTwoConsecutiveCodes_data();
    void enrolsWithTwoConsecutiveCodes();
    void resynchronizesInAWindow_data();
    void resynchronizesInAWindow();
    void resynchronizesWithUnusedCodesOnly();
};

void TestTotp::givesTheCodesOfTheRfc_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("code");
    QTest::newRow("59") << present << u"287082"_s;
    QTest::newRow("1111111109") << qint64(1'111'111'109) << u"081804"_s;
    QTest::newRow("1111111111") << qint64(1'111'111'111) << u"050471"_s;
    QTest::newRow("1234567890") << qint64(1'234'567'890) << u"005924"_s;
    QTest::newRow("2000000000") << qint64(2'000'000'000) << u"279037"_s;
    QTest::newRow("20000000000") << qint64(20'000'000'000) << u"353130"_s;
}

void TestTotp::givesTheCodesOfTheRfc()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, code);
    QCOMPARE(totpCode(rfcSecret(), totpStep(at(seconds))), code);
    QCOMPARE(acceptTotp(rfcSecret(), code, at(seconds), 0), std::optional(totpStep(at(seconds))));
}

void TestTotp::countsStepsOfThirtySeconds_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<qint64>("number");
    QTest::newRow("the beginning") << qint64(0) << qint64(0);
    QTest::newRow("the last second of a step") << qint64(29) << qint64(0);
    QTest::newRow("the first second of the next") << qint64(30) << qint64(1);
    QTest::newRow("before the beginning") << qint64(-1) << qint64(-1);
}

void TestTotp::countsStepsOfThirtySeconds()
{
    QFETCH(qint64, seconds);
    QFETCH(qint64, number);
    QCOMPARE(totpStep(at(seconds)), number);
}

void TestTotp::makesSecretsOfTwentyBytes()
{
    const SecretText one = makeTotpSecret();
    QCOMPARE(one.bytes().size(), 20);
    QVERIFY(one.bytes() != makeTotpSecret().bytes());
    QCOMPARE(base32(one).size(), 32);
}

void TestTotp::writesBase32WithoutPadding_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoded");
    // RFC 4648, section 10
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("f") << u"f"_s << u"MY"_s;
    QTest::newRow("fo") << u"fo"_s << u"MZXQ"_s;
    QTest::newRow("foo") << u"foo"_s << u"MZXW6"_s;
    QTest::newRow("foob") << u"foob"_s << u"MZXW6YQ"_s;
    QTest::newRow("fooba") << u"fooba"_s << u"MZXW6YTB"_s;
    QTest::newRow("foobar") << u"foobar"_s << u"MZXW6YTBOI"_s;
    QTest::newRow("the secret of the RFC")
        << u"12345678901234567890"_s << u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s;
}

void TestTotp::writesBase32WithoutPadding()
{
    QFETCH(QString, text);
    QFETCH(QString, encoded);
    QCOMPARE(base32(SecretText(text)), encoded);
}

void TestTotp::writesTheAddressThatAppsRead()
{
    QCOMPARE(totpUri(u"phone"_s, u"ines.holm"_s, rfcSecret()),
             u"otpauth://totp/phone@ines.holm?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
    QCOMPARE(totpUri(u"safe"_s, u"123456789012"_s, rfcSecret()),
             u"otpauth://totp/safe@123456789012?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
}

void TestTotp::escapesTheLabel()
{
    const QUrl url(totpUri(u"my+phone=1,?#&%"_s, u"ines@holm"_s, rfcSecret()), QUrl::StrictMode);
    QVERIFY(url.isValid());
    QCOMPARE(url.path(QUrl::FullyDecoded), u"/my+phone=1,?#&%@ines@holm"_s);
    QCOMPARE(QUrlQuery(url).queryItems().size(), 1);
    QCOMPARE(QUrlQuery(url).queryItemValue(u"secret"_s), u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
}

void TestTotp::knowsCodesByTheirForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isCode");
    QTest::newRow("six digits") << u"012345"_s << true;
    QTest::newRow("five") << u"01234"_s << false;
    QTest::newRow("seven") << u"0123456"_s << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a blank") << u"012 45"_s << false;
    QTest::newRow("a sign") << u"+12345"_s << false;
    QTest::newRow("a letter") << u"O12345"_s << false;
    QTest::newRow("other digits") << u"١٢٣٤٥٦"_s << false;
}

void TestTotp::knowsCodesByTheirForm()
{
    QFETCH(QString, text);
    QFETCH(bool, isCode);
    QCOMPARE(isTotpCode(text), isCode);
}

void TestTotp::acceptsOneStepBesideThePresent_data()
{
    QTest::addColumn<int>("beside");
    QTest::addColumn<bool>("accepted");
    for (int beside = -3; beside <= 3; ++beside)
        QTest::addRow("%+d", beside) << beside << (beside >= -1 && beside <= 1);
}

void TestTotp::acceptsOneStepBesideThePresent()
{
    QFETCH(int, beside);
    QFETCH(bool, accepted);
    const std::optional<qint64> found = acceptTotp(rfcSecret(), codeAt(step + beside), now, 0);
    QCOMPARE(found, accepted ? std::optional(step + beside) : std::nullopt);
}

void TestTotp::takesNoCodeTwice()
{
    QVERIFY(acceptTotp(rfcSecret(), codeAt(step), now, step - 1));
    QVERIFY(!acceptTotp(rfcSecret(), codeAt(step), now, step));
    QVERIFY(!acceptTotp(rfcSecret(), codeAt(step), now.addSecs(30), step));
}

void TestTotp::takesNoEarlierCodeAfterALaterOne()
{
    QVERIFY(!acceptTotp(rfcSecret(), codeAt(step - 1), now, step));
    QVERIFY(acceptTotp(rfcSecret(), codeAt(step + 1), now, step));
}

void TestTotp::refusesWhatIsNoCode()
{
    QVERIFY(!acceptTotp(rfcSecret(), {}, now, 0));
    QVERIFY(!acceptTotp(rfcSecret(), codeAt(step) + u'0', now, 0));
    QVERIFY(!acceptTotp(rfcSecret(), u' ' + codeAt(step), now, 0));
    QVERIFY(!acceptTotp(SecretText(u"another secret"_s), codeAt(step), now, 0));
}

void TestTotp::hasNoCodeWithoutASecret()
{
    // A device whose secret could not be read lets nobody in.
    QCOMPARE(totpCode(SecretText(), step), QString());
    QVERIFY(!acceptTotp(SecretText(), codeAt(step), now, 0));
    QVERIFY(!acceptTotp(SecretText(), {}, now, 0));
    QCOMPARE(totpCode(rfcSecret(), -1), QString());
}

void TestTotp::enrolsWithTwoConsecutiveCodes_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("the one before and the present one") << -1 << 0 << true;
    QTest::newRow("the second of the next step") << 0 << 1 << true;
    QTest::newRow("the second of the step before") << -2 << -1 << true;
    QTest::newRow("too old") << -3 << -2 << false;
    QTest::newRow("too early") << 1 << 2 << false;
    QTest::newRow("the same twice") << 0 << 0 << false;
    QTest::newRow("backwards") << 0 << -1 << false;
    QTest::newRow("not consecutive") << -1 << 1 << false;
}

void TestTotp::enrolsWithTwoConsecutiveCodes()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(bool, accepted);
    const std::optional<qint64> found =
        acceptTwoTotp(rfcSecret(), codeAt(step + first), codeAt(step + second), now, 0, 1);
    QCOMPARE(found, accepted ? std::optional(step + second) : std::nullopt);
}

void TestTotp::resynchronizesInAWindow_data()
{
    QTest::addColumn<int>("second");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("late, at the edge") << -20 << true;
    QTest::newRow("late, beyond it") << -21 << false;
    QTest::newRow("early, at the edge") << 20 << true;
    QTest::newRow("early, beyond it") << 21 << false;
    QTest::newRow("right") << 0 << true;
}

void TestTotp::resynchronizesInAWindow()
{
    QFETCH(int, second);
    QFETCH(bool, accepted);
    const std::optional<qint64> found =
        acceptTwoTotp(rfcSecret(), codeAt(step + second - 1), codeAt(step + second), now, 0, 20);
    QCOMPARE(found, accepted ? std::optional(step + second) : std::nullopt);
}

void TestTotp::resynchronizesWithUnusedCodesOnly()
{
    const QString first = codeAt(step - 1), second = codeAt(step);
    QVERIFY(acceptTwoTotp(rfcSecret(), first, second, now, step - 2, 20));
    QVERIFY(!acceptTwoTotp(rfcSecret(), first, second, now, step - 1, 20));
    QVERIFY(!acceptTwoTotp(rfcSecret(), first, second, now, step, 20));
    QVERIFY(!acceptTwoTotp(rfcSecret(), first, {}, now, 0, 20));
    QVERIFY(!acceptTwoTotp(rfcSecret(), {}, second, now, 0, 20));
}

QTEST_APPLESS_MAIN(TestTotp)
#include "tst_totp.moc"
