// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/organization/activity.h"
#include "models/organization/rules.h"
#include "models/services/gate.h"
#include "models/storage/connection.h"

#include <functional>
#include <memory>
#include <optional>

namespace billfold
{

/// The world as the database had it after the activity record `activity`.
struct LoadedWorld {
    World world;
    qint64 activity = 0;
};
Result<LoadedWorld> loadWorld(Connection& connection);

/// Writes a change and its activity record, in one transaction; answers with the record's id. Everything that
/// changes accounts and organizations goes through here.
Result<qint64> writeChange(Connection& connection, const ChangeSet& change, const QString& actor,
                           const QDateTime& now);

/// Who acts, for those moments in which there is no account yet.
struct ActingAccount {
    std::optional<AccountId> account;
    QString toString() const { return account ? account->toString() : QString(); }
    Actor toActor() const;
};

/// What OrganizationService does on the writing thread, and knows there: the world as this thread wrote it
/// last, and the steps that can be undone. Each method is one transaction; what another program wrote is read
/// before anything is decided, and time does its part first.
class OrganizationCore
{
public:
    explicit OrganizationCore(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) {}

    const LoadedWorld& loaded() const { return m_loaded; }
    /// What Undo and Redo would do, and whose step that was.
    struct Title {
        QString title, account;
        friend bool operator==(const Title&, const Title&) = default;
    };
    Title undoTitle() const;
    Title redoTitle() const;

    /// Reads the world where it is another one than the last that was read or written here.
    Result<void> catchUp(Connection& connection);
    /// Lets time do its part.
    Result<void> settleNow(Connection& connection);
    Result<ChangeSet> perform(Connection& connection, const Commands& commands, const QString& title,
                              const ActingAccount& actor);
    /// `also` writes what belongs to the change, in the same transaction; it gets the world before.
    using Also = std::function<Result<void>(const World& world, const QDateTime& now)>;
    Result<ChangeSet> apply(Connection& connection, const ChangeSet& change, const ActingAccount& actor,
                            const Also& also = {});
    /// Refused as `may` refuses it; the step stays where it is then.
    Result<ChangeSet> undo(Connection& connection, const TakingBack& may);
    Result<ChangeSet> redo(Connection& connection, const TakingBack& may);

private:
    /// One call of perform, as it can be taken back and done again: on behalf of the account that did it.
    struct Step {
        QString title;
        ChangeSet change;
        QString actor;
        Asked asked; ///< what permission was asked for
    };
    static Title titleOf(const QList<Step>& steps);
    using Make = std::function<Result<ChangeSet>(const World& world, const QDateTime& now)>;

    Result<ChangeSet> transact(Connection& connection, const QString& actor, const Make& make);
    Result<void> settle(Connection& connection, const QDateTime& now);
    Result<void> write(Connection& connection, const ChangeSet& change, const QString& actor,
                       const QDateTime& now);
    /// Takes back, or does again, the last step of `from`, and moves it to `to`. A step that does not fit any
    /// more is dropped: what stands in its way was done by somebody else.
    Result<ChangeSet> repeat(Connection& connection, QList<Step>& from, QList<Step>& to, bool backwards,
                             const TakingBack& may);

    std::shared_ptr<const Clock> m_clock;
    RandomIds m_ids;
    LoadedWorld m_loaded;
    bool m_read = false;
    QList<Step> m_undo, m_redo;
};

} // namespace billfold
