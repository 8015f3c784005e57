// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "treemodel.h"

namespace billfold
{

/// What TreeModel leaves out: policies, tags, services and their administrators, the way to all features, and
/// who pays whose bill. Nodes, policies and handshakes go by their ids, organizations by their payers.
class RulesModel : public TreeModel
{
public:
    struct Policy {
        QString payer, name;
        PolicyType type = PolicyType::ServiceControl;
    };
    /// A run to all features, and what each member was asked.
    struct Run {
        QString payer;
        QDateTime requested;
        bool live = true;
    };
    struct Approval {
        QString run, account;
        bool live = true, accepted = false, declined = false;
    };
    struct Transfer {
        QString source, target, name, handshake;
        QDateTime start, expires, end{};
        TransferStatus status = TransferStatus::Requested;
    };

    QMap<QString, Policy> policies;
    QMap<QString, QSet<PolicyType>> types; ///< that are enabled, by payer
    QMap<QString, QSet<QString>> attached; ///< policies, by node
    QMap<QString, QSet<QString>> tags;     ///< keys, by resource
    QMap<QString, QSet<QString>> services; ///< that are trusted, by payer
    QMap<QString, Run> runs;               ///< by handshake
    QMap<QString, Approval> approvals;     ///< by handshake
    QMap<QString, Transfer> transfers;

    static inline const QString full = QStringLiteral("p-FullAWSAccess"),
                                resourceFull = QStringLiteral("p-RCPFullAWSAccess"),
                                securityHub = QStringLiteral("securityhub.amazonaws.com"),
                                guardDuty = QStringLiteral("guardduty.amazonaws.com");

    static QString managed(PolicyType type)
    {
        return type == PolicyType::ServiceControl    ? full
               : type == PolicyType::ResourceControl ? resourceFull
                                                     : QString();
    }
    std::optional<PolicyType> typeOf(const QString& payer, const QString& policy) const
    {
        if (policy == full)
            return PolicyType::ServiceControl;
        if (policy == resourceFull)
            return PolicyType::ResourceControl;
        const auto own = policies.constFind(policy);
        return own != policies.cend() && own->payer == payer ? std::optional(own->type) : std::nullopt;
    }
    /// Of the organization whose payer, or one of whose administrators, acts.
    QString administered(const QString& actor) const
    {
        return acts(actor) && (isPayer(actor) || administersAny(actor)) ? accounts[actor].payer : QString();
    }
    bool isIn(const QString& node, const QString& payer) const
    {
        return !payer.isEmpty() && (isPlaceOf(payer, node) || accounts.value(node).payer == payer);
    }
    QStringList nodesOf(const QString& payer) const
    {
        QStringList nodes{roots.value(payer)};
        for (auto unit = units.cbegin(); unit != units.cend(); ++unit)
            if (unit->payer == payer)
                nodes.append(unit.key());
        for (auto account = accounts.cbegin(); account != accounts.cend(); ++account)
            if (account->payer == payer)
                nodes.append(account.key());
        return nodes;
    }
    int attachedOf(const QString& payer, const QString& node, PolicyType type) const
    {
        const QSet<QString> all = attached.value(node);
        return int(std::count_if(all.begin(), all.end(),
                                 [&](const QString& policy) { return typeOf(payer, policy) == type; }));
    }
    static int most(PolicyType type)
    {
        return type == PolicyType::ResourceControl || type == PolicyType::Chatbot ? 5 : 10;
    }

