// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accounttree.h"

#include "models/views/organizationtext.h"

#include <QCollator>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace billfold
{

using namespace Qt::StringLiterals;

int AccountTree::add(Node node)
{
    const auto index = static_cast<int>(m_nodes.size());
    m_indexOf.insert(node.key, index);
    if (node.parent >= 0)
        m_nodes[node.parent].children.append(index);
    m_nodes.append(std::move(node));
    return index;
}

void AccountTree::addAccount(const World& world, const AccountId& id, int parent)
{
    const Account& account = *world.account(id);
    Node node;
    node.kind = Kind::Account;
    node.key = id.toString();
    node.name = account.name.isEmpty() ? node.key : account.name;
    node.email = account.email;
    node.payer = world.organizationPaidBy(id) != nullptr;
    node.state = account.state;
    node.membership = account.membership;
    node.since = account.membership ? account.membership->joined : account.created;
    node.parent = parent;
    ++m_accountCount;
    add(std::move(node));
    for (int above = parent; above >= 0; above = m_nodes[above].parent)
        ++m_nodes[above].accounts;
}

void AccountTree::addBelow(const World& world, const NodeId& parent, int parentIndex)
{
    const QList<AccountId> accounts = world.accountsIn(parent);
    for (const AccountId& id : accounts)
        addAccount(world, id, parentIndex);
    const QList<UnitId> units = world.unitsIn(parent);
    for (const UnitId& id : units) {
        Node node;
        node.kind = Kind::Unit;
        node.key = id.toString();
        node.name = world.unit(id)->name;
        node.since = world.unit(id)->created;
        node.parent = parentIndex;
        addBelow(world, id, add(std::move(node)));
    }
}

void AccountTree::addRequests(const World& world, const OrganizationId& organization)
{
    for (const CreateAccountRequest& request : world.createRequests()) {
        if (request.organization != organization || request.state == CreateAccountState::Succeeded)
            continue;
        Node node;
        node.kind = Kind::Request;
        node.key = request.id.toString();
        node.name = request.accountName;
        node.email = request.email;
        node.request = request.state;
        node.failure = request.failureReason;
        node.since = request.requested;
        node.parent = 0;
        add(std::move(node));
    }
}

void AccountTree::build(const World& world, const std::optional<OrganizationId>& organization)
{
    m_nodes.clear();
    m_indexOf.clear();
    m_accountCount = 0;
    const Organization* found = organization ? world.organization(*organization) : nullptr;
    if (found != nullptr) {
        Node root;
        root.kind = Kind::Root;
        root.key = found->root.toString();
        root.name = nodeName(world, found->root);
        root.since = found->created;
        add(std::move(root));
        addBelow(world, found->root, 0);
        addRequests(world, found->id);
    } else if (!organization) {
        for (const Account& account : world.accounts()) {
            if (!account.membership && !account.purged)
                addAccount(world, account.id, -1);
        }
    }
    rank();
    addUp();
    arrange();
}

void AccountTree::rank()
{
    // Comparing by the language's rules costs much more than comparing numbers, so it is done once.
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(static_cast<size_t>(m_nodes.size()));
    for (const Node& node : std::as_const(m_nodes))
        keys.push_back(collator.sortKey(node.name.toCaseFolded()));
    QList<int> places(m_nodes.size());
    std::iota(places.begin(), places.end(), 0);
    std::stable_sort(places.begin(), places.end(), [&keys](int a, int b) {
        return keys[static_cast<size_t>(a)].compare(keys[static_cast<size_t>(b)]) < 0;
    });
    for (int place = 0; place < places.size(); ++place)
        m_nodes[places[place]].nameRank = place;
}

void AccountTree::setAmounts(const QHash<QString, AccountAmount>& amounts)
{
    m_amounts = amounts;
    addUp();
    if (m_sortBy == SortBy::Amount)
        arrange();
}

void AccountTree::addUp()
{
    for (Node& node : m_nodes) {
        const auto own = m_amounts.constFind(node.key);
        node.charged = own != m_amounts.cend();
        node.amount = node.charged ? *own : AccountAmount{};
    }
    // Children come after their parents, so from the back every sum is ready before it is added on.
    for (qsizetype i = m_nodes.size() - 1; i >= 0; --i) {
        const Node& node = m_nodes[i];
        if (!node.charged || node.parent < 0)
            continue;
        Node& parent = m_nodes[node.parent];
        parent.charged = true;
        parent.amount.amount += node.amount.amount;
        parent.amount.cents += node.amount.cents;
    }
}

void AccountTree::setShape(Shape shape)
{
    m_shape = shape;
    arrange();
}

void AccountTree::setFilter(const Filter& filter)
{
    m_filter = filter;
    arrange();
}

void AccountTree::sort(SortBy by, Qt::SortOrder order)
{
    m_sortBy = by;
    m_order = order;
    arrange();
}

bool AccountTree::before(const Node& a, const Node& b) const
{
    int difference = 0;
    switch (m_sortBy) {
    case SortBy::Name:
        break;
    case SortBy::Id:
        difference = a.key.compare(b.key);
        break;
    case SortBy::Email:
        difference = a.email.compare(b.email, Qt::CaseInsensitive);
        break;
    case SortBy::Unit:
        difference = (a.parent < 0 ? -1 : m_nodes[a.parent].nameRank) -
                     (b.parent < 0 ? -1 : m_nodes[b.parent].nameRank);
        break;
    case SortBy::State:
        difference = static_cast<int>(a.state) - static_cast<int>(b.state);
        break;
    case SortBy::Joined:
        difference = a.since < b.since ? -1 : b.since < a.since ? 1 : 0;
        break;
    case SortBy::Accounts:
        difference = a.accounts - b.accounts;
        break;
    case SortBy::Amount:
        // What has no amount is less than any amount, also than a negative one.
        if (a.charged != b.charged)
            difference = a.charged ? 1 : -1;
        else
            difference = a.amount.amount < b.amount.amount ? -1 : b.amount.amount < a.amount.amount ? 1 : 0;
        break;
    }
    if (difference == 0)
        difference = a.nameRank - b.nameRank;
    return m_order == Qt::AscendingOrder ? difference < 0 : difference > 0;
}

void AccountTree::order(QList<int>& indexes) const
{
    // In a hierarchy what is opened stands above what is a leaf; only the payer stands before the units.
    const auto group = [this](const Node& node) {
        if (m_shape == Shape::List)
            return node.kind == Kind::Request ? 1 : 0;
        return node.payer ? 0 : node.kind == Kind::Unit ? 1 : node.kind == Kind::Account ? 2 : 3;
    };
    std::stable_sort(indexes.begin(), indexes.end(), [this, &group](int left, int right) {
        const Node& a = m_nodes[left];
        const Node& b = m_nodes[right];
        const int groups = group(a) - group(b);
        return groups != 0 ? groups < 0 : before(a, b);
    });
}

bool AccountTree::passes(const Node& node, const QString& text) const
{
    if (node.kind == Kind::Request && node.request == CreateAccountState::Failed && !m_filter.failedRequests)
        return false;
    if (m_filter.placesOnly && node.kind != Kind::Unit)
        return false;
    if (m_filter.state && (node.kind != Kind::Account || node.state != *m_filter.state))
        return false;
    return text.isEmpty() || node.name.contains(text, Qt::CaseInsensitive) || node.key.contains(text) ||
           node.email.contains(text, Qt::CaseInsensitive);
}

bool AccountTree::show(int index, const QString& text, bool within)
{
    Node& node = m_nodes[index];
    node.row = -1;
    node.shown.clear();
    // All that is in a unit that was looked for is shown with it.
    const bool found = node.kind != Kind::Root && passes(node, within ? QString() : text);
    const bool inside = within || (node.kind == Kind::Unit && !text.isEmpty() && passes(node, text));
    for (int child : node.children) {
        if (!show(child, text, inside))
            continue;
        m_nodes[child].row = static_cast<int>(m_nodes[index].shown.size());
        m_nodes[index].shown.append(child);
    }
    const bool filtered = !text.isEmpty() || m_filter.state;
    return found || !m_nodes[index].shown.isEmpty() || (node.kind == Kind::Root && !filtered);
}

void AccountTree::arrange()
{
    const QString text = m_filter.text.trimmed();
    m_top.clear();
    if (m_shape == Shape::List || m_nodes.isEmpty() || m_nodes.first().kind != Kind::Root) {
        for (int i = 0; i < m_nodes.size(); ++i) {
            Node& node = m_nodes[i];
            node.row = -1;
            node.shown.clear();
            if ((node.kind == Kind::Account || node.kind == Kind::Request) && passes(node, text))
                m_top.append(i);
        }
        order(m_top);
    } else {
        for (Node& node : m_nodes)
            order(node.children);
        if (show(0, text, false))
            m_top.append(0);
    }
    for (int row = 0; row < m_top.size(); ++row)
        m_nodes[m_top[row]].row = row;
}

QList<int> AccountTree::shownAccounts() const
{
    QList<int> found;
    QList<int> open(m_top.crbegin(), m_top.crend());
    while (!open.isEmpty()) {
        const int index = open.takeLast();
        if (m_nodes[index].kind == Kind::Account)
            found.append(index);
        const QList<int>& below = m_nodes[index].shown;
        for (auto child = below.crbegin(); child != below.crend(); ++child)
            open.append(*child);
    }
    return found;
}

QString AccountTree::placeOf(int index) const
{
    QStringList names;
    for (int above = m_nodes[index].parent; above >= 0; above = m_nodes[above].parent)
        names.prepend(m_nodes[above].name);
    return names.join(u" / "_s);
}

bool AccountTree::contains(int outer, int inner) const
{
    while (inner >= 0 && inner != outer)
        inner = m_nodes[inner].parent;
    return inner == outer;
}

} // namespace billfold
