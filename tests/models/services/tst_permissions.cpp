// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditservice.h"
#include "models/services/backupservice.h"
#include "models/services/identityservice.h"
#include "models/services/organizationservice.h"
#include "models/services/permissions.h"
#include "tests/models/services/servicesupport.h"
#include "tests/support/projectfolder.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>

#include <map>

#include <sqlite3.h>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QString payer = u"112233445566"_s;
const AccountId linked = *AccountId::parse(u"204417809913");
const AccountId other = *AccountId::parse(u"669150428837");

/// The names of the public methods of a class, as its header declares them; signals are none.
QStringList publicMethods(const QString& header, const QString& name)
{
    QFile file(projectFile(header));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    text.remove(
        QRegularExpression(u"//[^\n]*|/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption));
    const qsizetype begin = text.indexOf(QRegularExpression(u"class %1[^;{]*\\{"_s.arg(name)));
    QString body = text.mid(begin, text.indexOf(u"\n};"_s, begin) - begin);
    body = body.mid(body.indexOf(u'{') + 1);
    static const QRegularExpression access(u"\\b(public|private|protected|signals)(\\s+slots)?\\s*:(?!:)"_s);
    static const QRegularExpression declared(u"([~\\w]+)\\s*\\("_s);
    body.replace(access, u";\\1:;"_s);
    QStringList methods;
    bool open = false;
    for (const QString& part : body.split(u';')) {
        if (part.endsWith(u':')) {
            open = part == u"public:";
            continue;
        }
        const QString method = declared.match(part).captured(1);
        if (open && !method.isEmpty() && method != name && method != u'~' + name && !methods.contains(method))
            methods.append(method);
    }
    return methods;
}

/// A fingerprint of everything that is in the database.
QByteArray contentOf(const QString& path)
{
    sqlite3* database = nullptr;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        qFatal("cannot read the database");
    const auto rows = [&](const QByteArray& sql) {
        QByteArrayList found;
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(database));
        while (sqlite3_step(statement) == SQLITE_ROW) {
            QByteArray row;
            for (int i = 0; i < sqlite3_column_count(statement); ++i)
                row += QByteArray(static_cast<const char*>(sqlite3_column_blob(statement, i)),
                                  sqlite3_column_bytes(statement, i)) +
                       '\0';
            found.append(row);
        }
        sqlite3_finalize(statement);
        return found;
    };
    const QByteArrayList tables = rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    for (QByteArray table : tables) {
        table.chop(1);
        // Who acts is no content; an audit log grows with every refusal.
        if (table == "setting" || table.startsWith("audit"))
            continue;
        QByteArrayList content = rows("SELECT * FROM \"" + table + '"');
        std::sort(content.begin(), content.end());
        hash.addData(table);
        hash.addData(content.join('\n'));
    }
    sqlite3_close(database);
    return hash.result();
}

template <typename T>
Error errorOf(QFuture<Result<T>> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    return result ? Error{} : result.error();
}
template <typename T>
Error errorOf(const Result<T>& result)
{
    return result ? Error{} : result.error();
}

const QString denial = u"DenyEverything"_s;

/// An organization with all features, whose payer denies one linked account everything.
class Locked : public Office
{
public:
    Locked()
    {
        import(sixAccounts(), {.makeOrganization = true});
        heard();
        OrganizationService& service = workspace->organizations();
        const Organization organization = *service.world().organizationPaidBy(*AccountId::parse(payer));
        perform({EnablePolicyType{organization.root}});
        perform({CreatePolicy{PolicyType::ServiceControl, denial, u"Nothing at all"_s,
                              uR"({"Version":"2012-10-17","Statement":[{"Sid":"Nothing","Effect":"Deny",)"
                              uR"("Action":"*","Resource":"*"}]})"_s}});
        PolicyId policy = service.world().policies().first().id;
        perform({AttachPolicy{policy, linked}});
        // Something to undo, and a document.
        perform({TagResource{linked.toString(), {{u"team"_s, u"web"_s}}}});
        document = answer(workspace->issue(billId())).first().id;
        service.actAs(linked);
        heard();
    }
    void perform(const Commands& commands)
    {
        answer(workspace->organizations().perform(commands));
        heard();
    }
    void heard() const { QCoreApplication::processEvents(); }

    qint64 document = 0;
};

using Calls = std::map<QString, std::function<Error(Locked&)>>;

Calls billCalls()
{
    const BillQuery all{.bill = billId()};
    return {
        {u"payers"_s, [](Locked& o) { return errorOf(o->payers()); }},
        {u"accounts"_s, [](Locked& o) { return errorOf(o->accounts(payer)); }},
        {u"accountServices"_s, [](Locked& o) { return errorOf(o->accountServices(linked)); }},
        {u"accountResources"_s, [](Locked& o) { return errorOf(o->accountResources(linked, 10)); }},
        {u"accountSupport"_s, [](Locked& o) { return errorOf(o->accountSupport(linked)); }},
        {u"chooseService"_s, [](Locked& o) { return errorOf(o->chooseService(linked, u"sqs"_s, true)); }},
        {u"chooseSupport"_s, [](Locked& o) { return errorOf(o->chooseSupport(linked, u"business"_s)); }},
        {u"bills"_s, [](Locked& o) { return errorOf(o->bills()); }},
        {u"bill"_s, [](Locked& o) { return errorOf(o->bill(billId())); }},
        {u"table"_s, [all](Locked& o) { return errorOf(o->table(all)); }},
        {u"lines"_s, [](Locked& o) { return errorOf(o->lines({.bill = billId()})); }},
        {u"lineTotals"_s, [](Locked& o) { return errorOf(o->lineTotals({.bill = billId()})); }},
        {u"explain"_s, [all](Locked& o) { return errorOf(o->explain(all, linked.toString())); }},
        {u"trend"_s,
         [](Locked& o) {
             return errorOf(o->trend({.payer = payer, .currency = u"USD"_s, .last = billId().period}));
         }},
        {u"tagKeys"_s, [](Locked& o) { return errorOf(o->tagKeys(payer)); }},
        {u"differenceSinceIssue"_s, [](Locked& o) { return errorOf(o->differenceSinceIssue(billId())); }},
        {u"unknownAccounts"_s, [](Locked& o) { return errorOf(o->unknownAccounts(payer)); }},
        {u"savedViews"_s, [](Locked& o) { return errorOf(o->savedViews()); }},
        {u"saveView"_s,
         [](Locked& o) {
             return errorOf(o->saveView({u"Mine"_s, {payer, u"USD"_s, billId().period}, u"table"_s}));
         }},
        {u"removeView"_s, [](Locked& o) { return errorOf(o->removeView(u"Mine"_s)); }},
        {u"nameAccount"_s, [](Locked& o) { return errorOf(o->nameAccount(linked.toString(), u"Me"_s)); }},
        {u"makeOrganization"_s, [](Locked& o) { return errorOf(o->makeOrganization(payer)); }},
        {u"addToOrganization"_s,
         [](Locked& o) { return errorOf(o->addToOrganization(payer, {other.toString()})); }},
    };
}

Calls importAndIssueCalls()
{
    return {
        {u"previewImport"_s,
         [](Locked& o) {
             return errorOf(o->previewImport({o.write(u"new.csv"_s, sixAccounts("2026-08"))}));
         }},
        {u"runImport"_s,
         [](Locked& o) {
             return errorOf(o->runImport(QStringList{o.write(u"new.csv"_s, sixAccounts("2026-08"))}, {}));
         }},
        {u"imports"_s, [](Locked& o) { return errorOf(o->imports()); }},
        {u"findings"_s, [](Locked& o) { return errorOf(o->findings(1)); }},
        {u"undoImport"_s, [](Locked& o) { return errorOf(o->undoImport(1)); }},
        {u"reconciliation"_s, [](Locked& o) { return errorOf(o->reconciliation(billId())); }},
        {u"reconcile"_s, [](Locked& o) { return errorOf(o->reconcile(billId(), {})); }},
        {u"rehearseIssue"_s, [](Locked& o) { return errorOf(o->rehearseIssue(billId())); }},
        {u"issue"_s, [](Locked& o) { return errorOf(o->issue(billId())); }},
        {u"documents"_s, [](Locked& o) { return errorOf(o->documents()); }},
        {u"billDocument"_s,
         [](Locked& o) { return errorOf(o->billDocument(billId(), DocumentDepth::Summary)); }},
        {u"statement"_s,
         [](Locked& o) {
             return errorOf(o->statement(billId(), linked.toString(), DocumentDepth::Summary));
         }},
        {u"document"_s, [](Locked& o) { return errorOf(o->document(o.document, DocumentDepth::Summary)); }},
        {u"withDocuments"_s,
         [](Locked& o) {
             return errorOf(
                 o->withDocuments(billId(), [](DocumentSource&) -> Result<void> { return Result<void>(); }));
         }},
        {u"markPaid"_s,
         [](Locked& o) {
             return errorOf(o->markPaid(o.document, {2026, 10, 3}, {}));
         }},
        {u"markOpen"_s, [](Locked& o) { return errorOf(o->markOpen(o.document)); }},
        {u"correct"_s, [](Locked& o) { return errorOf(o->correct(o.document, money("1"), u"why"_s)); }},
        {u"issueSettings"_s, [](Locked& o) { return errorOf(o->issueSettings(payer)); }},
        {u"setIssueSettings"_s, [](Locked& o) { return errorOf(o->setIssueSettings(payer, {})); }},
    };
}

Calls organizationCalls()
{
    const Commands rename{RenameAccount{linked, u"Me"_s}};
    return {
        {u"rehearse"_s, [rename](Locked& o) { return errorOf(o->organizations().rehearse(rename)); }},
        {u"perform"_s, [rename](Locked& o) { return errorOf(o->organizations().perform(rename)); }},
        {u"undo"_s, [](Locked& o) { return errorOf(o->organizations().undo()); }},
        {u"apply"_s, [](Locked& o) { return errorOf(o->organizations().apply({u"ImportOrganization"_s})); }},
        {u"previewImport"_s, [](Locked& o) { return errorOf(o->organizations().previewImport({})); }},
        {u"import"_s,
         [](Locked& o) {
             const OrganizationId id = o->organizations().world().organizations().first().id;
             return errorOf(o->organizations().import(OrganizationDiff{id, {}}));
         }},
        {u"plan"_s,
         [](Locked& o) {
             return errorOf(o->organizations().plan(o->organizations().world().organizations().first().id));
         }},
        {u"activity"_s, [](Locked& o) { return errorOf(o->organizations().activity({})); }},
    };
}

Calls identityCalls()
{
    static const PrincipalId root{linked};
    static const PrincipalId user{linked, PrincipalId::Kind::User, u"ines"_s};
    const SecretText password{u"Pine#Forest42"_s};
    return {
        {u"setRootPassword"_s,
         [=](Locked& o) { return errorOf(o->identity().setRootPassword(linked, password)); }},
        {u"changePassword"_s,
         [=](Locked& o) { return errorOf(o->identity().changePassword(root, password, password)); }},
        {u"setUserPassword"_s,
         [=](Locked& o) { return errorOf(o->identity().setUserPassword(user, password, true)); }},
        {u"beginMfa"_s, [](Locked& o) { return errorOf(o->identity().beginMfa(root, u"phone"_s)); }},
        {u"finishMfa"_s,
         [](Locked& o) {
             return errorOf(o->identity().finishMfa({root, u"phone"_s}, u"123456"_s, u"234567"_s));
         }},
        {u"resynchronizeMfa"_s,
         [](Locked& o) {
             return errorOf(o->identity().resynchronizeMfa(root, u"phone"_s, u"123456"_s, u"234567"_s));
         }},
        {u"makeRecoveryCodes"_s, [](Locked& o) { return errorOf(o->identity().makeRecoveryCodes(root)); }},
        {u"postponeMfa"_s, [](Locked& o) { return errorOf(o->identity().postponeMfa(root)); }},
        {u"createAccessKey"_s, [](Locked& o) { return errorOf(o->identity().createAccessKey(root)); }},
        {u"perform"_s,
         [](Locked& o) {
             return errorOf(o->identity().perform(CreateUser{linked, u"ines"_s}));
         }},
        {u"rehearse"_s,
         [](Locked& o) {
             return errorOf(o->identity().rehearse(CreateUser{linked, u"ines"_s}));
         }},
        {u"simulate"_s,
         [](Locked& o) {
             const Permit permit = o->identity().simulate(user, u"billing:ViewBill"_s, u"*"_s);
             return permit.allowed ? Error{} : denied(u"iam:SimulatePrincipalPolicy"_s, permit);
         }},
        {u"credentialReport"_s, [](Locked& o) { return errorOf(o->identity().credentialReport(linked)); }},
    };
}

Calls auditCalls()
{
    return {
        {u"events"_s, [](Locked& o) { return errorOf(o->audit().events({})); }},
        {u"choices"_s, [](Locked& o) { return errorOf(o->audit().choices()); }},
        {u"event"_s, [](Locked& o) { return errorOf(o->audit().event(1)); }},
        {u"verify"_s, [](Locked& o) { return errorOf(o->audit().verify()); }},
        {u"exportTo"_s,
         [](Locked& o) { return errorOf(o->audit().exportTo(o.path(u"log.csv"_s), {}, false)); }},
    };
}

Calls backupCalls()
{
    return {
        {u"list"_s, [](Locked& o) { return errorOf(o->backups().list()); }},
        {u"verify"_s, [](Locked& o) { return errorOf(o->backups().verify(o.path(u"copy"_s))); }},
        {u"preview"_s, [](Locked& o) { return errorOf(o->backups().preview(o.path(u"copy"_s))); }},
        {u"policy"_s, [](Locked& o) { return errorOf(o->backups().policy()); }},
        {u"make"_s, [](Locked& o) { return errorOf(o->backups().make()); }},
        {u"setPolicy"_s, [](Locked& o) { return errorOf(o->backups().setPolicy({})); }},
        {u"anonymize"_s, [](Locked& o) { return errorOf(o->backups().anonymize(o.path(u"plain"_s))); }},
    };
}

const QList<std::pair<const char*, const char*>> services{
    {"Workspace", "models/services/workspace.h"},
    {"OrganizationService", "models/services/organizationservice.h"},
    {"AuditService", "models/services/auditservice.h"},
    {"IdentityService", "models/services/identityservice.h"},
    {"BackupService", "models/services/backupservice.h"},
};

} // namespace

