// SPDX-License-Identifier: GPL-3.0-or-later
// Policies, tags, services and their administrators, the way to all features, and who pays whose bill.
#include "randomplayer.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

// Some types of each sort: with and without a policy of the provider's, with a low limit, with a service
const QList<PolicyType> someTypes{PolicyType::ServiceControl, PolicyType::ResourceControl, PolicyType::Tag,
                                  PolicyType::Chatbot, PolicyType::SecurityHub};
const QStringList someServices{u"config.amazonaws.com"_s, RulesModel::securityHub, RulesModel::guardDuty};

QString contentOf(PolicyType type)
{
    return hasStatements(type) ? Scene::contentFor(type) : u"{\"%1\": {}}"_s.arg(policyTopKey(type));
}

} // namespace

QString RandomPlayer::policyStep()
{
    const QStringList names{u"P1"_s, u"P2"_s, u"P3"_s, u"P4"_s, u"P5"_s, u"P6"_s};
    const QString name = oneOf(names);
    const PolicyType type = oneOf(someTypes);
    if (m_model.policies.isEmpty() || roll(3)) {
        const AccountId actor = someAccount();
        const QString a = actor.toString();
        return play(actor, CreatePolicy{type, name, {}, contentOf(type)},
                    m_model.mayCreatePolicy(a, type, name), [&](const ChangeSet& change) {
                        m_model.policies.insert(made<Policy>(change)->id.toString(),
                                                {m_model.accounts[a].payer, name, type});
                    });
    }
    const QString p = oneOf(m_model.policies.keys());
    const PolicyId policy = *PolicyId::parse(p);
    const AccountId actor = mostly(m_model.policies[p].payer);
    const QString a = actor.toString();
    if (roll(2))
        return play(actor, UpdatePolicy{policy, name}, m_model.mayUpdatePolicy(a, p, name),
                    [&](const ChangeSet&) { m_model.policies[p].name = name; });
    return play(actor, DeletePolicy{policy}, m_model.mayDeletePolicy(a, p), [&](const ChangeSet&) {
        m_model.policies.remove(p);
        m_model.tags.remove(p);
    });
}

QString RandomPlayer::attachmentStep()
{
    const NodeId node = someNode();
    const QString n = node.toString();
    const AccountId actor = mostly(m_model.taggedPayer(n));
    const QString a = actor.toString();
    if (roll(4) == 0) {
        const QString r = oneOf(m_model.roots.values());
        const RootId root = *RootId::parse(r);
        const AccountId who = mostly(m_model.roots.key(r));
        const QString w = who.toString(), payer = m_model.accounts[w].payer;
        const PolicyType type = oneOf(someTypes);
        if (roll(3))
            return play(who, EnablePolicyType{root, type}, m_model.mayEnable(w, r, type),
                        [&](const ChangeSet&) { m_model.enable(payer, type); });
        return play(who, DisablePolicyType{root, type}, m_model.mayDisable(w, r, type),
                    [&](const ChangeSet&) { m_model.disable(payer, type); });
    }
    const bool detaches = roll(3) == 0;
    QStringList candidates =
        m_model.policies.keys() + QStringList{RulesModel::full, RulesModel::resourceFull};
    if (detaches && roll(3) && !m_model.attached.value(n).isEmpty())
        candidates = m_model.attached.value(n).values();
    candidates.sort();
    const QString p = oneOf(candidates);
    const PolicyId policy = *PolicyId::parse(p);
    if (detaches)
        return play(actor, DetachPolicy{policy, node}, m_model.mayDetach(a, p, n),
                    [&](const ChangeSet&) { m_model.attached[n].remove(p); });
    return play(actor, AttachPolicy{policy, node}, m_model.mayAttach(a, p, n),
                [&](const ChangeSet&) { m_model.attached[n].insert(p); });
}

