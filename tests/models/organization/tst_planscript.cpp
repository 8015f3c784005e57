// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/planscript.h"
#include "tests/models/organization/plansupport.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime noon = QDateTime::fromString(u"2026-10-03T12:00:00Z"_s, Qt::ISODate);
const OrganizationId organization = *OrganizationId::parse(u"o-exampleorg1");
const AccountId payer = *AccountId::parse(u"111111111111");
const AccountId web = *AccountId::parse(u"333333333333");
const RootId root = *RootId::parse(u"r-ab12");
const UnitId workloads = *UnitId::parse(u"ou-ab12-11111111");

/// Answers as the AWS CLI would, and writes down the words of each call: one a line, calls ended by "--".
constexpr auto fakeAws = R"(#!/bin/sh
for word in "$@"; do printf '%s\n' "$word" | tr '\n' ' '; echo; done >> "$FAKE_LOG"
echo -- >> "$FAKE_LOG"
n=$(grep -c '^--$' "$FAKE_LOG")
case "$2" in
get-caller-identity) echo "$FAKE_PAYER" ;;
describe-organization) echo o-exampleorg1 ;;
create-organizational-unit) echo "ou-ab12-made00$n" ;;
create-policy) echo "p-made00$n" ;;
create-account) echo car-made0000 ;;
describe-create-account-status) printf 'SUCCEEDED\t777777777777\tNone\n' ;;
invite-account-to-organization) echo h-made00000 ;;
invite-organization-to-transfer-responsibility) echo h-offer0000 ;;
list-inbound-responsibility-transfers) echo rt-made0000 ;;
list-outbound-responsibility-transfers) printf 'h-theirs000\trt-theirs00\n' ;;
describe-handshake) echo ACCEPTED ;;
list-roots) echo ENABLED ;;
esac
)";

/// Runs the script with the fake; the calls, each its words.
class ScriptRun
{
public:
    explicit ScriptRun(const QByteArray& script, const QByteArray& caller = "111111111111")
    {
        write(u"plan.sh"_s, script);
        write(u"aws"_s, fakeAws);
        QFile::setPermissions(m_dir.filePath(u"aws"_s),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, m_dir.path() + u':' + environment.value(u"PATH"_s));
        environment.insert(u"FAKE_LOG"_s, m_dir.filePath(u"log"_s));
        environment.insert(u"FAKE_PAYER"_s, QString::fromLatin1(caller));
        environment.insert(u"PLAN_WAIT"_s, u"0"_s);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_dir.path());
        process.start(u"sh"_s, {u"plan.sh"_s});
        if (process.waitForFinished(20000))
            status = process.exitCode();
        error = QString::fromUtf8(process.readAllStandardError());
        files = QDir(m_dir.path()).entryList(QDir::Files, QDir::Name);
        QFile log(m_dir.filePath(u"log"_s));
        if (log.open(QIODevice::ReadOnly))
            for (const QString& call :
                 QString::fromUtf8(log.readAll()).split(u"\n--\n"_s, Qt::SkipEmptyParts)) {
                QStringList words = call.split(u'\n');
                for (QString& word : words)
                    word.chop(1); // the blank for the end of the line
                calls.append(words);
            }
    }
    int status = -1;
    QString error;
    QStringList files;
    QList<QStringList> calls;

    /// The calls that change something.
    QStringList changes() const
    {
        QStringList lines;
        for (const QStringList& call : calls)
            if (!call.value(1).startsWith("describe"_L1) && !call.value(1).startsWith("get"_L1) &&
                !call.value(1).startsWith("list"_L1))
                lines.append(call.mid(1).join(u' '));
        return lines;
    }

private:
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_dir.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
    QTemporaryDir m_dir;
};

Plan planOf(const Commands& commands)
{
    CountingIds ids;
    Rehearsal rehearsal{worldOf(AwsFiles().read(), noon), noon, payer, ids};
    const World before = rehearsal.world;
    for (const Command& command : commands) {
        const auto done = rehearsal.tryIt(command);
        if (!done)
            qWarning("%s", qPrintable(done.error().message));
        rehearsal.settleAll();
    }
    return *makePlan(before, rehearsal.world, organization);
}

} // namespace

