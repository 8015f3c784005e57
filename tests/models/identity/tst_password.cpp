// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/password.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

using Kind = PasswordRule::Kind;

const PasswordOwner owner{u"Harbour-Lights-7"_s, u"Payer@harbour1.example"_s, u"Ines-Holm-1990"_s};

/// The kinds of the rules that a password does not keep, in words.
QString unmet(const QList<PasswordRule>& rules)
{
    static const QMap<Kind, QString> names{{Kind::Length, u"length"_s},
                                           {Kind::MaximumLength, u"maximum"_s},
                                           {Kind::Uppercase, u"upper"_s},
                                           {Kind::Lowercase, u"lower"_s},
                                           {Kind::Digit, u"digit"_s},
                                           {Kind::Symbol, u"symbol"_s},
                                           {Kind::ThreeOfFourClasses, u"classes"_s},
                                           {Kind::NotTheName, u"name"_s},
                                           {Kind::Characters, u"characters"_s}};
    QStringList list;
    for (const PasswordRule& rule : rules) {
        if (!rule.met)
            list.append(names.value(rule.kind));
    }
    return list.join(u' ');
}

PasswordPolicy everything()
{
    return {10, true, true, true, true, true, 90, 5, false};
}

} // namespace

class TestPassword : public QObject
{
    Q_OBJECT

private slots:
    void holdsRootUsersToTheStrictRule_data();
    void holdsRootUsersToTheStrictRule();
    void holdsUsersToThePolicy_data();
    void holdsUsersToThePolicy();
    void holdsUsersToTheDefaultWithoutAPolicy_data();
    void holdsUsersToTheDefaultWithoutAPolicy();
    void asksOnlyWhatThePolicyAsks();
    void countsEachSymbolOfTheReference();
    void saysEachRuleInWords();
    void knowsNoNamesWhereThereAreNone();
};

void TestPassword::holdsRootUsersToTheStrictRule_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("broken");
    QTest::newRow("right") << u"Correct-Horse-7"_s << QString();
    QTest::newRow("right, at its shortest") << u"Abcde-78"_s << QString();
    QTest::newRow("right, at its longest") << u"Aa1-"_s + QString(124, u'x') << QString();
    QTest::newRow("with blanks and accents") << u"Große Pferde 7!"_s << QString();
    QTest::newRow("too short") << u"Abcde-7"_s << u"length"_s;
    QTest::newRow("too long") << u"Aa1-"_s + QString(125, u'x') << u"maximum"_s;
    QTest::newRow("no upper case") << u"correct-horse-7"_s << u"upper"_s;
    QTest::newRow("upper case of another alphabet only") << u"Äcorrect-horse-7"_s << u"upper"_s;
    QTest::newRow("no lower case") << u"CORRECT-HORSE-7"_s << u"lower"_s;
    QTest::newRow("no digit") << u"Correct-Horse-x"_s << u"digit"_s;
    QTest::newRow("no special character") << u"CorrectHorse7"_s << u"symbol"_s;
    QTest::newRow("a blank is none") << u"Correct Horse 7"_s << u"symbol"_s;
    QTest::newRow("the account's name") << u"harbour-LIGHTS-7"_s << u"name"_s;
    QTest::newRow("the address") << u"payer@HARBOUR1.example"_s << u"name"_s;
    QTest::newRow("the user's name") << u"ines-HOLM-1990"_s << u"name"_s;
    QTest::newRow("characters from elsewhere") << u"Correct-Horse-7€"_s << u"characters"_s;
    QTest::newRow("a control character") << u"Correct-Horse-7\a"_s << u"characters"_s;
    QTest::newRow("nothing") << QString() << u"length upper lower digit symbol"_s;
}

void TestPassword::holdsRootUsersToTheStrictRule()
{
    QFETCH(QString, password);
    QFETCH(QString, broken);
    const QList<PasswordRule> rules = checkRootPassword(password, owner);
    QCOMPARE(unmet(rules), broken);
    QCOMPARE(allMet(rules), broken.isEmpty());
}