QString RandomPlayer::tagStep()
{
    const QStringList resources =
        m_model.roots.values() + m_model.units.keys() + m_model.accounts.keys() + m_model.policies.keys();
    // Mostly the same one, which gets full
    const QString resource = roll(2) ? resources.first() : oneOf(resources);
    const AccountId actor = mostly(m_model.taggedPayer(resource));
    const QString a = actor.toString();
    Tags tags;
    for (int i = roll(25); i >= 0; --i)
        tags.insert(u"k%1"_s.arg(roll(70)), QString::number(roll(3)));
    const QStringList names = tags.keys();
    const QSet<QString> keys(names.begin(), names.end());
    if (roll(4) == 0)
        return play(actor, UntagResource{resource, names}, m_model.mayTag(a, resource),
                    [&](const ChangeSet&) { m_model.tags[resource].subtract(keys); });
    return play(actor, TagResource{resource, tags},
                m_model.mayTag(a, resource) && (m_model.tags.value(resource) + keys).size() <= 50,
                [&](const ChangeSet&) { m_model.tags[resource].unite(keys); });
}

QString RandomPlayer::serviceStep()
{
    const AccountId actor = someAccount();
    const QString a = actor.toString(), service = oneOf(someServices);
    if (roll(2) == 0) {
        if (roll(3))
            return play(actor, EnableServiceAccess{service}, m_model.mayTrust(a),
                        [&](const ChangeSet&) { m_model.services[a].insert(service); });
        return play(actor, DisableServiceAccess{service}, m_model.mayDistrust(a, service),
                    [&](const ChangeSet&) { m_model.services[a].remove(service); });
    }
    if (!m_model.administrators.isEmpty() && roll(3) == 0) {
        auto all = m_model.administrators.values();
        std::sort(all.begin(), all.end());
        const auto [o, administered] = oneOf(all);
        const std::pair one(o, roll(3) ? administered : service);
        const AccountId who = mostly(m_model.accounts[o].payer);
        return play(who, DeregisterDelegatedAdministrator{*AccountId::parse(o), one.second},
                    m_model.mayDeregister(who.toString(), o, one.second),
                    [&](const ChangeSet&) { m_model.administrators.remove(one); });
    }
    const AccountId account = someAccount();
    const QString o = account.toString();
    const AccountId who = mostly(m_model.accounts[o].payer);
    return play(who, RegisterDelegatedAdministrator{account, service},
                m_model.mayRegister(who.toString(), o, service), [&](const ChangeSet&) {
                    m_model.administrators.insert({o, service});
                });
}

QString RandomPlayer::featureStep()
{
    if (m_model.runs.isEmpty() || roll(4) == 0) {
        const AccountId actor = mostly(m_model.billingOnly.isEmpty() ? QString() : [&] {
            QStringList payers = m_model.billingOnly.values();
            payers.sort();
            return oneOf(payers);
        }());
        const QString a = actor.toString();
        return play(actor, EnableAllFeatures{}, m_model.mayBeginRun(a), [&](const ChangeSet& change) {
            for (TreeModel::Invitation& invitation : m_model.invitations)
                invitation.live = invitation.live && invitation.payer != a;
            QString run;
            for (const EntityChange& one : change.changes)
                if (const auto* const made = std::get_if<Handshake>(&one.any());
                    made && made->action == HandshakeAction::EnableAllFeatures)
                    run = made->id.toString();
            m_model.runs.insert(run, {a, m_scene.now});
            // The model says whom it asks; the world gives the ids
            QSet<QString> asked;
            for (auto one = m_model.accounts.cbegin(); one != m_model.accounts.cend(); ++one)
                if (one->payer == a && one.key() != a && one->invited && !one->closed.isValid())
                    asked.insert(one.key());
            for (const EntityChange& one : change.changes)
                if (const auto* const made = std::get_if<Handshake>(&one.any());
                    made && made->parent && asked.contains(made->targetAccount->toString()))
                    m_model.approvals.insert(made->id.toString(), {run, made->targetAccount->toString()});
        });
    }
    if (m_model.approvals.isEmpty() || roll(3) == 0) {
        const QString r = oneOf(m_model.runs.keys());
        const HandshakeId run = *HandshakeId::parse(r);
        const AccountId actor = mostly(m_model.runs[r].payer);
        const QString a = actor.toString();
        if (roll(3))
            return play(actor, AcceptHandshake{run}, m_model.mayFinishRun(a, r),
                        [&](const ChangeSet&) { m_model.endRun(r, true); });
        return play(actor, CancelHandshake{run},
                    m_model.acts(a) && m_model.runs[r].live && m_model.runs[r].payer == a,
                    [&](const ChangeSet&) { m_model.endRun(r, false); });
    }
    QStringList declined;
    for (auto one = m_model.approvals.cbegin(); one != m_model.approvals.cend(); ++one)
        if (one->declined)
            declined.append(one.key());
    const bool again = roll(3) == 0;
    const QString h = again && !declined.isEmpty() ? oneOf(declined) : oneOf(m_model.approvals.keys());
    const HandshakeId approval = *HandshakeId::parse(h);
    RulesModel::Approval& asked = m_model.approvals[h];
    if (again) {
        const AccountId actor = mostly(m_model.runs.value(asked.run).payer);
        return play(actor, ResendApproval{approval}, m_model.mayResend(actor.toString(), h),
                    [&](const ChangeSet& change) {
                        m_model.approvals.insert(made<Handshake>(change)->id.toString(),
                                                 RulesModel::Approval{asked.run, asked.account});
                    });
    }
    const AccountId actor = mostly(asked.account);
    const bool may = m_model.mayAnswerApproval(actor.toString(), h);
    if (roll(2))
        return play(actor, AcceptHandshake{approval}, may, [&](const ChangeSet&) {
            asked.live = false;
            asked.accepted = true;
        });
    return play(actor, DeclineHandshake{approval}, may, [&](const ChangeSet&) {
        asked.live = false;
        asked.declined = true;
    });
}

