// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/policydialogs.h"

#include "models/organization/managedpolicy.h"
#include "models/views/moneytext.h"
#include "models/views/placemodel.h"
#include "models/views/policymodels.h"
#include "models/views/roles.h"
#include "ui/dialogs/tagsdialog.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QCoreApplication>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("PolicyDialogs", sentence);
}

/// The places as a table that can be searched, with tick boxes.
void addPlaces(CommandDialog* dialog, PlaceModel* places)
{
    auto* shown = new QSortFilterProxyModel(dialog);
    shown->setSourceModel(places);
    shown->setSortRole(SortRole);
    shown->setFilterKeyColumn(-1);
    shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* search = new SearchField(tr("Search places"), tr("Name or path"), dialog);
    search->setIconName(u"filter"_s);
    auto* table = new TableView;
    table->setAccessibleName(tr("Root, units and accounts"));
    table->setModel(shown);
    table->setStretchColumn(PlaceModel::PathColumn);
    auto* panel = new Panel;
    panel->addWidget(table, 1);
    auto* stack = new StateStack(panel, dialog);
    stack->setMinimumHeight(320);
    dialog->setMinimumWidth(720); // names and paths side by side
    dialog->body()->addWidget(search);
    dialog->body()->addWidget(stack, 1);
    QObject::connect(search, &SearchField::searchChanged, dialog, [shown, stack](const QString& text) {
        shown->setFilterFixedString(text.trimmed());
        if (shown->rowCount() == 0)
            stack->showFilteredOut();
        else
            stack->showContent();
    });
    QObject::connect(search, &SearchField::leaveDown, table, qOverload<>(&QWidget::setFocus));
    QObject::connect(stack, &StateStack::clearFiltersRequested, search, &QLineEdit::clear);
    QObject::connect(places, &PlaceModel::tickedChanged, dialog, &CommandDialog::check);
    search->setFocus();
}

} // namespace

CommandDialog* openAttachDialog(OrganizationService& service, const OrganizationId& organization,
                                const PolicyId& policy, NoticeSink notice, QWidget* parent)
{
    const QString name = policyName(service.world(), policy);
    auto* dialog = new CommandDialog(service, tr("Attach policy"), tr("Attach policy"), ButtonRole::Primary,
                                     std::move(notice), parent);
    dialog->setHeading(tr("Attach %1").arg(name),
                       tr("Attached to the root or to a unit, it counts for all accounts below, those that "
                          "come later too."));
    auto* places = new PlaceModel(true, dialog);
    places->setPlaces(placesFor(service.world(), organization, policy));
    dialog->setObstacle([places] {
        return places->ticked().isEmpty() ? tr("Tick where it should be attached.") : QString();
    });
    dialog->setCommands([places, policy] {
        Commands commands;
        for (const NodeId& node : places->ticked())
            commands.append(AttachPolicy{policy, node});
        return commands;
    });
    dialog->setDone([places, name] {
        const qsizetype count = places->ticked().size();
        return count == 1 ? tr("%1 is attached.").arg(name)
                          : tr("%1 is attached to %2 places.").arg(name, formatCount(count));
    });
    addPlaces(dialog, places);
    dialog->begin();
    return dialog;
}

CommandDialog* openPolicyTagsDialog(OrganizationService& service, const OrganizationId& organization,
                                    const PolicyId& policy, NoticeSink notice, QWidget* parent)
{
    const auto row = policyRow(service.world(), organization, policy);
    return openTagsDialog(service, policy.toString(), policyName(service.world(), policy),
                          row ? row->tags : Tags(), std::move(notice), parent);
}

} // namespace billfold
