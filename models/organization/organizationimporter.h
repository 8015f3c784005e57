// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/draft.h"
#include "models/organization/organizationdiff.h"

#include <QCoreApplication>
#include <QSet>

namespace billfold
{

/// Makes a world as a reading tells it, step by step. Inside of models/organization only; see
/// compareOrganization.
class OrganizationImporter
{
    Q_DECLARE_TR_FUNCTIONS(OrganizationImporter)

public:
    OrganizationImporter(const World& world, const OrganizationReading& reading, const QDateTime& now);

    Result<OrganizationDiff> run();

private:
    /// Which organization it is, and whether that goes with what is here.
    Result<void> identify();
    // In this order
    void adopt(const Organization& made);
    void putOrganization();
    void putUnits();
    void clearChangedEmails();
    void putAccounts();
    void removeAccounts();
    void removeUnits();
    void putPolicies();
    void removePolicies();
    void putAttachments();
    void removeAttachments();
    void assumeFullAccess();
    void putHandshakes();
    void putDelegations();
    void putTags();
    void raiseQuota();
    void checkResult();

    void putUnit(const UnitId& id, const ReadUnit& told);
    void putAccount(const AccountId& id, const ReadAccount& told);
    void putState(Account& account, const ReadAccount& told) const;
    void putMembership(Account& account, const ReadAccount& told);
    void putPeriod(const Account& account);
    void putHandshake(const HandshakeId& id, const ReadHandshake& told);
    void setTags(const QString& id, const Tags& tags);
    std::optional<NodeId> unitParent(const UnitId& id, const ReadUnit& told);
    /// Whether it is the root or a unit of this organization, as far as it is put together.
    bool isPlace(const NodeId& node) const;
    bool isNode(const NodeId& node) const;
    QList<NodeId> nodes() const;
    const Organization& organization() const { return *m_draft.world().organization(*m_id); }
    const World& world() const { return m_draft.world(); }
    void add(Severity severity, const QString& message, const ReadPlace& place = {}, qint64 count = 1);
    /// Findings of one kind for many things: the first is named.
    struct Fold {
        qint64 count = 0;
        QString first{};
        ReadPlace place{};
        void note(const QString& id, const ReadPlace& at);
    };

    World m_before;
    const OrganizationReading& m_reading;
    CountingIds m_ids; // never drawn from: an import brings all ids
    Draft m_draft;
    QDateTime m_now;
    std::optional<OrganizationId> m_id;
    std::optional<AccountId> m_payer;
    std::optional<RootId> m_root;
    QMap<AccountId, ReadAccount> m_accounts;
    QSet<NodeId> m_newNodes;
    bool m_hasUnits = false;
    QList<Finding> m_findings;
    Fold m_parentless, m_homeless, m_undated, m_unnamed, m_assumed, m_contentless;
};

} // namespace billfold