QString RandomPlayer::offerStep(const AccountId& actor)
{
    const QString a = actor.toString(), source = oneOf(m_model.roots.keys());
    const QDate month = m_scene.now.date().addMonths(roll(3));
    const QDateTime start(QDate(month.year(), month.month(), roll(5) ? 1 : 2), QTime(0, 0), Qt::UTC);
    return play(actor, InviteOrganizationToTransferResponsibility{source, u"Bill"_s, start},
                m_model.mayOffer(a, source, start, m_scene.now), [&](const ChangeSet& change) {
                    const auto& transfer = *made<ResponsibilityTransfer>(change);
                    m_model.transfers.insert(transfer.id.toString(),
                                             {source, a, u"Bill"_s, made<Handshake>(change)->id.toString(),
                                              start, std::min(m_scene.now.addDays(15), start.addDays(-1))});
                });
}

QString RandomPlayer::transferStep()
{
    const AccountId any = someAccount();
    if (m_model.transfers.isEmpty() || roll(2) == 0)
        return offerStep(any);
    const QString t = oneOf(m_model.transfers.keys());
    const TransferId id = *TransferId::parse(t);
    RulesModel::Transfer& transfer = m_model.transfers[t];
    const AccountId side = mostly(roll(2) ? transfer.source : transfer.target);
    const QString s = side.toString();
    switch (roll(3)) {
    case 0: {
        const QString name = u"T%1"_s.arg(roll(9));
        return play(side, UpdateResponsibilityTransfer{id, name}, m_model.isSide(s, t),
                    [&](const ChangeSet&) { transfer.name = name; });
    }
    case 1:
        return play(
            side, TerminateResponsibilityTransfer{id},
            m_model.isSide(s, t) && transfer.status == TransferStatus::Accepted, [&](const ChangeSet&) {
                const QDate day = m_scene.now.date();
                const QDateTime next(QDate(day.year(), day.month(), 1).addMonths(1), QTime(0, 0), Qt::UTC);
                transfer.status = TransferStatus::Withdrawn;
                transfer.end = std::max(next, transfer.start).addMSecs(-1);
            });
    default:
        break;
    }
    const HandshakeId offer = *HandshakeId::parse(transfer.handshake);
    const AccountId source = mostly(transfer.source), target = mostly(transfer.target);
    const bool open = transfer.status == TransferStatus::Requested;
    const auto becomes = [&](TransferStatus status) {
        return [&transfer, status](const ChangeSet&) { transfer.status = status; };
    };
    switch (roll(5)) {
    case 0:
        return play(source, DeclineHandshake{offer},
                    m_model.acts(source.toString()) && open && source.toString() == transfer.source,
                    becomes(TransferStatus::Declined));
    case 1:
        return play(target, CancelHandshake{offer},
                    m_model.acts(target.toString()) && open && target.toString() == transfer.target,
                    becomes(TransferStatus::Canceled));
    default:
        return play(source, AcceptHandshake{offer}, m_model.mayAcceptOffer(source.toString(), t),
                    becomes(TransferStatus::Accepted));
    }
}

