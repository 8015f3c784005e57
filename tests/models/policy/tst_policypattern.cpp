// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policypattern.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestPolicyPattern : public QObject
{
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("same") << u"abc"_s << u"abc"_s << true;
        QTest::newRow("case counts") << u"abc"_s << u"aBc"_s << false;
        QTest::newRow("longer") << u"abc"_s << u"abcd"_s << false;
        QTest::newRow("shorter") << u"abc"_s << u"ab"_s << false;
        QTest::newRow("empty") << u""_s << u""_s << true;
        QTest::newRow("* is anything") << u"*"_s << u"anything: at all"_s << true;
        QTest::newRow("* is nothing too") << u"a*"_s << u"a"_s << true;
        QTest::newRow("* at the start") << u"*c"_s << u"abc"_s << true;
        QTest::newRow("* in the middle") << u"a*c"_s << u"abbbc"_s << true;
        QTest::newRow("several *") << u"*b*d*"_s << u"abcde"_s << true;
        QTest::newRow("* and back again") << u"*abc"_s << u"ababc"_s << true;
        QTest::newRow("* with another end") << u"a*c"_s << u"abcd"_s << false;
        QTest::newRow("? is one") << u"a?c"_s << u"abc"_s << true;
        QTest::newRow("? is not none") << u"a?c"_s << u"ac"_s << false;
        QTest::newRow("? is not two") << u"a?c"_s << u"abbc"_s << false;
        QTest::newRow("?*") << u"?*"_s << u""_s << false;
        QTest::newRow("variable") << u"home/${aws:username}/*"_s << u"home/ines/a"_s << true;
        QTest::newRow("variable in another case") << u"home/${AWS:UserName}/*"_s << u"home/ines/a"_s << true;
        QTest::newRow("variable with another value")
            << u"home/${aws:username}/*"_s << u"home/bob/a"_s << false;
        QTest::newRow("variable without a value") << u"${aws:none}*"_s << u"x"_s << false;
        QTest::newRow("default") << u"${aws:none, 'any team'}"_s << u"any team"_s << true;
        QTest::newRow("default not needed") << u"${aws:username, 'x'}"_s << u"ines"_s << true;
        QTest::newRow("a value's * is a plain character") << u"${aws:star}"_s << u"anything"_s << false;
        QTest::newRow("a value's * itself") << u"${aws:star}"_s << u"a*"_s << true;
        QTest::newRow("several values are no text") << u"${aws:many}"_s << u"a"_s << false;
        QTest::newRow("plain *") << u"a${*}"_s << u"a*"_s << true;
        QTest::newRow("plain * only") << u"a${*}"_s << u"ab"_s << false;
        QTest::newRow("plain ?") << u"${?}"_s << u"?"_s << true;
        QTest::newRow("plain $") << u"${$}{x}"_s << u"${x}"_s << true;
        QTest::newRow("open variable is text") << u"${x"_s << u"${x"_s << true;
    }
    void matches()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(bool, fits);
        RequestContext context;
        context.insert(u"aws:username", {u"ines"_s});
        context.insert(u"aws:star", {u"a*"_s});
        context.insert(u"aws:many", {u"a"_s, u"b"_s});
        QCOMPARE(PolicyPattern(pattern).matches(text, context), fits);
    }

    void withoutCase() { QVERIFY(PolicyPattern(u"Straße*").matches(u"STRAßE 5", {}, Qt::CaseInsensitive)); }

    void withoutWildcards()
    {
        const PolicyPattern pattern(u"a*", PolicyPattern::Wildcards::No);
        QVERIFY(pattern.matches(u"a*", {}));
        QVERIFY(!pattern.matches(u"ab", {}));
    }

    void withoutVariables()
    {
        const PolicyPattern pattern(u"${a}", PolicyPattern::Wildcards::Yes, PolicyPattern::Variables::No);
        QVERIFY(pattern.matches(u"${a}", {}));
        QVERIFY(!pattern.hasVariables());
    }

    void arns_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        const QString role = u"arn:aws:iam::111122223333:role/Audit"_s;
        QTest::newRow("same") << role << role << true;
        QTest::newRow("any account") << u"arn:aws:iam::*:role/Audit"_s << role << true;
        QTest::newRow("any ending") << u"arn:aws:iam::*:role/*"_s << role << true;
        QTest::newRow("* stays in its part") << u"arn:aws:*:role/Audit"_s << role << false;
        QTest::newRow("not over a colon") << u"arn:*iam::111122223333:*:x:role/Audit"_s << role << false;
        QTest::newRow("the last part has colons")
            << u"arn:aws:logs:*:*:*"_s << u"arn:aws:logs:eu-west-1:111122223333:log-group:x:y"_s << true;
        QTest::newRow("* alone") << u"*"_s << role << true;
        QTest::newRow("another partition") << u"arn:aws-cn:iam::*:role/Audit"_s << role << false;
        QTest::newRow("no ARN") << u"arn:aws:iam::*:role/Audit"_s << u"Audit"_s << false;
        QTest::newRow("variable") << u"arn:aws:iam::${aws:PrincipalAccount}:role/*"_s << role << true;
    }
    void arns()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QFETCH(bool, fits);
        RequestContext context;
        context.insert(u"aws:PrincipalAccount", {u"111122223333"_s});
        QCOMPARE(PolicyPattern(pattern).matchesArn(text, context), fits);
    }

    /// Backtracking without a bound would take longer than there is time.
    void manyStarsEnd()
    {
        const PolicyPattern pattern(QString(u"*a"_s.repeated(200) + u"b"_s));
        QVERIFY(!pattern.matches(u"a"_s.repeated(5000), {}));
    }

    void badVariables()
    {
        QCOMPARE(PolicyPattern::badVariable(u"a${b}c"), -1);
        QCOMPARE(PolicyPattern::badVariable(u"a${b"), 1);
        QCOMPARE(PolicyPattern::badVariable(u"${a}${}"), 4);
        QCOMPARE(PolicyPattern::badVariable(u"$x{"), -1);
    }
};

QTEST_APPLESS_MAIN(TestPolicyPattern)
#include "tst_policypattern.moc"
