// SPDX-License-Identifier: GPL-3.0-or-later
// The way to an organization: what the page of consolidated billing shows before there is one. The other half
// of consolidatedpage.cpp.
#include "ui/pages/consolidated/consolidatedpage.h"

#include "models/services/organizationservice.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/organizationaccountdialog.h"
#include "ui/dialogs/organizationcreatedialog.h"
#include "ui/pages/accounts/accountactions.h"
#include "ui/pages/ask.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/getstarted.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/statestack.h"

#include <QAction>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

using Step = GetStarted::Step;

namespace
{

enum Sheet { StartSheet, OrganizationSheet, LinkedSheet };

QList<const Handshake*> invitationsOf(const World& world, const Account& account)
{
    QList<const Handshake*> open;
    for (const Handshake& handshake : world.handshakes()) {
        if (handshake.action != HandshakeAction::Invite || !handshake.live())
            continue;
        if (handshake.targetAccount == account.id ||
            (!account.email.isEmpty() &&
             handshake.targetEmail.compare(account.email, Qt::CaseInsensitive) == 0))
            open.append(&handshake);
    }
    return open;
}

} // namespace

OrganizationService& ConsolidatedPage::service() const
{
    return workspace().organizations();
}

std::optional<AccountId> ConsolidatedPage::actor() const
{
    return service().actingAs();
}

NoticeSink ConsolidatedPage::noticeSink()
{
    return NoticeSink(
        [page = QPointer(this)](Semantic semantic, const QString& headline, const QString& text) {
            if (page)
                emit page->notice(semantic, headline, text);
        });
}

QWidget* ConsolidatedPage::buildStart()
{
    auto* sheet = new QWidget;
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, Metrics::pageSide);
    column->setSpacing(0);
    column->addWidget(m_start, 1);
    m_invitations = new NoticeBar;
    m_invitations->setClosable(false);
    m_invitations->setAction(tr("Show invitation"));
    m_invitations->hide();
    auto* inset = new QVBoxLayout;
    inset->setContentsMargins(Metrics::pageSide, 0, Metrics::pageSide, 0);
    inset->addWidget(m_invitations);
    column->addLayout(inset);
    connect(m_invitations, &NoticeBar::actionTriggered, this,
            [this] { emit openRequested({.page = PageId::Invitations}); });
    return sheet;
}

QWidget* ConsolidatedPage::buildLinked()
{
    m_linkedState = new EmptyState;
    connect(m_linkedState, &EmptyState::actionTriggered, this, &ConsolidatedPage::showOwnBill);
    connect(m_linkedState, &EmptyState::secondActionTriggered, this, [this] {
        m_actions->setSelection({actor()->toString()});
        m_actions->action(AccountActions::Id::Leave)->trigger();
    });
    return m_linkedState;
}

void ConsolidatedPage::findPayer(const QList<PayerInfo>& payers)
{
    const std::optional<AccountId> acting = actor();
    const Organization* own = acting ? service().world().organizationOf(*acting) : nullptr;
    if (own != nullptr) {
        for (const PayerInfo& payer : payers) {
            if (payer.key == own->payer.toString())
                m_facts.payer = payer;
        }
        if (!m_facts.payer)
            m_facts.payer = PayerInfo{own->payer.toString(), nodeName(service().world(), own->payer),
                                      organizationTitle(service().world(), *own), own->id.toString(),
                                      static_cast<int>(service().world().members(own->id).size()) - 1};
        return;
    }
    for (const PayerInfo& payer : payers) {
        if (!m_facts.payer || (acting && payer.key == acting->toString()) ||
            (!acting && bill() && payer.key == bill()->payer))
            m_facts.payer = payer;
    }
}

void ConsolidatedPage::presentStart()
{
    switch (stage()) {
    case Stage::NoData:
        presentNoData();
        break;
    case Stage::FromBills:
        presentFromBills();
        break;
    default:
        presentAlone();
        break;
    }
    m_start->setOtherNote(tr("There is an organization already? "),
                          stage() != Stage::FromBills ? tr("Import it from files") : QString());
    presentInvitations();
    m_stages->setCurrentIndex(StartSheet);
    m_state->showContent();
    emit titleChanged();
}

