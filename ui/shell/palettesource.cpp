// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettesource.h"

#include "models/services/organizationservice.h"
#include "models/views/datetext.h"
#include "models/views/organizationtext.h"
#include "ui/actions/commands.h"
#include "ui/shell/pagefactory.h"

#include <QAction>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// 0: not found; more is better.
int scoreOf(const PaletteEntry& entry, const QStringList& words)
{
    const QString all = entry.text + u' ' + entry.words;
    int score = 1;
    for (const QString& word : words) {
        const qsizetype at = all.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return 0;
        // The beginning of the text beats the beginning of a word beats the middle.
        if (at == 0)
            score += 3;
        else if (!all.at(at - 1).isLetterOrNumber())
            score += 2;
    }
    return score;
}

} // namespace

PaletteSource::PaletteSource(QObject* parent) : QObject(parent) {}

void PaletteSource::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    for (Latest* question : {&m_askAccounts, &m_askServices, &m_askViews})
        question->drop();
    m_workspace = std::move(workspace);
    m_fixed.clear();
    m_accounts.clear();
    m_services.clear();
    m_views.clear();
    m_places.clear();
}

void PaletteSource::gather(const QList<BillSummary>& bills, const std::optional<BillId>& bill,
                           const QList<QAction*>& actions)
{
    m_fixed.clear();
    if (m_workspace) {
        for (const PageEntry& entry : pageEntries()) {
            if (entry.inNavigation)
                m_fixed.append({pageName(entry),
                                tr("Page"),
                                QString::fromLatin1(entry.iconName),
                                {},
                                PageTarget{entry.id}});
        }
    }
    for (QAction* action : actions) {
        if (action->isEnabled() && !action->text().isEmpty())
            m_fixed.append({plainActionText(action), tr("Action"), u"chevron-right"_s, {}, {}, action});
    }
    const PageId billPage = pageEntry(PageId::Bills) != nullptr ? PageId::Bills : PageId::Home;
    for (const BillSummary& other : bills) {
        PageTarget target{billPage};
        target.bill = other.id;
        m_fixed.append({tr("%1, %2").arg(periodName(other.id.period), other.id.currency),
                        tr("Billing period"), other.status == BillStatus::Issued ? u"lock"_s : u"period"_s,
                        other.id.period.toString() + u' ' + other.number, target});
    }
    if (bill && pageEntry(PageId::DrillDown) != nullptr) {
        gatherRows(*bill, Dimension::Account);
        gatherRows(*bill, Dimension::Service);
    }
    if (m_workspace && pageEntry(PageId::Explore) != nullptr)
        gatherViews();
    m_places.clear();
    if (m_workspace && pageEntry(PageId::Node) != nullptr)
        gatherPlaces();
}

void PaletteSource::gatherPlaces()
{
    const OrganizationService& service = m_workspace->organizations();
    const World& world = service.world();
    const std::optional<AccountId> actor = service.actingAs();
    const Organization* own = actor ? world.organizationPaidBy(*actor) : nullptr;
    const auto add = [this, &world](const NodeId& node, const QString& kind, const QString& iconName,
                                    const QString& words) {
        m_places.append({nodeName(world, node), kind, iconName, node.toString() + u' ' + words,
                         PageTarget{.page = PageId::Node, .subject = node.toString()}});
    };
    for (const Account& account : world.accounts()) {
        // Everybody may look at what stands alone; at a member, who pays for it.
        if (account.id == actor || !account.membership ||
            (own != nullptr && account.membership->organization == own->id))
            add(account.id, tr("Account details"), u"account"_s, account.email);
    }
    if (own == nullptr)
        return;
    const QList<UnitId> units = world.unitsOf(own->id);
    for (const UnitId& id : units)
        add(id, tr("Organizational unit"), u"folder"_s, {});
}

void PaletteSource::gatherRows(const BillId& bill, Dimension by)
{
    const BillQuery query{bill, by};
    const bool accounts = by == Dimension::Account;
    Latest& ask = accounts ? m_askAccounts : m_askServices;
    ask.ask(this, m_workspace->table(query), [this, bill, by, accounts](const Result<BillTable>& table) {
        if (!table)
            return;
        QList<PaletteEntry> found;
        for (const BillRow& row : table->rows) {
            PageTarget target{PageId::DrillDown};
            target.bill = bill;
            target.filters = {{by, row.key, row.name, {}}};
            const QString iconName = !accounts ? u"service"_s : row.isPayer ? u"payer"_s : u"account"_s;
            found.append({row.name, accounts ? tr("Account") : tr("Service"), iconName, row.key, target});
        }
        (accounts ? m_accounts : m_services) = found;
        emit ready();
    });
}

void PaletteSource::gatherViews()
{
    m_askViews.ask(this, m_workspace->savedViews(), [this](const Result<QList<SavedView>>& views) {
        if (!views)
            return;
        m_views.clear();
        for (const SavedView& view : *views) {
            PageTarget target{PageId::Explore};
            target.subject = view.name;
            m_views.append({view.name, tr("Saved view"), u"star"_s, {}, target});
        }
        emit ready();
    });
}

QList<PaletteEntry> PaletteSource::find(const QString& text, qsizetype most) const
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    QList<QPair<int, PaletteEntry>> found;
    for (const QList<PaletteEntry>* list : {&m_fixed, &m_views, &m_accounts, &m_places, &m_services}) {
        for (const PaletteEntry& entry : *list) {
            if (const int score = scoreOf(entry, words); score > 0)
                found.append({score, entry});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<PaletteEntry> best;
    for (qsizetype i = 0; i < std::min(most, found.size()); ++i)
        best.append(found[i].second);
    return best;
}

} // namespace billfold
