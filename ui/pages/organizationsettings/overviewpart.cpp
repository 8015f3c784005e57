// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/organizationsettings/overviewpart.h"

#include "models/organization/quotas.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/organizationtables.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/organizationsettings/settingsdialogs.h"
#include "ui/pages/permit.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/factgrid.h"
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

constexpr int mostApprovals = 8;

TextLabel* sentence(QWidget* parent)
{
    auto* label = new TextLabel({}, TextStyle::Body, ColorRole::Text2, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

OverviewPart::OverviewPart(const OrganizationDesk& desk, QWidget* parent)
    : SettingsPart(desk, parent), m_identity(new FactGrid(FactGrid::Arrangement::Rows)),
      m_verify(makeButton(tr("Send verification request"), u"send"_s)),
      m_address(makeButton(tr("Change address"), u"edit"_s)),
      m_quota(makeButton(tr("Change quota"), u"edit"_s)), m_featuresText(sentence(this)),
      m_progress(new TextLabel({}, TextStyle::Strong, ColorRole::Text, this)),
      m_begin(makeButton(tr("Begin process to enable all features"))), m_finalize(makeButton(tr("Finalize"))),
      m_cancelRun(makeButton(tr("Cancel the change"), u"close"_s)),
      m_approvals(new CellPanel(tr("Request approval status"), approvalHeadings())),
      m_askAgain(makeButton(tr("Ask again"), u"send"_s)),
      m_delete(makeButton(tr("Delete organization"), u"delete"_s, ButtonRole::Destructive)),
      m_deleteObstacle(sentence(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    column->addWidget(buildIdentity());
    column->addWidget(buildFeatures());
    column->addWidget(m_approvals);
    column->addWidget(buildEnd());
    column->addStretch(1);
    m_approvals->setMostRows(mostApprovals);
    m_approvals->table()->setMemoryId(u"approvals"_s);
    m_approvals->stack()->emptyState()->setContent(
        u"check"_s, tr("Nobody needs to be asked"),
        tr("Only accounts that were invited have to approve; those that were created here have done so."));
    connect(m_approvals, &CellPanel::opened, this, [this](const QString& account) {
        this->desk().open({.page = PageId::Node, .subject = account});
    });
    QHBoxLayout* foot = m_approvals->addFoot();
    foot->addWidget(m_askAgain);
    foot->addStretch(1);
    connect(m_approvals, &CellPanel::currentChanged, this,
            [this] { m_askAgain->setEnabled(declined().has_value()); });
    connect(m_askAgain, &QPushButton::clicked, this, &OverviewPart::askAgain);
    connect(m_verify, &QPushButton::clicked, this, &OverviewPart::verifyAddress);
    connect(m_address, &QPushButton::clicked, this, &OverviewPart::changeAddress);
    connect(m_quota, &QPushButton::clicked, this, &OverviewPart::changeQuota);
    connect(m_begin, &QPushButton::clicked, this, &OverviewPart::beginRun);
    connect(m_finalize, &QPushButton::clicked, this, &OverviewPart::finalize);
    connect(m_cancelRun, &QPushButton::clicked, this, &OverviewPart::cancelRun);
    connect(m_delete, &QPushButton::clicked, this, &OverviewPart::deleteOrganization);
}

Panel* OverviewPart::buildIdentity()
{
    auto* panel = new Panel(tr("Organization"));
    panel->addPaddedBody()->addWidget(m_identity);
    QHBoxLayout* foot = panel->addFoot();
    for (QPushButton* button : {m_verify, m_address, m_quota})
        foot->addWidget(button);
    foot->addStretch(1);
    return panel;
}

Panel* OverviewPart::buildFeatures()
{
    auto* panel = new Panel(tr("Feature set"));
    auto* body = panel->addPaddedBody();
    body->addWidget(m_featuresText);
    body->addWidget(m_progress);
    auto* actions = new ActionRow;
    for (QPushButton* button : {m_begin, m_finalize, m_cancelRun})
        actions->addWidget(button);
    actions->addStretch();
    body->addWidget(actions);
    return panel;
}

Panel* OverviewPart::buildEnd()
{
    auto* panel = new Panel(tr("Delete organization"));
    auto* body = panel->addPaddedBody();
    body->addWidget(m_deleteObstacle);
    auto* actions = new ActionRow;
    actions->addWidget(m_delete);
    actions->addStretch();
    body->addWidget(actions);
    return panel;
}

const Organization* OverviewPart::organization() const
{
    return m_id ? world().organization(*m_id) : nullptr;
}

void OverviewPart::showOrganization(const Organization& organization, bool payer)
{
    m_id = organization.id;
    showIdentity(organization, payer);
    showFeatures(organization, payer);
    showEnd(payer);
}

void OverviewPart::showIdentity(const Organization& organization, bool payer)
{
    const Account* account = world().account(organization.payer);
    const QString address = account == nullptr || account->email.isEmpty() ? QString() : account->email;
    const bool verified = account != nullptr && account->emailVerified;
    m_identity->setFacts({
        {tr("Organization id"), organization.id.toString(), true, true},
        {tr("ARN"), organizationArn(organization), true, true},
        {tr("Root id"), organization.root.toString(), true, true},
        {tr("Payer account"), accountName(world(), organization.payer)},
        {tr("Payer account id"), organization.payer.toString(), true, true},
        {tr("Payer's address"), address.isEmpty() ? QString()
                                : verified        ? tr("%1, verified").arg(address)
                                                  : tr("%1, not verified").arg(address)},
        {tr("Created"), timeText(organization.created)},
        {tr("Accounts"), tr("%1 of %2, open invitations and closed accounts among them")
                             .arg(formatCount(accountsCounted(world(), organization.id)),
                                  formatCount(organization.accountQuota))},
    });
    m_verify->setVisible(payer && !verified && !address.isEmpty());
    m_address->setVisible(payer);
    m_quota->setVisible(payer);
    permit(m_verify, mayDo(service(), {VerifyEmail{organization.payer}}));
    permit(m_address, mayDo(service(), {ChangeEmail{organization.payer, {}}}));
    permit(m_quota, mayDo(service(), {SetAccountQuota{}}));
}

void OverviewPart::showFeatures(const Organization& organization, bool payer)
{
    const bool all = organization.features == FeatureSet::All;
    const auto run = all ? std::nullopt : featureRunOf(world(), organization.id);
    m_featuresText->setText(
        all ? tr("All features. One bill for all accounts, and policies that limit what can be done in them. "
                 "There is no way back to consolidated billing features.")
        : run ? tr("Consolidated billing features. The change to all features began on %1 and has to be "
                   "finished by %2.")
                    .arg(dayText(run->parent.requested.toUTC().date()),
                         dayText(run->parent.expires.toUTC().date()))
              : tr("Consolidated billing features. One bill for all accounts, and nothing else: no policies, "
                   "no trusted services, and accounts cannot be closed from here."));
    m_begin->setVisible(payer && !all && !run);
    permit(m_begin, mayDo(service(), {EnableAllFeatures{}}));
    m_progress->setVisible(run.has_value());
    m_approvals->setVisible(run.has_value());
    m_finalize->setVisible(payer && run);
    m_cancelRun->setVisible(payer && run);
    if (!run)
        return;
    const bool ready = run->parent.state == HandshakeState::Open;
    QString progress = ready ? tr("Everybody has approved: the change can be finished.")
                             : tr("%1 of %2 accounts have approved.")
                                   .arg(formatCount(run->approved), formatCount(run->children.size()));
    if (run->refused > 0)
        progress +=
            u' ' + (run->refused == 1
                        ? tr("1 has declined: ask it again, or remove it from the organization.")
                        : tr("%1 have declined: ask them again, or remove them from the organization.")
                              .arg(formatCount(run->refused)));
    m_progress->setText(progress);
    permit(m_finalize, mayDo(service(), {AcceptHandshake{run->parent.id}}), ready);
    permit(m_cancelRun, mayDo(service(), {CancelHandshake{run->parent.id}}));
    setButtonRole(m_finalize, ready ? ButtonRole::Primary : ButtonRole::Secondary);
    m_approvals->setRows(approvalRows(world(), *run));
    m_askAgain->setVisible(payer && run->refused > 0);
    m_askAgain->setEnabled(declined().has_value());
}

void OverviewPart::showEnd(bool payer)
{
    const Result<ChangeSet> rehearsed = service().rehearse({DeleteOrganization{}});
    m_delete->setEnabled(payer && rehearsed.ok());
    m_deleteObstacle->setText(
        !payer ? tr("Only the payer account can delete the organization.")
        : rehearsed.ok()
            ? tr("The payer account then stands alone again. Units and policies go for good; bills stay.")
            : rehearsed.error().message);
}

void OverviewPart::verifyAddress()
{
    const Organization* known = organization();
    const Account* account = known == nullptr ? nullptr : world().account(known->payer);
    if (account == nullptr)
        return;
    // No message leaves this program: the person says that the one who owns the address has answered.
    confirm(window(), tr("Verify %1?").arg(account->email),
            tr("Whoever reads the mail of this address confirms it. Until then no account can be invited and "
               "no open invitation accepted. Nothing is sent from here: go on when the address is right."),
            tr("Mark as verified"), ButtonRole::Primary, [this, id = account->id, email = account->email] {
                this->desk().perform({VerifyEmail{id}}, tr("Verify address"),
                                     tr("%1 is verified.").arg(email), tr("Accounts can be invited."));
            });
}

void OverviewPart::changeAddress()
{
    if (const Organization* known = organization())
        openAddressDialog(service(), known->payer, desk().notice, window());
}

void OverviewPart::changeQuota()
{
    if (const Organization* known = organization())
        openQuotaDialog(service(), *known, desk().notice, window());
}

void OverviewPart::beginRun()
{
    confirm(window(), tr("Begin the process to enable all features?"),
            tr("Each account that was invited is asked to approve, and has 90 days. Open invitations are "
               "canceled, because they say that the organization has consolidated billing features only. Who "
               "pays stays as it is. Once the change is finished there is no way back."),
            tr("Begin process"), ButtonRole::Primary, [this] {
                this->desk().perform({EnableAllFeatures{}}, tr("Enable all features"),
                                     tr("The accounts are asked to approve all features."),
                                     tr("Each answers on its page Invitations. The menu at the top right "
                                        "switches to act as it."));
            });
}

void OverviewPart::finalize()
{
    const auto run = m_id ? featureRunOf(world(), *m_id) : std::nullopt;
    if (!run)
        return;
    confirm(window(), tr("Enable all features?"),
            tr("From now on policies can limit what users and roles of the linked accounts may do, and "
               "accounts can be closed from here. Who pays stays as it is. This cannot be taken back."),
            tr("Finalize"), ButtonRole::Primary, [this, id = run->parent.id] {
                this->desk().perform({AcceptHandshake{id}}, tr("Finalize"),
                                     tr("The organization has all features."),
                                     tr("Policy types are enabled one by one on the page Policies."));
            });
}

void OverviewPart::cancelRun()
{
    const auto run = m_id ? featureRunOf(world(), *m_id) : std::nullopt;
    if (!run)
        return;
    confirm(window(), tr("Cancel the change to all features?"),
            tr("Nothing changes for the accounts. Their approvals are lost: the next time every one is asked "
               "anew."),
            tr("Cancel the change"), ButtonRole::Destructive, [this, id = run->parent.id] {
                this->desk().perform({CancelHandshake{id}}, tr("Cancel the change to all features"),
                                     tr("The change to all features is canceled."), {});
            });
}

std::optional<Handshake> OverviewPart::declined() const
{
    const auto run = m_id ? featureRunOf(world(), *m_id) : std::nullopt;
    const auto account = AccountId::parse(m_approvals->currentKey());
    if (run && account)
        for (const Handshake& handshake : run->children)
            if (handshake.targetAccount == account && handshake.state == HandshakeState::Declined)
                return handshake;
    return std::nullopt;
}

void OverviewPart::askAgain()
{
    if (const auto handshake = declined())
        desk().perform({ResendApproval{handshake->id}}, tr("Ask again"),
                       tr("%1 is asked again to approve all features.")
                           .arg(accountName(world(), *handshake->targetAccount)),
                       {});
}

void OverviewPart::deleteOrganization()
{
    const Organization* known = organization();
    if (known == nullptr)
        return;
    const QString id = known->id.toString();
    confirmByTyping(
        window(), tr("Delete the organization of %1?").arg(organizationTitle(world(), *known)),
        tr("Its units, policies and invitations go for good. %1 stands alone again, and its usage "
           "from now on is on its own bill. The bills that were made stay.")
            .arg(accountNameAndId(world(), known->payer)),
        tr("Type %1 to confirm").arg(id), id, tr("Delete organization"), [this, id] {
            this->desk().perform({DeleteOrganization{}}, tr("Delete organization"),
                                 tr("The organization %1 is deleted.").arg(id), {});
        });
}

} // namespace billfold
