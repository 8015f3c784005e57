// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/organizationsettings/transferspart.h"

#include "models/views/organizationtables.h"
#include "ui/dialogs/tagsdialog.h"
#include "ui/pages/organizationsettings/settingsdialogs.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostRows = 10;

} // namespace

TransfersPart::TransfersPart(const OrganizationDesk& desk, QWidget* parent)
    : SettingsPart(desk, parent), m_list(new CellPanel(tr("Who pays whose bill"), transferHeadings())),
      m_obstacle(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)),
      m_offer(makeButton(tr("Pay for another organization"), u"add"_s)),
      m_answer(makeButton(tr("Show the offer"), u"invitations"_s)),
      m_rename(makeButton(tr("Rename"), u"edit"_s)), m_tags(makeButton(tr("Manage tags"), u"tag"_s)),
      m_end(makeButton(tr("End"), u"stop"_s, ButtonRole::Destructive))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit);
    m_list->setMostRows(mostRows);
    m_list->table()->setMemoryId(u"transfers"_s);
    m_list->stack()->emptyState()->setContent(
        u"payer"_s, tr("Every organization pays its own bill"),
        tr("A payer account can offer to pay the bill of another organization. Both stay apart; only who "
           "pays changes, from the first day of a month."));
    QHBoxLayout* foot = m_list->addFoot();
    for (QPushButton* button : {m_offer, m_answer, m_rename, m_tags, m_end})
        foot->addWidget(button);
    foot->addStretch(1);
    column->addWidget(m_list);
    m_obstacle->setWordWrap(true);
    column->addWidget(m_obstacle);
    column->addStretch(1);
    connect(m_list, &CellPanel::currentChanged, this, &TransfersPart::settleButtons);
    connect(m_offer, &QPushButton::clicked, this,
            [this] { openTransferDialog(service(), this->desk().notice, window()); });
    connect(m_answer, &QPushButton::clicked, this, [this] {
        const ResponsibilityTransfer* transfer = current();
        if (transfer != nullptr && transfer->activeHandshake)
            this->desk().open(
                {.page = PageId::Invitations, .subject = transfer->activeHandshake->toString()});
    });
    connect(m_rename, &QPushButton::clicked, this, [this] {
        if (const ResponsibilityTransfer* transfer = current())
            openTransferNameDialog(service(), *transfer, this->desk().notice, window());
    });
    connect(m_tags, &QPushButton::clicked, this, [this] {
        if (const ResponsibilityTransfer* transfer = current())
            openTagsDialog(service(), transfer->id.toString(), transfer->name, transfer->tags,
                           this->desk().notice, window());
    });
    connect(m_end, &QPushButton::clicked, this, [this] {
        if (const ResponsibilityTransfer* transfer = current())
            openTransferEndDialog(service(), *transfer, this->desk().notice, window());
    });
}

const ResponsibilityTransfer* TransfersPart::current() const
{
    const auto id = TransferId::parse(m_list->currentKey());
    return id ? world().transfer(*id) : nullptr;
}

void TransfersPart::showOrganization(const Organization& organization, bool payer)
{
    m_id = organization.id;
    m_payer = payer;
    m_list->setRows(transferRows(world(), organization.id));
    settleButtons();
}

void TransfersPart::settleButtons()
{
    const ResponsibilityTransfer* transfer = current();
    for (QPushButton* button : {m_offer, m_answer, m_rename, m_tags, m_end})
        button->setVisible(m_payer);
    m_answer->setEnabled(transfer != nullptr && transfer->status == TransferStatus::Requested &&
                         transfer->activeHandshake);
    QString obstacle;
    const auto allowed = [&](const Command& command) {
        const Result<ChangeSet> rehearsed = service().rehearse({command});
        if (!rehearsed)
            obstacle = rehearsed.error().message;
        return rehearsed.ok();
    };
    m_rename->setEnabled(transfer != nullptr &&
                         allowed(UpdateResponsibilityTransfer{transfer->id, transfer->name}));
    obstacle.clear();
    m_tags->setEnabled(transfer != nullptr);
    m_end->setEnabled(transfer != nullptr && allowed(TerminateResponsibilityTransfer{transfer->id}));
    m_obstacle->setText(m_payer ? obstacle : QString());
    m_obstacle->setVisible(!m_obstacle->text().isEmpty());
}

} // namespace billfold
