// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/services/servicespage.h"

#include "models/billing/supportplan.h"
#include "models/organization/signup.h"
#include "models/views/accountservicetables.h"
#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/services/signupdialog.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostResources = 500;
constexpr int mostRows = 8; // of a panel, before it scrolls

} // namespace

ServicesPage::ServicesPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_header(new PageHeader(tr("Services and support"))),
      m_independence(new NoticeBar), m_serviceList(new CellPanel(tr("Services"), accountServiceHeadings())),
      m_resourceList(new CellPanel(tr("Resources"), accountResourceHeadings())),
      m_plans(new CellPanel(tr("Support plan"), supportPlanHeadings())),
      m_search(new SearchField(tr("Search resources"), tr("Resource, service or region"))),
      m_resourceNote(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)),
      m_supportNote(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)),
      m_signUp(makeButton(tr("Sign up for a service"), u"add"_s, ButtonRole::Primary, m_header)),
      m_leave(makeButton(tr("Leave service"), u"leave"_s)),
      m_choose(makeButton(tr("Choose plan"), u"check"_s))
{
    build();
    connect(m_signUp, &QPushButton::clicked, this, &ServicesPage::signUp);
    connect(m_leave, &QPushButton::clicked, this, &ServicesPage::leave);
    connect(m_choose, &QPushButton::clicked, this, &ServicesPage::choosePlan);
    connect(m_serviceList, &CellPanel::currentChanged, this, &ServicesPage::settleButtons);
    connect(m_plans, &CellPanel::currentChanged, this, &ServicesPage::settleButtons);
    connect(m_search, &SearchField::searchChanged, m_resourceList, &CellPanel::setFilter);
    connect(m_search, &SearchField::leaveDown, m_resourceList->table(), qOverload<>(&QWidget::setFocus));
    connect(m_resourceList->table(), &TableView::filterRequested, m_search, qOverload<>(&QWidget::setFocus));
    connect(m_resourceList->stack(), &StateStack::clearFiltersRequested, m_search, &QLineEdit::clear);
    connect(states(), &StateStack::retryRequested, this, &ServicesPage::ask);
}

void ServicesPage::build()
{
    QVBoxLayout* column = buildFrame();
    m_header->addAction(m_signUp);
    column->addWidget(m_header);
    m_independence->setClosable(false);
    column->addWidget(m_independence);
    buildServices();
    buildResources();
    buildSupport();
    for (CellPanel* panel : {m_serviceList, m_resourceList, m_plans})
        column->addWidget(panel);
    column->addStretch(1);
}

void ServicesPage::buildServices()
{
    m_serviceList->addTool(m_leave);
    m_serviceList->table()->setDensity(TableView::Density::TwoLines);
    m_serviceList->table()->setStretchColumn(0);
    m_serviceList->table()->sortByColumn(0, Qt::AscendingOrder);
    m_serviceList->table()->setMemoryId(u"account-services"_s);
    m_serviceList->setMostRows(mostRows);
    m_serviceList->stack()->emptyState()->setContent(
        u"service"_s, tr("No service yet"),
        tr("What this account uses, as its bills say, and what it signs up for stands here."));
}

void ServicesPage::buildResources()
{
    m_search->setIconName(u"filter"_s);
    m_search->setMinimumWidth(260);
    m_resourceList->addTool(m_search);
    m_resourceList->table()->setStretchColumn(0);
    m_resourceList->table()->sortByColumn(4, Qt::DescendingOrder);
    m_resourceList->table()->setMemoryId(u"account-resources"_s);
    m_resourceList->setMostRows(mostRows);
    m_resourceList->stack()->emptyState()->setContent(
        u"database"_s, tr("No resource yet"),
        tr("Resources come from the lines of the latest imported month, where the export names them."));
    m_resourceNote->setWordWrap(true);
    m_resourceList->addFoot()->addWidget(m_resourceNote, 1);
}

void ServicesPage::buildSupport()
{
    m_plans->addTool(m_choose);
    m_plans->table()->setDensity(TableView::Density::TwoLines);
    m_plans->table()->setStretchColumn(0);
    m_plans->table()->setSortingEnabled(false); // by price, as they are
    m_plans->setMostRows(mostRows);
    m_supportNote->setWordWrap(true);
    m_plans->addFoot()->addWidget(m_supportNote, 1);
}

QString ServicesPage::title() const
{
    return tr("Services and support");
}

QList<Crumb> ServicesPage::breadcrumb() const
{
    return {{title(), std::nullopt}};
}

void ServicesPage::refresh(Changes what)
{
    if (what & (Change::Organization | Change::Bills | Change::Imports | Change::AccountServices))
        showWorld();
}

