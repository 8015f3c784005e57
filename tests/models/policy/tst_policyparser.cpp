// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policyparser.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;
using Code = PolicyFindingCode;

namespace
{

/// A policy around one statement's elements.
QString around(const QString& elements)
{
    return u"{\"Version\": \"2012-10-17\", \"Statement\": [\n{"_s + elements + u"}\n]}"_s;
}

QString listed(const QList<PolicyFinding>& findings)
{
    QString text;
    for (const PolicyFinding& f : findings)
        text += u"%1:%2 %3 %4\n"_s.arg(f.line).arg(f.column).arg(static_cast<int>(f.code)).arg(f.sentence);
    return text;
}

bool holds(const QList<PolicyFinding>& findings, Code code, Severity severity)
{
    return std::any_of(findings.begin(), findings.end(),
                       [=](const PolicyFinding& f) { return f.code == code && f.severity == severity; });
}

const QString REST = u"\"Action\": \"*\", \"Resource\": \"*\""_s;

} // namespace

class TestPolicyParser : public QObject
{
    Q_OBJECT

private slots:
    void aResourcePolicyOfTheOrganizationNamesAccountsAndItsOwnActions_data()
    {
        QTest::addColumn<QString>("elements");
        QTest::addColumn<bool>("fine");
        QTest::addColumn<Code>("code");
        const QString who = u"\"Effect\": \"Allow\", \"Principal\": "_s;
        const QString what = u", \"Action\": \"organizations:List*\", \"Resource\": \"*\""_s;
        QTest::newRow("an account") << who + u"{\"AWS\": \"123456789012\"}"_s + what << true << Code::Empty;
        QTest::newRow("a role") << who + u"{\"AWS\": [\"arn:aws:iam::123456789012:role/Desk\"]}"_s + what
                                << true << Code::Empty;
        QTest::newRow("everybody") << who + u"\"*\""_s + what << false << Code::WrongType;
        QTest::newRow("a name") << who + u"{\"AWS\": \"Claims\"}"_s + what << false << Code::BadResource;
        QTest::newRow("nobody yet") << who + u"{\"AWS\": \"\"}"_s + what << false << Code::WrongType;
        QTest::newRow("no principal") << u"\"Effect\": \"Allow\""_s + what << false << Code::MissingElement;
        QTest::newRow("another service") << who + u"{\"AWS\": \"123456789012\"}, \"Action\": \"s3:*\", "
                                                  "\"Resource\": \"*\""_s
                                         << false << Code::BadAction;
        QTest::newRow("everything") << who + u"{\"AWS\": \"123456789012\"}, \"Action\": \"*\", "
                                             "\"Resource\": \"*\""_s
                                    << false << Code::BadAction;
        QTest::newRow("not somebody")
            << u"\"Effect\": \"Allow\", \"NotPrincipal\": {\"AWS\": \"123456789012\"}"_s + what << false
            << Code::ForbiddenElement;
    }
    void aResourcePolicyOfTheOrganizationNamesAccountsAndItsOwnActions()
    {
        QFETCH(QString, elements);
        QFETCH(bool, fine);
        QFETCH(Code, code);
        const PolicyParse parse = parseDelegationPolicy(around(elements));
        QVERIFY2(parse.findings.isEmpty() == fine, qPrintable(listed(parse.findings)));
        if (!fine)
            QVERIFY2(holds(parse.findings, code, Severity::Error), qPrintable(listed(parse.findings)));
    }

