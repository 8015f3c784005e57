// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace billfold
{

/// A second, much simpler account of who is where and who may do what, for sequences of commands to be held
/// against. It knows accounts, organizations, units and invitations; RulesModel knows the rest.
class TreeModel
{
public:
    virtual ~TreeModel() = default;

    struct Member {
        QString payer; ///< of its organization; empty: alone
        QString parent;
        QDateTime created, closed;
        bool byOrganization = false, complete = true;
        bool invited = false; ///< into the organization in which it is
        QDateTime joined{};
    };
    struct Unit {
        QString payer, parent, name;
    };
    struct Invitation {
        QString payer, account;
        QDateTime requested;
        bool live = true, accepted = false;
    };

    QMap<QString, Member> accounts;
    QMap<QString, QString> roots; ///< payer to root
    QMap<QString, Unit> units;
    QMap<QString, Invitation> invitations;
    QSet<QString> billingOnly;                        ///< payers without all features
    QSet<std::pair<QString, QString>> administrators; ///< account and service

    bool isPayer(const QString& account) const { return roots.contains(account); }
    bool acts(const QString& account) const
    {
        return accounts.contains(account) && !accounts[account].closed.isValid();
    }
    bool paysFor(const QString& payer, const QString& account) const
    {
        return acts(payer) && isPayer(payer) && accounts.value(account).payer == payer;
    }
    int count(const QString& payer) const
    {
        int found = 0;
        for (const Member& member : accounts)
            found += member.payer == payer;
        for (const Invitation& invitation : invitations)
            found += invitation.live && invitation.payer == payer;
        return found;
    }
    int members(const QString& payer) const
    {
        return int(std::count_if(accounts.begin(), accounts.end(),
                                 [&](const Member& member) { return member.payer == payer; }));
    }
    bool isPlaceOf(const QString& payer, const QString& node) const
    {
        return roots.value(payer) == node || units.value(node).payer == payer;
    }
    int depth(const QString& node) const { return units.contains(node) ? 1 + depth(units[node].parent) : 0; }
    int height(const QString& node) const
    {
        int highest = 0;
        for (auto unit = units.cbegin(); unit != units.cend(); ++unit)
            if (unit->parent == node)
                highest = std::max(highest, height(unit.key()));
        return 1 + highest;
    }
    bool isInside(const QString& node, const QString& unit) const
    {
        return node == unit || (units.contains(node) && isInside(units[node].parent, unit));
    }
    bool nameIsFree(const QString& parent, const QString& name, const QString& except = {}) const
    {
        for (auto unit = units.cbegin(); unit != units.cend(); ++unit)
            if (unit->parent == parent && unit->name == name && unit.key() != except)
                return false;
        return true;
    }
    bool isEmpty(const QString& unit) const
    {
        return std::none_of(accounts.begin(), accounts.end(),
                            [&](const Member& m) { return m.parent == unit; }) &&
               std::none_of(units.begin(), units.end(), [&](const Unit& u) { return u.parent == unit; });
    }
    bool administersAny(const QString& account) const
    {
        return std::any_of(administrators.begin(), administrators.end(),
                           [&](const auto& one) { return one.first == account; });
    }
    /// Whether policies let the account's users leave.
    virtual bool isFreeToLeave(const QString&) const { return true; }
    bool hasWaited(const QString& account, const QDateTime& now) const
    {
        return !accounts[account].byOrganization || accounts[account].created.addDays(4) <= now;
    }

    // Whether it may be done
    bool mayCreateOrganization(const QString& actor) const
    {
        return acts(actor) && accounts[actor].payer.isEmpty() && accounts[actor].complete;
    }
    bool mayDeleteOrganization(const QString& actor) const
    {
        return acts(actor) && isPayer(actor) && members(actor) == 1;
    }
    bool mayCreateAccount(const QString& actor) const
    {
        return acts(actor) && isPayer(actor) && count(actor) < 10;
    }
    bool mayInvite(const QString& actor, const QString& account, const QDateTime& now) const
    {
        if (!acts(actor) || !isPayer(actor) || accounts.value(account).payer == actor || count(actor) >= 10)
            return false;
        if (accounts[actor].byOrganization)
            return false; // nobody has verified its address yet
        int today = 0;
        for (const Invitation& invitation : invitations) {
            if (invitation.payer != actor)
                continue;
            if (invitation.live && invitation.account == account)
                return false;
            today += !invitation.accepted && invitation.requested > now.addDays(-1);
        }
        return today < 20;
    }
    bool mayAccept(const QString& actor, const QString& handshake, const QDateTime& now) const
    {
        const Invitation invitation = invitations.value(handshake);
        return acts(actor) && invitation.live && invitation.account == actor && !isPayer(actor) &&
               accounts[actor].payer != invitation.payer && members(invitation.payer) < 10 &&
               (accounts[actor].payer.isEmpty() ||
                (hasWaited(actor, now) && !administersAny(actor) && isFreeToLeave(actor)));
    }
    bool mayDecline(const QString& actor, const QString& handshake) const
    {
        return acts(actor) && invitations.value(handshake).live &&
               invitations.value(handshake).account == actor;
    }
    bool mayCancel(const QString& actor, const QString& handshake) const
    {
        return acts(actor) && invitations.value(handshake).live &&
               invitations.value(handshake).payer == actor;
    }
    bool mayMove(const QString& actor, const QString& account, const QString& from, const QString& to) const
    {
        return paysFor(actor, account) && accounts[account].parent == from && isPlaceOf(actor, to) &&
               from != to;
    }
    bool mayDepart(const QString& account, const QDateTime& now) const
    {
        return !isPayer(account) && acts(account) && hasWaited(account, now) && accounts[account].complete &&
               !administersAny(account);
    }
    bool mayClose(const QString& actor, const QString& account) const
    {
        return paysFor(actor, account) && acts(account) && actor != account && !billingOnly.contains(actor);
    }

    // What it does
    virtual void leave(const QString& account)
    {
        accounts[account].payer.clear();
        accounts[account].parent.clear();
    }
    virtual void enter(const QString& account, const QString& payer, const QDateTime& now, bool invited)
    {
        if (!accounts[account].payer.isEmpty())
            leave(account);
        accounts[account].payer = payer;
        accounts[account].parent = roots.value(payer);
        accounts[account].joined = now;
        accounts[account].invited = invited;
    }
    virtual void deleteOrganization(const QString& payer)
    {
        leave(payer);
        billingOnly.remove(payer);
        roots.remove(payer);
        units.removeIf([&](auto unit) { return unit->payer == payer; });
        invitations.removeIf([&](auto invitation) { return invitation->payer == payer; });
    }
    virtual void pass(const QDateTime& now)
    {
        for (Invitation& invitation : invitations)
            invitation.live = invitation.live && invitation.requested.addDays(15) > now;
        for (auto account = accounts.begin(); account != accounts.end(); ++account)
            if (account->closed.isValid() && account->closed.addDays(90) <= now)
                leave(account.key());
    }
};

} // namespace billfold