/// Every method of every service asks before it acts.
class PermissionsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyMethodIsInTheTable_data()
    {
        QTest::addColumn<QString>("header");
        for (const auto& [name, header] : services)
            QTest::newRow(name) << QString::fromLatin1(header);
    }
    void everyMethodIsInTheTable()
    {
        QFETCH(QString, header);
        const QString service = QString::fromLatin1(QTest::currentDataTag());
        const QStringList methods = publicMethods(header, service);
        QVERIFY2(methods.size() > 5, qPrintable(service + u" has no methods"_s));
        for (const QString& method : methods)
            QVERIFY2(
                permissionOf(QLatin1StringView(service.toLatin1()), QLatin1StringView(method.toLatin1())),
                qPrintable(u"%1::%2 asks for nothing. Say in permissions.cpp what it needs."_s.arg(service,
                                                                                                   method)));
        // And nothing is there that no longer is.
        for (const MethodPermission& permission : methodPermissions()) {
            if (permission.service == service)
                QVERIFY2(methods.contains(permission.method), permission.method.data());
        }
    }

    void whoIsDeniedEverythingIsRefusedEverywhere()
    {
        Locked office;
        const QByteArray before = contentOf(office->path());
        const auto check = [&](QLatin1StringView service, const Calls& calls) {
            for (const auto& [method, call] : calls) {
                const Error error = call(office);
                office.heard();
                QVERIFY2(error.name == u"AccessDeniedException",
                         qPrintable(service + "::"_L1 + method + ": "_L1 + error.message));
                // By the policy, not by what comes after it.
                if (method != u"undo")
                    QVERIFY2(error.message.contains(denial), qPrintable(method + u": "_s + error.message));
            }
        };
        Calls workspaceCalls = billCalls();
        workspaceCalls.merge(importAndIssueCalls());
        check("Workspace"_L1, workspaceCalls);
        check("OrganizationService"_L1, organizationCalls());
        check("AuditService"_L1, auditCalls());
        check("IdentityService"_L1, identityCalls());
        check("BackupService"_L1, backupCalls());
        QVERIFY(!QFile::exists(office.path(u"log.csv"_s)));
        QVERIFY(!QFile::exists(office.path(u"plain"_s)));
        office->cancelImport(); // answers nothing, and cancels nothing: whoever imports may go on
        QCOMPARE(contentOf(office->path()), before);
        // Each method that asks was called.
        for (const MethodPermission& permission : methodPermissions()) {
            const Calls calls = permission.service == "Workspace"_L1         ? workspaceCalls
                                : permission.service == "AuditService"_L1    ? auditCalls()
                                : permission.service == "IdentityService"_L1 ? identityCalls()
                                : permission.service == "BackupService"_L1   ? backupCalls()
                                                                             : organizationCalls();
            const bool called = calls.contains(permission.method) || permission.method == "cancelImport"_L1 ||
                                permission.method == "redo"_L1; // after an undo only
            QVERIFY2(permission.kind == MethodPermission::Kind::Nothing || called, permission.method.data());
        }
    }

    void refusalsAreInTheRecord()
    {
        const Locked office;
        QVERIFY(!office->issue(billId()).result());
        office->organizations().actAs(*AccountId::parse(payer));
        office.heard();
        QList<AuditEvent> events;
        // Nobody waits for a refusal to be written.
        QTRY_VERIFY(!(events = answer(office->audit().events(
                          {.action = u"billing:IssueBill"_s, .outcome = AuditEvent::Outcome::Denied})))
                         .isEmpty());
        QCOMPARE(events.first().account, linked.toString());
        QVERIFY(events.first().reason.contains(denial));
    }

    void aRefusalNamesPolicyStatementAndPlace()
    {
        const Locked office;
        const Permit permit = office->may(u"billing:ViewBill"_s);
        QVERIFY(!permit.allowed);
        QVERIFY2(permit.why.startsWith(u"Denied by the statement Nothing of the policy “DenyEverything”, "
                                       "attached to "_s) &&
                     permit.why.contains(linked.toString()),
                 qPrintable(permit.why));
        QVERIFY(permit.organization && permit.organization->by.first().target == NodeId(linked));
        office->organizations().actAs(*AccountId::parse(payer));
        QVERIFY(office->may(u"billing:ViewBill"_s).allowed); // the payer is never restricted
    }

    void withoutAllFeaturesNothingRestricts()
    {
        const Locked office;
        OrganizationService& service = office->organizations();
        service.actAs(*AccountId::parse(payer));
        const RootId root = service.world().organizations().first().root;
        answer(service.perform({DisablePolicyType{root}}));
        office.heard();
        service.actAs(linked);
        QVERIFY(office->may(u"billing:ViewBill"_s).allowed);
        QCOMPARE(answer(office->bill(billId())).total, money("8.92"));
    }

    void commandsAskByTheirOwnNames_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("action");
        QTest::newRow("of the API") << u"MoveAccount"_s << u"organizations:MoveAccount"_s;
        QTest::newRow("trust") << u"EnableAWSServiceAccess"_s << u"organizations:EnableAWSServiceAccess"_s;
        QTest::newRow("of accounts") << u"RenameAccount"_s << u"account:PutAccountName"_s;
        QTest::newRow("of ours") << u"AddAccount"_s << u"organizations:AddAccount"_s;
    }
    void commandsAskByTheirOwnNames()
    {
        QFETCH(QString, operation);
        QTEST(requiredActionOf(operation), "action");
    }
};

QTEST_GUILESS_MAIN(PermissionsTest)
#include "tst_permissions.moc"
