// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accesselsewhere.h"

#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/organizationtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

using Elsewhere = AccessElsewhere;

constexpr qsizetype mostUnits = 3;
const QString regionKey = u"aws:RequestedRegion"_s;

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AccessElsewhere", sentence);
}

QString wordOf(bool allowed)
{
    return allowed ? tr("Allowed") : tr("Denied");
}

/// Asks one thing otherwise, and keeps it where it says something new.
class Asker
{
public:
    Asker(AccessBook& book, const AccessQuestion& question, const AccountId& account)
        : m_book(book), m_question(question), m_account(account),
          m_allowed(book.answer(question, account).allowed)
    {
    }

    /// Whether the answer is another one.
    bool ask(const QString& what, const AccessQuestion& question, bool evenIfSame = false)
    {
        const bool allowed = m_book.answer(question, m_account).allowed;
        if (allowed == m_allowed && !evenIfSame)
            return false;
        m_found.append({what, wordOf(allowed),
                        allowed ? Elsewhere::Result::Allowed : Elsewhere::Result::Denied, question,
                        m_account});
        return allowed != m_allowed;
    }

    void askRegions()
    {
        const QString asked = m_question.context.value(regionKey).value(0);
        const QStringList known{u"eu-west-1"_s, u"us-east-1"_s, u"eu-central-1"_s, u"us-west-2"_s,
                                u"ap-southeast-1"_s};
        for (const QString& region : known) {
            if (region != asked && ask(tr("In %1").arg(region), inRegion(region)))
                return;
        }
        const QString other = known.first() == asked ? known.at(1) : known.first();
        if (!asked.isEmpty())
            ask(tr("In %1").arg(other), inRegion(other), true);
    }

    void askActions()
    {
        for (const QString& action : {u"iam:CreateUser"_s, u"s3:GetObject"_s, u"ec2:DescribeInstances"_s,
                                      u"lambda:InvokeFunction"_s}) {
            AccessQuestion other = m_question;
            other.action = action;
            if (action.compare(m_question.action, Qt::CaseInsensitive) != 0 && ask(action, other))
                return;
        }
    }

    void askPrincipals()
    {
        AccessQuestion other = m_question;
        other.principal = PrincipalKind::ServiceLinkedRole;
        other.principalName.clear();
        if (m_question.principal != other.principal)
            ask(tr("By a service-linked role"), other);
    }

    const QList<Elsewhere>& found() const { return m_found; }

private:
    AccessQuestion inRegion(const QString& region) const
    {
        AccessQuestion other = m_question;
        other.context.insert(regionKey, {region});
        return other;
    }

    AccessBook& m_book;
    AccessQuestion m_question;
    AccountId m_account;
    bool m_allowed;
    QList<Elsewhere> m_found;
};

struct UnitCount {
    NodeId node;
    qsizetype accounts = 0, denied = 0;
};

QList<UnitCount> unitsOf(const World& world, const QList<CellRow>& rows, const QSet<AccountId>& but)
{
    QList<UnitCount> units;
    QHash<NodeId, qsizetype> places;
    for (const CellRow& row : rows) {
        const auto account = AccountId::parse(row.key);
        const auto parent = account && !but.contains(*account) ? world.parentOf(*account) : std::nullopt;
        if (!parent)
            continue;
        if (!places.contains(*parent)) {
            places.insert(*parent, units.size());
            units.append({*parent});
        }
        UnitCount& unit = units[places.value(*parent)];
        ++unit.accounts;
        unit.denied += row.cells[AccessBook::ResultColumn].badge == u"success"_s ? 0 : 1;
    }
    return units;
}

Elsewhere ofUnit(const World& world, const UnitCount& unit, const AccessQuestion& question, bool own)
{
    const QString name = nodeName(world, unit.node);
    const QString count = formatCount(unit.accounts);
    Elsewhere elsewhere;
    elsewhere.what = own && unit.accounts == 1 ? tr("%1, the other account").arg(name)
                     : own                     ? tr("%1, the other %2 accounts").arg(name, count)
                     : unit.accounts == 1      ? tr("%1, 1 account").arg(name)
                                               : tr("%1, %2 accounts").arg(name, count);
    const bool mixed = unit.denied != 0 && unit.denied != unit.accounts;
    elsewhere.state = mixed              ? Elsewhere::Result::Mixed
                      : unit.denied == 0 ? Elsewhere::Result::Allowed
                                         : Elsewhere::Result::Denied;
    elsewhere.result = mixed ? tr("Denied in %1").arg(formatCount(unit.denied)) : wordOf(unit.denied == 0);
    elsewhere.question = question;
    elsewhere.unit = nodePath(world, unit.node);
    return elsewhere;
}

} // namespace

QList<Elsewhere> accessElsewhere(AccessBook& book, const World& world, const AccessQuestion& question,
                                 const AccountId& account, const QList<CellRow>& rows)
{
    Asker asker(book, question, account);
    asker.askRegions();
    asker.askActions();
    asker.askPrincipals();
    QList<Elsewhere> all = asker.found();
    const Organization* organization = world.organizationOf(account);
    if (rows.isEmpty() || organization == nullptr)
        return all;
    if (organization->payer != account)
        all.append({tr("In the payer account"), wordOf(book.answer(question, organization->payer).allowed),
                    Elsewhere::Result::Allowed, question, organization->payer});
    QList<UnitCount> units = unitsOf(world, rows, {account, organization->payer});
    const auto own = world.parentOf(account);
    std::stable_sort(units.begin(), units.end(), [&](const UnitCount& a, const UnitCount& b) {
        if (own && (a.node == *own) != (b.node == *own))
            return a.node == *own;
        return a.accounts > b.accounts;
    });
    for (const UnitCount& unit : units.mid(0, mostUnits))
        all.append(ofUnit(world, unit, question, own && unit.node == *own));
    return all;
}

QStringList accessElsewhereHeadings()
{
    return {tr("Same request elsewhere"), tr("Result")};
}

QList<CellRow> accessElsewhereRows(const QList<Elsewhere>& elsewhere)
{
    QList<CellRow> rows;
    for (const Elsewhere& one : elsewhere) {
        const bool allowed = one.state == Elsewhere::Result::Allowed;
        const bool mixed = one.state == Elsewhere::Result::Mixed;
        rows.append({QString::number(rows.size()),
                     {{.text = one.what, .link = true},
                      {.text = one.result,
                       .badge = allowed ? u"success"_s
                                : mixed ? u"warning"_s
                                        : u"error"_s,
                       .icon = allowed ? u"success"_s
                               : mixed ? u"warning"_s
                                       : u"denied"_s}}});
    }
    return rows;
}

} // namespace billfold
