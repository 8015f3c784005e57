// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/managedpolicy.h"
#include "models/organization/plan.h"
#include "models/organization/rules.h"
#include "tests/models/organization/awsfiles.h"

#include <QHash>

namespace billfold::test
{

/// A world that acts by the rules, as a person or as the provider would.
struct Rehearsal {
    World world;
    QDateTime now;
    AccountId payer;
    CountingIds& ids;

    /// Settles until nothing is due any more within a day.
    void settleAll()
    {
        for (int i = 0; i < 20; ++i) {
            const ChangeSet due = settle(world, now, ids);
            if (!due.isEmpty()) {
                world.apply(due);
                continue;
            }
            const QDateTime next = nextDue(world, now);
            if (!next.isValid() || now.secsTo(next) > 7200)
                return;
            now = next;
        }
    }
    Result<ChangeSet> tryAs(const AccountId& actor, const Command& command)
    {
        auto change = decide(world, command, Situation{now, Actor{actor}, ids});
        if (change)
            world.apply(*change);
        return change;
    }
    Result<ChangeSet> tryIt(const Command& command) { return tryAs(payer, command); }
};

/// What an organization is, in texts that do not know ids: units by their path, policies by their name,
/// accounts by their address.
inline QStringList portrait(const World& world, const OrganizationId& id)
{
    const Organization& organization = *world.organization(id);
    const auto tagsText = [](const Tags& tags) {
        QStringList texts;
        for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag)
            texts.append(QString(tag.key() + QLatin1Char('=') + *tag));
        return texts.join(QLatin1Char(','));
    };
    const auto pathText = [&](const NodeId& node) {
        QStringList names;
        for (const NodeId& step : world.pathTo(node)) {
            if (const auto unit = step.unit())
                names.append(world.unit(*unit)->name);
            else if (const auto account = step.account())
                names.append(world.account(*account)->email);
            else
                names.append(QStringLiteral("Root"));
        }
        return names.join(QLatin1Char('/'));
    };
    QStringList lines;
    const auto describe = [&](const NodeId& node, const QString& more) {
        QStringList policies;
        for (const Attachment& attachment : world.attachmentsOn(node))
            policies.append(policyName(world, attachment.policy));
        policies.sort();
        lines.append(pathText(node) + QStringLiteral(" | ") + policies.join(QLatin1Char(',')) +
                     QStringLiteral(" | ") + more);
    };
    describe(organization.root, tagsText(organization.rootTags));
    for (const UnitId& unit : world.unitsOf(id))
        describe(unit, tagsText(world.unit(unit)->tags));
    for (const AccountId& account : world.members(id))
        describe(account,
                 world.account(account)->name + QLatin1Char(' ') + tagsText(world.account(account)->tags));
    for (const Policy& policy : world.policies())
        if (policy.organization == id)
            lines.append(QStringLiteral("policy %1: %2 %3 %4")
                             .arg(policy.name, policy.description, policy.content, tagsText(policy.tags)));
    for (auto type = organization.policyTypes.keyBegin(); type != organization.policyTypes.keyEnd(); ++type)
        lines.append(QStringLiteral("type %1").arg(int(*type)));
    for (auto service = organization.trustedServices.keyBegin();
         service != organization.trustedServices.keyEnd(); ++service)
        lines.append(QStringLiteral("trusts %1").arg(*service));
    for (const Delegation& delegation : world.delegationsOf(id))
        lines.append(QStringLiteral("%1 administers %2")
                         .arg(world.account(delegation.account)->email, delegation.service));
    for (const Handshake& handshake : world.handshakes())
        if (handshake.organization == id && handshake.live())
            lines.append(QStringLiteral("invited %1 %2 %3")
                             .arg(handshake.targetAccount ? handshake.targetAccount->toString()
                                                          : handshake.targetEmail,
                                  handshake.notes, tagsText(handshake.tags)));
    for (const ResponsibilityTransfer& transfer : world.transfers())
        if (transfer.source == id || transfer.target == id)
            lines.append(QStringLiteral("transfer %1 from %2 to %3: %4, %5 to %6")
                             .arg(transfer.name, transfer.source.toString(), transfer.target.toString(),
                                  QString::number(int(transfer.status)), transfer.start.toString(Qt::ISODate),
                                  transfer.end.toString(Qt::ISODate)));
    if (organization.resourcePolicy)
        lines.append(
            QStringLiteral("resource policy %1 %2")
                .arg(organization.resourcePolicy->content, tagsText(organization.resourcePolicy->tags)));
    lines.sort();
    return lines;
}

/// A command with the ids that earlier steps really got.
class Renamer
{
public:
    QHash<QString, QString> ids;

