// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/compiledcondition.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

bool answer(const QString& test, const QStringList& values, const std::optional<QStringList>& found)
{
    const auto read = readConditionTest(test);
    Q_ASSERT(read);
    RequestContext context;
    if (found)
        context.insert(u"AWS:Key", *found);
    context.insert(u"aws:username", {u"ines"_s});
    return CompiledCondition({read->op, read->qualifier, read->ifExists, u"aws:key"_s, values})
        .holds(context);
}

} // namespace

class TestCompiledCondition : public QObject
{
    Q_OBJECT

private slots:
    void oneValue_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("found");
        QTest::addColumn<bool>("holds");
        const auto row = [](const QString& op, const QString& value, const QString& found, bool holds) {
            QTest::newRow(qPrintable(op + u' ' + value + u' ' + found)) << op << value << found << holds;
        };
        row(u"StringEquals"_s, u"a"_s, u"a"_s, true);
        row(u"StringEquals"_s, u"a"_s, u"A"_s, false);
        row(u"StringEquals"_s, u"a*"_s, u"ab"_s, false);
        row(u"StringEquals"_s, u"${aws:username}"_s, u"ines"_s, true);
        row(u"StringNotEquals"_s, u"a"_s, u"b"_s, true);
        row(u"StringNotEquals"_s, u"a"_s, u"a"_s, false);
        row(u"StringEqualsIgnoreCase"_s, u"a"_s, u"A"_s, true);
        row(u"StringNotEqualsIgnoreCase"_s, u"a"_s, u"A"_s, false);
        row(u"StringLike"_s, u"eu-*"_s, u"eu-west-1"_s, true);
        row(u"StringLike"_s, u"eu-*"_s, u"us-east-1"_s, false);
        row(u"StringNotLike"_s, u"eu-*"_s, u"us-east-1"_s, true);
        row(u"NumericEquals"_s, u"10"_s, u"10.0"_s, true);
        row(u"NumericNotEquals"_s, u"10"_s, u"11"_s, true);
        row(u"NumericLessThan"_s, u"10"_s, u"9"_s, true);
        row(u"NumericLessThan"_s, u"10"_s, u"10"_s, false);
        row(u"NumericLessThanEquals"_s, u"10"_s, u"10"_s, true);
        row(u"NumericGreaterThan"_s, u"10"_s, u"11"_s, true);
        row(u"NumericGreaterThanEquals"_s, u"10"_s, u"9"_s, false);
        row(u"NumericEquals"_s, u"10"_s, u"ten"_s, false);
        row(u"NumericNotEquals"_s, u"10"_s, u"ten"_s, true);
        row(u"DateEquals"_s, u"2026-10-03"_s, u"2026-10-03T00:00:00Z"_s, true);
        row(u"DateNotEquals"_s, u"2026-10-03"_s, u"2026-10-04"_s, true);
        row(u"DateLessThan"_s, u"2026-10-03"_s, u"2026-10-02"_s, true);
        row(u"DateLessThanEquals"_s, u"2026-10-03"_s, u"2026-10-03"_s, true);
        row(u"DateGreaterThan"_s, u"2026-10-03"_s, u"1790985601"_s, true);
        row(u"DateGreaterThanEquals"_s, u"2026-10-03"_s, u"2026-10-02"_s, false);
        row(u"Bool"_s, u"true"_s, u"True"_s, true);
        row(u"Bool"_s, u"true"_s, u"false"_s, false);
        row(u"Bool"_s, u"false"_s, u"other"_s, false);
        row(u"BinaryEquals"_s, u"QQ=="_s, u"QQ=="_s, true);
        row(u"BinaryEquals"_s, u"QQ=="_s, u"Qg=="_s, false);
        row(u"IpAddress"_s, u"10.0.0.0/8"_s, u"10.1.1.1"_s, true);
        row(u"IpAddress"_s, u"2001:db8::/32"_s, u"2001:db8::7"_s, true);
        row(u"NotIpAddress"_s, u"10.0.0.0/8"_s, u"10.1.1.1"_s, false);
        row(u"NotIpAddress"_s, u"10.0.0.0/8"_s, u"192.0.2.1"_s, true);
        row(u"ArnLike"_s, u"arn:aws:iam::*:role/*"_s, u"arn:aws:iam::111122223333:role/x"_s, true);
        row(u"ArnEquals"_s, u"arn:aws:iam::*:role/*"_s, u"arn:aws:iam::111122223333:role/x"_s, true);
        row(u"ArnNotLike"_s, u"arn:aws:iam::*:role/x"_s, u"arn:aws:iam::111122223333:role/x"_s, false);
        row(u"ArnNotEquals"_s, u"arn:aws:iam::*:role/x"_s, u"arn:aws:iam::111122223333:role/y"_s, true);
        row(u"Null"_s, u"true"_s, u"there"_s, false);
        row(u"Null"_s, u"false"_s, u"there"_s, true);
    }
    void oneValue()
    {
        QFETCH(QString, op);
        QFETCH(QString, value);
        QFETCH(QString, found);
        QFETCH(bool, holds);
        QCOMPARE(answer(op, {value}, QStringList{found}), holds);
    }

    void missingKey_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* op, const QString& value, bool holds) {
            QTest::newRow(op) << QString::fromLatin1(op) << value << holds;
        };
        row("StringEquals", u"a"_s, false);
        row("StringNotEquals", u"a"_s, true);
        row("StringLike", u"*"_s, false);
        row("StringEqualsIfExists", u"a"_s, true);
        row("StringNotEqualsIfExists", u"a"_s, true);
        row("NumericLessThan", u"1"_s, false);
        row("NumericNotEquals", u"1"_s, true);
        row("DateNotEquals", u"2026"_s, true);
        row("Bool", u"false"_s, false);
        row("BoolIfExists", u"false"_s, true);
        row("IpAddress", u"0.0.0.0/0"_s, false);
        row("NotIpAddress", u"0.0.0.0/0"_s, true);
        row("ArnLike", u"*"_s, false);
        row("ArnNotLike", u"*"_s, true);
        row("Null", u"true"_s, true);
        row("ForAllValues:StringEquals", u"a"_s, true);
        row("ForAnyValue:StringEquals", u"a"_s, false);
        row("ForAnyValue:StringNotEquals", u"a"_s, false);
        row("ForAnyValue:StringLikeIfExists", u"a"_s, true);
    }
    void missingKey()
    {
        QFETCH(QString, op);
        QFETCH(QString, value);
        QFETCH(bool, holds);
        QCOMPARE(answer(op, {value}, std::nullopt), holds);
        // A key without a value is none.
        QCOMPARE(answer(op, {value}, QStringList()), holds);
    }

    void severalValues_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QStringList>("found");
        QTest::addColumn<bool>("holds");
        const QStringList ab{u"a"_s, u"b"_s};
        QTest::newRow("one fits") << u"StringEquals"_s << ab << QStringList{u"b"_s} << true;
        QTest::newRow("none fits") << u"StringEquals"_s << ab << QStringList{u"c"_s} << false;
        QTest::newRow("negated, one fits") << u"StringNotEquals"_s << ab << QStringList{u"b"_s} << false;
        QTest::newRow("negated, none fits") << u"StringNotEquals"_s << ab << QStringList{u"c"_s} << true;
        QTest::newRow("any of the request's")
            << u"ForAnyValue:StringEquals"_s << ab << QStringList{u"c"_s, u"a"_s} << true;
        QTest::newRow("any, none") << u"ForAnyValue:StringEquals"_s << ab << QStringList{u"c"_s, u"d"_s}
                                   << false;
        QTest::newRow("any, negated")
            << u"ForAnyValue:StringNotEquals"_s << ab << QStringList{u"a"_s, u"c"_s} << true;
        QTest::newRow("any, negated, all fit") << u"ForAnyValue:StringNotEquals"_s << ab << ab << false;
        QTest::newRow("all of the request's") << u"ForAllValues:StringEquals"_s << ab << ab << true;
        QTest::newRow("all but one") << u"ForAllValues:StringEquals"_s << ab << QStringList{u"a"_s, u"c"_s}
                                     << false;
        QTest::newRow("all, negated")
            << u"ForAllValues:StringNotEquals"_s << ab << QStringList{u"c"_s, u"d"_s} << true;
        QTest::newRow("all, negated, one fits")
            << u"ForAllValues:StringNotEquals"_s << ab << QStringList{u"c"_s, u"a"_s} << false;
        QTest::newRow("Null with both")
            << u"Null"_s << QStringList{u"true"_s, u"false"_s} << QStringList{u"x"_s} << true;
    }
    void severalValues()
    {
        QFETCH(QString, op);
        QFETCH(QStringList, values);
        QFETCH(QStringList, found);
        QFETCH(bool, holds);
        QCOMPARE(answer(op, values, found), holds);
    }

    /// A negated operator is the opposite of its twin whatever the request holds, with a key as without.
    void negatedIsTheOpposite()
    {
        const QList<std::pair<QString, QString>> twins{
            {u"StringEquals"_s, u"StringNotEquals"_s},   {u"StringLike"_s, u"StringNotLike"_s},
            {u"NumericEquals"_s, u"NumericNotEquals"_s}, {u"DateEquals"_s, u"DateNotEquals"_s},
            {u"IpAddress"_s, u"NotIpAddress"_s},         {u"ArnLike"_s, u"ArnNotLike"_s}};
        const QStringList values{u"a"_s, u"10"_s, u"2026"_s, u"10.0.0.0/8"_s, u"arn:aws:iam::*:role/*"_s};
        for (const auto& [plain, negated] : twins) {
            for (const QString& found : values)
                QVERIFY(answer(plain, values, QStringList{found}) !=
                        answer(negated, values, QStringList{found}));
            QVERIFY(answer(plain, values, std::nullopt) != answer(negated, values, std::nullopt));
        }
    }

    void operatorNames()
    {
        for (const QString& name : conditionOperatorNames()) {
            for (const QString& start : {u""_s, u"ForAnyValue:"_s, u"ForAllValues:"_s}) {
                for (const QString& end : {u""_s, u"IfExists"_s}) {
                    const QString text = start + name + end;
                    const auto test = readConditionTest(text);
                    if (name == u"Null"_s && !end.isEmpty()) {
                        QVERIFY(!test);
                        continue;
                    }
                    QVERIFY(test);
                    QCOMPARE(conditionTestText(*test), text);
                    QVERIFY(readConditionTest(text.toUpper()) == test);
                }
            }
        }
        QVERIFY(!readConditionTest(u"StringEqual"));
    }
};

QTEST_APPLESS_MAIN(TestCompiledCondition)
#include "tst_compiledcondition.moc"