    void readsWhatItSays()
    {
        const QString text = uR"({
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "Eu", "Effect": "Deny", "NotAction": ["iam:*", "support:*"], "Resource": "*",
     "Condition": {"StringNotEqualsIfExists": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1"]},
                   "ForAnyValue:Bool": {"aws:MultiFactorAuthPresent": false}}},
    {"Effect": "Allow", "Action": "s3:Get*", "NotResource": "arn:aws:s3:::audit"}
  ]
})"_s;
        const PolicyParse parse = parsePolicy(text, PolicyType::ServiceControl);
        QVERIFY2(parse.findings.isEmpty(), qPrintable(listed(parse.findings)));
        QVERIFY(parse.document);
        QCOMPARE(parse.document->statements.size(), 2);
        const PolicyStatement& first = parse.document->statements[0];
        QCOMPARE(first.sid, u"Eu"_s);
        QVERIFY(first.effect == PolicyEffect::Deny);
        QVERIFY(first.notActions);
        QCOMPARE(first.actions, QStringList({u"iam:*"_s, u"support:*"_s}));
        QVERIFY(!first.notResources);
        QCOMPARE(first.conditions.size(), 2);
        QVERIFY(first.conditions[0].op == ConditionOperator::StringNotEquals);
        QVERIFY(first.conditions[0].ifExists);
        QCOMPARE(first.conditions[0].key, u"aws:RequestedRegion"_s);
        QCOMPARE(first.conditions[0].values, QStringList({u"eu-west-1"_s, u"eu-central-1"_s}));
        QVERIFY(first.conditions[1].qualifier == ConditionQualifier::ForAnyValue);
        QCOMPARE(first.conditions[1].values, QStringList({u"false"_s}));
        QCOMPARE(first.number, 1);
        QCOMPARE(first.line, 4);
        QCOMPARE(first.column, 5);
        const PolicyStatement& second = parse.document->statements[1];
        QVERIFY(second.effect == PolicyEffect::Allow);
        QVERIFY(second.notResources);
        QCOMPARE(second.line, 7);
        QCOMPARE(text.mid(second.offset, second.length).left(11), u"{\"Effect\": "_s);
        QVERIFY(text.mid(second.offset, second.length).endsWith(u"audit\"}"_s));
    }

    void aStatementMayStandAlone()
    {
        const PolicyParse parse = parsePolicy(
            uR"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}})"_s,
            PolicyType::ServiceControl);
        QVERIFY(parse.document && !parse.hasErrors());
        QCOMPARE(parse.document->statements.size(), 1);
    }

    void theVendorsPoliciesAreRight()
    {
        for (const PolicyType kind : {PolicyType::ServiceControl, PolicyType::ResourceControl}) {
            const PolicyParse parse = parsePolicy(fullAccessText(kind), kind, PolicyOrigin::Vendor);
            QVERIFY2(parse.findings.isEmpty(), qPrintable(listed(parse.findings)));
        }
        QVERIFY(parsePolicy(fullAccessText(PolicyType::ResourceControl), PolicyType::ResourceControl)
                    .hasErrors());
    }

    void notJson_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Code>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("no text") << u""_s << Code::Empty << 1 << 1;
        QTest::newRow("blanks") << u" \n "_s << Code::Empty << 1 << 1;
        QTest::newRow("not closed") << u"{\n  \"Version\": \"2012-10-17\""_s << Code::Syntax << 1 << 1;
        QTest::newRow("list not closed") << u"{\n \"Statement\": [\n"_s << Code::Syntax << 2 << 15;
        QTest::newRow("wrong bracket") << u"{\"Statement\": [}"_s << Code::Syntax << 1 << 16;
        QTest::newRow("no value") << u"{\"Version\": }"_s << Code::Syntax << 1 << 13;
        QTest::newRow("no key") << u"{: 1}"_s << Code::Syntax << 1 << 2;
        QTest::newRow("a list") << u"[1]"_s << Code::NotAnObject << 1 << 1;
        QTest::newRow("a number") << u"12"_s << Code::NotAnObject << 1 << 1;
        QTest::newRow("more behind") << u"{} x"_s << Code::Syntax << 1 << 4;
        QTest::newRow("two objects") << u"{\"Version\": \"2012-10-17\"}\n{}"_s << Code::SecondObject << 2
                                     << 1;
        QTest::newRow("two with a comma")
            << u"{\"Version\": \"2012-10-17\"},\n{}"_s << Code::SecondObject << 2 << 1;
        QTest::newRow("too deep") << u"{\"a\":"_s.repeated(200) << Code::TooDeep << 1 << 326;
    }
    void notJson()
    {
        QFETCH(QString, text);
        QFETCH(Code, code);
        QFETCH(int, line);
        QFETCH(int, column);
        const PolicyParse parse = parsePolicy(text, PolicyType::ServiceControl);
        QVERIFY(!parse.document);
        const bool there =
            std::any_of(parse.findings.begin(), parse.findings.end(), [=](const PolicyFinding& f) {
                return f.code == code && f.line == line && f.column == column &&
                       f.severity == Severity::Error;
            });
        QVERIFY2(there, qPrintable(listed(parse.findings)));
    }

    /// Small mistakes keep nobody from hearing of the others.
    void smallMistakes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("replacement");
        QTest::newRow("comma too many")
            << around(u"\"Effect\": \"Deny\", "_s + REST + u","_s) << u","_s << u""_s;
        QTest::newRow("double comma") << around(u"\"Effect\": \"Deny\",, "_s + REST) << u","_s << u""_s;
        QTest::newRow("no comma") << around(u"\"Effect\": \"Deny\" "_s + REST) << u"\""_s << u""_s;
        QTest::newRow("no colon") << around(u"\"Effect\" \"Deny\", "_s + REST) << u"\"Effect\""_s << u""_s;
        QTest::newRow("a key without quotes")
            << around(u"Effect: \"Deny\", "_s + REST) << u"Effect"_s << u"\"Effect\""_s;
        QTest::newRow("a value without quotes")
            << around(u"\"Effect\": Deny, "_s + REST) << u"Deny"_s << u"\"Deny\""_s;
        QTest::newRow("single quotes")
            << around(u"\"Effect\": 'Deny', "_s + REST) << u"'Deny'"_s << u"\"Deny\""_s;
        QTest::newRow("curly quotes")
            << around(u"\"Effect\": “Deny”, "_s + REST) << u"“Deny”"_s << u"\"Deny\""_s;
        QTest::newRow("a comment") << around(u"\"Effect\": \"Deny\", /* x */"_s + REST) << u"/* x */"_s
                                   << u""_s;
        QTest::newRow("a comment to the end of the line")
            << around(u"\"Effect\": \"Deny\", // x\n"_s + REST) << u"// x"_s << u""_s;
        QTest::newRow("a wrong escape")
            << around(u"\"Sid\": \"\\q\", \"Effect\": \"Deny\", "_s + REST) << u"\\q"_s << u""_s;
        QTest::newRow("a wrong number") << around(u"\"Effect\": \"Deny\", "_s + REST +
                                                  u", \"Condition\": {\"NumericEquals\": {\"a:b\": 01}}"_s)
                                        << u"01"_s << u"\"01\""_s;
    }
    void smallMistakes()
    {
        QFETCH(QString, text);
        QFETCH(QString, marked);
        QFETCH(QString, replacement);
        const PolicyParse parse = parsePolicy(text, PolicyType::ServiceControl);
        QVERIFY(!parse.document);
        QVERIFY(!parse.findings.isEmpty());
        const PolicyFinding first = parse.findings.first();
        QVERIFY2(first.code == Code::Syntax, qPrintable(listed(parse.findings)));
        QCOMPARE(text.mid(first.offset, first.length), marked);
        QCOMPARE(first.replacement, replacement);
        // The rest was looked at: a further mistake is found as well.
        const PolicyParse more =
            parsePolicy(QString(text).replace(u"2012-10-17"_s, u"2012-10-18"_s), PolicyType::ServiceControl);
        QVERIFY2(holds(more.findings, Code::BadVersion, Severity::Error), qPrintable(listed(more.findings)));
    }

    void rules_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Code>("code");
        QTest::addColumn<bool>("error");
        QTest::addColumn<bool>("understood");
        const auto top = [](const char* name, const QString& text, Code code, bool understood) {
            QTest::newRow(name) << text << code << true << understood;
        };
        const auto row = [](const char* name, const QString& elements, Code code, bool understood = true,
                            bool error = true) {
            QTest::newRow(name) << around(elements) << code << error << understood;
        };
        const QString deny = u"\"Effect\": \"Deny\", "_s;
        const QString statement = u"{\"Effect\": \"Deny\", "_s + REST + u"}"_s;
        top("no Version", u"{\"Statement\": "_s + statement + u"}"_s, Code::MissingElement, true);
        top("old Version", u"{\"Version\": \"2008-10-17\", \"Statement\": "_s + statement + u"}"_s,
            Code::BadVersion, true);
        top("Version a number", u"{\"Version\": 2012, \"Statement\": "_s + statement + u"}"_s,
            Code::BadVersion, true);
        top("no Statement", u"{\"Version\": \"2012-10-17\"}"_s, Code::MissingElement, false);
        top("no statement in the list", u"{\"Version\": \"2012-10-17\", \"Statement\": []}"_s,
            Code::MissingElement, false);
        top("Statement a text", u"{\"Version\": \"2012-10-17\", \"Statement\": \"x\"}"_s, Code::WrongType,
            false);
        top("two Statement keys",
            u"{\"Version\": \"2012-10-17\", \"Statement\": "_s + statement + u", \"Statement\": "_s +
                statement + u"}"_s,
            Code::DuplicateKey, false);
        top("an unknown element above",
            u"{\"Version\": \"2012-10-17\", \"Comment\": \"x\", \"Statement\": "_s + statement + u"}"_s,
            Code::UnknownElement, false);
        top("an element outside of its statement",
            u"{\"Version\": \"2012-10-17\", \"Effect\": \"Deny\", \"Statement\": "_s + statement + u"}"_s,
            Code::UnknownElement, false);
        row("a duplicate key", deny + deny + REST, Code::DuplicateKey, false);
        row("no Effect", REST, Code::MissingElement, false);
        row("a wrong Effect", u"\"Effect\": \"Permit\", "_s + REST, Code::BadEffect, false);
        row("Effect in another case", u"\"Effect\": \"deny\", "_s + REST, Code::BadEffect, false);
        row("no Action", deny + u"\"Resource\": \"*\""_s, Code::MissingElement, false);
        row("no Resource", deny + u"\"Action\": \"*\""_s, Code::MissingElement, false);
        row("Action and NotAction", deny + u"\"NotAction\": \"s3:*\", "_s + REST, Code::BothElements, false);
        row("Resource and NotResource", deny + u"\"NotResource\": \"*\", "_s + REST, Code::BothElements,
            false);
        row("an empty list", deny + u"\"Action\": [], \"Resource\": \"*\""_s, Code::WrongType, false);
        row("an empty text", deny + u"\"Action\": \"\", \"Resource\": \"*\""_s, Code::WrongType, false);
        row("Action a number", deny + u"\"Action\": 5, \"Resource\": \"*\""_s, Code::WrongType, false);
        row("Action an object", deny + u"\"Action\": [{}], \"Resource\": \"*\""_s, Code::WrongType, false);
        row("Principal", deny + u"\"Principal\": \"*\", "_s + REST, Code::ForbiddenElement);
        row("NotPrincipal", deny + u"\"NotPrincipal\": \"*\", "_s + REST, Code::ForbiddenElement, false);
        row("an unknown element", deny + u"\"Actoin\": \"*\", "_s + REST, Code::UnknownElement, false);
        row("a Sid with a blank", u"\"Sid\": \"Keep logs\", "_s + deny + REST, Code::BadSid);
        row("a Sid a number", u"\"Sid\": 5, "_s + deny + REST, Code::WrongType, false);
        row("two equal Sids", u"\"Sid\": \"A\", "_s + deny + REST + u"}, {\"Sid\": \"A\", "_s + deny + REST,
            Code::DuplicateSid);
        row("an action without a service", deny + u"\"Action\": \"GetObject\", \"Resource\": \"*\""_s,
            Code::BadAction);
        row("a service without an action", deny + u"\"Action\": \"s3:\", \"Resource\": \"*\""_s,
            Code::BadAction);
        row("a wildcard in the service", deny + u"\"Action\": \"s*:Get\", \"Resource\": \"*\""_s,
            Code::BadAction);
        row("an action with a blank", deny + u"\"Action\": \"s3:Get Object\", \"Resource\": \"*\""_s,
            Code::BadAction);
        row("a resource that is no ARN", deny + u"\"Action\": \"*\", \"Resource\": \"my-bucket\""_s,
            Code::BadResource);
        row("a short ARN", deny + u"\"Action\": \"*\", \"Resource\": \"arn:aws:s3\""_s, Code::BadResource);
        row("a wrong account id", deny + u"\"Action\": \"*\", \"Resource\": \"arn:aws:iam::123:role/x\""_s,
            Code::BadResource);
        row("a wrong partition", deny + u"\"Action\": \"*\", \"Resource\": \"arn:azure:iam::*:x\""_s,
            Code::BadResource);
        row("no resource in the ARN", deny + u"\"Action\": \"*\", \"Resource\": \"arn:aws:s3:::\""_s,
            Code::BadResource);
        row("an open variable", deny + u"\"Action\": \"*\", \"Resource\": \"arn:aws:s3:::${aws:x\""_s,
            Code::BadVariable);
    }
    void rules()
    {
        QFETCH(QString, text);
        QFETCH(Code, code);
        QFETCH(bool, error);
        QFETCH(bool, understood);
        const PolicyParse parse = parsePolicy(text, PolicyType::ServiceControl);
        QVERIFY2(holds(parse.findings, code, error ? Severity::Error : Severity::Warning),
                 qPrintable(listed(parse.findings)));
        QCOMPARE(parse.findings.size(), 1);
        QCOMPARE(parse.document.has_value(), understood);
        QVERIFY(!parse.firstError().isEmpty());
    }

    void allowed_data()
    {
        QTest::addColumn<QString>("elements");
        const QString deny = u"\"Effect\": \"Deny\", "_s;
        QTest::newRow("wildcard in the middle")
            << deny + u"\"Action\": \"s3:*Delete?*\", \"Resource\": \"*\""_s;
        QTest::newRow("all actions twice") << deny + u"\"Action\": \"*:*\", \"Resource\": \"*\""_s;
        QTest::newRow("an allow with a condition and an ARN")
            << u"\"Effect\": \"Allow\", \"NotAction\": \"iam:*\", \"Resource\": [\"arn:aws:s3:::b/*\"], "
               "\"Condition\": {\"Null\": {\"aws:x\": \"true\"}}"_s;
        QTest::newRow("a wildcard account")
            << deny + u"\"Action\": \"*\", \"Resource\": \"arn:*:iam::*:role/x\""_s;
        QTest::newRow("an account of variables")
            << deny +
                   u"\"Action\": \"*\", \"Resource\": \"arn:aws:s3:::${aws:PrincipalTag/team, 'x:y'}/*\""_s;
        QTest::newRow("the vendor's account")
            << deny + u"\"Action\": \"*\", \"Resource\": \"arn:aws:iam::aws:policy/X\""_s;
        QTest::newRow("colons in the resource")
            << deny +
                   u"\"Action\": \"*\", \"Resource\": \"arn:aws-cn:logs:cn-north-1:111122223333:log-group:x:*\""_s;
        QTest::newRow("an empty Sid") << u"\"Sid\": \"\", "_s + deny + REST;
    }
    void allowed()
    {
        QFETCH(QString, elements);
        const PolicyParse parse = parsePolicy(around(elements), PolicyType::ServiceControl);
        QVERIFY2(parse.findings.isEmpty(), qPrintable(listed(parse.findings)));
        QVERIFY(parse.document);
    }

    void conditions_data()
    {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<Code>("code");
        QTest::addColumn<bool>("error");
        QTest::newRow("no object") << u"[]"_s << Code::WrongType << true;
        QTest::newRow("unknown operator")
            << u"{\"StringIs\": {\"aws:x\": \"1\"}}"_s << Code::UnknownOperator << true;
        QTest::newRow("operator in another case")
            << u"{\"stringequals\": {\"aws:x\": \"1\"}}"_s << Code::UnknownOperator << false;
        QTest::newRow("NullIfExists")
            << u"{\"NullIfExists\": {\"aws:x\": \"true\"}}"_s << Code::UnknownOperator << true;
        QTest::newRow("no operator") << u"{\"aws:x\": \"1\"}"_s << Code::UnknownOperator << true;
        QTest::newRow("operator without keys") << u"{\"Bool\": \"true\"}"_s << Code::WrongType << true;
        QTest::newRow("key without a colon")
            << u"{\"Bool\": {\"MFA\": \"true\"}}"_s << Code::BadConditionKey << true;
        QTest::newRow("key in two cases")
            << u"{\"StringEquals\": {\"aws:x\": \"1\", \"AWS:X\": \"2\"}}"_s << Code::DuplicateKey << true;
        QTest::newRow("no number") << u"{\"NumericLessThan\": {\"aws:x\": \"ten\"}}"_s
                                   << Code::BadConditionValue << true;
        QTest::newRow("no date") << u"{\"DateLessThan\": {\"aws:x\": \"tomorrow\"}}"_s
                                 << Code::BadConditionValue << true;
        QTest::newRow("no truth") << u"{\"Bool\": {\"aws:x\": \"yes\"}}"_s << Code::BadConditionValue << true;
        QTest::newRow("no address") << u"{\"IpAddress\": {\"aws:x\": \"10.0.0\"}}"_s
                                    << Code::BadConditionValue << true;
        QTest::newRow("no ARN") << u"{\"ArnLike\": {\"aws:x\": \"role/x\"}}"_s << Code::BadConditionValue
                                << true;
        QTest::newRow("no Base64") << u"{\"BinaryEquals\": {\"aws:x\": \"%%\"}}"_s << Code::BadConditionValue
                                   << true;
        QTest::newRow("an empty list") << u"{\"Bool\": {\"aws:x\": []}}"_s << Code::BadConditionValue << true;
        QTest::newRow("an object as a value") << u"{\"Bool\": {\"aws:x\": {}}}"_s << Code::WrongType << true;
        QTest::newRow("an open variable")
            << u"{\"StringEquals\": {\"aws:x\": \"${a\"}}"_s << Code::BadVariable << true;
        QTest::newRow("a wildcard that is none")
            << u"{\"StringNotEquals\": {\"aws:x\": \"eu-*\"}}"_s << Code::RiskyCondition << false;
    }
    void conditions()
    {
        QFETCH(QString, condition);
        QFETCH(Code, code);
        QFETCH(bool, error);
        const PolicyParse parse =
            parsePolicy(around(u"\"Effect\": \"Deny\", "_s + REST + u", \"Condition\": "_s + condition),
                        PolicyType::ServiceControl);
        QVERIFY2(holds(parse.findings, code, error ? Severity::Error : Severity::Warning),
                 qPrintable(listed(parse.findings)));
        QCOMPARE(parse.findings.size(), 1);
        QCOMPARE(parse.hasErrors(), error);
    }

    void forAllValuesInAnAllow()
    {
        const PolicyParse parse =
            parsePolicy(around(u"\"Effect\": \"Allow\", "_s + REST +
                               u", \"Condition\": {\"ForAllValues:StringLike\": {\"aws:TagKeys\": \"a\"}}"_s),
                        PolicyType::ServiceControl);
        QVERIFY2(holds(parse.findings, Code::RiskyCondition, Severity::Warning),
                 qPrintable(listed(parse.findings)));
    }

    void resourceControl_data()
    {
        QTest::addColumn<QString>("elements");
        QTest::addColumn<QList<Code>>("codes");
        const QString deny = u"\"Effect\": \"Deny\", "_s;
        const QString any = u"\"Principal\": \"*\", "_s;
        const QString rest = u"\"Action\": \"s3:*\", \"Resource\": \"*\""_s;
        QTest::newRow("right") << deny + any + rest << QList<Code>();
        QTest::newRow("Allow") << u"\"Effect\": \"Allow\", "_s + any + rest << QList<Code>{Code::BadEffect};
        QTest::newRow("no Principal") << deny + rest << QList<Code>{Code::MissingElement};
        QTest::newRow("a named Principal") << deny + u"\"Principal\": {\"AWS\": \"111122223333\"}, "_s + rest
                                           << QList<Code>{Code::ForbiddenElement};
        QTest::newRow("NotPrincipal")
            << deny + u"\"NotPrincipal\": \"*\", "_s + rest << QList<Code>{Code::ForbiddenElement};
        QTest::newRow("NotAction") << deny + any + u"\"NotAction\": \"s3:*\", \"Resource\": \"*\""_s
                                   << QList<Code>{Code::ForbiddenElement};
        QTest::newRow("all actions") << deny + any + REST << QList<Code>{Code::BadAction};
    }
    void resourceControl()
    {
        QFETCH(QString, elements);
        QFETCH(QList<Code>, codes);
        const PolicyParse parse = parsePolicy(around(elements), PolicyType::ResourceControl);
        QList<Code> found;
        for (const PolicyFinding& finding : parse.findings)
            found.append(finding.code);
        QVERIFY2(found == codes, qPrintable(listed(parse.findings)));
    }

    void management_data()
    {
        QTest::addColumn<PolicyType>("type");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("right");
        QTest::newRow("tags") << PolicyType::Tag
                              << u"{\"tags\": {\"team\": {\"tag_key\": {\"@@assign\": \"Team\"}}}}"_s << true;
        QTest::newRow("no tags") << PolicyType::Tag << u"{\"plans\": {}}"_s << false;
        QTest::newRow("an unknown operator")
            << PolicyType::Tag << u"{\"tags\": {\"a\": {\"@@asign\": 1}}}"_s << false;
        QTest::newRow("backup") << PolicyType::Backup << u"{\"plans\": {}}"_s << true;
        QTest::newRow("opt out") << PolicyType::AiServicesOptOut << u"{\"services\": {}}"_s << true;
        QTest::newRow("a list") << PolicyType::Backup << u"[]"_s << false;
        QTest::newRow("inspector") << PolicyType::Inspector << u"{\"inspector\": {}}"_s << true;
        QTest::newRow("upgrades") << PolicyType::UpgradeRollout << u"{\"upgrade_rollout\": {}}"_s << true;
        QTest::newRow("bedrock") << PolicyType::Bedrock << u"{\"bedrock\": {}}"_s << true;
        QTest::newRow("s3") << PolicyType::S3 << u"{\"s3_attributes\": {}}"_s << true;
        QTest::newRow("network security")
            << PolicyType::NetworkSecurityDirector << u"{\"network_security_director\": {}}"_s << true;
        QTest::newRow("nothing in it") << PolicyType::NetworkSecurityDirector << u"{}"_s << false;
        QTest::newRow("no JSON") << PolicyType::Chatbot << u"{"_s << false;
    }
    void management()
    {
        QFETCH(PolicyType, type);
        QFETCH(QString, text);
        QFETCH(bool, right);
        const PolicyParse parse = parsePolicy(text, type);
        QVERIFY2(parse.hasErrors() != right, qPrintable(listed(parse.findings)));
        QVERIFY(!parse.document);
    }

    void size_data()
    {
        QTest::addColumn<PolicyType>("type");
        QTest::addColumn<qsizetype>("limit");
        QTest::newRow("service control") << PolicyType::ServiceControl << qsizetype(10'240);
        QTest::newRow("resource control") << PolicyType::ResourceControl << qsizetype(5'120);
        QTest::newRow("opt out") << PolicyType::AiServicesOptOut << qsizetype(2'500);
        QTest::newRow("tag") << PolicyType::Tag << qsizetype(10'000);
        QTest::newRow("upgrades") << PolicyType::UpgradeRollout << qsizetype(5'120);
    }
    void size()
    {
        QFETCH(PolicyType, type);
        QFETCH(qsizetype, limit);
        QCOMPARE(policySizeLimit(type), limit);
        const auto sized = [](qsizetype characters) {
            const QString start = u"{\"k\":\""_s;
            return QString(start + QString(characters - start.size() - 2, u'ä') + u"\"}"_s);
        };
        const auto tooLarge = [type](const QString& text, Severity severity) {
            return holds(parsePolicy(text, type).findings, Code::TooLarge, severity);
        };
        QVERIFY(!tooLarge(sized(limit), Severity::Error));
        QVERIFY(tooLarge(sized(limit + 1), Severity::Error));
        // White space alone is a warning.
        QVERIFY(!tooLarge(sized(limit) + u"\n"_s, Severity::Error));
        QVERIFY(tooLarge(sized(limit) + u"\n"_s, Severity::Warning));
    }

    void stripped()
    {
        QCOMPARE(strippedPolicy(u"{ \"a b\" : \"c\\\" d\" ,\n\t\"e\" : [ 1 ] }"),
                 u"{\"a b\":\"c\\\" d\",\"e\":[1]}"_s);
        const PolicyParse parse = parsePolicy(u"{ \"😀\": 1 }"_s, PolicyType::NetworkSecurityDirector);
        QCOMPARE(parse.size, 10);
        QCOMPARE(parse.strippedSize, 7);
    }

    void replacementsMendTheText()
    {
        QString text =
            around(u"\"Sid\": \"Keep logs\", \"Efect\": 'Deny', \"Actoin\": \"s3:\", \"Resource\": \"*\", "
                   "\"Condition\": {\"StringEqual\": {\"aws:x\": \"1\"}}"_s);
        for (int round = 0; round < 10; ++round) {
            const PolicyParse parse = parsePolicy(text, PolicyType::ServiceControl);
            const auto offered =
                std::find_if(parse.findings.begin(), parse.findings.end(),
                             [](const PolicyFinding& f) { return !f.replacement.isEmpty(); });
            if (offered == parse.findings.end())
                break;
            text.replace(offered->offset, offered->length, offered->replacement);
        }
        const PolicyParse parse = parsePolicy(text, PolicyType::ServiceControl);
        QVERIFY2(parse.findings.isEmpty(), qPrintable(text + listed(parse.findings)));
        QCOMPARE(parse.document->statements.first().sid, u"Keeplogs"_s);
        QVERIFY(parse.document->statements.first().conditions.first().op == ConditionOperator::StringEquals);
    }

    void severalFindingsInTheOrderOfTheText()
    {
        const PolicyParse parse = parsePolicy(
            u"{\n\"Statement\": [{\"Sid\": \"a b\",\n\"Effect\": \"No\",\n\"Action\": \"x\",\n\"Resource\": \"y\"}]}"_s,
            PolicyType::ServiceControl);
        QList<int> lines;
        for (const PolicyFinding& finding : parse.findings)
            lines.append(finding.line);
        QCOMPARE(lines, QList<int>({1, 2, 3, 4, 5}));
    }

    void thousandsOfFindingsEnd()
    {
        const PolicyParse parse =
            parsePolicy(around(u"\"Effect\": \"Deny\", \"Action\": ["_s + u"5,"_s.repeated(5000) + u"5]"_s),
                        PolicyType::ServiceControl);
        QVERIFY(parse.findings.size() <= 101);
        QVERIFY(parse.hasErrors());
    }

    void identityPolicies()
    {
        const QString text = u"{\"Statement\": {\"Effect\": \"Allow\", "_s + REST + u"}}"_s;
        const PolicyParse parse = parseIdentityPolicy(text);
        QVERIFY2(parse.findings.isEmpty(), qPrintable(listed(parse.findings)));
        QVERIFY(parse.document);
        QVERIFY(parsePolicy(text, PolicyType::ServiceControl).hasErrors());
    }

    void eachTypeHasItsLimitAndOnlyTwoHaveStatements()
    {
        QCOMPARE(allPolicyTypes().size(), 13);
        for (const PolicyType type : allPolicyTypes()) {
            QVERIFY(policySizeLimit(type) >= 2'500);
            QCOMPARE(hasStatements(type), !fullAccessText(type).isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(TestPolicyParser)
#include "tst_policyparser.moc"
