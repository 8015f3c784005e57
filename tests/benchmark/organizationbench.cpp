// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an organization of 10,000 accounts in 1,000 units takes: opening its database, moving 500 accounts as
// one step, undoing that, searching, and evaluating one action for every account.
//     organizationbench [FOLDER]        (a temporary one where none is named; it needs 50 MB)
#include "models/core/clock.h"
#include "models/organization/managedpolicy.h"
#include "models/policy/evaluate.h"
#include "models/policy/policyparser.h"
#include "models/services/organizationservice.h"
#include "models/services/workspace.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

constexpr int accountCount = 10'000, unitCount = 1'000, moved = 500, rounds = 5;
const OrganizationId organization = *OrganizationId::parse(u"o-exampleorg1");
const RootId root = *RootId::parse(u"r-ab12");
const AccountId payer = *AccountId::parse(u"100000000000");
const QDateTime day({2026, 10, 1}, {0, 0}, Qt::UTC);

AccountId accountId(int number)
{
    return *AccountId::parse(QString::number(100'000'000'000LL + number));
}
UnitId unitId(int number)
{
    return *UnitId::parse(QString(u"ou-ab12-"_s + QString::number(number).rightJustified(8, u'0')));
}

/// Ten units under the root, and the others in tens below them; the accounts spread evenly over all.
ChangeSet wholeOrganization()
{
    ChangeSet change{u"ImportOrganization"_s, u"benchmark"_s, {}};
    const auto add = [&](const Entity& entity) { change.changes.append({{}, entity}); };
    const PolicyId fullAccess = fullAccessPolicy(PolicyType::ServiceControl)->id;
    const auto attach = [&](const NodeId& target, const PolicyId& policy) {
        add(Attachment{organization, policy, target, PolicyType::ServiceControl});
    };
    Organization all{.id = organization, .root = root, .payer = payer, .created = day, .finalizedAt = day};
    all.accountQuota = 20'000;
    all.policyTypes.insert(PolicyType::ServiceControl, PolicyTypeStatus::Enabled);
    add(all);
    attach(root, fullAccess);
    const Policy deny{
        *PolicyId::parse(u"p-denysomething"),
        organization,
        PolicyType::ServiceControl,
        u"Deny"_s,
        {},
        uR"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:Delete*","Resource":"*"}]})"_s};
    add(deny);
    for (int i = 0; i < unitCount; ++i) {
        const NodeId parent = i < 10 ? NodeId(root) : NodeId(unitId(i / 10));
        add(Unit{unitId(i), organization, parent, u"Unit %1"_s.arg(i), day});
        attach(unitId(i), fullAccess);
        if (i % 10 == 3)
            attach(unitId(i), deny.id);
    }
    for (int i = 0; i < accountCount; ++i) {
        Account account{.id = accountId(i),
                        .name = u"Team %1 workload %2"_s.arg(i % 97).arg(i),
                        .email = u"account-%1@example.com"_s.arg(i),
                        .created = day};
        const NodeId parent = i == 0 ? NodeId(root) : NodeId(unitId(i % unitCount));
        account.membership = Membership{organization, parent, day, JoinedMethod::Created};
        add(account);
        add(MembershipPeriod{account.id, organization, payer, day, JoinedMethod::Created});
        attach(account.id, fullAccess);
    }
    return change;
}

std::shared_ptr<Workspace> open(const QString& path)
{
    auto workspace = Workspace::open(path, std::make_shared<FixedClock>(day.addDays(5)));
    if (!workspace)
        qFatal("%s", qPrintable(workspace.error().message + workspace.error().cause));
    return *workspace;
}

ChangeSet answer(QFuture<Result<ChangeSet>> future)
{
    future.waitForFinished();
    const Result<ChangeSet> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().message + result.error().cause));
    QCoreApplication::processEvents();
    return *result;
}

/// Prints the median of some rounds.
void measure(const char* what, int times, const std::function<void()>& work)
{
    QList<qint64> taken;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        taken.append(timer.nsecsElapsed() / 1000);
    }
    std::sort(taken.begin(), taken.end());
    const qint64 median = taken.at(taken.size() / 2);
    std::printf("%-44s %8lld.%03lld ms\n", what, static_cast<long long>(median / 1000),
                static_cast<long long>(median % 1000));
    std::fflush(stdout);
}

int namesWith(const World& world, const QString& text)
{
    int found = 0;
    for (const Account& account : world.accounts()) {
        found += account.name.contains(text, Qt::CaseInsensitive) || account.id.toString().contains(text) ||
                 account.email.contains(text, Qt::CaseInsensitive);
    }
    return found;
}

/// How many accounts may do it.
int allowedAccounts(const World& world, const QString& action)
{
    QHash<PolicyId, PolicyPtr> compiled;
    const auto policyOf = [&](const PolicyId& id) {
        auto found = compiled.constFind(id);
        if (found == compiled.constEnd())
            found = compiled.insert(
                id, std::make_shared<const CompiledPolicy>(
                        *parsePolicy(policyContent(world, id), PolicyType::ServiceControl).document));
        return *found;
    };
    PolicyEvaluation evaluation({.action = action});
    int allowed = 0;
    for (const Account& account : world.accounts()) {
        QList<PolicyLevel> levels;
        for (const NodeId& node : world.pathTo(account.id)) {
            PolicyLevel level;
            for (const Attachment& attachment : world.attachmentsOn(node))
                level.append(policyOf(attachment.policy));
            levels.append(level);
        }
        allowed += evaluation.decide(levels).allowed ? 1 : 0;
    }
    return allowed;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir temporary;
    const QString path =
        (argc > 1 ? QString::fromLocal8Bit(argv[1]) : temporary.path()) + u"/bench.billfold"_s;
    QFile::remove(path);
    {
        const auto workspace = open(path);
        measure("write everything", 1,
                [&] { answer(workspace->organizations().apply(wholeOrganization())); });
    }
    measure("open the database", rounds, [&] { open(path); });
    const auto workspace = open(path);
    OrganizationService& service = workspace->organizations();
    const World& world = service.world();
    service.actAs(payer);
    std::printf("%lld accounts, %lld units, %lld violations\n",
                static_cast<long long>(world.accounts().size()), static_cast<long long>(world.units().size()),
                static_cast<long long>(violations(world).size()));
    int target = 0;
    measure("move 500 accounts as one step", rounds, [&] {
        Commands moves;
        target += 7;
        for (const Account& account : world.accounts()) {
            if (moves.size() == moved)
                break;
            const NodeId to = unitId(target);
            if (account.id != payer && account.membership->parent != to)
                moves.append(MoveAccount{account.id, account.membership->parent, to});
        }
        answer(service.perform(moves));
    });
    measure("undo that", rounds, [&] { answer(service.undo()); });
    measure("move one account", rounds, [&] {
        const AccountId one = accountId(9'999);
        const NodeId from = *world.parentOf(one);
        answer(service.perform({MoveAccount{one, from, from == NodeId(unitId(1)) ? unitId(2) : unitId(1)}}));
    });
    int found = 0;
    measure("search the accounts", rounds, [&] { found = namesWith(world, u"workload 99"_s); });
    measure("search what was done", rounds, [&] {
        auto future = service.activity({.text = u"team 5"_s});
        future.waitForFinished();
    });
    int allowed = 0;
    measure("evaluate one action for every account", rounds,
            [&] { allowed = allowedAccounts(world, u"s3:DeleteBucket"_s); });
    std::printf("%d accounts found, %d allowed\n", found, allowed);
    return 0;
}
