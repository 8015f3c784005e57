// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/commands.h"
#include "models/organization/world.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace billfold
{

/// One step from the organization as it was imported to what it is here.
struct PlanStep {
    /// For people, translated: "Create the unit Prod below Root".
    QString title;
    /// What does it. None: something that only a person can do, as `title` says.
    std::optional<Command> command{};
    /// The id by which later steps name what this one makes: the provider chooses another one.
    QString creates{};
    /// It cannot be taken back: something is deleted, removed or closed, or an invitation goes out.
    bool lasting = false;
    /// What a person has to do, or to wait for, before the next step.
    QString byHand{};
    /// The handshake whose acceptance has to be waited for; see `creates`.
    QString waitsFor{};
    /// The payer of another organization whose offer to pay this one's bill has to be waited for; `creates`
    /// is then that offer.
    std::optional<AccountId> offeredBy{};
    /// The transfer that an offer makes beside its handshake, where a later step names it.
    QString createsTransfer{};
};

struct Plan {
    OrganizationId organization;
    AccountId payer;
    RootId root;
    QList<PlanStep> steps{};
    /// Units cannot be moved outside: these ids, by which steps name the units made anew, stand for those.
    QHash<QString, QString> standsFor{};
};

/// The steps that make the organization that was imported (`before`, a world that need not hold anything
/// else) what it is in `now`, in an order in which each of them is allowed: types are enabled before policies
/// are attached, units created from the top down and deleted from the bottom up once they are empty, a policy
/// attached before another one is detached (one must always stay, and no more than the quota), names freed
/// before they are taken. A unit that was moved is created anew, with everything on it, and the old one is
/// deleted. Nullopt where either world lacks the organization.
std::optional<Plan> makePlan(const World& before, const World& now, const OrganizationId& organization);

} // namespace billfold
