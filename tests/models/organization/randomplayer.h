// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rulesmodel.h"

#include <QRandomGenerator>

#include <functional>

namespace billfold
{

/// The one entity of that kind that a change makes.
template <typename Kind>
const Kind* made(const ChangeSet& change)
{
    for (const EntityChange& one : change.changes)
        if (!one.before)
            if (const auto* entity = std::get_if<Kind>(&*one.after))
                return entity;
    return nullptr;
}

/// Throws the dice, and keeps a world and its model side by side.
class RandomPlayer
{
public:
    explicit RandomPlayer(quint32 seed) : m_dice(seed) {}

    /// One step; empty where all is as it should be, else what is not.
    QString step();

    struct Count {
        int done = 0, refused = 0;
    };
    QMap<QString, Count> counts; ///< by operation

private:
    int roll(int sides) { return m_dice.bounded(sides); }
    template <typename List>
    auto oneOf(const List& list)
    {
        return list.at(roll(int(list.size())));
    }
    /// Any account; more often a payer than not.
    AccountId someAccount();
    /// Mostly the account that may, else any.
    AccountId mostly(const QString& account);
    NodeId somePlace();
    /// Of an organization: mostly a place, else an account.
    NodeId someNode();

    QString play(const AccountId& actor, const Command& command, bool expected,
                 const std::function<void(const ChangeSet&)>& effect);
    void pass();
    QString differences() const;

    // randomplayer.cpp
    QString accountsStep();
    QString reinstateStep(const AccountId& actor);
    QString organizationStep();
    QString handshakeStep();
    QString unitStep();
    QString treeDifferences() const;
    // randomrules.cpp
    QString policyStep();
    QString attachmentStep();
    QString tagStep();
    QString serviceStep();
    QString featureStep();
    QString transferStep();
    QString offerStep(const AccountId& actor);
    QString ruleDifferences() const;
    /// What the world has attached to the node, and the keys of a resource's tags.
    QSet<QString> attachedTo(const QString& node) const;
    QSet<QString> tagsOf(const QString& resource) const;

    QRandomGenerator m_dice;
    Scene m_scene;
    RulesModel m_model;
    int m_names = 0;
    bool m_changed = false; ///< since it was looked at last: what is refused changes nothing
};

} // namespace billfold
