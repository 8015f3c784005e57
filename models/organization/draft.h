// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/refusal.h"
#include "models/organization/rules.h"
#include "models/organization/world.h"

#include <QCoreApplication>
#include <QDateTime>

namespace billfold
{

/// Where the sentences of the rules are translated.
struct OrganizationText {
    Q_DECLARE_TR_FUNCTIONS(OrganizationRules)
};

/// A world that rules alter while what they alter is kept as a change. Inside of models/organization only.
///
/// Pointers into `world()` end with the next `put` or `remove`: copy what is needed after one.
class Draft
{
public:
    Draft(World world, QDateTime now, IdSource& ids)
        : m_world(std::move(world)), m_now(std::move(now)), m_ids(ids)
    {
    }

    const World& world() const { return m_world; }
    const QDateTime& now() const { return m_now; }

    /// Adds the entity, or gives the one with its key this value.
    void put(const Entity& entity);
    /// Takes the entity with this key out, if there is one.
    void remove(const Entity& entity);

    /// Whom the operation concerns, for people; see ChangeSet::subject.
    void about(const QString& subject) { m_subject = subject; }
    const QString& subject() const { return m_subject; }
    /// What was altered so far, each entity once.
    ChangeSet change(const QString& operation) const;

    // New ids that nothing in the world has yet
    AccountId freshAccountId();
    OrganizationId freshOrganizationId();
    RootId freshRootId();
    UnitId freshUnitId(const RootId& root);
    PolicyId freshPolicyId();
    HandshakeId freshHandshakeId();
    CreateRequestId freshRequestId();
    TransferId freshTransferId();
    ResourcePolicyId freshResourcePolicyId();

private:
    World m_world;
    QDateTime m_now;
    IdSource& m_ids;
    QString m_subject;
    QList<EntityChange> m_changes;
};

/// "Name (123456789012)", or the id alone where the account is unknown.
QString accountLabel(const World& world, const AccountId& id);
/// "Name (ou-…)", "Root" or as accountLabel.
QString nodeLabel(const World& world, const NodeId& node);

// Who asks. Each answers with the standard refusal where it is somebody else.

/// The acting account itself: known, and neither closed nor suspended.
Result<Account> requireAccount(const Draft& draft, const AccountId& actor);
/// The organization whose payer acts.
Result<Organization> requirePayer(const Draft& draft, const AccountId& actor);
/// The organization whose payer, or one of whose delegated administrators, acts.
Result<Organization> requireAdministrator(const Draft& draft, const AccountId& actor);
/// The organization a member acts in, whoever it is.
Result<Organization> requireMember(const Draft& draft, const AccountId& actor);

} // namespace billfold
