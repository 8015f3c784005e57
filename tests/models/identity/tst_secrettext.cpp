// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/secrettext.h"

#include <QTest>

#include <algorithm>
#include <cstring>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

/// A byte array that is sole owner of its memory.
QByteArray owned(const char* text)
{
    return QByteArray(text, qsizetype(std::strlen(text)));
}

bool isZero(const char* data, qsizetype size)
{
    return std::all_of(data, data + size, [](char c) { return c == 0; });
}

} // namespace

class TestSecretText : public QObject
{
    Q_OBJECT

private slots:
    void holdsTheTextAsUtf8();
    void copiesShareNothing();
    void takesOverBytesThatNobodyShares();
    void leavesBytesThatOthersShareAlone();
    void movesWithoutCopying();
    void assignsBothWays();
    void wipesATextBeforeItGoes();
    void leavesAWipedTextThatOthersShareAlone();
};

void TestSecretText::holdsTheTextAsUtf8()
{
    QVERIFY(SecretText().isEmpty());
    QVERIFY(SecretText(QStringView()).isEmpty());
    const SecretText secret(u"Pässwort"_s);
    QVERIFY(!secret.isEmpty());
    QCOMPARE(secret.bytes(), "P\xc3\xa4sswort"_ba);
    QCOMPARE(secret.text(), u"Pässwort"_s);
}

void TestSecretText::copiesShareNothing()
{
    const SecretText secret(u"secret"_s);
    const SecretText copy = secret;
    QCOMPARE(copy.bytes(), secret.bytes());
    QVERIFY(copy.bytes().constData() != secret.bytes().constData());
    QVERIFY(copy.bytes().isDetached());
}

void TestSecretText::takesOverBytesThatNobodyShares()
{
    QByteArray bytes = owned("secret");
    const char* const address = bytes.constData();
    const SecretText secret(std::move(bytes));
    QCOMPARE(secret.bytes().constData(), address);
}

void TestSecretText::leavesBytesThatOthersShareAlone()
{
    const QByteArray shared = owned("secret");
    {
        const SecretText secret(shared);
        QVERIFY(secret.bytes().constData() != shared.constData());
    }
    QCOMPARE(shared, "secret"_ba);
    const SecretText ofLiteral("literal"_ba);
    QCOMPARE(ofLiteral.bytes(), "literal"_ba);
    QVERIFY(ofLiteral.bytes().isDetached());
}

void TestSecretText::movesWithoutCopying()
{
    SecretText secret(u"secret"_s);
    const char* const address = secret.bytes().constData();
    const SecretText moved = std::move(secret);
    QCOMPARE(moved.bytes().constData(), address);
    QVERIFY(secret.isEmpty());
}

void TestSecretText::assignsBothWays()
{
    SecretText secret(u"old"_s);
    const SecretText next(u"next"_s);
    secret = next;
    QCOMPARE(secret.text(), u"next"_s);
    QCOMPARE(next.text(), u"next"_s);
    secret = SecretText(u"third"_s);
    QCOMPARE(secret.text(), u"third"_s);
    const SecretText& itself = secret;
    secret = itself;
    QCOMPARE(secret.text(), u"third"_s);
}

void TestSecretText::wipesATextBeforeItGoes()
{
    // What was overwritten still belongs to the text, though it is no part of it any more.
    QByteArray bytes = owned("a secret");
    const char* const memory = bytes.constData();
    wipe(bytes);
    QVERIFY(bytes.isEmpty());
    QCOMPARE(bytes.constData(), memory);
    QVERIFY(bytes.capacity() >= 8);
    QVERIFY(isZero(memory, 8));

    QString text(u"a secret"_s);
    text.detach();
    const QChar* const characters = text.constData();
    wipe(text);
    QVERIFY(text.isEmpty());
    QCOMPARE(text.constData(), characters);
    QVERIFY(text.capacity() >= 8);
    QVERIFY(isZero(reinterpret_cast<const char*>(characters), 16));
}

void TestSecretText::leavesAWipedTextThatOthersShareAlone()
{
    QString typed = u"se"_s + u"cret"_s;
    const QString shared = typed;
    wipe(typed);
    QVERIFY(typed.isEmpty());
    QCOMPARE(shared, u"secret"_s);
    QByteArray bytes("secret", 6);
    const QByteArray sharedBytes = bytes;
    wipe(bytes);
    QVERIFY(bytes.isEmpty());
    QCOMPARE(sharedBytes, "secret"_ba);
}

QTEST_APPLESS_MAIN(TestSecretText)
#include "tst_secrettext.moc"