void ServicesPage::showWorld()
{
    if (!actor()) {
        states()->emptyState()->setContent(u"service"_s, tr("No account yet"),
                                           tr("Here the owner of an account signs up for services, sees its "
                                              "resources and chooses its support."));
        setEmptyAction(tr("Open Accounts"), u"accounts"_s,
                       [this] { emit openRequested({.page = PageId::Accounts}); });
        states()->showEmpty();
        return;
    }
    m_header->setSubtitle(tr("%1, account %2").arg(accountName(world(), *actor()), actor()->toString()));
    showIndependence();
    ask();
}

void ServicesPage::showIndependence()
{
    const Organization* known = organization();
    if (!known)
        m_independence->setNotice(Semantic::Info, tr("This account stands alone."),
                                  tr("It pays for what it uses, and nobody restricts it."));
    else if (isPayer())
        m_independence->setNotice(
            Semantic::Info, tr("This is the payer account."),
            tr("Policies never restrict it. It is charged for all its linked accounts."));
    else if (known->features == FeatureSet::ConsolidatedBilling)
        m_independence->setNotice(
            Semantic::Info, tr("This linked account decides on its own."),
            tr("Its organization has consolidated billing features only, so policies never restrict it. The "
               "payer account %1 is charged.")
                .arg(accountName(world(), known->payer)));
    else
        m_independence->setNotice(
            Semantic::Info, tr("This linked account decides on its own where no policy restricts it."),
            tr("Its organization has all features: what the payer account %1 forbids says by which policy.")
                .arg(accountName(world(), known->payer)));
    m_independence->show();
}

void ServicesPage::ask()
{
    const AccountId account = *actor();
    if (m_account != account)
        states()->showLoading(tr("Loading the services of %1").arg(accountName(world(), account)));
    const auto failed = [this](const Error& error) {
        states()->showFailed(tr("The account's services were not read"), error);
    };
    m_askedServices.ask(this, workspace().accountServices(account),
                        [this, failed, account](const Result<QList<AccountService>>& services) {
                            if (!services)
                                return failed(services.error());
                            m_account = account;
                            states()->showContent();
                            showServices(*services);
                        });
    m_askedResources.ask(this, workspace().accountResources(account, mostResources),
                         [this, failed](const Result<AccountResources>& resources) {
                             if (resources)
                                 showResources(*resources);
                             else
                                 failed(resources.error());
                         });
    m_askedSupport.ask(this, workspace().accountSupport(account),
                       [this, failed](const Result<AccountSupport>& support) {
                           if (support)
                               showSupport(*support);
                           else
                               failed(support.error());
                       });
}

QString ServicesPage::restriction(const QString& prefix) const
{
    const auto may = checkMaySignUp(world(), *actor(), prefix);
    return may ? QString() : may.error().message;
}

void ServicesPage::showServices(const QList<AccountService>& services)
{
    m_services = services;
    m_serviceList->setRows(
        accountServiceRows(services, [this](const QString& prefix) { return restriction(prefix); }));
    const auto count = std::count_if(services.cbegin(), services.cend(),
                                     [](const AccountService& service) { return service.signedUp; });
    m_serviceList->setHeadingNote(formatCount(count));
    settleButtons();
}

void ServicesPage::showResources(const AccountResources& resources)
{
    m_resourceList->setRows(accountResourceRows(resources));
    m_resourceList->setHeading(resources.bill ? tr("Resources in %1").arg(periodName(resources.bill->period))
                                              : tr("Resources"));
    m_resourceList->setHeadingNote(formatCount(resources.count));
    if (!resources.bill) {
        m_resourceNote->setText({});
        return;
    }
    const QString& currency = resources.bill->currency;
    QString note = tr("Resources cost %1; %2 is charged for nothing in particular.")
                       .arg(formatMoneyWithCurrency(currency, resources.total),
                            formatMoneyWithCurrency(currency, resources.withoutResource));
    if (resources.count > resources.rows.size())
        note += u' ' + tr("The %1 that cost most are listed.").arg(formatCount(resources.rows.size()));
    m_resourceNote->setText(note);
}

void ServicesPage::showSupport(const AccountSupport& support)
{
    m_support = support;
    m_plans->setRows(supportPlanRows(support));
    if (m_plans->currentKey().isEmpty())
        m_plans->select(support.plan);
    const SupportPlan* plan = supportPlan(support.plan);
    m_plans->setHeadingNote(plan ? plan->name : support.plan);
    if (!support.bill)
        m_supportNote->setText(tr("Import a month to see what a plan would cost."));
    else if (support.bill->currency != u"USD")
        m_supportNote->setText(tr("Prices of support are in US dollars; this account is charged in %1.")
                                   .arg(support.bill->currency));
    else
        m_supportNote->setText(
            tr("For that month means %1, counted on %2 of charges: without support itself, tax, discounts, "
               "credits, refunds and the marketplace. What the provider charged for support stands in the "
               "bill.")
                .arg(periodName(support.bill->period), formatMoneyWithCurrency(u"USD"_s, support.charges)));
    settleButtons();
}

