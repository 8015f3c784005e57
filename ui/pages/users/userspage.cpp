// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/userspage.h"

#include "models/identity/jobfunctions.h"
#include "models/services/auditservice.h"
#include "models/views/identitytables.h"
#include "models/views/identitywords.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/filechooser.h"
#include "ui/dialogs/secretdialogs.h"
#include "ui/pages/ask.h"
#include "ui/pages/users/holderview.h"
#include "ui/pages/users/userdialogs.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/currentstack.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QDir>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QLatin1String groupPrefix("group:");
const QLatin1String tabWords[] = {QLatin1String("users"), QLatin1String("groups"), QLatin1String("roles"),
                                  QLatin1String("policies")};

} // namespace

UsersPage::UsersPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_desk{workspacePointer(), noticeSink()},
      m_header(new PageHeader(tr("Users"))), m_report(makeButton(tr("Credential report"), u"export"_s)),
      m_delete(makeButton(tr("Delete"), u"delete"_s, ButtonRole::Destructive)),
      m_create(makeButton(tr("Create user"), u"add"_s, ButtonRole::Primary)), m_tabs(new QTabBar),
      m_search(new SearchField(tr("Filter"), tr("Filter"))), m_stack(new QStackedWidget),
      m_views(new CurrentStack), m_holder(new HolderView(m_desk))
{
    build();
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        m_lists[tab]->setFilter(m_search->text());
        settleActions();
        emit placeChanged();
    });
    connect(m_search, &SearchField::searchChanged, this,
            [this](const QString& text) { m_lists[m_tabs->currentIndex()]->setFilter(text); });
    connect(m_create, &QPushButton::clicked, this, &UsersPage::createNew);
    connect(m_delete, &QPushButton::clicked, this, &UsersPage::deletePolicy);
    connect(m_report, &QPushButton::clicked, this, &UsersPage::saveReport);
    connect(m_holder, &HolderView::left, this, [this] { go({}); });
    connect(m_holder, &HolderView::renamed, this, [this](const PrincipalId& user) { go(user.arn()); });
    const auto anew = [this] { invalidate(Change::Organization); };
    connect(&m_desk.service(), &IdentityService::changed, this, anew);
    connect(&m_desk.service(), &IdentityService::callerChanged, this, anew);
}

void UsersPage::build()
{
    QVBoxLayout* column = buildFrame();
    giveAir(m_views);
    m_views->addWidget(buildLists());
    m_views->addWidget(m_holder);
    column->addWidget(m_views, 1);
}

QWidget* UsersPage::buildLists()
{
    auto* lists = new QWidget;
    auto* column = new QVBoxLayout(lists);
    constexpr int air = Metrics::focusAir;
    column->setContentsMargins(air, air, air, air);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    for (QPushButton* button : {m_report, m_delete, m_create})
        m_header->addAction(button);
    column->addWidget(m_header);
    auto* row = new QHBoxLayout;
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Users, groups, roles and policies"));
    for (const QString& text : {tr("Users"), tr("Groups"), tr("Roles"), tr("Policies")})
        m_tabs->addTab(text);
    m_search->setIconName(u"filter"_s);
    m_search->setFixedWidth(220);
    row->addWidget(m_tabs, 1);
    row->addWidget(m_search);
    column->addLayout(row);
    const QStringList headings[] = {userHeadings(), groupHeadings(), roleHeadings(),
                                    identityPolicyHeadings()};
    const struct {
        QString icon, heading, sentence;
    } empty[] = {{},
                 {u"users"_s, tr("No group yet"),
                  tr("A group gives its users the same policies: one change instead of many.")},
                 {u"role"_s, tr("No role yet"),
                  tr("A role is taken on for a while by those whom it trusts, of this account or another.")},
                 {}};
    for (int tab = 0; tab < TabCount; ++tab) {
        auto* list = new CellPanel(m_tabs->tabText(tab), headings[tab]);
        list->setHeading({});
        if (!empty[tab].heading.isEmpty())
            list->stack()->emptyState()->setContent(empty[tab].icon, empty[tab].heading, empty[tab].sentence);
        m_lists.append(list);
        m_stack->addWidget(list);
        connect(list, &CellPanel::opened, this,
                [this, tab](const QString& key) { openRow(static_cast<Tab>(tab), key); });
        connect(list, &CellPanel::currentChanged, this, &UsersPage::settleActions);
    }
    column->addWidget(m_stack, 1);
    return lists;
}

