// SPDX-License-Identifier: GPL-3.0-or-later
// Units and policies of a plan; the rest is in plan.cpp and planaccounts.cpp.
#include "models/organization/planmaker.h"

#include "models/organization/apiname.h"
#include "models/organization/draft.h"
#include "models/organization/managedpolicy.h"

#include <algorithm>
#include <functional>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qsizetype longestName = 128; // of units and policies
}

/// A unit stays where its parent does and is the same; all others are made anew below their parents.
void PlanMaker::sortUnits()
{
    QSet<NodeId> same{m_is.root};
    const std::function<void(const NodeId&)> walk = [&](const NodeId& node) {
        for (const UnitId& unit : m_now.unitsIn(node)) {
            const Unit* const was = m_before.unit(unit);
            if (was && was->organization == m_is.id && same.contains(node) && was->parent == node) {
                m_same.append(unit);
                same.insert(unit);
            } else {
                m_fresh.append(unit);
            }
            walk(unit);
        }
    };
    walk(m_is.root);
    int number = 0;
    for (const UnitId& unit : std::as_const(m_fresh)) {
        if (!m_before.unit(unit))
            continue;
        std::optional<UnitId> placeholder;
        do
            placeholder = UnitId::parse(QString(u"ou-"_s + m_is.root.toString().mid(2) + u"-moved"_s +
                                                QString::number(++number).rightJustified(4, u'0')));
        while (m_before.unit(*placeholder) || m_now.unit(*placeholder));
        m_placeholders.insert(unit, *placeholder);
        m_plan.standsFor.insert(placeholder->toString(), unit.toString());
    }
    const std::function<void(const NodeId&)> doom = [&](const NodeId& node) {
        for (const UnitId& unit : m_before.unitsIn(node)) {
            doom(unit);
            if (!same.contains(unit))
                m_doomed.append(unit);
        }
    };
    doom(m_is.root);
}

void PlanMaker::deleteUnit(const UnitId& id)
{
    add(tr("Delete the unit %1").arg(m_temporary.value(id.toString(), nodeLabel(m_before, id))),
        DeleteOrganizationalUnit{id}, true);
    m_unitParents.remove(id);
    m_attached.remove(id);
    m_doomed.removeOne(id);
}

/// Room, and names, for what comes.
void PlanMaker::deleteEmptyUnits()
{
    const QList<UnitId> doomed = m_doomed;
    for (const UnitId& id : doomed) {
        const NodeId node(id);
        const bool used =
            std::find(m_unitParents.begin(), m_unitParents.end(), node) != m_unitParents.end() ||
            std::find(m_accountParents.begin(), m_accountParents.end(), node) != m_accountParents.end();
        if (!used)
            deleteUnit(id);
    }
}

QString PlanMaker::freeName(const QString& name, const QSet<QString>& taken)
{
    for (int number = 1;; ++number) {
        const QString ending = u" (old %1)"_s.arg(number);
        const QString tried = name.left(longestName - ending.size()) + ending;
        if (!taken.contains(tried))
            return tried;
    }
}

QList<PlanMaker::Renaming> PlanMaker::inOrder(QList<Renaming> renamings, QSet<QString> taken) const
{
    QList<Renaming> ordered;
    for (const Renaming& renaming : std::as_const(renamings))
        taken.insert(renaming.from);
    while (!renamings.isEmpty()) {
        const auto free = std::find_if(renamings.begin(), renamings.end(), [&](const Renaming& renaming) {
            return !taken.contains(renaming.to);
        });
        Renaming next = free != renamings.end() ? *free : renamings.first();
        if (free != renamings.end()) {
            renamings.erase(free);
        } else {
            // A circle: the first steps aside.
            next.to = freeName(next.from, taken);
            renamings.first().from = next.to;
        }
        taken.remove(next.from);
        taken.insert(next.to);
        ordered.append(next);
    }
    return ordered;
}

