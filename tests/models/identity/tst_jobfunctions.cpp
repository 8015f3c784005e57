// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/jobfunctions.h"

#include "models/identity/compiledpolicies.h"
#include "models/identity/identityquotas.h"
#include "models/policy/policyparser.h"
#include "models/policy/policytype.h"

#include <QSet>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

bool allows(const QString& name, const QString& action, const QString& resource = u"*"_s)
{
    for (const JobFunction& job : jobFunctions()) {
        if (job.name != name)
            continue;
        PolicyRequest request{action, resource, {}, PrincipalKind::User};
        request.context.insert(u"aws:username", {u"ines"_s});
        return decide({PolicyLevel{compiledPolicy(job.content)}}, request).allowed;
    }
    qFatal("no such job function");
}

} // namespace

class TestJobFunctions : public QObject
{
    Q_OBJECT

private slots:
    void areWholePolicies();
    void areFoundByTheirArn();
    void allowWhatTheirNamesSay_data();
    void allowWhatTheirNamesSay();
    void letUsersMindTheirOwnSignInOnly();
};

void TestJobFunctions::areWholePolicies()
{
    QSet<QString> arns;
    for (const JobFunction& job : jobFunctions()) {
        const PolicyParse parse = parseIdentityPolicy(job.content);
        QVERIFY2(parse.document && parse.findings.isEmpty(),
                 qPrintable(job.name + u' ' + parse.firstError()));
        QVERIFY(parse.strippedSize <= identityPolicySize);
        QVERIFY(!job.title.isEmpty() && !job.description.isEmpty());
        QVERIFY(job.arn.startsWith(u"arn:aws:iam::aws:policy/"_s) && job.arn.endsWith(job.name));
        arns.insert(job.arn);
    }
    QCOMPARE(arns.size(), 6);
}

void TestJobFunctions::areFoundByTheirArn()
{
    const JobFunction* const found = jobFunction(u"arn:aws:iam::aws:policy/job-function/Billing"_s);
    QVERIFY(found);
    QCOMPARE(found->name, u"Billing"_s);
    QVERIFY(!jobFunction(u"arn:aws:iam::aws:policy/job-function/billing"_s));
    QVERIFY(!jobFunction({}));
}

void TestJobFunctions::allowWhatTheirNamesSay_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("allowed"); // the letters of the job functions, in their order
    const auto row = [](const QString& action, const QString& allowed) {
        QTest::addRow("%s", qPrintable(action)) << action << allowed;
    };
    // A administrator, B billing, V billing view, O organization, R read only, S support
    row(u"billing:GetBill"_s, u"ABVR"_s);
    row(u"billing:ExportBill"_s, u"ABV"_s);
    row(u"billing:IssueBill"_s, u"AB"_s);
    row(u"billing:ImportExport"_s, u"AB"_s);
    row(u"billing:DeleteImport"_s, u"AB"_s);
    row(u"organizations:ListAccounts"_s, u"ABVOR"_s);
    row(u"organizations:MoveAccount"_s, u"AO"_s);
    row(u"organizations:InviteAccountToOrganization"_s, u"AO"_s);
    row(u"account:PutContactInformation"_s, u"AO"_s);
    row(u"iam:CreateUser"_s, u"A"_s);
    row(u"iam:AttachUserPolicy"_s, u"A"_s);
    row(u"iam:ListUsers"_s, u"AR"_s);
    row(u"iam:DeactivateMFADevice"_s, u"A"_s);
    row(u"billfold:RestoreBackup"_s, u"A"_s);
    row(u"support:ChangePlan"_s, u"AS"_s);
    row(u"support:DescribePlan"_s, u"ARS"_s);
}

void TestJobFunctions::allowWhatTheirNamesSay()
{
    QFETCH(QString, action);
    QFETCH(QString, allowed);
    QString found;
    const QStringList names{u"AdministratorAccess"_s,      u"Billing"_s,
                            u"AWSBillingReadOnlyAccess"_s, u"AWSOrganizationsFullAccess"_s,
                            u"ReadOnlyAccess"_s,           u"SupportUser"_s};
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (allows(names.at(i), action))
            found += u"ABVORS"[i];
    }
    QCOMPARE(found, allowed);
}

void TestJobFunctions::letUsersMindTheirOwnSignInOnly()
{
    const QString own = u"arn:aws:iam::123456789012:user/ines"_s;
    const QString others = u"arn:aws:iam::123456789012:user/jon"_s;
    for (const QString& name :
         {u"Billing"_s, u"AWSBillingReadOnlyAccess"_s, u"AWSOrganizationsFullAccess"_s, u"SupportUser"_s}) {
        for (const QString& action :
             {u"iam:ChangePassword"_s, u"iam:EnableMFADevice"_s, u"iam:CreateAccessKey"_s}) {
            QVERIFY(allows(name, action, own));
            QVERIFY(!allows(name, action, others));
        }
        QVERIFY(!allows(name, u"iam:DeactivateMFADevice"_s, own));
        QVERIFY(!allows(name, u"iam:AttachUserPolicy"_s, own));
    }
    QVERIFY(!allows(u"ReadOnlyAccess"_s, u"iam:CreateAccessKey"_s, own));
}

QTEST_APPLESS_MAIN(TestJobFunctions)
#include "tst_jobfunctions.moc"