std::optional<AccountId> UsersPage::account() const
{
    const auto principal = m_desk.service().caller().principal;
    return principal ? std::optional(principal->account) : actor();
}

QString UsersPage::title() const
{
    if (m_subject.isEmpty())
        return tr("Users");
    if (m_subject.startsWith(groupPrefix))
        return m_subject.mid(groupPrefix.size());
    const auto principal = PrincipalId::parse(m_subject);
    return principal ? principalName(*principal) : tr("Users");
}

QList<Crumb> UsersPage::breadcrumb() const
{
    if (m_subject.isEmpty())
        return {{tr("Users"), {}}};
    return {{tr("Users"), PageTarget{.page = PageId::Users}}, {title(), {}}};
}

PageTarget UsersPage::target() const
{
    PageTarget target = Page::target();
    const int tab = m_tabs->currentIndex();
    target.subject = !m_subject.isEmpty() ? m_subject : tab == Users ? QString() : QString(tabWords[tab]);
    return target;
}

void UsersPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    m_subject = target.subject;
    for (int tab = 0; tab < TabCount; ++tab) {
        if (m_subject == tabWords[tab]) {
            m_tabs->setCurrentIndex(tab);
            m_subject.clear();
        }
    }
    invalidate(Change::Organization);
    emit titleChanged();
}

void UsersPage::go(const QString& subject)
{
    m_subject = subject;
    showWorld();
    emit titleChanged();
    emit placeChanged();
}

void UsersPage::showWorld()
{
    if (!account()) {
        states()->emptyState()->setContent(
            u"users"_s, tr("No account yet"),
            tr("Users belong to an account of this database. Create one first."));
        setEmptyAction(tr("Open Accounts"), u"accounts"_s,
                       [this] { emit openRequested({.page = PageId::Accounts}); });
        states()->showEmpty();
        return;
    }
    states()->showContent();
    fillLists();
    if (m_subject.isEmpty() || !showSubject()) {
        m_subject.clear();
        m_views->setCurrentIndex(0);
    } else {
        m_views->setCurrentWidget(m_holder);
    }
    settleActions();
}

bool UsersPage::showSubject()
{
    using Kind = HolderView::Subject::Kind;
    if (m_subject.startsWith(groupPrefix))
        return m_holder->showSubject({*account(), Kind::Group, m_subject.mid(groupPrefix.size())});
    const auto principal = PrincipalId::parse(m_subject);
    if (!principal || principal->account != *account())
        return false;
    return m_holder->showSubject({principal->account,
                                  principal->kind == PrincipalId::Kind::Root   ? Kind::Root
                                  : principal->kind == PrincipalId::Kind::User ? Kind::User
                                                                               : Kind::Role,
                                  principal->name});
}

void UsersPage::fillLists()
{
    const Directory& directory = m_desk.service().directory();
    const AccountId own = *account();
    m_header->setSubtitle(nodeName(world(), own));
    m_lists[Users]->setRows(userRows(directory, own, now()));
    m_lists[Groups]->setRows(groupRows(directory, own));
    m_lists[Roles]->setRows(roleRows(world(), directory, own));
    m_lists[Policies]->setRows(identityPolicyRows(directory, own, now()));
}