class TestPlanScript : public QObject
{
    Q_OBJECT

private slots:
    void idsThatTheProviderChoosesGoIntoLaterCalls()
    {
        const UnitId prod = *UnitId::parse(u"ou-ab12-22222222");
        const ScriptRun run(planScript(planOf({MoveOrganizationalUnit{prod, root}})));
        QCOMPARE(run.status, 0);
        const QStringList changes = run.changes();
        QVERIFY(changes[0].startsWith("create-organizational-unit --parent-id r-ab12 --name=Prod"_L1));
        QCOMPARE(changes[1], u"attach-policy --policy-id p-12345678 --target-id ou-ab12-made003"_s);
        QCOMPARE(changes[2], u"move-account --account-id 444444444444 --source-parent-id ou-ab12-22222222 "
                             "--destination-parent-id ou-ab12-made003"_s);
        QCOMPARE(changes[3], u"delete-organizational-unit --organizational-unit-id ou-ab12-22222222"_s);
        QCOMPARE(changes.size(), 4);
    }

    void accountsAreWaitedFor()
    {
        Plan plan =
            planOf({CreateAccount{u"New"_s, u"new.one@example.com"_s, {}, false, {{u"a"_s, u"x=1"_s}}}});
        plan.steps.append(
            {u"move"_s, MoveAccount{*AccountId::parse(plan.steps.first().creates), root, workloads}});
        const ScriptRun run(planScript(plan));
        QCOMPARE(run.status, 0);
        QCOMPARE(run.changes().first().section(u" --query"_s, 0, 0),
                 u"create-account --email=new.one@example.com --account-name=New "
                 "--role-name=OrganizationAccountAccessRole "
                 u"--iam-user-access-to-billing DENY "
                 "--tags [{\"Key\":\"a\",\"Value\":\"x=1\"}]"_s);
        QVERIFY(run.changes().last().startsWith("move-account --account-id 777777777777"_L1));
    }

