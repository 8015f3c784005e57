// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "tests/models/services/servicesupport.h"

#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTimer>

#include <atomic>
#include <chrono>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const AccountId pays = *AccountId::parse(u"111111111111");
const AccountId second = *AccountId::parse(u"222222222222");

/// The answer, after everything that was told on the way was heard.
ChangeSet heard(QFuture<Result<ChangeSet>> future)
{
    ChangeSet change = answer(std::move(future));
    QCoreApplication::processEvents();
    return change;
}
/// The sentence of what was refused, likewise.
QString refused(QFuture<Result<ChangeSet>> future)
{
    const QString sentence = refusal(std::move(future));
    QCoreApplication::processEvents();
    return sentence;
}

/// An organization of a payer with one created account and two units.
class Organized : public Office
{
public:
    Organized()
    {
        heard(service().perform({AddAccount{pays, u"Payer"_s, u"pay@example.com"_s}}));
        service().actAs(pays);
        heard(service().perform({CreateOrganization{}}));
        heard(service().perform({CreateAccount{u"Shop"_s, u"shop@example.com"_s}}));
        heard(service().perform({CreateOrganizationalUnit{root(), u"Production"_s},
                                 CreateOrganizationalUnit{root(), u"Tests"_s}}));
    }
    OrganizationService& service() const { return workspace->organizations(); }
    const World& world() const { return service().world(); }
    const Organization& organization() const { return world().organizations().first(); }
    NodeId root() const { return organization().root; }
    AccountId shop() const { return world().accountByEmail(u"shop@example.com"_s)->id; }
    UnitId unit(const QString& name) const
    {
        for (const Unit& unit : world().units()) {
            if (unit.name == name)
                return unit.id;
        }
        qFatal("no such unit");
    }
    MoveAccount move(const AccountId& account, const NodeId& to) const
    {
        return {account, *world().parentOf(account), to};
    }
    QString parentOf(const AccountId& account) const { return world().parentOf(account)->toString(); }
    QList<ActivityRecord> activity(const ActivityQuery& query = {}) const
    {
        return answer(service().activity(query));
    }
    QString operations(const ActivityQuery& query = {}) const
    {
        QStringList names;
        for (const ActivityRecord& record : activity(query))
            names.append(record.operation);
        return names.join(u' ');
    }
};

/// A clock that a test moves on.
class MovingClock final : public Clock
{
public:
    explicit MovingClock(const QDateTime& at) : m_at(at.toMSecsSinceEpoch()) {}
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_at, Qt::UTC); }
    void moveOn(std::chrono::milliseconds time) { m_at += time.count(); }

private:
    std::atomic<qint64> m_at;
};

/// The service's timer for what is due, or for looking what others did: they are let run out by the test.
QTimer* timerOf(const OrganizationService& service, bool due)
{
    QCoreApplication::processEvents(); // they start with the loop
    for (QTimer* const timer : service.findChildren<QTimer*>())
        if (timer->isSingleShot() == due)
            return timer;
    qFatal("no timer");
}

} // namespace