void UsersPage::settleActions()
{
    const auto own = account();
    if (!own)
        return;
    const int tab = m_tabs->currentIndex();
    const QString texts[] = {tr("Create user"), tr("Create group"), tr("Create role"), tr("Create policy")};
    m_create->setText(texts[tab]);
    const IdentityCommand commands[] = {CreateUser{.account = *own, .name = {}}, CreateGroup{*own, {}},
                                        CreateRole{.account = *own, .name = {}},
                                        CreateIdentityPolicy{.account = *own, .name = {}, .content = {}}};
    permit(m_create, m_desk.may(commands[tab]));
    permit(m_report, m_desk.service().may(u"iam:GenerateCredentialReport"_s, PrincipalId{*own}.arn()));
    m_report->setVisible(tab == Users);
    const QString policy = m_lists[Policies]->currentKey();
    m_delete->setVisible(tab == Policies && jobFunction(policy) == nullptr && !policy.isEmpty());
    if (!policy.isEmpty())
        permit(m_delete, m_desk.may(DeleteIdentityPolicy{policy}));
}

void UsersPage::openRow(Tab tab, const QString& key)
{
    if (tab == Policies)
        emit openRequested({.page = PageId::IdentityPolicy, .subject = key});
    else if (tab == Groups)
        go(groupPrefix + key);
    else if (tab == Roles)
        go(PrincipalId{*account(), PrincipalId::Kind::Role, key}.arn());
    else
        go(key);
}

void UsersPage::createNew()
{
    switch (m_tabs->currentIndex()) {
    case Users:
        (new CreateUserDialog(workspacePointer(), *account(), noticeSink(), window()))->open();
        break;
    case Groups:
        openCreateGroup(workspacePointer(), *account(), noticeSink(), window());
        break;
    case Roles:
        openCreateRole(workspacePointer(), *account(), noticeSink(), window());
        break;
    default:
        emit openRequested({.page = PageId::IdentityPolicy});
    }
}

void UsersPage::deletePolicy()
{
    const QString policy = m_lists[Policies]->currentKey();
    if (const auto would = m_desk.service().rehearse(DeleteIdentityPolicy{policy}); !would) {
        emit notice(Semantic::Error, tr("The policy cannot be deleted."), would.error().message);
        return;
    }
    confirm(window(), tr("Delete the policy %1?").arg(policyTitle(policy)),
            tr("It is attached to nobody, so nobody's permissions change."), tr("Delete policy"),
            ButtonRole::Destructive, [this, policy] {
                m_desk.perform(this, DeleteIdentityPolicy{policy},
                               tr("The policy %1 is deleted.").arg(policyTitle(policy)));
            });
}

void UsersPage::saveReport()
{
    const AccountId own = *account();
    const QString path =
        chooseSaveFile(this, u"report"_s, tr("Save credential report"),
                       u"credential-report-%1-%2"_s.arg(own.toString(), now().date().toString(Qt::ISODate)),
                       u".csv"_s, tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    whenAnswered(this, m_desk.service().credentialReport(own),
                 [this, path, own](const Result<QByteArray>& report) {
                     const Result<void> written =
                         report ? writeSecretFile(path, *report) : Result<void>(report.error());
                     if (!written) {
                         emit notice(Semantic::Error, tr("The credential report was not saved."),
                                     written.error().message);
                         return;
                     }
                     workspace().audit().noteExport(u"iam:GetCredentialReport"_s, own.toString(), path);
                     emit notice(Semantic::Success, tr("The credential report is saved."),
                                 QDir::toNativeSeparators(path));
                 });
}

PageExport UsersPage::exported() const
{
    if (!m_subject.isEmpty() || !account())
        return {};
    return {u"%1-%2"_s.arg(account()->toString(), QString(tabWords[m_tabs->currentIndex()])),
            m_lists[m_tabs->currentIndex()]->model(), nullptr};
}

bool UsersPage::find()
{
    if (!m_subject.isEmpty())
        return false;
    m_search->setFocus(Qt::ShortcutFocusReason);
    return true;
}

} // namespace billfold
