// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the Security credentials page about the whole account. Declared in credentialparts.h.
#include "ui/pages/credentials/credentialparts.h"

#include "models/views/identitywords.h"
#include "ui/dialogs/accountsecuritydialogs.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

QString idleMinutesKey()
{
    return u"security/idleMinutes"_s;
}

AccountSecurityPart::AccountSecurityPart(IdentityDesk desk, QWidget* parent)
    : QWidget(parent), m_desk(std::move(desk)), m_facts(new FactGrid(FactGrid::Arrangement::Rows, this)),
      m_alias(makeButton(tr("Change alias"))), m_policy(makeButton(tr("Edit password policy"))),
      m_lockAfter(new QComboBox(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap - Metrics::inner); // as on the page
    auto* panel = new Panel(tr("Account settings"), this);
    panel->addTool(m_alias);
    panel->addTool(m_policy);
    panel->addPaddedBody()->addWidget(m_facts);
    column->addWidget(panel);

    auto* here = new Panel(tr("This computer"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::unit);
    auto* label = new QLabel(tr("&Lock Billfold when it was not used for"), here);
    label->setBuddy(m_lockAfter);
    row->addWidget(label);
    row->addWidget(m_lockAfter);
    row->addStretch(1);
    here->addPaddedBody()->addLayout(row);
    column->addWidget(here);
    for (int minutes : {1, 5, 15, 30, 60})
        m_lockAfter->addItem(minutes == 1 ? tr("1 minute") : tr("%1 minutes").arg(minutes), minutes);
    m_lockAfter->addItem(tr("Never"), 0);
    const int chosen = m_lockAfter->findData(QSettings().value(idleMinutesKey(), usualIdleMinutes).toInt());
    m_lockAfter->setCurrentIndex(chosen >= 0 ? chosen : m_lockAfter->findData(usualIdleMinutes));
    connect(m_lockAfter, &QComboBox::activated, this,
            [this] { QSettings().setValue(idleMinutesKey(), m_lockAfter->currentData()); });
    connect(m_alias, &QPushButton::clicked, this,
            [this] { (new AliasDialog(m_desk.workspace, *m_account, m_desk.notice, window()))->open(); });
    connect(m_policy, &QPushButton::clicked, this, [this] {
        (new PasswordPolicyDialog(m_desk.workspace, *m_account, m_desk.notice, window()))->open();
    });
}

void AccountSecurityPart::showAccount(const AccountId& account)
{
    m_account = account;
    const AccountSecurity* security = m_desk.service().directory().security(account);
    const QString alias = security != nullptr ? security->alias : QString();
    m_facts->setFacts(
        {{.label = tr("Account id"), .value = account.toString(), .copyable = true},
         {.label = tr("Alias"), .value = alias.isEmpty() ? tr("None") : alias},
         {.label = tr("Password policy"),
          .value = passwordPolicyText(security != nullptr ? security->passwordPolicy : std::nullopt)}});
    permit(m_alias, m_desk.may(SetAccountAlias{account, alias}));
    permit(m_policy, m_desk.may(UpdatePasswordPolicy{account, security != nullptr ? security->passwordPolicy
                                                                                  : std::nullopt}));
}

} // namespace billfold