void PlanMaker::planUnitNames()
{
    QList<NodeId> parents{m_is.root};
    for (const UnitId& unit : std::as_const(m_same))
        parents.append(unit);
    for (const NodeId& parent : std::as_const(parents)) {
        QSet<QString> wanted, taken;
        for (const UnitId& unit : m_now.unitsIn(parent))
            wanted.insert(m_now.unit(unit)->name);
        QList<Renaming> renamings;
        for (auto unit = m_unitParents.cbegin(); unit != m_unitParents.cend(); ++unit) {
            if (!(*unit == parent))
                continue;
            const QString from = m_before.unit(unit.key())->name;
            const Unit* const here = m_doomed.contains(unit.key()) ? nullptr : m_now.unit(unit.key());
            if (here && here->name != from)
                renamings.append({unit.key().toString(), from, here->name});
            else if (!here && wanted.contains(from))
                renamings.append({unit.key().toString(), from, {}});
            else
                taken.insert(from);
        }
        for (Renaming& renaming : renamings)
            if (renaming.to.isEmpty()) {
                renaming.to = freeName(renaming.from, taken + wanted);
                taken.insert(renaming.to); // for the next one
                m_temporary.insert(renaming.id, renaming.to);
            }
        for (const Renaming& renaming : std::as_const(renamings))
            if (m_temporary.contains(renaming.id))
                taken.remove(renaming.to);
        for (const Renaming& renaming : inOrder(renamings, taken))
            add(tr("Rename the unit %1 to %2").arg(renaming.from, renaming.to),
                UpdateOrganizationalUnit{*UnitId::parse(renaming.id), renaming.to});
    }
}

void PlanMaker::createUnits()
{
    for (const UnitId& id : std::as_const(m_fresh)) {
        const Unit& unit = *m_now.unit(id);
        const NodeId parent = planned(unit.parent);
        const NodeId made = planned(id);
        add(m_placeholders.contains(id)
                ? tr("Create the unit %1 anew below %2").arg(unit.name, nodeLabel(m_now, unit.parent))
                : tr("Create the unit %1 below %2").arg(unit.name, nodeLabel(m_now, unit.parent)),
            CreateOrganizationalUnit{parent, unit.name, unit.tags}, false, made.toString());
        m_unitParents.insert(*made.unit(), parent);
        startWithFullAccess(made);
    }
}

void PlanMaker::planPolicyNames()
{
    QMap<PolicyType, QList<Renaming>> renamings;
    QMap<PolicyType, QSet<QString>> taken, wanted;
    for (const Policy& policy : m_now.policies())
        if (policy.organization == m_is.id)
            wanted[policy.type].insert(policy.name);
    for (const Policy& policy : m_before.policies()) {
        if (policy.organization != m_is.id)
            continue;
        const Policy* const here = m_now.policy(policy.id);
        if (here && here->name != policy.name)
            renamings[policy.type].append({policy.id.toString(), policy.name, here->name});
        else if (!here && wanted[policy.type].contains(policy.name))
            renamings[policy.type].append({policy.id.toString(), policy.name, {}});
        else
            taken[policy.type].insert(policy.name);
    }
    for (auto type = renamings.begin(); type != renamings.end(); ++type) {
        QSet<QString> given;
        for (Renaming& renaming : *type)
            if (renaming.to.isEmpty()) {
                renaming.to = freeName(renaming.from, taken[type.key()] + wanted[type.key()] + given);
                given.insert(renaming.to);
            }
        for (const Renaming& renaming : inOrder(*type, taken[type.key()]))
            add(tr("Rename the policy %1 to %2").arg(renaming.from, renaming.to),
                UpdatePolicy{*PolicyId::parse(renaming.id), renaming.to});
    }
}

void PlanMaker::planPolicies()
{
    for (const Policy& policy : m_now.policies()) {
        if (policy.organization != m_is.id)
            continue;
        const Policy* const was = m_before.policy(policy.id);
        if (!was) {
            add(tr("Create the policy %1").arg(policy.name),
                CreatePolicy{policy.type, policy.name, policy.description, policy.content, policy.tags},
                false, policy.id.toString());
            continue;
        }
        UpdatePolicy update{policy.id};
        if (was->description != policy.description)
            update.description = policy.description;
        if (was->content != policy.content)
            update.content = policy.content;
        if (update.description || update.content)
            add(tr("Change the policy %1").arg(policy.name), update);
    }
}

void PlanMaker::planDeletions()
{
    for (auto type = m_was.policyTypes.keyBegin(); type != m_was.policyTypes.keyEnd(); ++type)
        if (!m_is.policyTypes.contains(*type))
            add(tr("Disable policies of the type %1, which detaches them all").arg(toApiName(*type)),
                DisablePolicyType{m_is.root, *type}, true);
    const QList<UnitId> doomed = m_doomed;
    for (const UnitId& unit : doomed)
        deleteUnit(unit);
    for (const Policy& policy : m_before.policies())
        if (policy.organization == m_is.id && !m_now.policy(policy.id))
            add(tr("Delete the policy %1").arg(policy.name), DeletePolicy{policy.id}, true);
}

} // namespace billfold