QSet<QString> RandomPlayer::attachedTo(const QString& node) const
{
    QSet<QString> policies;
    for (const Attachment& attachment : m_scene.world.attachmentsOn(*NodeId::parse(node)))
        policies.insert(attachment.policy.toString());
    return policies;
}

QSet<QString> RandomPlayer::tagsOf(const QString& resource) const
{
    const World& world = m_scene.world;
    QStringList keys;
    if (const auto account = AccountId::parse(resource))
        keys = world.account(*account)->tags.keys();
    else if (const auto unit = UnitId::parse(resource))
        keys = world.unit(*unit)->tags.keys();
    else if (const auto policy = PolicyId::parse(resource))
        keys = world.policy(*policy)->tags.keys();
    else
        keys = world.organizationOfRoot(*RootId::parse(resource))->rootTags.keys();
    return QSet<QString>(keys.begin(), keys.end());
}

QString RandomPlayer::ruleDifferences() const
{
    const World& world = m_scene.world;
    if (world.policies().size() != m_model.policies.size() ||
        world.transfers().size() != m_model.transfers.size())
        return u"other policies or transfers"_s;
    for (auto one = m_model.policies.cbegin(); one != m_model.policies.cend(); ++one)
        if (world.policy(*PolicyId::parse(one.key()))->name != one->name ||
            tagsOf(one.key()) != m_model.tags.value(one.key()))
            return one.key() + u" has another name or other tags"_s;
    for (auto one = m_model.roots.cbegin(); one != m_model.roots.cend(); ++one) {
        const Organization& organization = *world.organizationPaidBy(*AccountId::parse(one.key()));
        const auto types = organization.policyTypes.keys();
        const auto services = organization.trustedServices.keys();
        if (QSet<PolicyType>(types.begin(), types.end()) != m_model.types.value(one.key()) ||
            QSet<QString>(services.begin(), services.end()) != m_model.services.value(one.key()))
            return one.key() + u" has other types or services"_s;
        if ((organization.features == FeatureSet::All) == m_model.billingOnly.contains(one.key()))
            return one.key() + u" has other features"_s;
        for (const QString& node : m_model.nodesOf(one.key()))
            if (attachedTo(node) != m_model.attached.value(node) || tagsOf(node) != m_model.tags.value(node))
                return node + u" has other policies or tags"_s;
        for (const Delegation& delegation : world.delegationsOf(organization.id))
            if (!m_model.administrators.contains({delegation.account.toString(), delegation.service}))
                return delegation.account.toString() + u" administers a service"_s;
    }
    for (const auto& [account, service] : m_model.administrators)
        if (world.delegationsOf(*AccountId::parse(account)).isEmpty())
            return account + u" administers nothing"_s;
    for (auto one = m_model.runs.cbegin(); one != m_model.runs.cend(); ++one) {
        const Handshake& run = *world.handshake(*HandshakeId::parse(one.key()));
        if (run.live() != one->live ||
            (run.live() && (run.state == HandshakeState::Open) != m_model.isApproved(one.key())))
            return one.key() + u" is in another state"_s;
    }
    int asked = 0;
    for (const Handshake& handshake : world.handshakes())
        asked += handshake.parent ? 1 : 0;
    if (asked != m_model.approvals.size())
        return u"others were asked to approve"_s;
    for (auto one = m_model.approvals.cbegin(); one != m_model.approvals.cend(); ++one)
        if (world.handshake(*HandshakeId::parse(one.key()))->live() != one->live)
            return one.key() + u" is in another state"_s;
    for (auto one = m_model.transfers.cbegin(); one != m_model.transfers.cend(); ++one) {
        const ResponsibilityTransfer& transfer = *world.transfer(*TransferId::parse(one.key()));
        if (transfer.status != one->status || transfer.name != one->name || transfer.end != one->end)
            return one.key() + u" is in another state"_s;
    }
    return {};
}

} // namespace billfold
