// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtable.h"
#include "scene.h"

#include <QTest>

using namespace billfold;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const TransferId noTransfer = *TransferId::parse(u"rt-00000000");

QDateTime utc(int year, int month, int day, int hour = 0)
{
    return QDateTime(QDate(year, month, day), QTime(hour, 0), Qt::UTC);
}

/// `target` pays for `source` from December on, when `source` accepts.
struct Asked {
    AccountId target, source;
    HandshakeId handshake;
    TransferId transfer;
};
Asked ask(Scene& s, const AccountId& target, const AccountId& source)
{
    const HandshakeId handshake = s.newHandshake([&] {
        s.done(target,
               InviteOrganizationToTransferResponsibility{source.toString(), u"Bill"_s, utc(2026, 12, 1)});
    });
    return {target, source, handshake, *s.world.handshake(handshake)->transfer};
}
Asked asked(Scene& s)
{
    const AccountId target = s.addPayer(u"Target"_s), source = s.addPayer(u"Source"_s);
    return ask(s, target, source);
}

QString inviting(Scene& s, const QDateTime& start)
{
    const AccountId target = s.addPayer(u"Target"_s), source = s.addPayer(u"Source"_s);
    return s.refusal(target, InviteOrganizationToTransferResponsibility{source.toString(), u"Bill"_s, start});
}

QString ending(Scene& s, const QDateTime& end)
{
    const Asked a = asked(s);
    s.done(a.source, AcceptHandshake{a.handshake});
    return s.refusal(a.source, TerminateResponsibilityTransfer{a.transfer, end});
}

const char* const invite = "InviteOrganizationToTransferResponsibility";
const char* const terminate = "TerminateResponsibilityTransfer";

QList<Refusal> invitationRefusals()
{
    return {
        {invite, {}, [](Scene& s) { return inviting(s, utc(2026, 11, 1)); }},
        {invite, u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId other = s.addPayer(u"Other"_s), member = s.join(s.addPayer(u"Pay"_s), u"A"_s);
             return s.refusal(member, InviteOrganizationToTransferResponsibility{other.toString(), u"Bill"_s,
                                                                                 utc(2026, 12, 1)});
         }},
        {invite, u"DuplicateHandshakeException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             return s.refusal(a.target, InviteOrganizationToTransferResponsibility{
                                            a.source.toString(), u"Bill"_s, utc(2027, 1, 1)});
         }},
        {invite, u"AccountNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s),
                              InviteOrganizationToTransferResponsibility{s.add(u"A"_s).toString(), u"Bill"_s,
                                                                         utc(2026, 12, 1)});
         },
         "no payer"},
        {invite, u"HandshakeConstraintViolationException SOURCE_AND_TARGET_CANNOT_MATCH"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, InviteOrganizationToTransferResponsibility{payer.toString(), u"Bill"_s,
                                                                                utc(2026, 12, 1)});
         }},
        {invite, u"HandshakeConstraintViolationException RESPONSIBILITY_TRANSFER_ALREADY_EXISTS"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             s.done(a.source, AcceptHandshake{a.handshake});
             return s.refusal(s.addPayer(u"Third"_s), InviteOrganizationToTransferResponsibility{
                                                          a.source.toString(), u"Bill"_s, utc(2027, 1, 1)});
         }},
        {invite, u"HandshakeConstraintViolationException MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED"_s,
         [](Scene& s) {
             const AccountId source = s.addPayer(u"Source"_s), target = s.add(u"Target"_s, {}, false);
             s.done(target, CreateOrganization{});
             return s.refusal(target, InviteOrganizationToTransferResponsibility{source.toString(), u"Bill"_s,
                                                                                 utc(2026, 12, 1)});
         }},
        {invite, u"ConstraintViolationException RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             s.done(a.source, AcceptHandshake{a.handshake});
             return s.refusal(a.source, InviteOrganizationToTransferResponsibility{
                                            a.target.toString(), u"Bill"_s, utc(2026, 12, 1)});
         },
         "a circle"},
        {invite, u"InvalidInputException START_DATE_NOT_BEGINNING_OF_DAY"_s,
         [](Scene& s) { return inviting(s, utc(2026, 12, 1, 1)); }},
        {invite, u"InvalidInputException START_DATE_NOT_BEGINNING_OF_MONTH"_s,
         [](Scene& s) { return inviting(s, utc(2026, 12, 2)); }},
        {invite, u"InvalidInputException START_DATE_TOO_EARLY"_s,
         [](Scene& s) {
             s.now = utc(2026, 11, 30);
             return inviting(s, utc(2026, 12, 1));
         }},
        {invite, u"InvalidInputException INVALID_START_DATE"_s, [](Scene& s) { return inviting(s, {}); }},
        {"AcceptHandshake", u"HandshakeConstraintViolationException RESPONSIBILITY_TRANSFER_ALREADY_EXISTS"_s,
         [](Scene& s) {
             const Asked a = asked(s), b = ask(s, s.addPayer(u"Third"_s), a.source);
             s.done(a.source, AcceptHandshake{a.handshake});
             return s.refusal(a.source, AcceptHandshake{b.handshake});
         }},
    };
}