void TestPassword::holdsUsersToThePolicy_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("broken");
    QTest::newRow("right") << u"Correct-77"_s << QString();
    QTest::newRow("too short") << u"Correct-7"_s << u"length"_s;
    QTest::newRow("too long") << u"Aa1-"_s + QString(125, u'x') << u"maximum"_s;
    QTest::newRow("no upper case") << u"correct-77"_s << u"upper"_s;
    QTest::newRow("no lower case") << u"CORRECT-77"_s << u"lower"_s;
    QTest::newRow("no digit") << u"Correct-xx"_s << u"digit"_s;
    QTest::newRow("no symbol") << u"Correct777"_s << u"symbol"_s;
    QTest::newRow("a symbol of root users only") << u"Correct<77"_s << u"symbol"_s;
    QTest::newRow("the user's name") << u"Ines-Holm-1990"_s << u"name"_s;
    QTest::newRow("characters from elsewhere") << u"Correct-77中"_s << u"characters"_s;
}

void TestPassword::holdsUsersToThePolicy()
{
    QFETCH(QString, password);
    QFETCH(QString, broken);
    QCOMPARE(unmet(checkUserPassword(password, everything(), owner)), broken);
}

void TestPassword::holdsUsersToTheDefaultWithoutAPolicy_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("broken");
    QTest::newRow("upper, lower, digits") << u"Correct7"_s << QString();
    QTest::newRow("upper, lower, symbols") << u"Correct-"_s << QString();
    QTest::newRow("upper, digits, symbols") << u"CORRECT-7"_s << QString();
    QTest::newRow("lower, digits, symbols") << u"correct-7"_s << QString();
    QTest::newRow("all four") << u"Correct-7"_s << QString();
    QTest::newRow("two classes") << u"correct77"_s << u"classes"_s;
    QTest::newRow("one class") << u"correcting"_s << u"classes"_s;
    QTest::newRow("too short") << u"Corre-7"_s << u"length"_s;
    QTest::newRow("too long") << u"Aa1-"_s + QString(125, u'x') << u"maximum"_s;
    QTest::newRow("the address") << u"Payer@harbour1.example"_s << u"name"_s;
    QTest::newRow("characters from elsewhere") << u"Correct7中"_s << u"characters"_s;
}

void TestPassword::holdsUsersToTheDefaultWithoutAPolicy()
{
    QFETCH(QString, password);
    QFETCH(QString, broken);
    QCOMPARE(unmet(checkUserPassword(password, std::nullopt, owner)), broken);
}

void TestPassword::asksOnlyWhatThePolicyAsks()
{
    QVERIFY(allMet(checkUserPassword(u"abcdef", PasswordPolicy{}, owner)));
    QCOMPARE(unmet(checkUserPassword(u"abcde", PasswordPolicy{}, owner)), u"length"_s);
}

void TestPassword::countsEachSymbolOfTheReference()
{
    const PasswordPolicy policy{6, true, false, false, false, false, {}, {}, false};
    for (const QChar symbol : u"!@#$%^&*()_+-=[]{}|'"_s) {
        QVERIFY2(allMet(checkUserPassword(QString(u"abcdef"_s + symbol), policy, owner)),
                 qPrintable(QString(symbol)));
        QVERIFY2(allMet(checkRootPassword(QString(u"Abcdef7"_s + symbol), owner)),
                 qPrintable(QString(symbol)));
    }
    for (const QChar symbol : u"<>"_s)
        QVERIFY(allMet(checkRootPassword(QString(u"Abcdef7"_s + symbol), owner)));
    for (const QChar other : u".,;:?/\\\"`~ §"_s)
        QVERIFY2(!allMet(checkUserPassword(QString(u"abcdef"_s + other), policy, owner)),
                 qPrintable(QString(other)));
}

void TestPassword::saysEachRuleInWords()
{
    const QList<PasswordRule> all = checkRootPassword({}, owner) +
                                    checkUserPassword({}, everything(), owner) +
                                    checkUserPassword({}, std::nullopt, owner);
    for (const PasswordRule& rule : all) {
        QVERIFY(!rule.text.isEmpty());
        QVERIFY(!rule.text.contains(u"%n"_s) && !rule.text.contains(u"%1"_s));
    }
    QVERIFY(checkUserPassword({}, everything(), owner).constFirst().text.contains(u"10"_s));
}

void TestPassword::knowsNoNamesWhereThereAreNone()
{
    QVERIFY(!unmet(checkRootPassword({}, {})).contains(u"name"_s));
    QVERIFY(allMet(checkRootPassword(u"Harbour-Lights-7", {})));
}

QTEST_APPLESS_MAIN(TestPassword)
#include "tst_password.moc"
