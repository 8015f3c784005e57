// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/textrules.h"

#include <QTest>

#include <functional>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

using TextRule = std::function<Result<void>(const QString&)>;

struct Row {
    const char* rule;
    TextRule check;
    QString text;
    QString reason; ///< empty: allowed
};

const QList<Row>& rows()
{
    static const QList<Row> all{
        {"new name", checkNewAccountName, u"Shop & Co <1>"_s, {}},
        {"new name", checkNewAccountName, QString(50, u'x'), {}},
        {"new name", checkNewAccountName, {}, u"INPUT_REQUIRED"_s},
        {"new name", checkNewAccountName, QString(51, u'x'), u"MAX_LENGTH_EXCEEDED"_s},
        {"new name", checkNewAccountName, u"Café"_s, u"INVALID_PATTERN"_s},
        {"new name", checkNewAccountName, u"a\tb"_s, u"INVALID_PATTERN"_s},
        {"renaming", checkAccountRename, u"Shop & Co"_s, {}},
        {"renaming", checkAccountRename, u"a<b"_s, u"INVALID_PATTERN"_s},
        {"known name", checkKnownAccountName, u"Café 東京"_s, {}},
        {"known name", checkKnownAccountName, QString(128, u'x'), {}},
        {"known name", checkKnownAccountName, QString(129, u'x'), u"MAX_LENGTH_EXCEEDED"_s},
        {"known name", checkKnownAccountName, QString(QChar(7)), u"INVALID_PATTERN"_s},

        {"address", checkEmail, u"a@b.de"_s, {}},
        {"address", checkEmail, u"first.last+tag@sub.example-mail.com"_s, {}},
        {"address", checkEmail, u"a@b.d"_s, u"MIN_LENGTH_EXCEEDED"_s},
        {"address", checkEmail, QString(64, u'a') + u"@b.de"_s, u"MAX_LENGTH_EXCEEDED"_s},
        {"address", checkEmail, u"nobody.example"_s, u"INVALID_PATTERN"_s},
        {"address", checkEmail, u"a@b@example.com"_s, u"INVALID_PATTERN"_s},
        {"address", checkEmail, u"a b@example.com"_s, u"INVALID_PATTERN"_s},
        {"address", checkEmail, u"abcdef@example"_s, u"INVALID_PATTERN"_s},
        {"address", checkEmail, u".abc@example.com"_s, u"INVALID_PATTERN"_s},
        {"address", checkEmail, u"a,b@example.com"_s, u"INVALID_PATTERN"_s},
        {"address", checkEmail, u"a%b@example.com"_s, u"INVALID_PATTERN"_s},
        {"address", checkEmail, u"abc@-example.com"_s, u"INVALID_PATTERN"_s},
        {"address", checkEmail, u"abc@example.com."_s, u"INVALID_PATTERN"_s},
        {"address", checkEmail, u"abc@exämple.com"_s, u"INVALID_PATTERN"_s},
        {"address's shape", checkEmailShape, u".a,b@exämple.com"_s, {}},

        {"unit", checkUnitName, u"Développement / 東京"_s, {}},
        {"unit", checkUnitName, u"less < more"_s, {}},
        {"unit", checkUnitName, u"a<script>"_s, u"INVALID_PATTERN"_s},
        {"unit", checkUnitName, u"</b>"_s, u"INVALID_PATTERN"_s},
        {"policy", checkPolicyName, QString(129, u'x'), u"MAX_LENGTH_EXCEEDED"_s},
        {"description", checkPolicyDescription, {}, {}},
        {"description", checkPolicyDescription, QString(513, u'x'), u"MAX_LENGTH_EXCEEDED"_s},
        {"notes", checkNotes, u"Two\nlines"_s, {}},
        {"notes", checkNotes, QString(1025, u'x'), u"MAX_LENGTH_EXCEEDED"_s},

        {"role", checkRoleName, {}, {}},
        {"role", checkRoleName, u"Org_Role+=,.@-1"_s, {}},
        {"role", checkRoleName, u"Org Role"_s, u"INVALID_ROLE_NAME"_s},
        {"role", checkRoleName, QString(65, u'x'), u"INVALID_ROLE_NAME"_s},
        {"role", checkRoleName, u"AWSServiceRoleForX"_s, u"INVALID_ROLE_NAME"_s},
        {"service", checkServicePrincipal, u"config.amazonaws.com"_s, {}},
        {"service", checkServicePrincipal, u"member.org.stacksets.cloudformation.amazonaws.com"_s, {}},
        {"service", checkServicePrincipal, u"config.example.com"_s, u"UNRECOGNIZED_SERVICE_PRINCIPAL"_s},
        {"service", checkServicePrincipal, u".amazonaws.com"_s, u"UNRECOGNIZED_SERVICE_PRINCIPAL"_s},

        {"tag", checkTagKey, u"Kosten:Stelle/ä_1.2=+-@ x"_s, {}},
        {"tag", checkTagKey, {}, u"INPUT_REQUIRED"_s},
        {"tag", checkTagKey, QString(129, u'x'), u"MAX_LENGTH_EXCEEDED"_s},
        {"tag", checkTagKey, u"Aws:x"_s, u"INVALID_SYSTEM_TAGS_PARAMETER"_s},
        {"tag", checkTagKey, u"a;b"_s, u"INVALID_PATTERN"_s},
    };
    return all;
}

} // namespace

class TestTextRules : public QObject
{
    Q_OBJECT

private slots:
    void text_data()
    {
        QTest::addColumn<qsizetype>("row");
        for (qsizetype i = 0; i < rows().size(); ++i)
            QTest::addRow("%d %s %s", int(i), rows()[i].rule, qPrintable(rows()[i].text.left(30))) << i;
    }
    void text()
    {
        QFETCH(qsizetype, row);
        const Row& asked = rows().at(row);
        const Result<void> answer = asked.check(asked.text);
        QCOMPARE(answer ? QString() : answer.error().reason, asked.reason);
        if (answer)
            return;
        QCOMPARE(answer.error().name, u"InvalidInputException"_s);
        QCOMPARE(int(answer.error().code), int(ErrorCode::Invalid));
        QVERIFY(answer.error().message.endsWith(u'.'));
    }

    void valuesOfTagsMayBeEmptyAndAreCheckedLikeKeys()
    {
        QVERIFY(checkTags({{u"a"_s, {}}, {u"b"_s, QString(256, u'x')}}));
        QCOMPARE(checkTags({{u"a"_s, QString(257, u'x')}}).error().reason, u"MAX_LENGTH_EXCEEDED"_s);
        QCOMPARE(checkTags({{u"a"_s, u"?"_s}}).error().reason, u"INVALID_PATTERN"_s);
    }
};

QTEST_GUILESS_MAIN(TestTextRules)
#include "tst_textrules.moc"
