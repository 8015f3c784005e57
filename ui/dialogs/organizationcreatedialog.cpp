// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/organizationcreatedialog.h"

#include "models/services/identityservice.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/passworddialogs.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/optioncard.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

OrganizationCreateDialog::OrganizationCreateDialog(std::shared_ptr<Workspace> workspace, FeatureSet chosen,
                                                   NoticeSink notice, QWidget* parent)
    : OrganizationDialog(tr("Create organization"), workspace, notice, parent),
      m_all(new OptionCard(tr("All features"),
                           tr("One bill for all accounts, and policies: the payer account can restrict what "
                              "linked accounts may do, and close them."),
                           u"policies"_s, this)),
      m_billing(new OptionCard(tr("Consolidated billing features"),
                               tr("One bill for all accounts, and nothing else: each linked account stays "
                                  "independent. All features can be turned on later, once every invited "
                                  "account has agreed."),
                               u"consolidated"_s, this)),
      m_protect(new QCheckBox(tr("Then &protect this database with a password"), this)), m_create(nullptr)
{
    const std::optional<AccountId> actor = service().actingAs();
    const QString name = actor ? nodeName(world(), *actor) : QString();
    setHeading(tr("Create organization"),
               tr("%1 (%2) becomes its payer account.").arg(name, actor ? actor->toString() : QString()));
    body()->addWidget(m_all);
    body()->addWidget(m_billing);
    (chosen == FeatureSet::All ? m_all : m_billing)->setChecked(true);
    auto* meaning = new TextLabel(
        tr("From now on %1 pays the charges of every account that is in the organization, in one bill a "
           "month. The payer account can never be changed, and going from all features back to billing "
           "features is not possible.")
            .arg(name),
        TextStyle::Body, ColorRole::Text, this);
    meaning->setWordWrap(true);
    body()->addWidget(meaning);
    body()->addWidget(m_protect);
    // Who pays for all others is the one to be secured: on unless somebody says no.
    m_protect->setChecked(true);
    m_protect->setVisible(actor && !workspace->identity().signInRequired());
    if (actor)
        connect(this, &OrganizationDialog::changed, this, [this, workspace, notice, account = *actor] {
            if (m_protect->isChecked() && !workspace->identity().signInRequired())
                (new ProtectDialog(workspace, account, notice, parentWidget()))->open();
        });
    body()->addStretch(1);
    addCancel();
    m_create = addButton(tr("Create organization"), ButtonRole::Primary, u"add"_s);
    setMinimumWidth(520);
    const Result<ChangeSet> would = service().rehearse({CreateOrganization{chosen}});
    if (!would) {
        m_create->setEnabled(false);
        problem()->showNotice(Semantic::Error, tr("This account cannot create an organization."),
                              would.error().message);
    }
    connect(m_create, &QPushButton::clicked, this, &OrganizationCreateDialog::create);
    (chosen == FeatureSet::All ? m_all : m_billing)->setFocus();
}

void OrganizationCreateDialog::create()
{
    const FeatureSet features = m_all->isChecked() ? FeatureSet::All : FeatureSet::ConsolidatedBilling;
    const std::optional<AccountId> actor = service().actingAs();
    perform({CreateOrganization{features}}, {}, m_create, tr("The organization is created."),
            tr("%1 is its payer account. Create accounts in it, or invite existing ones.")
                .arg(actor ? nodeName(world(), *actor) : QString()));
}

} // namespace billfold