QList<Refusal> transferRefusals()
{
    return {
        {"UpdateResponsibilityTransfer",
         {},
         [](Scene& s) {
             const Asked a = asked(s);
             return s.refusal(a.target, UpdateResponsibilityTransfer{a.transfer, u"Other"_s});
         }},
        {terminate, {}, [](Scene& s) { return ending(s, utc(2027, 2, 1).addMSecs(-1)); }},
        {"UpdateResponsibilityTransfer", u"ResponsibilityTransferNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), UpdateResponsibilityTransfer{noTransfer, u"Bill"_s});
         }},
        {"UpdateResponsibilityTransfer", u"ResponsibilityTransferNotFoundException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             return s.refusal(s.addPayer(u"Third"_s), UpdateResponsibilityTransfer{a.transfer, u"Bill"_s});
         },
         "somebody else's"},
        {terminate, u"ResponsibilityTransferNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), TerminateResponsibilityTransfer{noTransfer});
         }},
        {terminate, u"ResponsibilityTransferAlreadyInStatusException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             s.done(a.source, AcceptHandshake{a.handshake});
             s.done(a.source, TerminateResponsibilityTransfer{a.transfer});
             return s.refusal(a.target, TerminateResponsibilityTransfer{a.transfer});
         }},
        {terminate, u"InvalidResponsibilityTransferTransitionException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             return s.refusal(a.target, TerminateResponsibilityTransfer{a.transfer});
         }},
        {terminate, u"InvalidInputException END_DATE_NOT_END_OF_MONTH"_s,
         [](Scene& s) { return ending(s, utc(2027, 1, 15)); }},
        {terminate, u"InvalidInputException END_DATE_TOO_EARLY"_s,
         [](Scene& s) { return ending(s, utc(2026, 10, 1).addMSecs(-1)); }},
        {terminate, u"InvalidInputException INVALID_END_DATE"_s, [](Scene& s) { return ending(s, {}); }},
    };
}

const QList<Refusal>& refusals()
{
    static const QList<Refusal> rows = invitationRefusals() + transferRefusals();
    return rows;
}

} // namespace

class TestTransferRules : public QObject
{
    Q_OBJECT

private slots:
    void refusal_data() { addRefusals(refusals()); }
    void refusal() { checkRefusal(refusals()); }
    void everyOperationHasACaseForEachOutcome()
    {
        QCOMPARE(missingCases(OperationRow::Transfers, refusals()), QStringList());
    }

