// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/widgets/codeboxes.h"
#include "ui/widgets/codeclock.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/qrview.h"
#include "ui/widgets/rulelist.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// The widgets for codes, passwords and secrets, without anybody who would sign in.
class TstSecretWidgets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aCodeKeepsItsDigits_data();
    void aCodeKeepsItsDigits();
    void aCodeIsTypedBoxByBox();
    void aCodeCanBePasted();
    void aTickGoesWhenTheCodeIsChanged();
    void aPasswordIsDotsUntilTheEyeIsPressed();
    void aPasswordIsForgotten();
    void aSecretIsDotsWhateverItsLength();
    void aSecretIsCopiedWithoutItsBlanks();
    void aQrCodeHasItsThreeCorners();
    void aQrCodeIsWholePixels_data();
    void aQrCodeIsWholePixels();
    void aTextThatIsTooLongHasNoQrCode();
    void rulesSayWhetherTheyAreFulfilled();
    void strengthHasAWord_data();
    void strengthHasAWord();
    void theClockCountsToTheNextCode_data();
    void theClockCountsToTheNextCode();
};

void TstSecretWidgets::initTestCase()
{
    applyTheme(*qApp, Appearance::Light);
}

void TstSecretWidgets::aCodeKeepsItsDigits_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<bool>("complete");
    QTest::newRow("six digits") << u"287082"_s << u"287082"_s << true;
    QTest::newRow("with a blank") << u"287 082"_s << u"287082"_s << true;
    QTest::newRow("with words") << u"Code: 287-082."_s << u"287082"_s << true;
    QTest::newRow("too long") << u"28708212"_s << u"287082"_s << true;
    QTest::newRow("too short") << u"28708"_s << u"28708"_s << false;
    QTest::newRow("other digits") << QString::fromUtf8("\u0662\u0668\u0667\u0660\u0668\u0662") << u"287082"_s
                                  << true;
    QTest::newRow("no digit") << u"abcdef"_s << QString() << false;
}

void TstSecretWidgets::aCodeKeepsItsDigits()
{
    QFETCH(QString, given);
    CodeBoxes boxes(u"Code"_s);
    boxes.insert(given);
    QTEST(boxes.text(), "kept");
    QTEST(boxes.isComplete(), "complete");
}

void TstSecretWidgets::aCodeIsTypedBoxByBox()
{
    CodeBoxes boxes(u"Code"_s);
    QSignalSpy completed(&boxes, &CodeBoxes::completed);
    boxes.show();
    QTest::keyClicks(&boxes, u"12x34"_s);
    QCOMPARE(boxes.text(), u"1234"_s);
    QTest::keyClick(&boxes, Qt::Key_Backspace);
    QTest::keyClicks(&boxes, u"956"_s);
    QCOMPARE(boxes.text(), u"123956"_s);
    QCOMPARE(completed.size(), 1);
}

void TstSecretWidgets::aCodeCanBePasted()
{
    QApplication::clipboard()->setText(u" 081 804\n"_s);
    CodeBoxes boxes(u"Code"_s);
    boxes.show();
    QTest::keySequence(&boxes, QKeySequence::Paste);
    QCOMPARE(boxes.text(), u"081804"_s);
}

void TstSecretWidgets::aTickGoesWhenTheCodeIsChanged()
{
    CodeBoxes boxes(u"Code"_s);
    boxes.setText(u"287082"_s);
    boxes.setAccepted(true);
    QVERIFY(!boxes.accessibleDescription().isEmpty());
    QTest::keyClick(&boxes, Qt::Key_Backspace);
    QVERIFY(!boxes.isAccepted());
}

void TstSecretWidgets::aPasswordIsDotsUntilTheEyeIsPressed()
{
    PasswordField field;
    field.setText(u"Pine#Forest42"_s);
    QVERIFY(!field.displayText().contains(u"Pine"));
    field.eye()->trigger();
    QCOMPARE(field.displayText(), u"Pine#Forest42"_s);
    QCOMPARE(field.eye()->text(), u"Hide password"_s);
    // Whoever comes to the line again finds dots.
    field.show();
    field.hide();
    QVERIFY(!field.isRevealed());
}

void TstSecretWidgets::aPasswordIsForgotten()
{
    PasswordField field;
    field.show();
    QTest::keyClicks(&field, u"Pine#Forest42"_s);
    field.forget();
    QCOMPARE(field.text(), QString());
    field.undo();
    QCOMPARE(field.text(), QString());
}

void TstSecretWidgets::aSecretIsDotsWhateverItsLength()
{
    SecretField field(u"Secret key"_s);
    field.setSecret(u"JBSWY3DP"_s, true);
    const QString dots = field.text();
    QVERIFY(!dots.contains(u'J'));
    field.setSecret(u"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"_s, true);
    QCOMPARE(field.text(), dots);
    field.eye()->trigger();
    QVERIFY(field.text().startsWith(u"JBSW Y3DP EHPK"_s));
}

