// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/organizationmovedialog.h"

#include "models/views/accounttreemodel.h"
#include "models/views/moneytext.h"
#include "models/views/organizationtext.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/treeview.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QSize usual(560, 520);

} // namespace

Commands moveCommands(const World& world, const QStringList& keys, const NodeId& destination)
{
    Commands commands;
    for (const QString& key : keys) {
        const std::optional<NodeId> node = NodeId::parse(key);
        const std::optional<NodeId> from = node ? world.parentOf(*node) : std::nullopt;
        if (!from || *from == destination)
            continue;
        if (const auto account = node->account())
            commands.append(MoveAccount{*account, *from, destination});
        else if (const auto unit = node->unit())
            commands.append(MoveOrganizationalUnit{*unit, destination});
    }
    return commands;
}

QString moveTitle(const World& world, const QStringList& keys)
{
    if (keys.size() == 1) {
        if (const auto node = NodeId::parse(keys.first()))
            return OrganizationMoveDialog::tr("Move %1").arg(nodeName(world, *node));
    }
    qsizetype units = 0;
    for (const QString& key : keys)
        units += UnitId::parse(key).has_value();
    if (units == 0)
        return OrganizationMoveDialog::tr("Move %1 accounts").arg(formatCount(keys.size()));
    return units == keys.size()
               ? OrganizationMoveDialog::tr("Move %1 units").arg(formatCount(units))
               : OrganizationMoveDialog::tr("Move %1 accounts and units").arg(formatCount(keys.size()));
}

OrganizationMoveDialog::OrganizationMoveDialog(std::shared_ptr<Workspace> workspace, const QStringList& keys,
                                               NoticeSink notice, QWidget* parent)
    : OrganizationDialog(tr("Move"), std::move(workspace), std::move(notice), parent), m_keys(keys),
      m_model(new AccountTreeModel(this)),
      m_search(new SearchField(tr("Search units"), tr("Name or id"), this)), m_tree(new TreeView),
      m_move(nullptr)
{
    const QString what = moveTitle(world(), keys);
    setWindowTitle(what);
    setHeading(what, tr("Choose where to. The policies of that unit, and of those above it, apply at once; "
                        "who pays stays as it is."));
    const auto node = NodeId::parse(keys.value(0));
    const Organization* organization = node ? world().organizationOf(*node) : nullptr;
    m_model->setWorld(world(), organization != nullptr ? std::optional(organization->id) : std::nullopt);
    m_model->setFilter({.text = {}, .state = {}, .failedRequests = false, .placesOnly = true});
    body()->addWidget(m_search);
    m_tree->setAccessibleName(tr("Where to"));
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setModel(m_model);
    m_tree->setShownColumns({AccountTreeModel::NameColumn, AccountTreeModel::AccountsColumn});
    m_tree->sortByColumn(AccountTreeModel::NameColumn, Qt::AscendingOrder);
    m_tree->expandAll();
    auto* panel = new Panel(this);
    panel->addWidget(m_tree, 1);
    body()->addWidget(panel, 1);
    addCancel();
    m_move = addButton(tr("Move"), ButtonRole::Primary, u"move"_s);
    m_move->setEnabled(false);
    resize(usual);
    connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
        m_model->setFilter({.text = text, .state = {}, .failedRequests = false, .placesOnly = true});
        m_tree->expandAll();
        check();
    });
    connect(m_search, &SearchField::leaveDown, m_tree, [this] { m_tree->setFocus(Qt::TabFocusReason); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OrganizationMoveDialog::check);
    connect(m_tree, &TreeView::opened, this, [this] {
        if (m_move->isEnabled())
            move();
    });
    connect(m_move, &QPushButton::clicked, this, &OrganizationMoveDialog::move);
    m_tree->setCurrentIndex(m_model->index(0, 0));
    m_tree->setFocus();
}

void OrganizationMoveDialog::check()
{
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    const auto place = rows.isEmpty() ? std::nullopt : NodeId::parse(m_model->keyAt(rows.first()));
    if (!place) {
        m_move->setEnabled(false);
        setNote(tr("Choose a unit or the root."));
        return;
    }
    const Commands commands = moveCommands(world(), m_keys, *place);
    if (commands.isEmpty()) {
        m_move->setEnabled(false);
        setNote(tr("It is there already."));
        return;
    }
    const Result<ChangeSet> would = service().rehearse(commands);
    m_move->setEnabled(would.ok());
    setNote(would ? tr("To %1").arg(nodePath(world(), *place)) : would.error().message);
}

void OrganizationMoveDialog::move()
{
    const auto place = NodeId::parse(m_model->keyAt(m_tree->selectionModel()->selectedRows().value(0)));
    if (!place)
        return;
    perform(moveCommands(world(), m_keys, *place), moveTitle(world(), m_keys), m_move,
            m_keys.size() == 1 ? tr("%1 is moved.").arg(nodeName(world(), *NodeId::parse(m_keys.first())))
                               : tr("%1 accounts and units are moved.").arg(formatCount(m_keys.size())),
            tr("They are in %1 now. Edit, Undo takes it back.").arg(nodePath(world(), *place)));
}

} // namespace billfold