/// What is, who acts, what is done, undone and told.
class OrganizationServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyDatabaseHasNobodyToActAs()
    {
        const Office office;
        const OrganizationService& service = office->organizations();
        QVERIFY(service.world().everything().isEmpty());
        QVERIFY(!service.actingAs());
        QCOMPARE(service.now(), office->clock().now());
        QVERIFY(service.undoTitle().isEmpty() && service.redoTitle().isEmpty());
    }

    void whatIsDoneIsThereAndTold()
    {
        Office office;
        OrganizationService& service = office->organizations();
        QSignalSpy changed(&service, &OrganizationService::changed);
        QSignalSpy actor(&service, &OrganizationService::actorChanged);
        Changes told;
        connect(office.workspace.get(), &Workspace::changed, this, [&told](Changes what) { told |= what; });
        const ChangeSet change = heard(service.perform({AddAccount{pays, u"Payer"_s, u"pay@example.com"_s}}));
        QCOMPARE(change.operation, u"AddAccount"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(actor.size(), 1);
        QVERIFY(told.testFlag(Change::Organization));
        QCOMPARE(service.world().account(pays)->name, u"Payer"_s);
        QCOMPARE(*service.actingAs(), pays); // the only one there is
    }

    void theWorldIsNewWhenTheAnswerIsHeard()
    {
        Organized office;
        QFutureWatcher<Result<ChangeSet>> watcher;
        QString parent;
        connect(&watcher, &QFutureWatcherBase::finished, this,
                [&] { parent = office.parentOf(office.shop()); });
        watcher.setFuture(office.service().perform({office.move(office.shop(), office.unit(u"Tests"_s))}));
        QTRY_VERIFY(!parent.isEmpty());
        QCOMPARE(parent, office.unit(u"Tests"_s).toString());
    }

    void aCreatedAccountIsThereByTheNextAnswer()
    {
        const Organized office; // its clock stands still
        QCOMPARE(office.world().account(office.shop())->name, u"Shop"_s);
        QCOMPARE(office.parentOf(office.shop()), office.root().toString());
        const QList<ActivityRecord> settled = office.activity({.text = u"system"_s});
        QCOMPARE(settled.size(), 1);
        QCOMPARE(settled.first().actor, u"system"_s);
    }

    void aCreatedAccountArrivesInItsUnitAlthoughTheWindowWasClosed()
    {
        Organized office;
        const UnitId tests = office.unit(u"Tests"_s);
        heard(office.service().perform({CreateAccount{
            .name = u"New"_s, .email = u"new@example.com"_s, .tags = {}, .destination = tests}}));
        office.open(office->clock().now());
        QTRY_VERIFY(office.world().accountByEmail(u"new@example.com"_s));
        QCOMPARE(office.parentOf(office.world().accountByEmail(u"new@example.com"_s)->id), tests.toString());
    }

    void itIsThereAfterClosingAndOpening()
    {
        Organized office;
        heard(office.service().perform({office.move(office.shop(), office.unit(u"Tests"_s))}));
        const QList<Entity> before = office.world().everything();
        office.open(office->clock().now());
        QVERIFY(office.world().everything() == before);
        QVERIFY(office.service().undoTitle().isEmpty()); // steps are not kept
    }

    void whatIsRefusedChangesNothingAndSaysWhy()
    {
        Organized office;
        const QList<Entity> before = office.world().everything();
        const auto records = office.activity().size();
        auto future = office.service().perform({office.move(office.shop(), office.unit(u"Tests"_s)),
                                                CreateOrganizationalUnit{office.root(), u"Tests"_s}});
        future.waitForFinished();
        const Result<ChangeSet> result = future.result();
        QVERIFY(!result);
        QCOMPARE(result.error().name, u"DuplicateOrganizationalUnitException"_s);
        QCoreApplication::processEvents();
        QVERIFY(office.world().everything() == before);
        QCOMPARE(office.activity().size(), records);
        QVERIFY(office.service().undoTitle().isEmpty());
    }

    void aRehearsalSaysWhatWouldHappenAndDoesNothing()
    {
        const Organized office;
        const auto move = office.service().rehearse({office.move(office.shop(), office.unit(u"Tests"_s))});
        QVERIFY(move);
        QCOMPARE(move->changes.size(), 1);
        QVERIFY(!office.service().rehearse({CreateOrganizationalUnit{office.root(), u"Tests"_s}}));
        QCOMPARE(office.parentOf(office.shop()), office.root().toString());
    }

    void theActingAccountIsKeptAndDecides()
    {
        Organized office;
        QCOMPARE(*office.service().actingAs(), pays);
        QSignalSpy actor(&office.service(), &OrganizationService::actorChanged);
        office.service().actAs(*AccountId::parse(u"999999999999")); // unknown: stays
        QCOMPARE(actor.size(), 0);
        const AccountId shop = office.shop();
        office.service().actAs(shop);
        QCOMPARE(actor.size(), 1);
        QVERIFY(!office.service().rehearse({CreateOrganizationalUnit{office.root(), u"New"_s}}));
        QVERIFY(refused(office.service().perform({CreateOrganizationalUnit{office.root(), u"New"_s}})) !=
                u"done"_s);
        office.open(office->clock().now());
        QCOMPARE(*office.service().actingAs(), shop);
        office.service().actAs(pays);
        heard(office.service().perform({CreateOrganizationalUnit{office.root(), u"New"_s}}));
        QCOMPARE(office.activity().first().actor, pays.toString());
    }

    void whoActsUnchosenGoesOn()
    {
        Office office;
        OrganizationService& service = office->organizations();
        heard(service.perform({AddAccount{second, u"Second"_s, {}}}));
        heard(service.perform({AddAccount{pays, u"Payer"_s, u"pay@example.com"_s}}));
        QCOMPARE(*service.actingAs(), second); // not the first by id, which came later
        heard(service.perform({CreateOrganization{}}));
        heard(service.perform({AddAccount{*AccountId::parse(u"000000000001"), u"Early"_s, {}}}));
        QCOMPARE(*service.actingAs(), second);
        QCOMPARE(service.world().organizations().first().payer, second);
    }

    void thePayerActsWhereNobodyWasChosen()
    {
        Office office;
        OrganizationService& service = office->organizations();
        // As an import writes it: all at once.
        World made;
        RandomIds ids;
        for (const Command& command : Commands{AddAccount{second, u"Second"_s, {}},
                                               AddAccount{pays, u"First"_s, {}}, CreateOrganization{}})
            made.apply(*decide(made, command, {service.now(), Actor{second}, ids}));
        ChangeSet all;
        for (const Entity& entity : made.everything())
            all.changes.append({{}, entity});
        heard(service.apply(all));
        QCOMPARE(*service.actingAs(), second);
    }

    void aStepIsUndoneAndDoneAgain()
    {
        Organized office;
        OrganizationService& service = office.service();
        QSignalSpy history(&service, &OrganizationService::historyChanged);
        const AccountId shop = office.shop();
        heard(service.perform({office.move(shop, office.unit(u"Tests"_s))}));
        QCOMPARE(service.undoTitle(), u"Move account"_s);
        QCOMPARE(history.size(), 1);
        heard(service.undo());
        QCOMPARE(office.parentOf(shop), office.root().toString());
        QCOMPARE(service.undoTitle(), QString());
        QCOMPARE(service.redoTitle(), u"Move account"_s);
        QCOMPARE(office.activity().first().operation, u"UndoMoveAccount"_s);
        heard(service.redo());
        QCOMPARE(office.parentOf(shop), office.unit(u"Tests"_s).toString());
        QCOMPARE(service.undoTitle(), u"Move account"_s);
        QCOMPARE(service.redoTitle(), QString());
        QCOMPARE(office.activity().first().operation, u"RedoMoveAccount"_s);
        QCOMPARE(office.activity().first().actor, pays.toString());
        QVERIFY(refused(service.redo()).contains(u"nothing to redo"_s));
    }

    void somethingNewForgetsWhatCouldBeDoneAgain()
    {
        Organized office;
        OrganizationService& service = office.service();
        heard(service.perform({office.move(office.shop(), office.unit(u"Tests"_s))}));
        heard(service.undo());
        heard(service.perform({UpdateOrganizationalUnit{office.unit(u"Tests"_s), u"Trials"_s}}));
        QCOMPARE(service.redoTitle(), QString());
        QCOMPARE(service.undoTitle(), u"Rename unit"_s);
    }

    void oneCallIsOneStepWithATitle_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("title");
        QTest::newRow("move units") << u"units"_s << u"Move 2 units"_s;
        QTest::newRow("rename both kinds") << u"mixed"_s << u"2 changes"_s;
        QTest::newRow("tag") << u"tag"_s << u"Tag"_s;
        QTest::newRow("a title of one's own") << u"titled"_s << u"Tidy up"_s;
        QTest::newRow("cannot be undone") << u"create"_s << QString();
        QTest::newRow("one of them cannot be undone") << u"half"_s << QString();
    }
    void oneCallIsOneStepWithATitle()
    {
        QFETCH(QString, kind);
        QFETCH(QString, title);
        Organized office;
        const UnitId production = office.unit(u"Production"_s), tests = office.unit(u"Tests"_s);
        heard(office.service().perform({CreateOrganizationalUnit{office.root(), u"Third"_s}}));
        const UnitId third = office.unit(u"Third"_s);
        Commands commands;
        if (kind == "units"_L1)
            commands = {MoveOrganizationalUnit{production, third}, MoveOrganizationalUnit{tests, third}};
        else if (kind == "mixed"_L1)
            commands = {UpdateOrganizationalUnit{tests, u"T"_s}, RenameAccount{office.shop(), u"S"_s}};
        else if (kind == "tag"_L1 || kind == "titled"_L1)
            commands = {TagResource{office.shop().toString(), {{u"team"_s, u"web"_s}}}};
        else if (kind == "create"_L1)
            commands = {CreateOrganizationalUnit{third, u"Deep"_s}};
        else
            commands = {UpdateOrganizationalUnit{tests, u"T"_s}, CreateOrganizationalUnit{third, u"Deep"_s}};
        const QList<Entity> before = office.world().everything();
        heard(office.service().perform(commands, kind == "titled"_L1 ? u"Tidy up"_s : QString()));
        QCOMPARE(office.service().undoTitle(), title);
        if (title.isEmpty())
            return;
        heard(office.service().undo());
        QVERIFY(office.world().everything() == before);
    }

    void aStepThatSomebodyElseBuiltOnIsRefusedAndDropped()
    {
        Organized office;
        const AccountId shop = office.shop();
        heard(office.service().perform({UpdateOrganizationalUnit{office.unit(u"Tests"_s), u"Trials"_s}}));
        heard(office.service().perform({office.move(shop, office.unit(u"Production"_s))}));
        Office other;
        auto opened = Workspace::open(office->path(), std::make_shared<FixedClock>(office->clock().now()),
                                      OpenMode::Shared);
        QVERIFY(opened);
        heard((*opened)->organizations().perform({RenameAccount{shop, u"Web shop"_s}}));
        const QString sentence = refused(office.service().undo());
        QVERIFY2(sentence.contains(u"Move account"_s) && sentence.contains(u"Web shop"_s),
                 qPrintable(sentence));
        QCOMPARE(office.parentOf(shop), office.unit(u"Production"_s).toString());
        QCOMPARE(office.service().undoTitle(), u"Rename unit"_s); // the step before can still be undone
        heard(office.service().undo());
        QVERIFY(office.unit(u"Tests"_s).toString().startsWith("ou-"_L1));
    }

    void aStepIsRefusedWhereARuleWouldBeBroken()
    {
        Organized office;
        heard(office.service().perform({UpdateOrganizationalUnit{office.unit(u"Tests"_s), u"Trials"_s}}));
        // Its old name is taken by now.
        heard(office.service().perform({CreateOrganizationalUnit{office.root(), u"Tests"_s}}));
        const QString sentence = refused(office.service().undo());
        QVERIFY2(sentence.contains(u"cannot be undone"_s), qPrintable(sentence));
        QVERIFY(violations(office.world()).isEmpty());
    }

    void twoProgramsSeeEachOther()
    {
        Organized one;
        auto opened =
            Workspace::open(one->path(), std::make_shared<FixedClock>(one->clock().now()), OpenMode::Shared);
        QVERIFY(opened);
        OrganizationService& other = (*opened)->organizations();
        QCOMPARE(*other.actingAs(), pays);
        QSignalSpy heardThere(&other, &OrganizationService::changed);
        heard(one.service().perform({CreateOrganizationalUnit{one.root(), u"New"_s}}));
        // Decided on what the first one wrote, though nobody told: the name is taken.
        QVERIFY(refused(other.perform({CreateOrganizationalUnit{one.root(), u"New"_s}})) != u"done"_s);
        QCOMPARE(heardThere.size(), 1);
        heard(one.service().perform({CreateOrganizationalUnit{one.root(), u"Newer"_s}}));
        other.refresh();
        QTRY_COMPARE(heardThere.size(), 2);
        QVERIFY(other.world().everything() == one.world().everything());
        other.refresh(); // nothing happened since
        QTest::qWait(1);
        QCOMPARE(heardThere.size(), 2);
    }

    void whatOthersDidIsLookedForEveryThreeSeconds()
    {
        Organized one;
        auto opened =
            Workspace::open(one->path(), std::make_shared<FixedClock>(one->clock().now()), OpenMode::Shared);
        QVERIFY(opened);
        OrganizationService& other = (*opened)->organizations();
        QTimer* const look = timerOf(other, false);
        QVERIFY(look->isActive());
        QCOMPARE(look->interval(), 3000);
        QSignalSpy heardThere(&other, &OrganizationService::changed);
        heard(one.service().perform({CreateOrganizationalUnit{one.root(), u"New"_s}}));
        QCOMPARE(heardThere.size(), 0); // nobody told
        QVERIFY(QMetaObject::invokeMethod(look, "timeout"));
        QTRY_COMPARE(heardThere.size(), 1);
        QVERIFY(other.world().everything() == one.world().everything());
    }

    void whatIsDueIsDoneByItself()
    {
        Organized office;
        const auto clock = std::make_shared<MovingClock>(office->clock().now());
        auto opened = Workspace::open(office->path(), clock, OpenMode::Shared);
        QVERIFY(opened);
        OrganizationService& service = (*opened)->organizations();
        QTimer* const due = timerOf(service, true);
        QVERIFY(!due->isActive()); // nothing will ever happen by itself
        heard(service.perform({AddAccount{second, u"Second"_s, u"second@example.com"_s}}));
        heard(service.perform({InviteAccountToOrganization{second.toString()}}));
        const HandshakeId invitation = service.world().handshakes().first().id;
        QVERIFY(due->isActive());
        QCOMPARE(due->interval(), 3'600'000); // a timer cannot wait for two weeks
        QVERIFY(QMetaObject::invokeMethod(due, "timeout"));
        QVERIFY(due->isActive());
        QVERIFY(service.world().handshake(invitation)->live()); // too early

        clock->moveOn(std::chrono::days(15));
        QVERIFY(QMetaObject::invokeMethod(due, "timeout"));
        QTRY_COMPARE(service.world().handshake(invitation)->state, HandshakeState::Expired);
        QCOMPARE(answer(service.activity({})).first().actor, u"system"_s);
    }

    void aChangeThatWasLookedThroughIsWrittenOrRefused()
    {
        Organized office;
        Account shop = *office.world().account(office.shop());
        const Account before = shop;
        shop.name = u"Imported"_s;
        const ChangeSet change{u"ImportOrganization"_s, u"o"_s, {{before, shop}}};
        heard(office.service().apply(change));
        QCOMPARE(office.world().account(shop.id)->name, u"Imported"_s);
        QCOMPARE(office.activity().first().operation, u"ImportOrganization"_s);
        QVERIFY(refused(office.service().apply(change)).contains(u"Imported"_s));
    }

    void timeDoesItsPartBeforeAnythingElse()
    {
        Organized office;
        heard(office.service().perform({AddAccount{second, u"Second"_s, u"second@example.com"_s}}));
        heard(office.service().perform({InviteAccountToOrganization{second.toString()}}));
        const HandshakeId invitation = office.world().handshakes().first().id;
        office.open(office->clock().now().addDays(16)); // it has expired by now
        QCOMPARE(office.world().handshake(invitation)->state, HandshakeState::Expired);
        QCOMPARE(office.activity().first().actor, u"system"_s);
        office.service().actAs(second);
        QVERIFY(refused(office.service().perform({AcceptHandshake{invitation}})) != u"done"_s);
    }

    void everyChangeIsListedWithBeforeAndAfter()
    {
        Organized office;
        const AccountId shop = office.shop();
        heard(office.service().perform({office.move(shop, office.unit(u"Tests"_s))}));
        const ActivityRecord record = office.activity().first();
        QCOMPARE(record.operation, u"MoveAccount"_s);
        QCOMPARE(record.at, office->clock().now());
        QVERIFY(record.subject.contains(u"Shop"_s));
        QCOMPARE(record.fields.size(), 1);
        QCOMPARE(record.fields.first(),
                 (FieldChange{u"Account"_s, shop.toString(), u"ParentId"_s, office.root().toString(),
                              office.unit(u"Tests"_s).toString()}));
        QCOMPARE(office.operations({.about = office.unit(u"Tests"_s).toString(), .limit = 1}),
                 u"MoveAccount"_s);
        QCOMPARE(office.activity({.before = record.id, .limit = 1}).size(), 1);
        QVERIFY(office.activity({.before = record.id}).first().id < record.id);
    }

    void anAccountWithABillIsNotForgotten()
    {
        Office office;
        office.import({{.account = "222222222222"}});
        OrganizationService& service = office->organizations();
        heard(service.perform({AddAccount{pays, u"Payer"_s, {}}, AddAccount{second, u"Second"_s, {}}}));
        QVERIFY(refused(service.perform({ForgetAccount{second}})).contains(u"has charges in a bill"_s));
        heard(service.perform({ForgetAccount{pays}}));
        QVERIFY(!service.world().account(pays));
    }
};

QTEST_GUILESS_MAIN(OrganizationServiceTest)
#include "tst_organizationservice.moc"