const AccountService* ServicesPage::selectedService() const
{
    const QString prefix = m_serviceList->currentKey();
    const auto found = std::find_if(m_services.cbegin(), m_services.cend(),
                                    [&](const AccountService& service) { return service.prefix == prefix; });
    return found == m_services.cend() ? nullptr : &*found;
}

void ServicesPage::settleButtons()
{
    if (!actor())
        return;
    const AccountService* service = selectedService();
    const QString why = service ? restriction(service->prefix) : QString();
    m_leave->setEnabled(service && why.isEmpty());
    m_leave->setText(service && !service->signedUp ? tr("Sign up again") : tr("Leave service"));
    m_leave->setToolTip(why);
    const QString plan = m_plans->currentKey();
    const auto may = checkMayChooseSupport(world(), *actor(), plan, true);
    m_choose->setEnabled(!plan.isEmpty() && plan != m_support.plan && may.ok());
    m_choose->setToolTip(may ? QString() : may.error().message);
}

void ServicesPage::tell(const QFuture<Result<void>>& asked, const QString& done, const QString& text)
{
    whenAnswered(this, asked, [this, done, text](const Result<void>& result) {
        if (result)
            emit notice(Semantic::Success, done, text);
        else
            emit notice(Semantic::Error, tr("Nothing was changed."), result.error().message);
    });
}

void ServicesPage::signUp()
{
    QSet<QString> signedUp;
    for (const AccountService& service : std::as_const(m_services)) {
        if (service.signedUp)
            signedUp.insert(service.prefix);
    }
    auto* dialog = new SignUpDialog(
        accountName(world(), *actor()), signedUp,
        [this](const QString& prefix) { return restriction(prefix); }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SignUpDialog::chosen, this,
            [this, account = *actor()](const QString& prefix, const QString& name) {
                tell(workspace().chooseService(account, prefix, true), tr("Signed up for %1.").arg(name),
                     tr("What it costs stands in the bill of the month in which it is used."));
            });
    dialog->open();
}

void ServicesPage::leave()
{
    const AccountService* service = selectedService();
    if (!service)
        return;
    const AccountId account = *actor();
    const QString prefix = service->prefix, name = service->name;
    if (!service->signedUp) {
        tell(workspace().chooseService(account, prefix, true), tr("Signed up for %1.").arg(name), {});
        return;
    }
    const QString cost =
        service->lastUsed
            ? tr("It cost %1 in %2. Resources that are still there go on costing until they are "
                 "deleted at the provider.")
                  .arg(formatMoneyWithCurrency(service->currency, service->latest),
                       periodName(*service->lastUsed))
            : tr("It was never used.");
    confirm(this, tr("Leave %1?").arg(name), cost, tr("Leave service"), ButtonRole::Destructive,
            [this, account, prefix, name] {
                tell(workspace().chooseService(account, prefix, false), tr("%1 is left.").arg(name), {});
            });
}

void ServicesPage::choosePlan()
{
    const SupportPlan* plan = supportPlan(m_plans->currentKey());
    if (!plan || !m_choose->isEnabled())
        return;
    const SupportSignUp first = supportSignUp(*plan, now().date());
    const QString cost = plan->bands.isEmpty()
                             ? tr("It is free. The plan that is left is paid for until the end of the month.")
                             : tr("This month adds at least %1 for the days that are left, the next at least "
                                  "%2. Who pays for this "
                                  "account pays for it.")
                                   .arg(formatMoneyWithCurrency(u"USD"_s, first.thisMonth),
                                        formatMoneyWithCurrency(u"USD"_s, first.nextMonth));
    const AccountId account = *actor();
    const QString key = plan->key, name = plan->name;
    confirm(this, tr("Choose the plan %1?").arg(name), cost, tr("Choose plan"), ButtonRole::Primary,
            [this, account, key, name] {
                tell(workspace().chooseSupport(account, key), tr("The support plan is %1.").arg(name), {});
            });
}

PageExport ServicesPage::exported() const
{
    return {u"resources"_s, m_resourceList->shown(), nullptr};
}

bool ServicesPage::copy()
{
    for (CellPanel* panel : {m_serviceList, m_resourceList, m_plans}) {
        if (panel->table()->hasFocus()) {
            panel->table()->copySelection();
            return true;
        }
    }
    return false;
}

bool ServicesPage::find()
{
    m_search->setFocus();
    return true;
}

} // namespace billfold
