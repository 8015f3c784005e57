// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"

#include "models/organization/apiname.h"
#include "models/services/auditnote.h"
#include "models/services/organizationservice_p.h"
#include "models/services/scopedactivity.h"
#include "models/services/workspace.h"
#include "models/storage/activitystore.h"
#include "models/storage/settingstore.h"

#include <QLoggingCategory>

#include <algorithm>
#include <chrono>

namespace billfold
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

Q_LOGGING_CATEGORY(logOrganizations, "billfold.organizations")

const QString actingAsKey = u"organization/actingAs"_s;
constexpr auto lookEvery = 3s;
// Timers cannot wait for months, and a clock that was set is noticed after an hour.
constexpr qint64 shortestWait = 1'000;
constexpr qint64 longestWait = 3'600'000;

} // namespace

OrganizationService::Private::News OrganizationService::Private::newsOf(const OrganizationCore& core)
{
    return {core.loaded(), true, core.undoTitle(), core.redoTitle()};
}

Result<void> OrganizationService::Private::open()
{
    struct Opened {
        News news;
        std::optional<AccountId> chosen;
    };
    auto reading = writer.post<Opened>([core = core](Connection& connection) -> Result<Opened> {
        if (auto read = core->catchUp(connection); !read)
            return read.error();
        if (auto settled = core->settleNow(connection); !settled && settled.error().name != databaseReadOnly)
            qCWarning(logOrganizations) << settled.error().cause; // the timer tries again
        auto actor = SettingStore(connection).value(actingAsKey);
        if (!actor)
            return actor.error();
        return Opened{newsOf(*core), AccountId::parse(actor->value_or(QString()))};
    });
    reading.waitForFinished();
    const Result<Opened> opened = reading.result();
    if (!opened)
        return opened.error();
    loaded = opened->news.loaded;
    chosen = opened->chosen;
    // Where the loop runs, which need not be this thread: the workspace may be handed over.
    QMetaObject::invokeMethod(
        service, [this] { startTimers(); }, Qt::QueuedConnection);
    return {};
}

QFuture<Result<ChangeSet>> OrganizationService::Private::run(Job job)
{
    return writer.post<ChangeSet>([this, core = core, job = std::move(job), time = clock,
                                   who = workspace.audit().actor()](Connection& connection) {
        const AuditScope scope(who, time);
        Result<ChangeSet> answer = job(*core, connection);
        QMetaObject::invokeMethod(
            service, [this, news = newsOf(*core)] { hear(news); }, Qt::QueuedConnection);
        return answer;
    });
}

void OrganizationService::Private::noticeOn(Connection& connection)
{
    if (auto read = core->catchUp(connection); !read) {
        qCWarning(logOrganizations) << read.error().cause;
        return;
    }
    QMetaObject::invokeMethod(
        service, [this, news = newsOf(*core)] { hear(news); }, Qt::QueuedConnection);
}

void OrganizationService::Private::startTimers()
{
    due = new QTimer(service);
    due->setSingleShot(true);
    QObject::connect(due, &QTimer::timeout, service, [this] { settleWhenDue(); });
    armDue();
    auto* const look = new QTimer(service);
    QObject::connect(look, &QTimer::timeout, service, &OrganizationService::refresh);
    look->start(lookEvery);
}

void OrganizationService::Private::armDue()
{
    if (due == nullptr)
        return;
    const QDateTime now = clock->now();
    const QDateTime next = nextDue(loaded.world, now);
    if (next.isNull())
        due->stop();
    else
        due->start(static_cast<int>(std::clamp(now.msecsTo(next), shortestWait, longestWait)));
}

void OrganizationService::Private::settleWhenDue()
{
    const QDateTime now = clock->now();
    if (const QDateTime next = nextDue(loaded.world, now); next.isNull() || next > now) {
        armDue();
        return;
    }
    static_cast<void>(run([](OrganizationCore& writing, Connection& connection) -> Result<ChangeSet> {
        if (auto settled = writing.settleNow(connection); !settled) {
            qCWarning(logOrganizations) << settled.error().cause;
            return settled.error();
        }
        return ChangeSet();
    }));
}

