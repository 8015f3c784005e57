// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationcore.h"

#include "models/organization/refusal.h"
#include "models/services/auditnote.h"
#include "models/services/operationtitles.h"
#include "models/storage/activitystore.h"
#include "models/storage/identitystore.h"
#include "models/storage/organizationstore.h"
#include "models/storage/worldstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype rememberedSteps = 200;
const QString timeItself = u"system"_s;

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrganizationService", sentence);
}

/// What a person calls the entity.
QString nameOf(const Entity& entity)
{
    const auto named = [](const auto& e) {
        const QString id = e.id.toString();
        return e.name.isEmpty() ? id : u"%1 (%2)"_s.arg(e.name, id);
    };
    if (const auto* account = std::get_if<Account>(&entity))
        return named(*account);
    if (const auto* unit = std::get_if<Unit>(&entity))
        return named(*unit);
    if (const auto* policy = std::get_if<Policy>(&entity))
        return named(*policy);
    return entityKey(entity);
}

/// The first entity that is not as the change needs it.
QString misfitOf(const World& world, const ChangeSet& change)
{
    const ChangeSet merged = change.merged();
    const auto misfit = std::find_if(merged.changes.cbegin(), merged.changes.cend(),
                                     [&](const EntityChange& c) { return world.find(c.any()) != c.before; });
    return misfit == merged.changes.cend() ? QString()
                                           : nameOf(world.find(misfit->any()).value_or(misfit->any()));
}

/// The first sentence about the world after the change that was not true before it.
QString newViolation(const World& world, const ChangeSet& change)
{
    World after = world;
    after.apply(change);
    const QStringList found = violations(after);
    if (found.isEmpty()) // nearly always
        return {};
    const QStringList before = violations(world);
    const auto fresh = std::find_if(found.cbegin(), found.cend(),
                                    [&](const QString& sentence) { return !before.contains(sentence); });
    return fresh == found.cend() ? QString() : *fresh;
}

/// Accounts with bills stay: their bills need their names. So do those that people sign in to: else nobody
/// might be left who can.
Result<void> checkForgetting(Connection& connection, const Commands& commands)
{
    for (const Command& command : commands) {
        const auto* const forget = std::get_if<ForgetAccount>(&command);
        if (!forget)
            continue;
        auto charged = OrganizationStore(connection).isCharged(forget->account.toString());
        if (!charged)
            return charged.error();
        if (*charged)
            return refusal(u"ConflictException", {},
                           tr("The account %1 has charges in a bill, so it has to stay known here.")
                               .arg(forget->account.toString()));
        auto used = IdentityStore(connection).isUsed(forget->account);
        if (!used)
            return used.error();
        if (*used)
            return refusal(u"ConflictException", {},
                           tr("The account %1 has users or a password, so it has to stay known here.")
                               .arg(forget->account.toString()));
    }
    return {};
}

/// What the change is in the audit log.
AuditEvent eventOf(const ChangeSet& change, const QList<FieldChange>& fields, const QString& actor)
{
    AuditEvent event{.principal = actor == timeItself ? actor : QString(),
                     .account = actor == timeItself ? QString() : actor,
                     .action = u"organizations:"_s + change.operation,
                     .object = change.subject};
    QList<QPair<QString, QString>> before, after;
    for (const FieldChange& field : fields) {
        const QString name = u"%1 %2 %3"_s.arg(field.kind, field.id, field.field);
        before.append({name, field.before});
        after.append({name, field.after});
    }
    event.before = auditText(before);
    event.after = auditText(after);
    return event;
}

/// What was asked for in vain.
void noteRefused(Connection& connection, const QString& operation, const QString& actor, const Error& error)
{
    if (error.code != ErrorCode::NotFound || !error.name.isEmpty())
        noteRefusal(connection, {.account = actor, .action = u"organizations:"_s + operation}, error);
}

} // namespace

Actor ActingAccount::toActor() const
{
    return {account.value_or(*AccountId::parse(u"000000000000"))};
}

Result<LoadedWorld> loadWorld(Connection& connection)
{
    const Snapshot snapshot(connection);
    auto last = ActivityStore(connection).lastId();
    if (!last)
        return last.error();
    auto world = WorldStore(connection).load();
    if (!world)
        return world.error();
    return LoadedWorld{*std::move(world), *last};
}

Result<qint64> writeChange(Connection& connection, const ChangeSet& change, const QString& actor,
                           const QDateTime& now)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    if (auto written = WorldStore(connection).write(change); !written)
        return written.error();
    const QList<FieldChange> fields = fieldChanges(change);
    auto id = ActivityStore(connection).append({0, now, actor, change.operation, change.subject, fields});
    if (!id)
        return id;
    if (auto noted = noteAudit(connection, eventOf(change, fields, actor)); !noted)
        return noted.error();
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    return id;
}

OrganizationCore::Title OrganizationCore::titleOf(const QList<Step>& steps)
{
    return steps.isEmpty() ? Title() : Title{steps.last().title, steps.last().actor};
}

OrganizationCore::Title OrganizationCore::undoTitle() const
{
    return titleOf(m_undo);
}

OrganizationCore::Title OrganizationCore::redoTitle() const
{
    return titleOf(m_redo);
}

Result<void> OrganizationCore::catchUp(Connection& connection)
{
    const auto last = ActivityStore(connection).lastId();
    if (!last)
        return last.error();
    if (m_read && *last == m_loaded.activity)
        return {};
    auto loaded = loadWorld(connection);
    if (!loaded)
        return loaded.error();
    m_loaded = *std::move(loaded);
    m_read = true;
    return {};
}

