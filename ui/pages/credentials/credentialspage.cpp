// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/credentials/credentialspage.h"

#include "models/services/auditservice.h"
#include "models/views/identitytables.h"
#include "models/views/identitywords.h"
#include "ui/pages/credentials/credentialparts.h"
#include "ui/pages/credentials/mfawords.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QVBoxLayout>

#include <utility>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int shownSignIns = 8;

} // namespace

CredentialsPage::CredentialsPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_warning(new NoticeBar(this)), m_password(nullptr),
      m_mfa(nullptr), m_keys(nullptr), m_account(nullptr),
      m_signIns(new CellPanel(tr("Sign-ins"), signInHeadings()))
{
    const IdentityDesk desk{workspacePointer(), noticeSink()};
    m_password = new PasswordPart(desk);
    m_mfa = new MfaPart(desk);
    m_keys = new AccessKeysPart(desk);
    m_account = new AccountSecurityPart(desk);
    QVBoxLayout* column = buildFrame();
    auto* header = new PageHeader(title());
    m_warning->setClosable(false);
    m_warning->hide();
    column->addWidget(header);
    column->addWidget(m_warning);
    column->addWidget(m_password);
    column->addWidget(m_mfa);
    column->addWidget(m_keys);
    column->addWidget(m_signIns);
    column->addWidget(m_account);
    column->addStretch(1);
    m_signIns->setMostRows(shownSignIns);
    m_signIns->table()->setSortingEnabled(false);
    const auto anew = [this] { invalidate(Change::Organization); };
    connect(&desk.service(), &IdentityService::changed, this, anew);
    connect(&desk.service(), &IdentityService::callerChanged, this, anew);
}

QString CredentialsPage::title() const
{
    return tr("Security credentials");
}

QList<Crumb> CredentialsPage::breadcrumb() const
{
    return {{title(), {}}};
}

void CredentialsPage::openTarget(const PageTarget& target)
{
    OrganizationPage::openTarget(target);
    m_assigning = target.subject == "mfa"_L1;
    if (isVisible() && workspace().identity().caller().principal)
        assign();
}

void CredentialsPage::assign()
{
    if (std::exchange(m_assigning, false))
        m_mfa->assign();
}

void CredentialsPage::showWorld()
{
    const std::optional<PrincipalId> principal = workspace().identity().caller().principal;
    if (!principal) {
        states()->emptyState()->setContent(
            u"credentials"_s, tr("No account yet"),
            tr("Passwords, MFA devices and access keys belong to an account of "
               "this database. Create one first."));
        setEmptyAction(tr("Open Accounts"), u"accounts"_s,
                       [this] { emit openRequested({.page = PageId::Accounts}); });
        states()->showEmpty();
        return;
    }
    m_password->showPrincipal(*principal, true);
    m_mfa->showPrincipal(*principal, true);
    m_keys->showPrincipal(*principal, true);
    m_account->showAccount(principal->account);
    m_password->setVisible(principal->kind != PrincipalId::Kind::Role);
    m_mfa->setVisible(principal->kind != PrincipalId::Kind::Role);
    m_keys->setVisible(principal->kind != PrincipalId::Kind::Role);
    showWarning(*principal);
    askSignIns(*principal);
    states()->showContent();
    assign();
}

void CredentialsPage::showWarning(const PrincipalId& principal)
{
    const Credentials* known = workspace().identity().directory().credentials(principal);
    const bool shown = asksForMfa(known, now(), true);
    if (shown) {
        const MfaWords words = mfaWords(world(), principal);
        m_warning->setNotice(Semantic::Error, words.headline, words.text);
    }
    m_warning->setVisible(shown);
}

void CredentialsPage::askSignIns(const PrincipalId& principal)
{
    AuditQuery query;
    query.principal = principal.arn();
    query.action = u"billfold:SignIn"_s;
    query.limit = shownSignIns;
    // Who may not read the audit log, or has never signed in, has nothing to see here.
    m_asked.ask(this, workspace().audit().events(query), [this](const Result<QList<AuditEvent>>& events) {
        m_signIns->setVisible(events && !events->isEmpty());
        if (events)
            m_signIns->setRows(signInRows(*events, now()));
    });
}

} // namespace billfold
