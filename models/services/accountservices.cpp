// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/accountservices.h"

#include "models/billing/supportplan.h"
#include "models/organization/refusal.h"
#include "models/organization/signup.h"
#include "models/policy/actioncatalog.h"
#include "models/services/auditnote.h"
#include "models/services/organizationcore.h"
#include "models/storage/accountservicestore.h"
#include "models/storage/activitystore.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AccountServices", sentence);
}

QString catalogName(const QString& prefix)
{
    const CatalogService* known = catalogService(prefix);
    return known ? known->name : prefix;
}

/// An account that is in the database and lives: others have no owner who could decide anything.
Result<void> checkLives(const World& world, const AccountId& account)
{
    const Account* known = world.account(account);
    if (!known)
        return refusal(u"AccountNotFoundException", {},
                       tr("There is no account %1. Add it first.").arg(account.toString()));
    if (known->state != AccountState::Active)
        return refusal(u"ConflictException", {},
                       tr("The account %1 is not active, so nothing can be chosen for it.").arg(known->name));
    return {};
}

/// Does what the owner decided, with its entries in the activity and in the audit log, in one transaction.
/// `decide` answers with what was before and after.
Result<void> decided(Connection& connection, const AccountId& account, const QString& operation,
                     const QString& id, const QString& field, const QDateTime& now,
                     const std::function<Result<FieldChange>(const World& world)>& decide)
{
    return audited<void>(connection, {.action = u"account:"_s + operation, .object = id},
                         [&](AuditEvent& event) -> Result<void> {
                             auto loaded = loadWorld(connection);
                             if (!loaded)
                                 return loaded.error();
                             const World& world = loaded->world;
                             if (auto lives = checkLives(world, account); !lives)
                                 return lives;
                             auto change = decide(world);
                             if (!change)
                                 return change.error();
                             change->id = id;
                             change->field = field;
                             event.before = auditText({{field, change->before}});
                             event.after = auditText({{field, change->after}});
                             auto kept = ActivityStore(connection)
                                             .append({.at = now,
                                                      .actor = account.toString(),
                                                      .operation = operation,
                                                      .subject = world.account(account)->name + u" ("_s +
                                                                 account.toString() + u')',
                                                      .fields = {*change}});
                             return kept ? Result<void>() : Result<void>(kept.error());
                         });
}

} // namespace

Result<QList<AccountService>> readAccountServices(Connection& connection, const AccountId& account)
{
    AccountServiceStore store(connection);
    auto used = store.used(account.toString());
    if (!used)
        return used.error();
    auto choices = store.choices(account.toString());
    if (!choices)
        return choices.error();
    QMap<QString, AccountService> services;
    for (const ServiceMonth& month : std::as_const(*used)) {
        const QString prefix = servicePrefixOf(month.code.isEmpty() ? month.name : month.code);
        AccountService& service = services[prefix];
        service.prefix = prefix;
        if (!service.firstUsed)
            service.firstUsed = month.period;
        // Several codes have one prefix, and a month may have several currencies: the first of them is shown.
        const bool newMonth = service.lastUsed != month.period;
        if (newMonth || service.currency == month.currency)
            service.latest = newMonth ? month.amount : service.latest + month.amount;
        if (newMonth)
            service.currency = month.currency;
        if (newMonth || service.name.isEmpty())
            service.name = month.name.isEmpty() ? month.code : month.name;
        service.lastUsed = month.period;
    }
    for (const ServiceChoice& choice : std::as_const(*choices)) {
        AccountService& service = services[choice.prefix];
        service.prefix = choice.prefix;
        if (service.name.isEmpty())
            service.name = choice.name;
        service.signedUp = choice.signedUp;
        service.chosen = choice.chosen;
    }
    QList<AccountService> sorted = services.values();
    std::stable_sort(sorted.begin(), sorted.end(), [](const AccountService& a, const AccountService& b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    return sorted;
}

Result<AccountResources> readAccountResources(Connection& connection, const AccountId& account, int limit)
{
    AccountServiceStore store(connection);
    auto bill = store.latestBill(account.toString());
    if (!bill)
        return bill.error();
    if (!bill->has_value())
        return AccountResources();
    return store.resources(account.toString(), **bill, limit);
}

Result<AccountSupport> readAccountSupport(Connection& connection, const AccountId& account)
{
    AccountServiceStore store(connection);
    auto choices = store.supportChoices(account.toString());
    if (!choices)
        return choices.error();
    AccountSupport support;
    for (const SupportChoice& choice : std::as_const(*choices)) {
        support.before = support.plan;
        support.plan = choice.plan;
        support.since = choice.chosen;
    }
    auto bill = store.latestBill(account.toString());
    if (!bill)
        return bill.error();
    support.bill = *bill;
    if (!support.bill)
        return support;
    auto charges = store.supportBase(account.toString(), *support.bill);
    if (!charges)
        return charges.error();
    support.charges = *charges;
    return support;
}

Result<void> chooseAccountService(Connection& connection, const AccountId& account, const QString& prefix,
                                  bool signUp, const QDateTime& now)
{
    const auto word = [](bool yes) { return yes ? u"true"_s : u"false"_s; };
    return decided(
        connection, account, signUp ? u"SignUpForService"_s : u"LeaveService"_s,
        account.toString() + u'/' + prefix, u"SignedUp"_s, now,
        [&](const World& world) -> Result<FieldChange> {
            if (auto may = checkMaySignUp(world, account, prefix); !may)
                return may.error();
            auto services = readAccountServices(connection, account);
            if (!services)
                return services.error();
            const auto known =
                std::find_if(services->cbegin(), services->cend(),
                             [&](const AccountService& service) { return service.prefix == prefix; });
            const bool listed = known != services->cend();
            const bool signedUp = listed && known->signedUp;
            const QString name = listed ? known->name : catalogName(prefix);
            if (signedUp == signUp)
                return refusal(u"ConflictException", {},
                               signUp ? tr("The account has signed up for %1 already.").arg(name)
                                      : tr("The account has not signed up for %1.").arg(name));
            if (auto chosen =
                    AccountServiceStore(connection).choose(account.toString(), {prefix, name, signUp, now});
                !chosen)
                return chosen.error();
            return FieldChange{u"AccountService"_s, {}, {}, word(signedUp), word(signUp)};
        });
}

Result<void> chooseAccountSupport(Connection& connection, const AccountId& account, const QString& plan,
                                  const QDateTime& now)
{
    return decided(
        connection, account, u"ChooseSupportPlan"_s, account.toString(), u"SupportPlan"_s, now,
        [&](const World& world) -> Result<FieldChange> {
            if (!supportPlan(plan))
                return refusal(u"InvalidInputException", {}, tr("There is no support plan “%1”.").arg(plan));
            if (auto may = checkMayChooseSupport(world, account, plan, true); !may)
                return may.error();
            auto support = readAccountSupport(connection, account);
            if (!support)
                return support.error();
            if (support->plan == plan)
                return refusal(u"ConflictException", {}, tr("The account has this plan already."));
            if (auto chosen = AccountServiceStore(connection).chooseSupport(account.toString(), {plan, now});
                !chosen)
                return chosen.error();
            return FieldChange{u"Account"_s, {}, {}, support->plan, plan};
        });
}

} // namespace billfold