    // Policies
    bool policyNameIsFree(const QString& payer, PolicyType type, const QString& name,
                          const QString& except = {}) const
    {
        for (auto policy = policies.cbegin(); policy != policies.cend(); ++policy)
            if (policy->payer == payer && policy->type == type && policy->name == name &&
                policy.key() != except)
                return false;
        return true;
    }
    bool mayCreatePolicy(const QString& actor, PolicyType type, const QString& name) const
    {
        const QString payer = administered(actor);
        return !payer.isEmpty() && !billingOnly.contains(payer) && policyNameIsFree(payer, type, name);
    }
    bool mayUpdatePolicy(const QString& actor, const QString& policy, const QString& name) const
    {
        const QString payer = administered(actor);
        return !payer.isEmpty() && policies.value(policy).payer == payer &&
               policyNameIsFree(payer, policies[policy].type, name, policy);
    }
    bool mayDeletePolicy(const QString& actor, const QString& policy) const
    {
        const QString payer = administered(actor);
        return !payer.isEmpty() && policies.value(policy).payer == payer &&
               std::none_of(attached.begin(), attached.end(),
                            [&](const QSet<QString>& on) { return on.contains(policy); });
    }
    bool mayAttach(const QString& actor, const QString& policy, const QString& node) const
    {
        const QString payer = administered(actor);
        const auto type = typeOf(payer, policy);
        return type && isIn(node, payer) && types.value(payer).contains(*type) &&
               !attached.value(node).contains(policy) && attachedOf(payer, node, *type) < most(*type);
    }
    bool mayDetach(const QString& actor, const QString& policy, const QString& node) const
    {
        const QString payer = administered(actor);
        const auto type = typeOf(payer, policy);
        const bool oneStays = type == PolicyType::ServiceControl || type == PolicyType::ResourceControl;
        return type && isIn(node, payer) && attached.value(node).contains(policy) && policy != resourceFull &&
               attachedOf(payer, node, *type) > (oneStays ? 1 : 0);
    }
    bool mayEnable(const QString& actor, const QString& root, PolicyType type) const
    {
        const QString payer = administered(actor);
        return !payer.isEmpty() && roots.value(payer) == root && !billingOnly.contains(payer) &&
               !types.value(payer).contains(type) &&
               (type != PolicyType::SecurityHub || services.value(payer).contains(securityHub));
    }
    bool mayDisable(const QString& actor, const QString& root, PolicyType type) const
    {
        const QString payer = administered(actor);
        return !payer.isEmpty() && roots.value(payer) == root && types.value(payer).contains(type);
    }
    void enable(const QString& payer, PolicyType type)
    {
        types[payer].insert(type);
        if (const QString policy = managed(type); !policy.isEmpty())
            for (const QString& node : nodesOf(payer))
                attached[node].insert(policy);
    }
    void disable(const QString& payer, PolicyType type)
    {
        types[payer].remove(type);
        for (const QString& node : nodesOf(payer))
            attached[node].removeIf([&](const QString& policy) { return typeOf(payer, policy) == type; });
    }
    /// What is attached to a new unit or member.
    void startWithFullAccess(const QString& node, const QString& payer)
    {
        for (const PolicyType type : types.value(payer))
            if (const QString policy = managed(type); !policy.isEmpty())
                attached[node].insert(policy);
    }
    /// The only policies here that allow it are those that allow everything.
    bool isFreeToLeave(const QString& account) const override
    {
        if (!types.value(accounts[account].payer).contains(PolicyType::ServiceControl))
            return true;
        for (QString node = account; !node.isEmpty();
             node = accounts.contains(node) ? accounts[node].parent : units.value(node).parent)
            if (!attached.value(node).contains(full))
                return false;
        return true;
    }

    // Tags
    QString taggedPayer(const QString& resource) const
    {
        if (policies.contains(resource))
            return policies[resource].payer;
        if (accounts.contains(resource))
            return accounts[resource].payer;
        return units.contains(resource) ? units[resource].payer : roots.key(resource);
    }
    bool mayTag(const QString& actor, const QString& resource) const
    {
        const QString payer = administered(actor);
        return !payer.isEmpty() && taggedPayer(resource) == payer;
    }

    // Services
    bool mayTrust(const QString& actor) const
    {
        return acts(actor) && isPayer(actor) && !billingOnly.contains(actor);
    }
    int administratorsOf(const QString& payer, const QString& service) const
    {
        return int(std::count_if(administrators.begin(), administrators.end(), [&](const auto& one) {
            return one.second == service && accounts[one.first].payer == payer;
        }));
    }
    bool mayDistrust(const QString& actor, const QString& service) const
    {
        const bool needed = service == securityHub && types.value(actor).contains(PolicyType::SecurityHub);
        return mayTrust(actor) && !needed && administratorsOf(actor, service) == 0;
    }
    bool mayRegister(const QString& actor, const QString& account, const QString& service) const
    {
        return paysFor(actor, account) && actor != account && acts(account) &&
               services.value(actor).contains(service) && !administrators.contains({account, service}) &&
               (service == QStringLiteral("config.amazonaws.com") || administratorsOf(actor, service) == 0);
    }
    bool mayDeregister(const QString& actor, const QString& account, const QString& service) const
    {
        return paysFor(actor, account) && administrators.contains({account, service});
    }

    // All features
    QString runOf(const QString& payer) const
    {
        for (auto run = runs.cbegin(); run != runs.cend(); ++run)
            if (run->payer == payer && run->live)
                return run.key();
        return {};
    }
    bool isAsked(const QString& account, const Run& run) const
    {
        const Member member = accounts.value(account);
        return member.payer == run.payer && member.joined <= run.requested;
    }
    bool isApproved(const QString& handshake) const
    {
        QSet<QString> asked, approved;
        for (const Approval& approval : approvals)
            if (approval.run == handshake) {
                asked.insert(approval.account);
                if (approval.accepted)
                    approved.insert(approval.account);
            }
        return std::all_of(asked.begin(), asked.end(), [&](const QString& account) {
            return approved.contains(account) || !isAsked(account, runs[handshake]);
        });
    }
    bool mayBeginRun(const QString& actor) const
    {
        return acts(actor) && isPayer(actor) && billingOnly.contains(actor) && runOf(actor).isEmpty();
    }
    bool mayFinishRun(const QString& actor, const QString& handshake) const
    {
        return acts(actor) && runs[handshake].payer == actor && runs[handshake].live && isApproved(handshake);
    }
    bool mayAnswerApproval(const QString& actor, const QString& handshake) const
    {
        return acts(actor) && approvals[handshake].account == actor && approvals[handshake].live;
    }
    bool mayResend(const QString& actor, const QString& handshake) const
    {
        const Approval& asked = approvals[handshake];
        if (!acts(actor) || runs.value(asked.run).payer != actor || !runs[asked.run].live ||
            !isAsked(asked.account, runs[asked.run]))
            return false;
        return std::none_of(approvals.begin(), approvals.end(), [&](const Approval& other) {
            return other.run == asked.run && other.account == asked.account && (other.live || other.accepted);
        });
    }
    /// It ends; with it, unless it is finished, what was sent because of it.
    void endRun(const QString& handshake, bool finished)
    {
        Run& run = runs[handshake];
        run.live = false;
        if (finished) {
            billingOnly.remove(run.payer);
            return;
        }
        for (Approval& approval : approvals)
            approval.live = approval.live && approval.run != handshake;
        for (Invitation& invitation : invitations)
            invitation.live = invitation.live && invitation.payer != run.payer;
    }

