// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accounttreemodel.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/organizationtext.h"
#include "models/views/roles.h"

#include <QMimeData>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

using Kind = AccountTree::Kind;
using Node = AccountTree::Node;

namespace
{

QString mimeType()
{
    return u"application/x-billfold-accounts"_s;
}

bool isRight(int column)
{
    return column == AccountTreeModel::AccountsColumn || column == AccountTreeModel::AmountColumn;
}

QString iconOf(const Node& node)
{
    switch (node.kind) {
    case Kind::Root:
        return u"root"_s;
    case Kind::Unit:
        return u"folder"_s;
    case Kind::Account:
        return node.payer ? u"payer"_s : u"account"_s;
    case Kind::Request:
        return node.request == CreateAccountState::Failed ? u"error"_s : u"pending"_s;
    }
    return {};
}

QStringList keysIn(const QMimeData* data)
{
    return QString::fromUtf8(data->data(mimeType())).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

void AccountTreeModel::setWorld(const World& world, const std::optional<OrganizationId>& organization)
{
    beginResetModel();
    m_tree.build(world, organization);
    endResetModel();
    const auto before = m_ticked.size();
    m_ticked.removeIf([this](const QString& key) { return m_tree.indexOf(key) < 0; });
    if (m_ticked.size() != before)
        emit ticksChanged();
}

void AccountTreeModel::setAmounts(const QHash<QString, AccountAmount>& amounts, const QString& heading)
{
    emit layoutAboutToBeChanged();
    m_tree.setAmounts(amounts);
    m_heading = heading;
    followRows();
    emit layoutChanged();
    emit headerDataChanged(Qt::Horizontal, AmountColumn, AmountColumn);
}

void AccountTreeModel::setShape(AccountTree::Shape shape)
{
    if (shape == m_tree.shape())
        return;
    beginResetModel();
    m_tree.setShape(shape);
    endResetModel();
}

void AccountTreeModel::setFilter(const AccountTree::Filter& filter)
{
    if (filter == m_tree.filter())
        return;
    beginResetModel();
    m_tree.setFilter(filter);
    endResetModel();
}

void AccountTreeModel::setEditable(bool editable)
{
    if (editable == m_editable)
        return;
    beginResetModel();
    m_editable = editable;
    endResetModel();
}

QString AccountTreeModel::keyAt(const QModelIndex& index) const
{
    return index.isValid() ? nodeAt(index).key : QString();
}

const Node& AccountTreeModel::nodeAt(const QModelIndex& index) const
{
    return m_tree.node(static_cast<int>(index.internalId()));
}

QModelIndex AccountTreeModel::indexOf(const QString& key) const
{
    const int node = m_tree.indexOf(key);
    if (node < 0)
        return {};
    // Not shown where any of its parents is not.
    for (int above = node; above >= 0; above = m_tree.parentOf(above)) {
        if (m_tree.node(above).row < 0)
            return {};
    }
    return createIndex(m_tree.node(node).row, 0, static_cast<quintptr>(node));
}

QStringList AccountTreeModel::ticked() const
{
    QList<int> found;
    for (const QString& key : m_ticked)
        found.append(m_tree.indexOf(key));
    std::sort(found.begin(), found.end());
    QStringList keys;
    for (int node : std::as_const(found))
        keys.append(m_tree.node(node).key);
    return keys;
}

void AccountTreeModel::setTicked(const QStringList& keys)
{
    QSet<QString> ticked;
    for (const QString& key : keys) {
        if (m_tree.indexOf(key) >= 0)
            ticked.insert(key);
    }
    if (ticked == m_ticked)
        return;
    m_ticked = ticked;
    tellAll(NameColumn);
    emit ticksChanged();
}

void AccountTreeModel::tellAll(int column)
{
    QModelIndexList parents{QModelIndex()};
    while (!parents.isEmpty()) {
        const QModelIndex parent = parents.takeLast();
        const int rows = rowCount(parent);
        if (rows == 0)
            continue;
        emit dataChanged(index(0, column, parent), index(rows - 1, column, parent));
        for (int row = 0; row < rows; ++row) {
            if (const QModelIndex child = index(row, 0, parent); rowCount(child) > 0)
                parents.append(child);
        }
    }
}

QModelIndex AccountTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    const int above = parent.isValid() ? static_cast<int>(parent.internalId()) : -1;
    return createIndex(row, column, static_cast<quintptr>(m_tree.shownChildren(above)[row]));
}

QModelIndex AccountTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const int above = m_tree.parentOf(static_cast<int>(child.internalId()));
    return above < 0 ? QModelIndex() : createIndex(m_tree.node(above).row, 0, static_cast<quintptr>(above));
}

int AccountTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    if (parent.isValid() && m_tree.shape() == AccountTree::Shape::List)
        return 0;
    const int above = parent.isValid() ? static_cast<int>(parent.internalId()) : -1;
    return static_cast<int>(m_tree.shownChildren(above).size());
}

int AccountTreeModel::columnCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(ColumnCount);
}

QString AccountTreeModel::text(int node, int column) const
{
    const Node& row = m_tree.node(node);
    const bool account = row.kind == Kind::Account;
    switch (column) {
    case NameColumn:
        return row.name;
    case IdColumn:
        // A request has no account id yet, and its own says nothing to a person.
        return row.kind == Kind::Request ? noValue() : row.key;
    case EmailColumn:
        if (row.kind == Kind::Root || row.kind == Kind::Unit)
            return {};
        return row.email.isEmpty() ? tr("unknown") : row.email;
    case UnitColumn:
        return m_tree.placeOf(node);
    case StateColumn:
        if (row.kind == Kind::Request)
            return row.request == CreateAccountState::Failed ? tr("FAILED") : tr("PENDING");
        return account ? accountStateWord(row.state) : QString();
    case JoinedColumn:
        if (account && row.membership)
            return joinedText(*row.membership);
        return account || row.kind == Kind::Request ? dayText(row.since.toUTC().date()) : QString();
    case AccountsColumn:
        return account || row.kind == Kind::Request ? QString() : formatCount(row.accounts);
    case AmountColumn:
        return row.charged ? formatCents(row.amount.cents) : noValue();
    default:
        return {};
    }
}

QString AccountTreeModel::mark(const Node& node) const
{
    if (node.kind == Kind::Request)
        return node.request == CreateAccountState::Failed ? u"error:"_s + tr("Creation failed")
                                                          : u"warning:"_s + tr("Pending creation");
    if (node.kind != Kind::Account)
        return {};
    if (node.state != AccountState::Active)
        return accountStateBadge(node.state) + u':' + accountStateWord(node.state);
    return node.payer ? u"payer:"_s + tr("Payer account") : QString();
}

QVariant AccountTreeModel::nameData(const Node& node, int role) const
{
    switch (role) {
    case Qt::CheckStateRole:
        if (!m_editable || node.kind == Kind::Request)
            return {};
        return static_cast<int>(m_ticked.contains(node.key) ? Qt::Checked : Qt::Unchecked);
    case IconRole:
        return iconOf(node);
    case MarkRole: {
        const QString marked = mark(node);
        return marked.isEmpty() ? QVariant() : marked;
    }
    case Qt::ToolTipRole:
        return node.kind == Kind::Request && !node.failure.isEmpty() ? failureSentence(node.failure)
                                                                     : QVariant();
    case Qt::AccessibleTextRole: {
        const QString marked = mark(node).section(u':', 1);
        return marked.isEmpty() ? node.name : tr("%1, %2").arg(node.name, marked);
    }
    default:
        return {};
    }
}

