// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/password.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const PasswordOwner owner{u"Harbour Lights"_s, u"payer@harbourlights.example"_s, u"ines.holm"_s};

} // namespace

class TestPasswordStrength : public QObject
{
    Q_OBJECT

private slots:
    void estimatesHowManyGuessesItTakes_data();
    void estimatesHowManyGuessesItTakes();
    void advisesUnlessItIsStrong();
    void growsWithEachCharacter();
};

void TestPasswordStrength::estimatesHowManyGuessesItTakes_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("score");
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("one character") << u"x"_s << 0;
    QTest::newRow("a common word") << u"password"_s << 0;
    QTest::newRow("in another spelling") << u"P@ssw0rd"_s << 0;
    QTest::newRow("with a digit") << u"Password1"_s << 0;
    QTest::newRow("a row of keys") << u"qwertyuiop"_s << 0;
    QTest::newRow("a row of digits") << u"1234567890"_s << 0;
    QTest::newRow("a row backwards") << u"987654321"_s << 0;
    QTest::newRow("one character many times") << u"aaaaaaaaaaaaaaaa"_s << 0;
    QTest::newRow("a part many times") << u"x7x7x7x7x7x7x7x7"_s << 1;
    QTest::newRow("the account's name and a year") << u"Harbour2026"_s << 0;
    QTest::newRow("the own name") << u"ines.holm"_s << 0;
    QTest::newRow("the rule kept with a word") << u"Summer2026!"_s << 1;
    QTest::newRow("eight characters without sense") << u"tK9#vQ2z"_s << 3;
    QTest::newRow("twelve characters without sense") << u"tK9#vQ2z!mB4"_s << 4;
    QTest::newRow("words that are not common") << u"gravel teapot oriole"_s << 4;
}

void TestPasswordStrength::estimatesHowManyGuessesItTakes()
{
    QFETCH(QString, password);
    QFETCH(int, score);
    QCOMPARE(passwordStrength(password, owner).score, score);
}

void TestPasswordStrength::advisesUnlessItIsStrong()
{
    QVERIFY(passwordStrength(u"tK9#vQ2z!mB4", owner).advice.isEmpty());
    const QString longer = passwordStrength(u"tK9#", owner).advice;
    const QString word = passwordStrength(u"password", owner).advice;
    const QString row = passwordStrength(u"qwertyuiop", owner).advice;
    const QString nothing = passwordStrength({}, owner).advice;
    const QSet<QString> different{longer, word, row, nothing};
    QCOMPARE(different.size(), 4);
    QVERIFY(!different.contains(QString()));
}

void TestPasswordStrength::growsWithEachCharacter()
{
    const QString whole = u"tK9#vQ2z!mB4wRx7"_s;
    int before = 0;
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const int score = passwordStrength(whole.first(length), owner).score;
        QVERIFY(score >= before);
        before = score;
    }
    QCOMPARE(before, 4);
    QVERIFY(passwordStrength(QString(100'000, u'x'), owner).score <= 1);
}

QTEST_APPLESS_MAIN(TestPasswordStrength)
#include "tst_passwordstrength.moc"
