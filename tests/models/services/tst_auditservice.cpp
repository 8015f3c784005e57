// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditservice.h"

#include "models/services/organizationservice.h"
#include "tests/models/services/servicesupport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QString payer = u"112233445566"_s;
const QString root = u"arn:aws:iam::112233445566:root"_s;

QList<AuditEvent> events(const Office& office, const AuditQuery& query = {})
{
    return answer(office.workspace->audit().events(query));
}

/// The actions, oldest first; what was refused with a mark.
QString actions(const Office& office)
{
    QStringList names;
    for (const AuditEvent& event : events(office))
        names.prepend(event.action.section(u':', 1) + (event.outcome == AuditEvent::Outcome::Done ? QString()
                                                       : event.outcome == AuditEvent::Outcome::Denied
                                                           ? u"(denied)"_s
                                                           : u"(failed)"_s));
    return names.join(u' ');
}

QJsonObject object(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

/// A month of three accounts, and its organization.
void importMonth(Office& office)
{
    office.import({CurLine{.account = "112233445566", .cost = "10", .invoice = "INV-1"},
                   CurLine{.account = "204417809913", .cost = "20", .invoice = "INV-1"}},
                  {.makeOrganization = true});
    // Its payer acts as soon as this thread has heard of it.
    if (!QTest::qWaitFor([&] { return office->organizations().actingAs().has_value(); }))
        qFatal("nobody acts");
}

qint64 countOf(const Office& office)
{
    return answer(office.workspace->audit().verify()).events;
}

} // namespace

