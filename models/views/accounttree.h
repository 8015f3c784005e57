// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/organization/world.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace billfold
{

/// What an account costs in the month that is shown.
struct AccountAmount {
    Money amount;
    Money::Wide cents = 0; ///< as the bill shows it, so that units add up
    bool centMoved = false;
};

/// The accounts, units and requests of one organization, or the accounts that stand alone, as nodes: made
/// once of a world, then sorted and filtered any number of times. What AccountTreeModel shows; no item model
/// itself.
class AccountTree
{
public:
    enum class Kind { Root, Unit, Account, Request };
    enum class Shape { Hierarchy, List };
    enum class SortBy { Name, Id, Email, Unit, State, Joined, Accounts, Amount };

    struct Node {
        Kind kind = Kind::Account;
        QString key; ///< the id: NodeId or CreateRequestId as text
        QString name, email;
        bool payer = false;
        AccountState state = AccountState::Active;
        CreateAccountState request = CreateAccountState::Succeeded; ///< of a Request
        QString failure; ///< of a failed Request: the standard word
        std::optional<Membership> membership;
        QDateTime since;        ///< joined; for what stands alone or was requested: when that was
        int parent = -1;        ///< -1 for the root and for what has none
        QList<int> children;    ///< all, in the present order
        QList<int> shown;       ///< those of them that the filter leaves
        int row = -1;           ///< among the shown of its parent, or in top(); -1 while it is not shown
        int accounts = 0;       ///< of a unit or root: members in it and below
        int nameRank = 0;       ///< place by name among all nodes
        bool charged = false;   ///< has an amount, of its own or below it
        AccountAmount amount{}; ///< of units: the sum
    };

    struct Filter {
        QString text; ///< found in name, id or address, ignoring case
        std::optional<AccountState> state;
        bool failedRequests = false; ///< show requests that failed too
        bool placesOnly = false;     ///< the root and units, for choosing where something goes
        friend bool operator==(const Filter&, const Filter&) = default;
    };

    /// Nothing for `organization`: the accounts that stand alone.
    void build(const World& world, const std::optional<OrganizationId>& organization);
    /// By account; they stay when the tree is built anew.
    void setAmounts(const QHash<QString, AccountAmount>& amounts);
    void setShape(Shape shape);
    void setFilter(const Filter& filter);
    void sort(SortBy by, Qt::SortOrder order);

    Shape shape() const { return m_shape; }
    const Filter& filter() const { return m_filter; }
    const QList<Node>& nodes() const { return m_nodes; }
    const Node& node(int index) const { return m_nodes[index]; }
    int indexOf(const QString& key) const { return m_indexOf.value(key, -1); }
    /// The outermost rows: the root, or every account in a list.
    const QList<int>& top() const { return m_top; }
    const QList<int>& shownChildren(int index) const { return index < 0 ? m_top : m_nodes[index].shown; }
    /// The row above in the present shape; -1 at the top.
    int parentOf(int index) const { return m_shape == Shape::List ? -1 : m_nodes[index].parent; }
    /// Shown accounts in the order of the rows, and how many accounts there are in all.
    QList<int> shownAccounts() const;
    int accountCount() const { return m_accountCount; }
    /// "Root / Workloads / Production": where the node stands, without the node itself.
    QString placeOf(int index) const;
    /// True where `inner` is `outer` or lies below it.
    bool contains(int outer, int inner) const;

private:
    int add(Node node);
    void addBelow(const World& world, const NodeId& parent, int parentIndex);
    void addAccount(const World& world, const AccountId& id, int parent);
    void addRequests(const World& world, const OrganizationId& organization);
    void addUp();
    void rank();
    void order(QList<int>& indexes) const;
    bool before(const Node& a, const Node& b) const;
    bool passes(const Node& node, const QString& text) const;
    bool show(int index, const QString& text, bool within);
    void arrange();

    Shape m_shape = Shape::Hierarchy;
    Filter m_filter;
    SortBy m_sortBy = SortBy::Name;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QList<Node> m_nodes;
    QList<int> m_top;
    QHash<QString, int> m_indexOf;
    QHash<QString, AccountAmount> m_amounts;
    int m_accountCount = 0;
};

} // namespace billfold
