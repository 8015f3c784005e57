// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/audit.h"

#include <QTest>

#include <functional>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

/// Five events in a chain.
QList<AuditEvent> chain()
{
    QList<AuditEvent> events;
    QByteArray hash = chainStart();
    for (int number = 1; number <= 5; ++number) {
        AuditEvent event;
        event.number = number;
        event.at = QDateTime(QDate(2026, 10, number), QTime(8, 0, 0, 250), Qt::UTC);
        event.principal = u"arn:aws:iam::123456789012:user/ines"_s;
        event.account = u"123456789012"_s;
        event.action = u"organizations:MoveAccount"_s;
        event.object = u"21000000000%1"_s.arg(number);
        event.before = u"r-1"_s;
        event.after = u"ou-1"_s;
        event.outcome = AuditEvent::Outcome::Done;
        event.hash = chainHash(hash, event);
        hash = event.hash;
        events.append(event);
    }
    return events;
}

/// The number at which the check stops; 0 where everything fits. The end is that of the whole chain.
qint64 brokenAt(const QList<AuditEvent>& events)
{
    static const QList<AuditEvent> whole = chain();
    ChainCheck check;
    std::optional<ChainBreak> found;
    for (const AuditEvent& event : events) {
        found = check.next(event);
        if (found)
            break;
    }
    if (!found)
        found = check.end(whole.last().number, whole.last().hash);
    if (!found)
        return 0;
    return found->what.isEmpty() || found->what.contains(u"%1"_s) ? -1 : found->number;
}

/// The chain as somebody would forge it who can compute hashes: with all that follow made anew.
void forge(QList<AuditEvent>& events, qsizetype from)
{
    for (qsizetype i = from; i < events.size(); ++i)
        events[i].hash = chainHash(i == 0 ? chainStart() : events[i - 1].hash, events[i]);
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(QList<AuditEvent>&)>)

class TestAudit : public QObject
{
    Q_OBJECT

private slots:
    void findsNothingInAWholeChain();
    void coversEachMember_data();
    void coversEachMember();
    void findsWhatWasDone_data();
    void findsWhatWasDone();
    void letsNothingMoveBetweenMembers();
    void continuesAfterAKnownEvent();
    void hashesTheSameOnEveryMachine();
};

void TestAudit::findsNothingInAWholeChain()
{
    QCOMPARE(brokenAt(chain()), 0);
    QVERIFY(!ChainCheck().end(0, chainStart()));
    QCOMPARE(chainStart().size(), 32);
}

void TestAudit::coversEachMember_data()
{
    QTest::addColumn<int>("member");
    const char* const names[] = {"at",     "principal", "account", "action", "object",
                                 "before", "after",     "outcome", "reason", "hash"};
    for (int member = 0; member < 10; ++member)
        QTest::newRow(names[member]) << member;
}

void TestAudit::coversEachMember()
{
    QFETCH(int, member);
    QList<AuditEvent> events = chain();
    AuditEvent& event = events[2];
    switch (member) {
    case 0:
        event.at = event.at.addMSecs(1);
        break;
    case 1:
        event.principal += u'x';
        break;
    case 2:
        event.account += u'x';
        break;
    case 3:
        event.action += u'x';
        break;
    case 4:
        event.object += u'x';
        break;
    case 5:
        event.before += u'x';
        break;
    case 6:
        event.after += u'x';
        break;
    case 7:
        event.outcome = AuditEvent::Outcome::Denied;
        break;
    case 8:
        event.reason += u'x';
        break;
    default:
        event.hash[0] = char(event.hash.at(0) ^ 1);
    }
    QCOMPARE(brokenAt(events), 3);
}

void TestAudit::findsWhatWasDone_data()
{
    QTest::addColumn<std::function<void(QList<AuditEvent>&)>>("deed");
    QTest::addColumn<qint64>("number");
    using Events = QList<AuditEvent>;
    using Deed = std::function<void(Events&)>;
    const auto row = [](const char* name, const Deed& deed, qint64 number) {
        QTest::newRow(name) << deed << number;
    };
    row(
        "the first one removed", [](Events& events) { events.removeFirst(); }, 1);
    row(
        "one in the middle removed", [](Events& events) { events.removeAt(2); }, 3);
    row(
        "the last one cut off", [](Events& events) { events.removeLast(); }, 5);
    row(
        "all removed", [](Events& events) { events.clear(); }, 1);
    row(
        "two swapped", [](Events& events) { events.swapItemsAt(1, 2); }, 2);
    row(
        "two swapped, with their numbers",
        [](Events& events) {
            events.swapItemsAt(1, 2);
            std::swap(events[1].number, events[2].number);
        },
        2);
    row(
        "one written twice", [](Events& events) { events.insert(2, events.at(1)); }, 2);
    row(
        "removed, and the others numbered anew",
        [](Events& events) {
            events.removeAt(2);
            for (qsizetype i = 2; i < events.size(); ++i)
                --events[i].number;
        },
        3);
    row(
        "altered, and all hashes made anew",
        [](Events& events) {
            events[2].object = u"nothing"_s;
            forge(events, 2);
        },
        5);
    row(
        "removed, and all hashes made anew",
        [](Events& events) {
            events.removeAt(2);
            for (qsizetype i = 2; i < events.size(); ++i)
                --events[i].number;
            forge(events, 2);
        },
        5);
    row(
        "one added past the program",
        [](Events& events) {
            AuditEvent more = events.constLast();
            ++more.number;
            events.append(more);
            forge(events, 5);
        },
        6);
}

void TestAudit::findsWhatWasDone()
{
    QFETCH(std::function<void(QList<AuditEvent>&)>, deed);
    QFETCH(qint64, number);
    QList<AuditEvent> events = chain();
    deed(events);
    QCOMPARE(brokenAt(events), number);
}

void TestAudit::letsNothingMoveBetweenMembers()
{
    AuditEvent one;
    one.before = u"ab"_s;
    one.after = u"c"_s;
    AuditEvent other = one;
    other.before = u"a"_s;
    other.after = u"bc"_s;
    QVERIFY(chainHash(chainStart(), one) != chainHash(chainStart(), other));
    QVERIFY(chainHash(chainStart(), one) != chainHash("another"_ba, one));
}

void TestAudit::continuesAfterAKnownEvent()
{
    const QList<AuditEvent> events = chain();
    ChainCheck check(3, events.at(2).hash);
    QVERIFY(!check.next(events.at(3)));
    QVERIFY(!check.next(events.at(4)));
    QVERIFY(!check.end(5, events.at(4).hash));
}

void TestAudit::hashesTheSameOnEveryMachine()
{
    // What was written by one version is checked by every later one.
    QCOMPARE(chainStart().toHex(), "0c7068b0736a6c63e79d00bb376adc05fd5e41e3e0498c91b56b32f61ea78443"_ba);
    QCOMPARE(chain().constFirst().hash.toHex(),
             "6fe67bc3a6bbb94a76e692fd62a132426cf100cc73782c82da6b4973caf9e25c"_ba);
}

QTEST_APPLESS_MAIN(TestAudit)
#include "tst_audit.moc"