Result<void> OrganizationCore::write(Connection& connection, const ChangeSet& change, const QString& actor,
                                     const QDateTime& now)
{
    if (change.isEmpty())
        return {};
    auto id = writeChange(connection, change, actor, now);
    if (!id)
        return id.error();
    m_loaded.world.apply(change);
    m_loaded.activity = *id;
    return {};
}

Result<void> OrganizationCore::settle(Connection& connection, const QDateTime& now)
{
    return write(connection, billfold::settle(m_loaded.world, now, m_ids), timeItself, now);
}

Result<ChangeSet> OrganizationCore::transact(Connection& connection, const QString& actor, const Make& make)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    if (auto read = catchUp(connection); !read)
        return read.error();
    const LoadedWorld before = m_loaded;
    const QDateTime now = m_clock->now();
    const auto failed = [&](const Error& error) {
        m_loaded = before; // as the database is again once the transaction is rolled back
        return error;
    };
    if (auto settled = settle(connection, now); !settled)
        return failed(settled.error());
    Result<ChangeSet> made = make(m_loaded.world, now);
    if (made) {
        if (auto written = write(connection, *made, actor, now); !written)
            return failed(written.error());
        // What is done by then is not left for the next call: with a clock that stands still, nobody would
        // wait for it.
        if (auto settled = settle(connection, now); !settled)
            return failed(settled.error());
    }
    // What was refused changed nothing, and what time did stays.
    if (auto committed = transaction.commit(); !committed)
        return failed(committed.error());
    return made;
}

Result<void> OrganizationCore::settleNow(Connection& connection)
{
    if (auto read = catchUp(connection); !read)
        return read;
    // Without a look at the writer's place where there is nothing to do, which is nearly always.
    if (billfold::settle(m_loaded.world, m_clock->now(), m_ids).isEmpty())
        return {};
    auto settled = transact(connection, timeItself,
                            [](const World&, const QDateTime&) -> Result<ChangeSet> { return ChangeSet(); });
    return settled ? Result<void>() : Result<void>(settled.error());
}

Result<ChangeSet> OrganizationCore::perform(Connection& connection, const Commands& commands,
                                            const QString& title, const ActingAccount& actor)
{
    auto change = transact(connection, actor.toString(),
                           [&](const World& world, const QDateTime& now) -> Result<ChangeSet> {
                               if (auto may = checkForgetting(connection, commands); !may)
                                   return may.error();
                               return decideAll(world, commands, {now, actor.toActor(), m_ids});
                           });
    if (!change && !commands.isEmpty())
        noteRefused(connection, operationName(commands.first()), actor.toString(), change.error());
    if (!change || change->isEmpty())
        return change;
    m_redo.clear();
    if (std::all_of(commands.cbegin(), commands.cend(), isUndoable)) {
        m_undo.append({title.isEmpty() ? operationTitle(commands) : title, *change, actor.toString(),
                       askedFor(m_loaded.world, commands)});
        if (m_undo.size() > rememberedSteps)
            m_undo.removeFirst();
    }
    return change;
}

Result<ChangeSet> OrganizationCore::apply(Connection& connection, const ChangeSet& change,
                                          const ActingAccount& actor, const Also& also)
{
    auto applied = transact(
        connection, actor.toString(), [&](const World& world, const QDateTime& now) -> Result<ChangeSet> {
            if (world.fits(change)) {
                const Result<void> written = also ? also(world, now) : Result<void>();
                return written ? Result<ChangeSet>(change) : written.error();
            }
            return refusal(
                u"ConcurrentModificationException", {},
                tr("%1 was changed meanwhile. Look through the changes again.").arg(misfitOf(world, change)));
        });
    if (!applied)
        noteRefused(connection, change.operation, actor.toString(), applied.error());
    if (applied && !applied->isEmpty())
        m_redo.clear();
    return applied;
}

Result<ChangeSet> OrganizationCore::repeat(Connection& connection, QList<Step>& from, QList<Step>& to,
                                           bool backwards, const TakingBack& may)
{
    if (from.isEmpty())
        return Error{ErrorCode::NotFound,
                     backwards ? tr("There is nothing to undo.") : tr("There is nothing to redo."),
                     {}};
    const Step step = from.last();
    if (auto allowed = may(step.actor, step.asked); !allowed)
        return allowed.error();
    bool fits = true;
    auto done =
        transact(connection, step.actor, [&](const World& world, const QDateTime&) -> Result<ChangeSet> {
            ChangeSet change = backwards ? step.change.inverse() : step.change;
            change.operation = (backwards ? u"Undo"_s : u"Redo"_s) + step.change.operation;
            const QString misfit = misfitOf(world, change);
            const QString violation = misfit.isEmpty() ? newViolation(world, change) : QString();
            fits = misfit.isEmpty() && violation.isEmpty();
            if (fits)
                return change;
            const QString sentence =
                backwards ? tr("“%1” cannot be undone: %2") : tr("“%1” cannot be redone: %2");
            return refusal(u"ConcurrentModificationException", {},
                           sentence.arg(step.title, misfit.isEmpty()
                                                        ? violation
                                                        : tr("%1 was changed since.").arg(misfit)));
        });
    if (!done)
        noteRefused(connection, (backwards ? u"Undo"_s : u"Redo"_s) + step.change.operation, step.actor,
                    done.error());
    if (done || !fits)
        from.removeLast();
    if (done)
        to.append(step);
    return done;
}

Result<ChangeSet> OrganizationCore::undo(Connection& connection, const TakingBack& may)
{
    return repeat(connection, m_undo, m_redo, true, may);
}

Result<ChangeSet> OrganizationCore::redo(Connection& connection, const TakingBack& may)
{
    return repeat(connection, m_redo, m_undo, false, may);
}

} // namespace billfold