    // Transfers
    bool isTransferred(const QString& source, const QDateTime& start) const
    {
        return std::any_of(transfers.begin(), transfers.end(), [&](const Transfer& transfer) {
            return transfer.source == source &&
                   (transfer.status == TransferStatus::Accepted ||
                    (transfer.status == TransferStatus::Withdrawn && transfer.end > start));
        });
    }
    bool comesBack(const QString& source, const QString& target) const
    {
        if (source == target)
            return true;
        for (const Transfer& transfer : transfers)
            if (transfer.source == target && transfer.status == TransferStatus::Accepted)
                return comesBack(source, transfer.target);
        return false;
    }
    bool mayOffer(const QString& actor, const QString& source, const QDateTime& start,
                  const QDateTime& now) const
    {
        const bool asked = std::any_of(transfers.begin(), transfers.end(), [&](const Transfer& transfer) {
            return transfer.source == source && transfer.target == actor &&
                   transfer.status == TransferStatus::Requested;
        });
        return acts(actor) && isPayer(actor) && !accounts[actor].byOrganization && isPayer(source) &&
               source != actor && start.date().day() == 1 && start > now.addDays(1) && !asked &&
               !isTransferred(source, start) && !comesBack(source, actor);
    }
    bool mayAcceptOffer(const QString& actor, const QString& transfer) const
    {
        const Transfer offer = transfers.value(transfer);
        return acts(actor) && offer.source == actor && offer.status == TransferStatus::Requested &&
               !isTransferred(actor, offer.start) && !comesBack(actor, offer.target);
    }
    bool isSide(const QString& actor, const QString& transfer) const
    {
        return acts(actor) && (transfers[transfer].source == actor || transfers[transfer].target == actor);
    }
    bool hasLiveTransfer(const QString& payer) const
    {
        return std::any_of(transfers.begin(), transfers.end(), [&](const Transfer& transfer) {
            return (transfer.source == payer || transfer.target == payer) &&
                   (transfer.status == TransferStatus::Requested ||
                    transfer.status == TransferStatus::Accepted);
        });
    }

    // What happens to the tree
    void leave(const QString& account) override
    {
        TreeModel::leave(account);
        attached.remove(account);
        tags.remove(account);
        administrators.removeIf([&](const auto& one) { return one.first == account; });
        for (Approval& approval : approvals)
            approval.live = approval.live && approval.account != account;
    }
    void enter(const QString& account, const QString& payer, const QDateTime& now, bool invited) override
    {
        TreeModel::enter(account, payer, now, invited);
        startWithFullAccess(account, payer);
    }
    void deleteUnit(const QString& unit)
    {
        units.remove(unit);
        attached.remove(unit);
        tags.remove(unit);
    }
    void deleteOrganization(const QString& payer) override
    {
        for (const QString& node : nodesOf(payer)) {
            attached.remove(node);
            tags.remove(node);
        }
        for (auto policy = policies.cbegin(); policy != policies.cend(); ++policy)
            if (policy->payer == payer)
                tags.remove(policy.key());
        policies.removeIf([&](auto policy) { return policy->payer == payer; });
        types.remove(payer);
        services.remove(payer);
        approvals.removeIf([&](auto approval) { return runs.value(approval->run).payer == payer; });
        runs.removeIf([&](auto run) { return run->payer == payer; });
        transfers.removeIf(
            [&](auto transfer) { return transfer->source == payer || transfer->target == payer; });
        TreeModel::deleteOrganization(payer);
    }
    void pass(const QDateTime& now) override
    {
        for (auto run = runs.begin(); run != runs.end(); ++run)
            if (run->live && run->requested.addDays(90) <= now)
                endRun(run.key(), false);
        for (Transfer& transfer : transfers)
            if (transfer.status == TransferStatus::Requested && transfer.expires <= now)
                transfer.status = TransferStatus::Expired;
        TreeModel::pass(now);
    }
};

} // namespace billfold