void TstSecretWidgets::aSecretIsCopiedWithoutItsBlanks()
{
    SecretField field(u"Secret key"_s);
    field.setSecret(u"JBSWY3DPEHPK3PXP"_s, true);
    field.copier()->trigger();
    QCOMPARE(QApplication::clipboard()->text(), u"JBSWY3DPEHPK3PXP"_s);
    QVERIFY(!field.isRevealed());
}

void TstSecretWidgets::aQrCodeHasItsThreeCorners()
{
    QrView view(u"QR code"_s);
    QVERIFY(view.setContent(u"otpauth://totp/phone@111111111111?secret=JBSWY3DPEHPK3PXP"_s));
    const int last = view.modules() - 1;
    // Each a black ring of seven, a white one, and three black in the middle.
    for (const QPoint& corner : {QPoint(0, 0), QPoint(last - 6, 0), QPoint(0, last - 6)}) {
        QVERIFY(view.isBlack(corner.x(), corner.y()));
        QVERIFY(!view.isBlack(corner.x() + 1, corner.y() + 1));
        QVERIFY(view.isBlack(corner.x() + 3, corner.y() + 3));
    }
    QVERIFY(!view.isBlack(last - 1, last - 1) || !view.isBlack(last - 3, last - 5));
    QVERIFY(!view.isBlack(-1, 0));
}

void TstSecretWidgets::aQrCodeIsWholePixels_data()
{
    QTest::addColumn<qreal>("ratio");
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("plain") << 1.0 << Appearance::Light;
    QTest::newRow("half as many again") << 1.5 << Appearance::Light;
    QTest::newRow("twice") << 2.0 << Appearance::Light;
    QTest::newRow("dark") << 1.0 << Appearance::Dark;
}

void TstSecretWidgets::aQrCodeIsWholePixels()
{
    QFETCH(qreal, ratio);
    QFETCH(Appearance, appearance);
    applyTheme(*qApp, appearance);
    QrView view(u"QR code"_s);
    view.setContent(u"otpauth://totp/phone@111111111111?secret=JBSWY3DPEHPK3PXP"_s);
    view.resize(view.sizeHint());
    QImage image(view.size() * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    view.render(&image);
    int grey = 0;
    int black = 0;
    const int edge = 8;
    for (int y = edge; y < image.height() - edge; ++y) {
        for (int x = edge; x < image.width() - edge; ++x) {
            const QRgb pixel = image.pixel(x, y) & 0xffffff;
            grey += pixel != 0 && pixel != 0xffffff;
            black += pixel == 0;
        }
    }
    QCOMPARE(grey, 0);
    QVERIFY(black > 1000);
    applyTheme(*qApp, Appearance::Light);
}

void TstSecretWidgets::aTextThatIsTooLongHasNoQrCode()
{
    QrView view(u"QR code"_s);
    QVERIFY(!view.setContent(QString(5000, u'x')));
    QCOMPARE(view.modules(), 0);
}

void TstSecretWidgets::rulesSayWhetherTheyAreFulfilled()
{
    RuleList rules;
    rules.setRules({{u"A digit"_s, false}, {u"A symbol"_s, true}});
    QVERIFY(!rules.allMet());
    rules.setRules({{u"A digit"_s, true}, {u"A symbol"_s, true}});
    QVERIFY(rules.allMet());
    QStringList spoken;
    for (const QLabel* label : rules.findChildren<QLabel*>())
        spoken.append(label->accessibleName());
    QCOMPARE(spoken, (QStringList{u"A digit: fulfilled"_s, u"A symbol: fulfilled"_s}));
}

void TstSecretWidgets::strengthHasAWord_data()
{
    QTest::addColumn<int>("score");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing typed") << -1 << QString();
    QTest::newRow("worst") << 0 << u"Guessed at once"_s;
    QTest::newRow("middle") << 2 << u"Fair"_s;
    QTest::newRow("best") << 4 << u"Strong"_s;
}

void TstSecretWidgets::strengthHasAWord()
{
    QFETCH(int, score);
    StrengthMeter meter;
    meter.setStrength(score, u"Longer is stronger."_s);
    QTEST(meter.word(), "word");
}

void TstSecretWidgets::theClockCountsToTheNextCode_data()
{
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("left");
    QTest::newRow("a new code") << 0 << 30;
    QTest::newRow("later") << 13 << 17;
    QTest::newRow("the last second") << 29 << 1;
    QTest::newRow("the next code") << 30 << 30;
}

void TstSecretWidgets::theClockCountsToTheNextCode()
{
    QFETCH(int, second);
    const QDateTime now = QDateTime(QDate(2026, 10, 3), QTime(7, 40), Qt::UTC).addSecs(second);
    const CodeClock clock([now] { return now; });
    QTEST(clock.secondsLeft(), "left");
}

QTEST_MAIN(TstSecretWidgets)
#include "tst_secretwidgets.moc"
