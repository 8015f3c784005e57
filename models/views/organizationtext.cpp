// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/organizationtext.h"

#include "models/views/datetext.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString words(const char* text)
{
    return QCoreApplication::translate("OrganizationText", text);
}

} // namespace

QString accountStateWord(AccountState state)
{
    switch (state) {
    case AccountState::PendingActivation:
        return words("PENDING ACTIVATION");
    case AccountState::Active:
        return words("ACTIVE");
    case AccountState::Suspended:
        return words("SUSPENDED");
    case AccountState::PendingClosure:
        return words("PENDING CLOSURE");
    case AccountState::Closed:
        return words("CLOSED");
    }
    return {};
}

QString accountStateBadge(AccountState state)
{
    switch (state) {
    case AccountState::Active:
        return u"success"_s;
    case AccountState::PendingActivation:
    case AccountState::PendingClosure:
        return u"warning"_s;
    case AccountState::Suspended:
    case AccountState::Closed:
        break;
    }
    return u"error"_s;
}

QString joinedText(const Membership& membership)
{
    const QString day = dayText(membership.joined.toUTC().date());
    switch (membership.method) {
    case JoinedMethod::Added:
        return words("%1, added").arg(day);
    case JoinedMethod::Invited:
        return words("%1, invited").arg(day);
    case JoinedMethod::Created:
        return words("%1, created here").arg(day);
    }
    return day;
}

QString featureSetName(FeatureSet features)
{
    return features == FeatureSet::All ? words("All features") : words("Consolidated billing features");
}

QString failureSentence(const QString& reason)
{
    static const QHash<QString, const char*> sentences{
        {u"ACCOUNT_LIMIT_EXCEEDED"_s,
         QT_TRANSLATE_NOOP("OrganizationText", "The organization has no room for another account. Raise its "
                                               "account quota in Settings, then create the account again.")},
        {u"EMAIL_ALREADY_EXISTS"_s,
         QT_TRANSLATE_NOOP("OrganizationText", "The e-mail address belongs to another account. Create the "
                                               "account again with an address of its own.")},
        {u"INVALID_EMAIL"_s,
         QT_TRANSLATE_NOOP("OrganizationText", "The e-mail address is not valid. Create the account again "
                                               "with one such as accounts@example.com.")},
        {u"INVALID_ADDRESS"_s, QT_TRANSLATE_NOOP("OrganizationText", "The postal address is not valid.")},
        {u"CONCURRENT_ACCOUNT_MODIFICATION"_s,
         QT_TRANSLATE_NOOP("OrganizationText",
                           "Something else changed the account at the same time. Create it again.")},
        {u"INTERNAL_FAILURE"_s,
         QT_TRANSLATE_NOOP("OrganizationText", "It failed without a reason of yours. Create it again.")},
    };
    const char* sentence = sentences.value(reason, nullptr);
    return sentence != nullptr ? words(sentence) : words("The request failed: %1.").arg(reason);
}

QString nodeName(const World& world, const NodeId& node)
{
    switch (node.kind()) {
    case NodeId::Kind::Root:
        return words("Root");
    case NodeId::Kind::Unit: {
        const Unit* unit = world.unit(*node.unit());
        return unit != nullptr ? unit->name : node.toString();
    }
    case NodeId::Kind::Account: {
        const Account* account = world.account(*node.account());
        return account != nullptr && !account->name.isEmpty() ? account->name : node.toString();
    }
    }
    return node.toString();
}

QString nodePath(const World& world, const NodeId& node)
{
    QStringList names;
    const QList<NodeId> path = world.pathTo(node);
    for (const NodeId& step : path)
        names.append(nodeName(world, step));
    return names.join(u" / "_s);
}

QString nodeArn(const World& world, const NodeId& node)
{
    const Organization* organization = world.organizationOf(node);
    if (organization == nullptr)
        return {};
    const QString kind = node.kind() == NodeId::Kind::Root   ? u"root"_s
                         : node.kind() == NodeId::Kind::Unit ? u"ou"_s
                                                             : u"account"_s;
    return u"arn:aws:organizations::%1:%2/%3/%4"_s.arg(organization->payer.toString(), kind,
                                                       organization->id.toString(), node.toString());
}

QString organizationTitle(const World& world, const Organization& organization)
{
    return nodeName(world, organization.payer);
}

Standing standingOf(const World& world, const AccountId& account)
{
    if (world.organizationPaidBy(account) != nullptr)
        return Standing::Payer;
    return world.organizationOf(account) != nullptr ? Standing::Linked : Standing::Alone;
}

QString standingName(Standing standing)
{
    switch (standing) {
    case Standing::Payer:
        return words("Payer account");
    case Standing::Linked:
        return words("Linked account");
    case Standing::Alone:
        return words("Stands alone");
    }
    return {};
}

} // namespace billfold