    void whateverANameHoldsStaysText_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("command") << u"$(touch pwned)"_s;
        QTest::newRow("backquotes") << u"`touch pwned`"_s;
        QTest::newRow("quote") << u"'; touch pwned; '"_s;
        QTest::newRow("double quote") << u"\"; touch pwned; \""_s;
        QTest::newRow("variable") << u"$HOME ${PATH}"_s;
        QTest::newRow("backslash") << u"a\\'; touch pwned #"_s;
        QTest::newRow("dash") << u"--query=x"_s;
        QTest::newRow("star") << u"*"_s;
        QTest::newRow("newline") << u"a\ntouch pwned"_s;
        QTest::newRow("not ASCII") << u"Größe 数据"_s;
    }
    void whateverANameHoldsStaysText()
    {
        QFETCH(QString, name);
        Plan plan{organization, payer, root};
        plan.steps.append({u"Rename "_s + name, UpdateOrganizationalUnit{workloads, name}});
        const ScriptRun run(planScript(plan));
        QCOMPARE(run.status, 0);
        QVERIFY(!run.files.contains(u"pwned"_s));
        QStringList call = run.calls.last();
        QCOMPARE(call.last(), QString(u"--name="_s + QString(name).replace(u'\n', u' ')));
    }

    void aNameThatTheCliWouldLoadIsGivenAsJson()
    {
        Plan plan{organization, payer, root};
        plan.steps.append({u"Rename"_s, UpdateOrganizationalUnit{workloads, u"file:///etc/passwd"_s}});
        const ScriptRun run(planScript(plan));
        QCOMPARE(run.status, 0);
        QCOMPARE(run.changes(),
                 QStringList{u"update-organizational-unit --organizational-unit-id "
                             "ou-ab12-11111111 --cli-input-json {\"Name\":\"file:///etc/passwd\"}"_s});
    }

    void billsAreOfferedAcceptedAndGivenBack()
    {
        const TransferId in = *TransferId::parse(u"rt-11111111"), out = *TransferId::parse(u"rt-22222222");
        const HandshakeId theirs = *HandshakeId::parse(u"h-22222222");
        const QDateTime start({2026, 12, 1}, {0, 0}, Qt::UTC);
        const QDateTime end = QDateTime({2027, 3, 1}, {0, 0}, Qt::UTC).addMSecs(-1);
        Plan plan{organization, payer, root};
        PlanStep offer{u"offer"_s, InviteOrganizationToTransferResponsibility{
                                       u"999999999000"_s, u"Bill"_s, start, u"Hello"_s, {{u"a"_s, u"b"_s}}}};
        offer.creates = u"h-11111111"_s;
        offer.createsTransfer = in.toString();
        PlanStep wait{u"wait"_s};
        wait.waitsFor = offer.creates;
        PlanStep offered{u"offered"_s};
        offered.offeredBy = *AccountId::parse(u"999999999001");
        offered.creates = theirs.toString();
        offered.createsTransfer = out.toString();
        plan.steps = {offer,
                      wait,
                      {u"end"_s, TerminateResponsibilityTransfer{in, end}},
                      offered,
                      {u"accept"_s, AcceptHandshake{theirs}},
                      {u"end"_s, TerminateResponsibilityTransfer{out, end}}};
        const ScriptRun run(planScript(plan));
        QCOMPARE(run.status, 0);
        const QStringList changes = run.changes();
        QCOMPARE(changes.size(), 4);
        QCOMPARE(changes[0].section(u" --query"_s, 0, 0),
                 u"invite-organization-to-transfer-responsibility --type BILLING --target "
                 "{\"Id\":\"999999999000\",\"Type\":\"ACCOUNT\"} --start-timestamp 2026-12-01T00:00:00Z "
                 "--source-name=Bill --notes=Hello --tags [{\"Key\":\"a\",\"Value\":\"b\"}]"_s);
        QCOMPARE(changes[1], u"terminate-responsibility-transfer --id rt-made0000 --end-timestamp "
                             "2027-02-28T23:59:59.999Z"_s);
        QCOMPARE(changes[2], u"accept-handshake --handshake-id h-theirs000"_s);
        QCOMPARE(changes[3], u"terminate-responsibility-transfer --id rt-theirs00 --end-timestamp "
                             "2027-02-28T23:59:59.999Z"_s);
        const auto asked = std::find_if(run.calls.begin(), run.calls.end(), [](const QStringList& call) {
            return call.value(1) == "list-inbound-responsibility-transfers"_L1;
        });
        QVERIFY(asked->contains(u"ResponsibilityTransfers[?ActiveHandshakeId=='h-offer0000'].Id | [0]"_s));
    }

    void anotherCallerIsTurnedAway()
    {
        const ScriptRun run(planScript(planOf({TagResource{web.toString(), {{u"a"_s, u"b"_s}}}})),
                            "999999999999");
        QCOMPARE(run.status, 1);
        QVERIFY(run.error.contains("111111111111"_L1));
        QCOMPARE(run.changes(), QStringList());
    }

    void everyKindOfStepIsSomethingThatAShellReads()
    {
        Plan plan{organization, payer, root};
        const PolicyId policy = *PolicyId::parse(u"p-12345678");
        const HandshakeId handshake = *HandshakeId::parse(u"h-12345678");
        const Commands commands{EnableAllFeatures{},
                                SetAccountQuota{40},
                                CreateAccount{u"A"_s, u"a@example.com"_s, u"Role"_s},
                                RenameAccount{web, u"B"_s},
                                RemoveAccountFromOrganization{web},
                                CloseAccount{web},
                                InviteAccountToOrganization{u"x@example.com"_s, u"Note"_s},
                                CancelHandshake{handshake},
                                DeleteOrganizationalUnit{workloads},
                                CreatePolicy{PolicyType::ServiceControl, u"P"_s, {}, u"{}"_s},
                                UpdatePolicy{policy, u"Q"_s},
                                DeletePolicy{policy},
                                DetachPolicy{policy, web},
                                EnablePolicyType{root, PolicyType::ServiceControl},
                                UntagResource{web.toString(), {u"a"_s, u"b"_s}},
                                EnableServiceAccess{u"config.amazonaws.com"_s},
                                RegisterDelegatedAdministrator{web, u"config.amazonaws.com"_s},
                                DeregisterDelegatedAdministrator{web, u"config.amazonaws.com"_s},
                                DisableServiceAccess{u"config.amazonaws.com"_s},
                                PutResourcePolicy{u"{}"_s},
                                DeleteResourcePolicy{}};
        for (const Command& command : commands)
            plan.steps.append({operationName(command), command});
        QByteArray script = planScript(plan);
        script.replace("handshake_is \"$request\" OPEN",
                       "handshake_is \"$request\" ACCEPTED"); // the fake's answer
        const ScriptRun run(script);
        QCOMPARE(run.status, 0);
        QCOMPARE(run.changes().size(),
                 commands.size() - 1 + 1); // raising the quota is by hand; accept-handshake
        QVERIFY(run.error.contains("21/21 DeleteResourcePolicy"_L1));
    }
};

QTEST_GUILESS_MAIN(TestPlanScript)
#include "tst_planscript.moc"