    void aTransferThatIsAcceptedHoldsFromItsStart()
    {
        Scene s;
        const Asked a = asked(s);
        ResponsibilityTransfer transfer = *s.world.transfer(a.transfer);
        QCOMPARE(transfer.status, TransferStatus::Requested);
        QCOMPARE(transfer.activeHandshake, std::optional(a.handshake));
        QCOMPARE(transfer.source, s.organization(a.source).id);
        QCOMPARE(transfer.target, s.organization(a.target).id);
        QCOMPARE(s.world.handshake(a.handshake)->expires, s.now.addDays(15));
        s.done(a.source, AcceptHandshake{a.handshake});
        transfer = *s.world.transfer(a.transfer);
        QCOMPARE(transfer.status, TransferStatus::Accepted);
        QVERIFY(!transfer.activeHandshake);
        s.done(a.source, UpdateResponsibilityTransfer{a.transfer, u"Renamed"_s});
        QCOMPARE(s.world.transfer(a.transfer)->name, u"Renamed"_s);
    }

    void aTransferEndsAsItsHandshakeDoes_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("status");
        QTest::newRow("declined") << 0 << int(TransferStatus::Declined);
        QTest::newRow("cancelled") << 1 << int(TransferStatus::Canceled);
        QTest::newRow("expired") << 2 << int(TransferStatus::Expired);
    }
    void aTransferEndsAsItsHandshakeDoes()
    {
        QFETCH(int, end);
        QFETCH(int, status);
        Scene s;
        const Asked a = asked(s);
        if (end == 0)
            s.done(a.source, DeclineHandshake{a.handshake});
        else if (end == 1)
            s.done(a.target, CancelHandshake{a.handshake});
        else
            s.pass(std::chrono::days(15));
        QCOMPARE(int(s.world.transfer(a.transfer)->status), status);
        QVERIFY(!s.world.transfer(a.transfer)->activeHandshake);
    }

    void theOtherPayerHasToAnswerADayBefore()
    {
        Scene s;
        s.now = utc(2026, 11, 25);
        const Asked a = asked(s);
        QCOMPARE(s.world.handshake(a.handshake)->expires, utc(2026, 11, 30));
    }

    void aTransferEndsWithAMonth_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QDateTime>("end");
        QTest::newRow("in the middle of a month") << utc(2027, 2, 10) << utc(2027, 3, 1).addMSecs(-1);
        QTest::newRow("at the end of a year") << utc(2027, 12, 31, 23) << utc(2028, 1, 1).addMSecs(-1);
        QTest::newRow("before it began") << utc(2026, 10, 20) << utc(2026, 12, 1).addMSecs(-1);
    }
    void aTransferEndsWithAMonth()
    {
        QFETCH(QDateTime, now);
        QFETCH(QDateTime, end);
        Scene s;
        const Asked a = asked(s);
        s.done(a.source, AcceptHandshake{a.handshake});
        s.now = now;
        s.done(a.target, TerminateResponsibilityTransfer{a.transfer});
        QCOMPARE(s.world.transfer(a.transfer)->status, TransferStatus::Withdrawn);
        QCOMPARE(s.world.transfer(a.transfer)->end, end);
    }

    void anOrganizationWhoseTransferHasEndedCanBeTransferredAgainAndDeleted()
    {
        Scene s;
        const Asked a = asked(s);
        s.done(a.source, AcceptHandshake{a.handshake});
        s.done(a.source, TerminateResponsibilityTransfer{a.transfer, utc(2027, 1, 1).addSecs(-1)});
        const Asked again = [&] {
            const HandshakeId handshake = s.newHandshake([&] {
                s.done(a.target, InviteOrganizationToTransferResponsibility{s.account(a.source).email,
                                                                            u"Bill"_s, utc(2027, 1, 1)});
            });
            return Asked{a.target, a.source, handshake, *s.world.handshake(handshake)->transfer};
        }();
        s.done(a.source, DeclineHandshake{again.handshake});
        s.done(a.source, DeleteOrganization{});
        QVERIFY(s.world.transfers().isEmpty());
        QVERIFY(s.world.handshakes().isEmpty());
        QCOMPARE(violations(s.world), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestTransferRules)
#include "tst_transferrules.moc"
