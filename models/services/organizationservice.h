// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/organization/activity.h"
#include "models/organization/commands.h"
#include "models/organization/rules.h"
#include "models/organization/world.h"
#include "models/services/organizationimport.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace billfold
{

/// Accounts and organizations of one open database: what is, who acts, what may be done, and undoing it.
/// Belongs to its Workspace (`Workspace::organizations()`) and to that one's thread; deciding and writing
/// happen on the workspace's writing thread, in one transaction for each call, so a crash leaves all of it or
/// none. What another program wrote meanwhile is read before deciding, and noticed within a few seconds
/// anyway.
class OrganizationService : public QObject
{
    Q_OBJECT

public:
    /// Everything as it was when `changed` was last heard, as far as whoever acts is shown it
    /// (visibleworld.h): a value, so that pages read it at once and as long as they like.
    const World& world() const;
    QDateTime now() const;

    /// The account on whose behalf everything is done. It survives closing the program. None where the
    /// database has no account yet. Where somebody signed in it is the account of who acts
    /// (IdentityService::caller), and none where somebody has to.
    std::optional<AccountId> actingAs() const;
    /// Any account of the database that is not gone for good; where people sign in, one with a session or
    /// without a password (IdentityService::switchTo), and nothing happens else.
    void actAs(const AccountId& account);

    /// What the commands would change, or why they would be refused, now and by the acting account. At once:
    /// for checking while a person types, and for saying what will happen.
    Result<ChangeSet> rehearse(const Commands& commands) const;
    /// Decides, writes, and announces. One call is one step to undo, where all its commands can be undone.
    /// `title` names it in the Edit menu ("Move 3 accounts"); empty: the operation's own.
    QFuture<Result<ChangeSet>> perform(const Commands& commands, const QString& title = {});
    /// Writes a change that was decided elsewhere (an import that was looked through); refused where it does
    /// not fit what is there by now.
    QFuture<Result<ChangeSet>> apply(const ChangeSet& change);

    /// Reads an organization from files (see readOrganization), or folders of them, and compares it with what
    /// is here.
    QFuture<Result<OrganizationPreview>> previewImport(const QStringList& paths) const;
    /// Writes what was looked through, and remembers what the organization is like outside: the plan counts
    /// from there. One transaction; refused as `apply` does.
    QFuture<Result<ChangeSet>> import(const OrganizationDiff& diff);
    /// The steps from what was imported last to what is here now; nothing for an organization that was never
    /// imported.
    QFuture<Result<std::optional<OrganizationPlan>>> plan(const OrganizationId& organization) const;

    /// The titles of what Undo and Redo would do; empty where there is nothing.
    QString undoTitle() const;
    QString redoTitle() const;
    /// Refused where somebody changed the same thing meanwhile, with a sentence that says what.
    QFuture<Result<ChangeSet>> undo();
    QFuture<Result<ChangeSet>> redo();

    /// What was done, latest first.
    QFuture<Result<QList<ActivityRecord>>> activity(const ActivityQuery& query) const;

    /// Looks at once whether another program changed anything; for when the window is looked at again.
    void refresh();

signals:
    void changed();        ///< world() is another one
    void actorChanged();   ///< actingAs() is another one
    void historyChanged(); ///< the titles of Undo and Redo

private:
    friend class IdentityService;
    friend class Workspace;
    struct Private;
    explicit OrganizationService(std::unique_ptr<Private> d);
    ~OrganizationService() override;
    std::unique_ptr<Private> d;
};

} // namespace billfold