QVariant AccountTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& node = nodeAt(index);
    const int column = index.column();
    if (column == NameColumn) {
        if (const QVariant own = nameData(node, role); own.isValid())
            return own;
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(static_cast<int>(index.internalId()), column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((isRight(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case BadgeRole:
        if (column != StateColumn || (node.kind != Kind::Account && node.kind != Kind::Request))
            return {};
        if (node.kind == Kind::Request)
            return node.request == CreateAccountState::Failed ? u"error"_s : u"warning"_s;
        return accountStateBadge(node.state);
    case SecondaryRole:
        return column == IdColumn || column == AccountsColumn || column == UnitColumn;
    case MutedRole:
        return (column == AmountColumn && (!node.charged || node.amount.amount.isZero())) ||
               (column == EmailColumn && node.email.isEmpty());
    case ExactRole:
        if (column == AmountColumn && node.charged)
            return formatExact(node.amount.amount);
        return column == JoinedColumn && node.since.isValid() ? node.since.toUTC().toString(Qt::ISODate)
                                                              : QVariant();
    case CentMovedRole:
        return column == AmountColumn && node.amount.centMoved;
    case KeyRole:
        return node.key;
    default:
        return {};
    }
}

bool AccountTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != NameColumn || !m_editable)
        return false;
    const Node& node = nodeAt(index);
    if (node.kind == Kind::Request)
        return false;
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(node.key);
    else
        m_ticked.remove(node.key);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticksChanged();
    return true;
}

QVariant AccountTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isRight(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case IdColumn:
        return tr("Account id");
    case EmailColumn:
        return tr("E-mail");
    case UnitColumn:
        return tr("Organizational unit");
    case StateColumn:
        return tr("State");
    case JoinedColumn:
        return tr("Joined");
    case AccountsColumn:
        return tr("Accounts");
    case AmountColumn:
        return m_heading.isEmpty() ? tr("Amount") : m_heading;
    default:
        return {};
    }
}

Qt::ItemFlags AccountTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Node& node = nodeAt(index);
    if (m_editable && node.kind != Kind::Request) {
        if (index.column() == NameColumn)
            flags |= Qt::ItemIsUserCheckable;
        if (node.kind != Kind::Root && node.membership.has_value() + (node.kind == Kind::Unit) > 0)
            flags |= Qt::ItemIsDragEnabled;
        if (node.kind == Kind::Root || node.kind == Kind::Unit)
            flags |= Qt::ItemIsDropEnabled;
    }
    return flags;
}

void AccountTreeModel::sort(int column, Qt::SortOrder order)
{
    static constexpr AccountTree::SortBy by[] = {
        AccountTree::SortBy::Name,     AccountTree::SortBy::Id,     AccountTree::SortBy::Email,
        AccountTree::SortBy::Unit,     AccountTree::SortBy::State,  AccountTree::SortBy::Joined,
        AccountTree::SortBy::Accounts, AccountTree::SortBy::Amount,
    };
    if (column < 0 || column >= ColumnCount)
        return;
    emit layoutAboutToBeChanged();
    m_tree.sort(by[column], order);
    followRows();
    emit layoutChanged();
}

void AccountTreeModel::followRows()
{
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex& index : before)
        after.append(createIndex(m_tree.node(static_cast<int>(index.internalId())).row, index.column(),
                                 index.internalId()));
    // All at once: it leaves alone what stayed, where changing them one by one takes seconds for thousands.
    changePersistentIndexList(before, after);
}

QStringList AccountTreeModel::mimeTypes() const
{
    return {mimeType()};
}

QMimeData* AccountTreeModel::mimeData(const QModelIndexList& indexes) const
{
    QStringList keys;
    bool takesTicked = false;
    for (const QModelIndex& index : indexes) {
        const QString key = keyAt(index);
        if (index.column() == NameColumn && !keys.contains(key))
            keys.append(key);
        takesTicked = takesTicked || m_ticked.contains(key);
    }
    if (takesTicked) {
        const QStringList all = ticked();
        for (const QString& key : all) {
            if (!keys.contains(key) && m_tree.node(m_tree.indexOf(key)).kind != Kind::Root)
                keys.append(key);
        }
    }
    if (keys.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(mimeType(), keys.join(u'\n').toUtf8());
    return data;
}

bool AccountTreeModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                                       const QModelIndex& parent) const
{
    // Between two rows is no place: the order is that of the names.
    if (!m_editable || action != Qt::MoveAction || row >= 0 || !parent.isValid() ||
        !data->hasFormat(mimeType()))
        return false;
    const auto target = static_cast<int>(parent.internalId());
    const Node& node = m_tree.node(target);
    if (node.kind != Kind::Root && node.kind != Kind::Unit)
        return false;
    const QStringList keys = keysIn(data);
    bool moves = false;
    for (const QString& key : keys) {
        const int dragged = m_tree.indexOf(key);
        if (dragged < 0 || m_tree.contains(dragged, target))
            return false;
        moves = moves || m_tree.node(dragged).parent != target;
    }
    return moves;
}

bool AccountTreeModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                    const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    emit moveRequested(keysIn(data), keyAt(parent));
    // False: the view must not take the dragged rows out; the world says where they are.
    return false;
}

} // namespace billfold