/// Whatever is changed, exported or refused leaves an event; what is only asked leaves none.
class AuditServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void anImportIsNotedWithWhatItHeld()
    {
        Office office;
        importMonth(office);
        QCOMPARE(actions(office), u"ImportUsage ImportOrganization"_s);
        const AuditEvent event = events(office).last();
        QCOMPARE(event.principal, u"nobody"_s); // there was no account yet
        QVERIFY(event.object.endsWith(u"export-1.csv"_s));
        QCOMPARE(event.at, office->clock().now());
        QCOMPARE(object(event.after)["bill 112233445566 2026-09 USD"_L1].toString(), u"30"_s);
        QCOMPARE(object(event.after)["lines"_L1].toString(), u"2"_s);
        QVERIFY(!answer(office.workspace->audit().verify()).broken);
    }

    void anImportThatIsRefusedIsNotedToo()
    {
        Office office;
        CurLine wrong;
        wrong.cost = "no number";
        QVERIFY(!office.import({wrong}).refusal.isEmpty());
        QCOMPARE(actions(office), u"ImportUsage(failed)"_s);
        QVERIFY(events(office).first().reason.contains(u"nothing was imported"_s));
    }

    void everyChangeIsNoted()
    {
        Office office;
        importMonth(office);
        const qint64 before = countOf(office);
        ReconcileRow row = answer(office->reconciliation(billId())).rows.first();
        row.invoiced = row.bill;
        row.state = ReconcileState::Matched;
        done(office->reconcile(billId(), row));
        done(office->setIssueSettings(payer, {.billTo = u"Anna"_s, .numberScheme = u"{YYYY}-{MM}-{NNNN}"_s}));
        done(office->saveView(
            {.name = u"Mine"_s,
             .query = {.payer = payer, .currency = u"USD"_s, .last = *BillingPeriod::parse(u"2026-09"_s)}}));
        done(office->removeView(u"Mine"_s));
        const QList<IssuedDocument> documents = answer(office->issue(billId()));
        done(office->markPaid(documents[1].id, QDate(2026, 10, 4), u"wire"_s));
        done(office->markOpen(documents[1].id));
        answer(office->correct(documents[1].id, money("-1"), u"too much"_s));
        done(office->nameAccount(u"204417809913"_s, u"Other"_s));
        QCOMPARE(actions(office).section(u' ', before),
                 u"Reconcile UpdateSettings UpdateSavedViews UpdateSavedViews IssueBill RecordPayment "
                 u"RecordPayment "
                 "CorrectInvoice RenameAccount"_s);
        const QList<AuditEvent> all = events(office);
        for (const AuditEvent& event : all.mid(0, 8))
            QCOMPARE(event.principal, root);
        QCOMPARE(object(all[3].after)["reference"_L1].toString(), u"wire"_s); // paid
        QCOMPARE(all[2].before, all[3].after);                                // open again
        QCOMPARE(object(all[4].after)["total"_L1].toString(), u"30"_s);
        QCOMPARE(object(all[7].before)["billTo"_L1].toString(), QString());
        QCOMPARE(object(all[7].after)["billTo"_L1].toString(), u"Anna"_s);
        QVERIFY(!answer(office.workspace->audit().verify()).broken);
    }

    void whatIsOnlyAskedIsNotNoted()
    {
        Office office;
        importMonth(office);
        const qint64 before = countOf(office);
        answer(office->bills());
        answer(office->rehearseIssue(billId()));
        answer(office->table({.bill = billId(), .by = Dimension::Account}));
        static_cast<void>(office->organizations().rehearse({}).ok());
        answer(office.workspace->audit().events({}));
        QCOMPARE(countOf(office), before);
    }

    void refusalsAreNoted()
    {
        Office office;
        importMonth(office);
        const qint64 before = countOf(office);
        QVERIFY(refusal(office->markPaid(99, QDate(2026, 10, 4), {})) != u"done"_s);
        QVERIFY(refusal(office->setIssueSettings(payer, {.numberScheme = u"x"_s})) != u"done"_s);
        QVERIFY(refusal(office->organizations().perform(
                    {RenameAccount{*AccountId::parse(u"204417809913"_s), QString()}})) != u"done"_s);
        QCOMPARE(actions(office).section(u' ', before),
                 u"RecordPayment(failed) UpdateSettings(failed) RenameAccount(failed)"_s);
        QVERIFY(!events(office).first().reason.isEmpty());
    }

    void aChangeOfAnOrganizationTellsBeforeAndAfter()
    {
        Office office;
        importMonth(office);
        const AccountId account = *AccountId::parse(u"204417809913"_s);
        answer(office->organizations().perform({RenameAccount{account, u"Shop"_s}}));
        const AuditEvent event = events(office).first();
        QCOMPARE(event.action, u"organizations:RenameAccount"_s);
        QCOMPARE(event.principal, root);
        QCOMPARE(object(event.after)["Account 204417809913 Name"_L1].toString(), u"Shop"_s);
        answer(office->organizations().undo());
        QCOMPARE(events(office).first().action, u"organizations:UndoRenameAccount"_s);
        QCOMPARE(object(events(office).first().before)["Account 204417809913 Name"_L1].toString(), u"Shop"_s);
    }

    void whoActsCanBeToldByAnother()
    {
        Office office;
        importMonth(office);
        office.workspace->audit().setCaller([] {
            return AuditActor{u"arn:aws:iam::112233445566:user/ines"_s, u"112233445566"_s};
        });
        done(office->removeView(u"none"_s));
        QCOMPARE(events(office).first().principal, u"arn:aws:iam::112233445566:user/ines"_s);
        QCOMPARE(events(office, {.principal = u"arn:aws:iam::112233445566:user/ines"_s}).size(), 1);
    }

    void anExportIsKeptEvenIfTheDatabaseIsClosedAtOnce()
    {
        Office office;
        importMonth(office);
        office.workspace->audit().noteExport(u"billing:ExportBill"_s, u"112233445566 2026-09 USD"_s,
                                             u"/tmp/bill.pdf"_s);
        office.open(QDateTime({2026, 10, 4}, {7, 40}, Qt::UTC));
        const AuditEvent event = events(office).first();
        QCOMPARE(event.action, u"billing:ExportBill"_s);
        QCOMPARE(object(event.after)["to"_L1].toString(), u"/tmp/bill.pdf"_s);
        QCOMPARE(event.at, QDateTime({2026, 10, 3}, {7, 40}, Qt::UTC));
    }

    void theLogIsExported()
    {
        Office office;
        importMonth(office);
        const AuditService& audit = office.workspace->audit();
        const QString csv = office.path(u"log.csv"_s), json = office.path(u"log.json"_s);
        const QList<AuditEvent> all = events(office);
        QCOMPARE(answer(audit.exportTo(csv, {.limit = 0}, false)), qint64(2));
        QCOMPARE(events(office).first().action, u"billfold:ExportAuditLog"_s);
        QFile text(csv);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QList<QByteArray> rows = text.readAll().split('\n');
        QCOMPARE(rows.size(), 1 + 2 + 1);
        QVERIFY(rows[1].startsWith("1,2026-10-03T07:40:00.000Z,nobody,,billing:ImportUsage,"));
        QVERIFY(rows[2].contains(all.first().hash.toHex()));
        QCOMPARE(answer(audit.exportTo(json, {.account = payer, .limit = 0}, true)), qint64(2));
        QFile list(json);
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QJsonArray objects = QJsonDocument::fromJson(list.readAll()).array();
        QCOMPARE(objects.size(), 2);
        QCOMPARE(objects[1]["action"_L1].toString(), u"billfold:ExportAuditLog"_s);
        QVERIFY(refusal(audit.exportTo(office.path(u"no/such/folder.csv"_s), {}, false))
                    .contains(u"cannot be written"_s));
    }

    void itsChoicesAndEventsAreOffered()
    {
        Office office;
        importMonth(office);
        const AuditChoices choices = answer(office.workspace->audit().choices());
        QCOMPARE(choices.accounts, QStringList{payer});
        QCOMPARE(choices.principals, QStringList{u"nobody"_s});
        QCOMPARE(answer(office.workspace->audit().event(2)).action, u"organizations:ImportOrganization"_s);
        QVERIFY(refusal(office.workspace->audit().event(3)).contains(u"no event 3"_s));
    }
};

QTEST_GUILESS_MAIN(AuditServiceTest)
#include "tst_auditservice.moc"