void ConsolidatedPage::presentNoData()
{
    m_start->setTexts(
        tr("One bill for all accounts"),
        tr("Each month the payer account is charged for all linked accounts in one consolidated "
           "bill. Begin with the account that will pay, or with a billing export, which brings "
           "its accounts along."));
    m_start->setActions(tr("Get started"), u"add"_s, tr("Import a billing export"), u"import"_s);
    m_start->setNote(tr("To look around first, try the "), tr("sample organization"));
    m_start->setSteps(
        {Step{tr("Step 1"), tr("Add the account that pays"),
              tr("By hand, or many from a list; they stand alone at first.")},
         Step{tr("Step 2"), tr("Create the organization"), tr("This account becomes the payer for good.")},
         Step{tr("Step 3, optional"), tr("Create and invite accounts"),
              tr("They are linked, and their charges are on your bill.")},
         Step{tr("Step 4"), tr("Import the billing export"),
              tr("The first consolidated bill is ready a moment later.")}});
}

void ConsolidatedPage::presentFromBills()
{
    const PayerInfo& payer = *m_facts.payer;
    m_start->setTexts(tr("Create an organization"),
                      tr("The imported bills name %1 (%2) as payer account with %3 linked accounts. Together "
                         "they become an organization; nothing in the bills changes.")
                          .arg(payer.name, payer.key, formatCount(payer.linkedAccounts)));
    m_start->setActions(tr("Create organization"), u"add"_s);
    m_start->setNote({}, {});
    m_start->setSteps({});
}

void ConsolidatedPage::presentAlone()
{
    const QString name = nodeName(service().world(), *actor());
    m_start->setTexts(tr("One bill for all accounts"),
                      tr("Create an organization from the account that will pay: %1. Each month this payer "
                         "account is charged for all linked accounts in one consolidated bill.")
                          .arg(name));
    m_start->setActions(tr("Create organization"), u"add"_s, tr("Add existing account"), u"account"_s);
    m_start->setNote(tr("All features are switched on. If you only want shared billing, choose "),
                     tr("consolidated billing features"));
    m_start->setSteps(
        {Step{tr("Step 1"), tr("Create the organization"),
              tr("This account becomes the payer. It pays the charges of all linked accounts.")},
         Step{tr("Step 2, optional"), tr("Create accounts"),
              tr("They are linked to the organization at once.")},
         Step{tr("Step 3, optional"), tr("Invite existing accounts"), tr("Their owners accept or decline.")},
         Step{tr("Step 4"), tr("Import the billing export"),
              tr("The first consolidated bill is ready a moment later.")}});
}

void ConsolidatedPage::presentInvitations()
{
    const World& world = service().world();
    const std::optional<AccountId> acting = actor();
    const Account* account = acting ? world.account(*acting) : nullptr;
    const QList<const Handshake*> open =
        account != nullptr ? invitationsOf(world, *account) : QList<const Handshake*>();
    m_invitations->setVisible(!open.isEmpty());
    if (open.isEmpty())
        return;
    const Handshake& first = *open.first();
    const Organization* sender = world.organization(first.organization);
    m_invitations->setNotice(
        Semantic::Info,
        formatCounted(open.size(), tr("1 invitation is waiting for this account."),
                      tr("%1 invitations are waiting for this account.")),
        tr("%1 (%2) invited %3 on %4. An account can belong to one organization only.")
            .arg(sender != nullptr ? organizationTitle(world, *sender) : first.organization.toString(),
                 first.organization.toString(), acting->toString(), dayText(first.requested.toUTC().date())));
    m_invitations->setAction(open.size() == 1 ? tr("Show invitation") : tr("Show invitations"));
}

void ConsolidatedPage::presentLinked()
{
    const World& world = service().world();
    const Account& account = *world.account(*actor());
    const Organization& organization = *world.organizationOf(account.id);
    const QString payer = organizationTitle(world, organization);
    m_linkedState->setContent(
        u"consolidated"_s, tr("%1 is a linked account").arg(nodeName(world, account.id)),
        tr("%1 (%2) pays its charges since %3, in the consolidated bill of %4. What it used before is on "
           "bills of its own.")
            .arg(payer, organization.payer.toString(), dayText(account.membership->joined.toUTC().date()),
                 organization.id.toString()));
    m_linkedState->setAction(tr("Show its bill"), u"bill"_s);
    m_linkedState->setSecondAction(tr("Leave this organization"), u"leave"_s);
    m_stages->setCurrentIndex(LinkedSheet);
    m_state->showContent();
    emit titleChanged();
}

