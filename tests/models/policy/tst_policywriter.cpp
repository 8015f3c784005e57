// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policyparser.h"
#include "models/policy/policywriter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QString TEXT = uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "OnlyEuropeanRegions",
      "Effect": "Deny",
      "NotAction": ["cloudfront:*", "iam:*", "route53:*", "support:*"],
      "Resource": "*",
      "Condition": {
        "StringNotEquals": {
          "aws:RequestedRegion": ["eu-west-1", "eu-central-1"]
        }
      }
    },
    {
      "Sid": "KeepLogs",
      "Effect": "Deny",
      "Action": "cloudtrail:StopLogging",
      "NotResource": [
        "arn:aws:cloudtrail:eu-central-1:111122223333:trail/first-of-the-audit",
        "arn:aws:cloudtrail:eu-central-1:111122223333:trail/second-of-the-audit"
      ]
    }
  ]
}
)"_s;

PolicyDocument read(const QString& text)
{
    const PolicyParse parse = parsePolicy(text, PolicyType::ServiceControl);
    if (!parse.document)
        qFatal("%s", qPrintable(parse.firstError() + text));
    return *parse.document;
}

PolicyStatement anyStatement(QRandomGenerator& random)
{
    const auto word = [&random] {
        static const QStringList words{
            u"a"_s, u"ä\"ö"_s, u"back\\slash"_s, u"tab\t"_s, u"😀"_s, u"${aws:username}"_s, u"*"_s};
        return words[random.bounded(words.size())];
    };
    PolicyStatement statement;
    statement.sid = random.bounded(2) ? u"S%1"_s.arg(random.bounded(1'000'000)) : QString();
    statement.effect = random.bounded(2) ? PolicyEffect::Allow : PolicyEffect::Deny;
    statement.notActions = random.bounded(2);
    statement.notResources = random.bounded(2);
    const int count = 1 + random.bounded(5);
    for (int i = 0; i < count; ++i) {
        statement.actions.append(u"service%1:Action%2"_s.arg(random.bounded(9)).arg(random.bounded(99)));
        statement.resources.append(u"arn:aws:x:::"_s + word());
    }
    const auto operators = conditionOperatorNames().size() - 1; // all but Null, which has no IfExists
    QSet<QString> used;
    for (int i = random.bounded(4); i > 0; --i) {
        PolicyCondition condition;
        condition.op = static_cast<ConditionOperator>(random.bounded(operators));
        condition.qualifier = static_cast<ConditionQualifier>(random.bounded(3));
        condition.ifExists = random.bounded(2);
        condition.key = u"aws:key%1"_s.arg(i);
        condition.values = QStringList{word(), word()};
        // One operator's keys stand together in a text, so make each operator's conditions neighbours.
        const QString name = conditionTestText({condition.op, condition.qualifier, condition.ifExists});
        if (used.contains(name))
            continue;
        used.insert(name);
        statement.conditions.append(condition);
    }
    return statement;
}

} // namespace

class TestPolicyWriter : public QObject
{
    Q_OBJECT

private slots:
    void canonicalTextStays() { QCOMPARE(writePolicy(read(TEXT)), TEXT); }

    void anyFormBecomesCanonical()
    {
        const QString stripped = strippedPolicy(TEXT);
        QVERIFY(stripped != TEXT);
        QCOMPARE(writePolicy(read(stripped)), TEXT);
    }

    void whatIsWrittenIsReadAgain()
    {
        QRandomGenerator random(99);
        for (int round = 0; round < 500; ++round) {
            PolicyDocument document;
            document.id = random.bounded(2) ? u"Name"_s : QString();
            for (int i = 1 + random.bounded(3); i > 0; --i)
                document.statements.append(anyStatement(random));
            const QString text = writePolicy(document);
            const PolicyDocument again = read(text);
            QVERIFY2(again == document, qPrintable(text));
            QCOMPARE(writePolicy(again), text);
        }
    }

    void resourceControlKeepsItsPrincipal()
    {
        const QString text = uR"({"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*",
            "Action": "s3:*", "Resource": "*"}})"_s;
        const PolicyParse parse = parsePolicy(text, PolicyType::ResourceControl);
        QVERIFY(parse.document);
        QVERIFY(writePolicy(*parse.document).contains(u"\"Principal\": \"*\""_s));
    }

    /// JSON has a key only once: two conditions on one key with one operator are one with both values.
    void conditionsOnOneKeyComeTogether()
    {
        PolicyStatement statement;
        statement.actions = QStringList{u"*"_s};
        statement.resources = QStringList{u"*"_s};
        PolicyCondition one;
        one.key = u"aws:x"_s;
        one.values = QStringList{u"1"_s};
        PolicyCondition two = one;
        two.values = QStringList{u"2"_s};
        statement.conditions = {one, two};
        QVERIFY(writeStatement(statement).contains(u"\"aws:x\": [\"1\", \"2\"]"_s));
    }

    void oneStatementIsChangedAndTheRestStays()
    {
        const QString text = u"{ \"Version\":\"2012-10-17\",\n \"Statement\":[\n"
                             "    {\"Effect\":\"Deny\",   \"Action\":\"s3:*\", \"Resource\":\"*\"},\n"
                             "    {\"Effect\":\"Deny\",   \"Action\":\"ec2:*\", \"Resource\":\"*\"} ] }"_s;
        const PolicyDocument document = read(text);
        PolicyStatement changed = document.statements[1];
        changed.sid = u"NoEc2"_s;
        const QString result = withStatement(text, document, 2, changed);
        QVERIFY(result.startsWith(text.left(document.statements[1].offset)));
        QVERIFY(result.endsWith(u"\n    } ] }"_s));
        PolicyDocument expected = document;
        expected.statements[1] = changed;
        QVERIFY(read(result) == expected);
        // In canonical text, what comes is canonical.
        PolicyDocument own = read(TEXT);
        PolicyStatement first = own.statements[0];
        first.sid = u"Europe"_s;
        const QString again = withStatement(TEXT, own, 1, first);
        QCOMPARE(again, QString(TEXT).replace(u"OnlyEuropeanRegions"_s, u"Europe"_s));
    }

    void statementsAreAddedAndRemoved()
    {
        PolicyStatement added;
        added.sid = u"More"_s;
        added.actions = QStringList{u"s3:*"_s};
        added.resources = QStringList{u"*"_s};
        const QString longer = withStatementAdded(TEXT, read(TEXT), added);
        PolicyDocument expected = read(TEXT);
        expected.statements.append(added);
        QCOMPARE(longer, writePolicy(expected));
        QCOMPARE(withStatementRemoved(longer, read(longer), 3), TEXT);
        expected.statements.removeFirst();
        QCOMPARE(withStatementRemoved(longer, read(longer), 1), writePolicy(expected));
        const QString last = withStatementRemoved(TEXT, read(TEXT), 1);
        QCOMPARE(withStatementRemoved(last, read(last), 1), last);
    }

    void aLoneStatementBecomesAList()
    {
        const QString text =
            u"{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Deny\", \"Action\": \"s3:*\", "
            "\"Resource\": \"*\"}}"_s;
        PolicyDocument document = read(text);
        const QString longer = withStatementAdded(text, document, document.statements.first());
        document.statements.append(document.statements.first());
        QVERIFY(read(longer) == document);
    }
};

QTEST_APPLESS_MAIN(TestPolicyWriter)
#include "tst_policywriter.moc"