    QString operator()(const QString& id) const { return ids.value(id, id); }
    template <typename Id>
    Id operator()(const Id& id) const
    {
        return *Id::parse(ids.value(id.toString(), id.toString()));
    }
    Command operator()(const Command& command) const
    {
        Command result = command;
        std::visit([this](auto& one) { rename(one); }, result);
        return result;
    }

private:
    template <typename One>
    void rename(One& one) const
    {
        const Renamer& self = *this;
        if constexpr (requires { one.account.toString(); })
            one.account = self(one.account);
        if constexpr (requires { one.source.toString(); })
            one.source = self(one.source);
        if constexpr (requires { one.destination.toString(); })
            one.destination = self(one.destination);
        if constexpr (requires { one.parent.toString(); })
            one.parent = self(one.parent);
        if constexpr (requires { one.unit.toString(); })
            one.unit = self(one.unit);
        if constexpr (requires { one.policy.toString(); })
            one.policy = self(one.policy);
        if constexpr (requires { one.handshake.toString(); })
            one.handshake = self(one.handshake);
        if constexpr (requires { one.transfer.toString(); })
            one.transfer = self(one.transfer);
        if constexpr (requires { one.target.account(); })
            one.target = self(one.target);
        if constexpr (requires { one.resource.size(); })
            one.resource = self(one.resource);
    }
};

/// The id of the one new thing of the kind that the command makes.
inline QString madeBy(const ChangeSet& change, const Command& command)
{
    for (const EntityChange& one : change.changes) {
        if (one.before || !one.after)
            continue;
        if (const auto* const unit = std::get_if<Unit>(&*one.after);
            unit && std::holds_alternative<CreateOrganizationalUnit>(command))
            return unit->id.toString();
        if (const auto* const policy = std::get_if<Policy>(&*one.after))
            return policy->id.toString();
        if (const auto* const request = std::get_if<CreateAccountRequest>(&*one.after))
            return request->id.toString();
        if (const auto* const handshake = std::get_if<Handshake>(&*one.after))
            return handshake->id.toString();
    }
    return {};
}

/// Carries the plan out; empty, or the step that was refused and why. `offers` has the transfers that other
/// payers offer.
inline QString carryOut(const Plan& plan, Rehearsal& rehearsal, const World& offers = {})
{
    Renamer renamer;
    for (const PlanStep& step : plan.steps) {
        if (step.command) {
            const Command command = renamer(*step.command);
            const auto change = rehearsal.tryIt(command);
            if (!change)
                return step.title + QStringLiteral(": ") + change.error().message;
            QString made = madeBy(*change, command);
            rehearsal.settleAll();
            if (std::holds_alternative<CreateAccount>(command)) {
                const auto* const request = rehearsal.world.createRequest(*CreateRequestId::parse(made));
                if (!request || !request->account)
                    return step.title + QStringLiteral(": ") + (request ? request->failureReason : QString());
                made = request->account->toString();
            }
            if (!step.creates.isEmpty())
                renamer.ids.insert(step.creates, made);
            for (const EntityChange& one : change->changes)
                if (const auto* const transfer = std::get_if<ResponsibilityTransfer>(&one.any());
                    transfer && !step.createsTransfer.isEmpty())
                    renamer.ids.insert(step.createsTransfer, transfer->id.toString());
        }
        if (step.offeredBy) { // the other payer does what it did here
            for (const ResponsibilityTransfer& offered : offers.transfers()) {
                if (offered.id.toString() != step.createsTransfer)
                    continue;
                const auto offer = rehearsal.tryAs(
                    *step.offeredBy, InviteOrganizationToTransferResponsibility{rehearsal.payer.toString(),
                                                                                offered.name, offered.start});
                if (!offer)
                    return step.title + QStringLiteral(": ") + offer.error().message;
                for (const EntityChange& one : offer->changes) {
                    if (const auto* const transfer = std::get_if<ResponsibilityTransfer>(&one.any()))
                        renamer.ids.insert(step.createsTransfer, transfer->id.toString());
                    if (const auto* const handshake = std::get_if<Handshake>(&one.any()))
                        renamer.ids.insert(step.creates, handshake->id.toString());
                }
            }
        }
        if (!step.waitsFor.isEmpty()) {
            const HandshakeId id = *HandshakeId::parse(renamer(step.waitsFor));
            const Handshake handshake = *rehearsal.world.handshake(id);
            const auto accepted = rehearsal.tryAs(*handshake.targetAccount, AcceptHandshake{id});
            if (!accepted)
                return step.title + QStringLiteral(": ") + accepted.error().message;
        }
    }
    return {};
}

} // namespace billfold::test