// ---- accounts on the bill that nobody has put into the organization

NoticeBar* ConsolidatedPage::buildStrangers()
{
    m_strangers = new NoticeBar;
    m_strangers->setClosable(false);
    m_strangers->setAction(tr("Add to the organization"));
    m_strangers->hide();
    connect(m_strangers, &NoticeBar::actionTriggered, this, &ConsolidatedPage::addStrangers);
    return m_strangers;
}

void ConsolidatedPage::askStrangers()
{
    const quint64 question = m_question;
    whenAnswered(this, workspace().unknownAccounts(m_facts.payer->key),
                 [this, question](const Result<QList<AccountInfo>>& unknown) {
                     if (question != m_question)
                         return;
                     m_strangerKeys.clear();
                     QStringList names;
                     for (const AccountInfo& account : unknown ? *unknown : QList<AccountInfo>()) {
                         m_strangerKeys.append(account.key);
                         names.append(account.name == account.key
                                          ? account.key
                                          : tr("%1 (%2)").arg(account.name, account.key));
                     }
                     constexpr int mostNames = 3;
                     QString text = names.mid(0, mostNames).join(u", "_s);
                     if (names.size() > mostNames)
                         text = tr("%1 and %2 more").arg(text, formatCount(names.size() - mostNames));
                     m_strangers->setNotice(
                         Semantic::Info,
                         formatCounted(names.size(), tr("1 account on the bill is not in the organization."),
                                       tr("%1 accounts on the bill are not in the organization.")),
                         text);
                     m_strangers->setVisible(!names.isEmpty());
                 });
}

void ConsolidatedPage::addStrangers()
{
    whenAnswered(this, workspace().addToOrganization(m_facts.payer->key, m_strangerKeys),
                 [this, count = m_strangerKeys.size()](const Result<void>& added) {
                     if (added)
                         emit notice(Semantic::Success,
                                     formatCounted(count, tr("1 account is in the organization now."),
                                                   tr("%1 accounts are in the organization now.")),
                                     tr("From their earliest bill on."));
                     else
                         emit notice(Semantic::Error, tr("Nothing was added."), added.error().message);
                 });
}

void ConsolidatedPage::showOwnBill()
{
    const QString key = actor()->toString();
    const QString payer = m_facts.payer ? m_facts.payer->key : QString();
    whenAnswered(this, workspace().bills(), [this, key, payer](const Result<QList<BillSummary>>& bills) {
        for (const BillSummary& summary : bills ? *bills : QList<BillSummary>()) {
            if (summary.id.payer != payer)
                continue;
            PageTarget target{.page = PageId::DrillDown, .bill = summary.id};
            target.filters = {
                {Dimension::Account, key, nodeName(service().world(), *AccountId::parse(key)), {}}};
            emit openRequested(target);
            return;
        }
        emit notice(Semantic::Info, tr("There is no bill yet."),
                    tr("It comes with the payer's first billing export."));
    });
}

void ConsolidatedPage::begin()
{
    switch (stage()) {
    case Stage::NoData:
        addAccount();
        break;
    case Stage::FromBills:
        makeOrganization();
        break;
    default:
        createOrganization(FeatureSet::All);
        break;
    }
}

void ConsolidatedPage::beginDifferently()
{
    if (stage() == Stage::NoData)
        emit importRequested();
    else
        addAccount();
}

void ConsolidatedPage::followNote()
{
    if (stage() == Stage::NoData)
        emit sampleRequested();
    else
        createOrganization(FeatureSet::ConsolidatedBilling);
}

void ConsolidatedPage::createOrganization(FeatureSet features)
{
    auto* dialog = new OrganizationCreateDialog(workspacePointer(), features, noticeSink(), this);
    // As the console does it: the new organization's accounts are the next place.
    connect(dialog, &OrganizationDialog::changed, this,
            [this] { emit openRequested({.page = PageId::Accounts}); });
    dialog->open();
}

void ConsolidatedPage::addAccount()
{
    (new OrganizationAccountDialog(workspacePointer(), noticeSink(), this))->open();
}

} // namespace billfold
