// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/passwordhash.h"

#include <QElapsedTimer>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

QByteArray hashOf(const QString& password, HashCost cost = HashCost::Least)
{
    const Result<QByteArray> hash = hashPassword(SecretText(password), cost);
    return hash ? *hash : QByteArray();
}

} // namespace

class TestPasswordHash : public QObject
{
    Q_OBJECT

private slots:
    void verifiesWhatItHashed_data();
    void verifiesWhatItHashed();
    void refusesOtherPasswords_data();
    void refusesOtherPasswords();
    void saltsEachHash();
    void namesItsParameters();
    void isCostlyForPeople();
    void refusesWhatIsNoHash_data();
    void refusesWhatIsNoHash();
    void takesAsLongForNamesThatDoNotExist();
    void hashesRandomSecrets();
    void tellsRandomSecretsApart();
    void drawsRandomBytes();
};

void TestPasswordHash::verifiesWhatItHashed_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("usual") << u"Correct-Horse-7"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("Latin letters") << u"Größe ÿ ßẞ"_s;
    QTest::newRow("longest") << QString(128, u'x');
    QTest::newRow("with a zero") << u"a"_s + QChar(0) + u"b"_s;
}

void TestPasswordHash::verifiesWhatItHashed()
{
    QFETCH(QString, password);
    QVERIFY(passwordMatches(hashOf(password), SecretText(password), HashCost::Least));
}

void TestPasswordHash::refusesOtherPasswords_data()
{
    QTest::addColumn<QString>("other");
    QTest::newRow("one character more") << u"Correct-Horse-77"_s;
    QTest::newRow("one less") << u"Correct-Horse-"_s;
    QTest::newRow("other case") << u"correct-Horse-7"_s;
    QTest::newRow("a zero behind") << u"Correct-Horse-7"_s + QChar(0);
    QTest::newRow("nothing") << QString();
}

void TestPasswordHash::refusesOtherPasswords()
{
    QFETCH(QString, other);
    static const QByteArray hash = hashOf(u"Correct-Horse-7"_s);
    QVERIFY(!passwordMatches(hash, SecretText(other), HashCost::Least));
}

void TestPasswordHash::saltsEachHash()
{
    QVERIFY(hashOf(u"same"_s) != hashOf(u"same"_s));
}

void TestPasswordHash::namesItsParameters()
{
    QVERIFY(hashOf(u"secret"_s).startsWith("$argon2id$v=19$m=8,t=1,p=1$"));
    QVERIFY(!hashOf(u"secret"_s).contains("secret"));
}

void TestPasswordHash::isCostlyForPeople()
{
    const QByteArray hash = hashOf(u"secret"_s, HashCost::Interactive);
    QVERIFY(hash.startsWith("$argon2id$v=19$m=65536,t=2,p=1$"));
    QVERIFY(passwordMatches(hash, SecretText(u"secret"_s)));
}

void TestPasswordHash::refusesWhatIsNoHash_data()
{
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("the password itself") << "secret"_ba;
    QTest::newRow("another algorithm") << "$2b$12$abcdefghijklmnopqrstuv"_ba;
    QTest::newRow("cut off") << "$argon2id$v=19$m=8,t=1,p=1$"_ba;
    QTest::newRow("too long") << "$argon2id$v=19$m=8,t=1,p=1$"_ba + QByteArray(1000, 'a');
}

void TestPasswordHash::refusesWhatIsNoHash()
{
    QFETCH(QByteArray, hash);
    QVERIFY(!passwordMatches(hash, SecretText(u"secret"_s), HashCost::Least));
}

void TestPasswordHash::takesAsLongForNamesThatDoNotExist()
{
    // The work is the point: a hash that costs 64 MiB in both cases, not one that is refused at once. Only
    // the order of magnitude is looked at, since other programs run beside this one.
    const QByteArray hash = hashOf(u"secret"_s, HashCost::Interactive);
    const SecretText wrong(u"wrong"_s);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!passwordMatches(hash, wrong));
    const qint64 exists = timer.nsecsElapsed();
    timer.restart();
    QVERIFY(!passwordMatches({}, wrong));
    const qint64 missing = timer.nsecsElapsed();
    QVERIFY2(missing > exists / 5, qPrintable(u"%1 and %2 ns"_s.arg(exists).arg(missing)));
}

void TestPasswordHash::hashesRandomSecrets()
{
    const SecretText secret(u"wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY"_s);
    const QByteArray hash = hashRandomSecret(secret);
    QCOMPARE(hash.size(), 32);
    QCOMPARE(hash, hashRandomSecret(secret));
    QVERIFY(randomSecretMatches(hash, secret));
}

void TestPasswordHash::tellsRandomSecretsApart()
{
    const SecretText secret(u"one"_s);
    const QByteArray hash = hashRandomSecret(secret);
    QVERIFY(!randomSecretMatches(hash, SecretText(u"another"_s)));
    QVERIFY(!randomSecretMatches(hash, SecretText()));
    QVERIFY(!randomSecretMatches({}, secret));
    QVERIFY(!randomSecretMatches({}, SecretText()));
    QVERIFY(!randomSecretMatches(hash.first(16), secret));
}

void TestPasswordHash::drawsRandomBytes()
{
    QCOMPARE(randomBytes(0).size(), 0);
    QCOMPARE(randomBytes(33).size(), 33);
    QVERIFY(randomBytes(16) != randomBytes(16));
}

QTEST_APPLESS_MAIN(TestPasswordHash)
#include "tst_passwordhash.moc"