void OrganizationService::Private::hear(const News& news)
{
    // Reader and writer may cross: what is older than what is known already says nothing.
    if (news.loaded.activity > loaded.activity) {
        const auto before = actor();
        loaded = news.loaded;
        renewVisible();
        // Who acts without having been chosen goes on: an account that is added must not take over. A payer
        // may, who comes with an organization.
        if (!chosen && !imposed && before && loaded.world.organizations().isEmpty() && isUsable(*before))
            choose(*before, Choice::OfProgram);
        emit service->changed();
        emit workspace.changed(Change::Organization);
        tellActor(before);
    }
    if (news.history && (news.undo != undo || news.redo != redo)) {
        undo = news.undo;
        redo = news.redo;
        emit service->historyChanged();
    }
    armDue();
}

/// Where it was asked for, it stays where it is: somebody may look at it.
void OrganizationService::Private::renewVisible()
{
    if (visible)
        visible = gate->visibleWorld();
}

bool OrganizationService::Private::isUsable(const AccountId& id) const
{
    const Account* const account = loaded.world.account(id);
    return account && !account->purged;
}

void OrganizationService::Private::choose(const AccountId& account, Choice by)
{
    chosen = account;
    static_cast<void>(writer.post<void>([account, by, time = clock,
                                         who = workspace.audit().actor()](Connection& connection) {
        const AuditScope scope(who, time);
        const auto keep = [&] { return SettingStore(connection).setValue(actingAsKey, account.toString()); };
        auto kept =
            by == Choice::OfPerson
                ? audited<void>(connection, {.action = u"billfold:ActAs"_s, .object = account.toString()},
                                [&](AuditEvent&) { return keep(); })
                : keep();
        if (!kept)
            qCWarning(logOrganizations) << kept.error().cause;
        return kept;
    }));
}

std::optional<AccountId> OrganizationService::Private::actor() const
{
    if (imposed)
        return *imposed;
    const World& world = loaded.world;
    if (chosen && isUsable(*chosen))
        return chosen;
    std::optional<AccountId> first;
    for (const Organization& organization : world.organizations()) {
        if (!first || organization.payer < *first)
            first = organization.payer;
    }
    if (first)
        return first;
    for (const Account& account : world.accounts()) {
        if (!account.purged)
            return account.id;
    }
    return std::nullopt;
}

void OrganizationService::Private::tellActor(const std::optional<AccountId>& before)
{
    if (actor() == before)
        return;
    renewVisible();
    emit service->actorChanged();
    emit service->historyChanged(); // another account takes other steps back
}

void OrganizationService::Private::forgetVisible()
{
    renewVisible();
    emit service->changed();
    emit service->historyChanged();
}

Result<Admission> OrganizationService::Private::enter(const char* method) const
{
    return gate->enter("OrganizationService"_L1, method);
}

Result<Admission> OrganizationService::Private::enterToImport(const char* method) const
{
    auto entered = enter(method);
    if (!entered || entered->scope.all)
        return entered;
    return gate->refused(u"organizations:ImportOrganization"_s, u"*"_s, payerOnly());
}

Result<Admission> OrganizationService::Private::enterToPlan(const OrganizationId& organization) const
{
    const Organization* const known = loaded.world.organization(organization);
    const QString resource = known ? arnOf(*known) : u"*"_s;
    auto entered = gate->enter("OrganizationService"_L1, "plan", resource);
    if (!entered || !known || entered->scope.seesWhole(known->payer.toString()))
        return entered;
    return gate->refused(u"organizations:DescribeOrganization"_s, resource,
                         payerOnly(known->payer.toString()));
}

ActingAccount OrganizationService::Private::actingAccount(const Result<Admission>& entered) const
{
    if (entered && entered->caller.principal)
        return {entered->caller.principal->account};
    return {actor()};
}

QFuture<Result<ChangeSet>> OrganizationService::Private::run(const Result<Admission>& entered, Job job)
{
    if (!entered)
        return QtFuture::makeReadyFuture(Result<ChangeSet>(entered.error()));
    return run(std::move(job));
}

