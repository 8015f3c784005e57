// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/plan.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

namespace billfold
{

/// Finds the steps of a plan while it follows what they do. Inside of models/organization only; see makePlan.
class PlanMaker
{
    Q_DECLARE_TR_FUNCTIONS(PlanMaker)

public:
    PlanMaker(const World& before, const World& now, const Organization& was, const Organization& is);
    Plan run();

private:
    // What one thing is called at a moment, and shall be called: see rename
    struct Renaming {
        QString id, from, to;
    };

    void planFeatures();
    void planQuota();
    void planTypes();
    void planEnds();
    void planRemovals();
    void sortUnits();
    void deleteEmptyUnits();
    void planUnitNames();
    void createUnits();
    void planPolicies();
    void planPolicyNames();
    void planAttachments();
    void attachTo(const NodeId& target, const NodeId& asHere);
    void createAccounts();
    void planAccount(const AccountId& id);
    void planNewcomers();
    void planNewcomer(const AccountId& id);
    void planInvitations();
    void planTransfers();
    void planTransferIn(const ResponsibilityTransfer& transfer);
    void planTransferOut(const ResponsibilityTransfer& transfer);
    void planTransferEnd(const ResponsibilityTransfer& transfer);
    void planTags();
    void planTagsOf(const QString& resource, const QString& label, const Tags& from, const Tags& to);
    void planServices();
    void planResourcePolicy();
    void planDeletions();
    void planClosings();

    void add(const QString& title, const Command& command, bool lasting = false, const QString& creates = {});
    void addByHand(const QString& title, const QString& byHand);
    void deleteUnit(const UnitId& id);
    void startWithFullAccess(const NodeId& node);
    /// Puts renamings into an order in which no name is taken twice; where they go in a circle, one takes
    /// another name for a while. `taken` are the names that nothing here gives up.
    QList<Renaming> inOrder(QList<Renaming> renamings, QSet<QString> taken) const;
    static QString freeName(const QString& name, const QSet<QString>& taken);
    /// A node of `m_now` as steps name it.
    NodeId planned(const NodeId& node) const;
    const Handshake* invitationOf(const World& world, const AccountId& account, bool live) const;
    const CreateAccountRequest* requestOf(const AccountId& account) const;
    bool isMember(const World& world, const AccountId& account) const;

    World m_before, m_now;
    Organization m_was, m_is;
    Plan m_plan;

    QList<UnitId> m_same;                 // stay where they are
    QList<UnitId> m_fresh;                // of m_now, parents first: new or moved
    QList<UnitId> m_doomed;               // of m_before, children first: gone or moved
    QHash<UnitId, UnitId> m_placeholders; // moved units: the id of the one made anew
    QHash<QString, QString> m_temporary;  // names of doomed units and policies that had to give theirs up

    // As the steps so far leave it
    QMap<UnitId, NodeId> m_unitParents;
    QMap<AccountId, NodeId> m_accountParents;
    QMap<NodeId, QMap<PolicyId, PolicyType>> m_attached;
    QSet<PolicyType> m_types;
    QList<AccountId> m_newcomers; // members here that have to accept an invitation first
};

} // namespace billfold