void OrganizationService::Private::impose(const std::optional<std::optional<AccountId>>& actingElsewhere)
{
    if (imposed == actingElsewhere)
        return;
    const auto before = actor();
    imposed = actingElsewhere;
    renewVisible();
    tellActor(before);
}

OrganizationService::OrganizationService(std::unique_ptr<Private> parts) : d(std::move(parts))
{
    d->service = this;
}

OrganizationService::~OrganizationService() = default;

const World& OrganizationService::world() const
{
    if (!d->visible)
        d->visible = d->gate->visibleWorld();
    return *d->visible;
}

QDateTime OrganizationService::now() const
{
    return d->clock->now();
}

std::optional<AccountId> OrganizationService::actingAs() const
{
    return d->actor();
}

void OrganizationService::actAs(const AccountId& account)
{
    if (!d->isUsable(account))
        return;
    if (d->imposed) {
        d->switchAccount(account);
        return;
    }
    if (!d->gate->opens(account))
        return;
    const auto before = d->actor();
    d->choose(account, Private::Choice::OfPerson);
    d->tellActor(before);
}

Result<ChangeSet> OrganizationService::rehearse(const Commands& commands) const
{
    if (auto may = d->gate->may(commands); !may)
        return may.error();
    const QDateTime now = d->clock->now();
    World settled = d->loaded.world;
    if (const ChangeSet due = settle(settled, now, d->ids); !due.isEmpty())
        settled.apply(due);
    return decideAll(settled, commands, {now, ActingAccount{d->actor()}.toActor(), d->ids});
}

QFuture<Result<ChangeSet>> OrganizationService::perform(const Commands& commands, const QString& title)
{
    const auto entered = d->gate->ask(commands);
    return d->run(entered,
                  [=, actor = d->actingAccount(entered)](OrganizationCore& core, Connection& connection) {
                      return core.perform(connection, commands, title, actor);
                  });
}

QFuture<Result<ChangeSet>> OrganizationService::apply(const ChangeSet& change)
{
    const auto entered = d->enterToImport(__func__);
    return d->run(entered,
                  [=, actor = d->actingAccount(entered)](OrganizationCore& core, Connection& connection) {
                      return core.apply(connection, change, actor);
                  });
}

QString OrganizationService::undoTitle() const
{
    return d->gate->mayTakeBack(d->undo.account) ? d->undo.title : QString();
}

QString OrganizationService::redoTitle() const
{
    return d->gate->mayTakeBack(d->redo.account) ? d->redo.title : QString();
}

QFuture<Result<ChangeSet>> OrganizationService::undo()
{
    return d->run([may = d->gate->takingBack()](OrganizationCore& core, Connection& connection) {
        return core.undo(connection, may);
    });
}

QFuture<Result<ChangeSet>> OrganizationService::redo()
{
    return d->run([may = d->gate->takingBack()](OrganizationCore& core, Connection& connection) {
        return core.redo(connection, may);
    });
}

QFuture<Result<QList<ActivityRecord>>> OrganizationService::activity(const ActivityQuery& query) const
{
    const auto entered = d->enter(__func__);
    if (!entered)
        return QtFuture::makeReadyFuture(Result<QList<ActivityRecord>>(entered.error()));
    return d->reader.post<QList<ActivityRecord>>(
        [query, scope = entered->scope, world = d->loaded.world](Connection& connection) {
            return readActivity(connection, query, scope, world);
        });
}

void OrganizationService::refresh()
{
    if (d->looking)
        return;
    d->looking = true;
    Private* const parts = d.get();
    static_cast<void>(parts->reader.post<void>(
        [parts, known = parts->loaded.activity](Connection& connection) -> Result<void> {
            const auto last = ActivityStore(connection).lastId();
            std::optional<LoadedWorld> other;
            if (last && *last != known) {
                if (auto loaded = loadWorld(connection))
                    other = *std::move(loaded);
            }
            QMetaObject::invokeMethod(
                parts->service,
                [parts, other] {
                    parts->looking = false;
                    if (other)
                        parts->hear({*other, false});
                },
                Qt::QueuedConnection);
            return last ? Result<void>() : Result<void>(last.error());
        }));
}

} // namespace billfold
