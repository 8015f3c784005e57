// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/organizationaccountdialog.h"

#include "models/views/moneytext.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/organizationlistpane.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum How { One, Many };

Commands commandOf(const AccountInput& row)
{
    return {AddAccount{row.id, row.name, row.email}};
}

} // namespace

OrganizationAccountDialog::OrganizationAccountDialog(std::shared_ptr<Workspace> workspace, NoticeSink notice,
                                                     QWidget* parent)
    : OrganizationDialog(tr("Add existing account"), std::move(workspace), std::move(notice), parent),
      m_how(new SegmentedControl(tr("How many accounts"), this)), m_parts(new QStackedWidget(this)),
      m_name(new QLineEdit), m_email(new QLineEdit), m_id(new QLineEdit),
      m_list(new OrganizationListPane(AccountInputKind::Existing, service(), commandOf)), m_add(nullptr)
{
    setHeading(tr("Add existing account"),
               tr("An account that is in no organization yet. It pays its own bill until it joins one, or "
                  "creates one and becomes its payer."));
    m_how->addSegment(tr("One account"));
    m_how->addSegment(tr("Several from a list"));
    body()->addWidget(m_how, 0, Qt::AlignLeft);
    m_parts->addWidget(buildOne());
    m_parts->addWidget(m_list);
    body()->addWidget(m_parts, 1);
    addCancel();
    m_add = addButton(tr("Add account"), ButtonRole::Primary, u"add"_s);
    setMinimumWidth(560);
    connect(m_how, &SegmentedControl::currentChanged, this, [this](int how) {
        m_parts->setCurrentIndex(how);
        check();
    });
    for (QLineEdit* edit : {m_name, m_email, m_id})
        connect(edit, &QLineEdit::textChanged, this, &OrganizationAccountDialog::check);
    connect(m_list, &OrganizationListPane::checked, this, &OrganizationAccountDialog::check);
    connect(m_add, &QPushButton::clicked, this, &OrganizationAccountDialog::add);
    check();
    m_name->setFocus();
}

QWidget* OrganizationAccountDialog::buildOne()
{
    auto* sheet = new QWidget;
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::fieldGap);
    m_nameField =
        new FormField(tr("Account &name"), m_name, tr("It stands in the bill before the id."), sheet);
    m_emailField = new FormField(tr("&E-mail of the owner"), m_email,
                                 tr("Each account has its own. Invitations can be sent to it."), sheet);
    m_idField = new FormField(tr("Account &id"), m_id,
                              tr("Optional: twelve digits. A new one is chosen where it is empty."), sheet);
    for (FormField* field : {m_nameField, m_emailField, m_idField})
        column->addWidget(field);
    column->addStretch(1);
    return sheet;
}

Commands OrganizationAccountDialog::one() const
{
    return {AddAccount{AccountId::parse(m_id->text().trimmed()), m_name->text().trimmed(),
                       m_email->text().trimmed()}};
}

void OrganizationAccountDialog::checkOne()
{
    const QString id = m_id->text().trimmed();
    const bool badId = !id.isEmpty() && !AccountId::parse(id);
    m_idField->setError(badId ? tr("An account id takes twelve digits; zeros at the front count.")
                              : QString());
    m_nameField->setError({});
    m_emailField->setError({});
    const bool started = !m_name->text().trimmed().isEmpty();
    m_add->setText(tr("Add account"));
    if (!started || badId) {
        m_add->setEnabled(false);
        setNote(started ? QString() : tr("Give the account a name."));
        return;
    }
    setNote({});
    const Result<ChangeSet> would = service().rehearse(one());
    m_add->setEnabled(would.ok());
    if (would)
        return;
    // The rules say what is wrong, not in which field: try without one after the other.
    const QString& message = would.error().message;
    if (service().rehearse({AddAccount{AccountId::parse(id), m_name->text().trimmed(), {}}}))
        m_emailField->setError(message);
    else if (!id.isEmpty() &&
             service().rehearse({AddAccount{{}, m_name->text().trimmed(), m_email->text().trimmed()}}))
        m_idField->setError(message);
    else
        m_nameField->setError(message);
}

void OrganizationAccountDialog::check()
{
    if (m_how->currentIndex() == One) {
        checkOne();
        return;
    }
    const qsizetype rows = m_list->rows().size();
    m_add->setEnabled(m_list->obstacle().isEmpty());
    m_add->setText(rows == 0 ? tr("Add accounts")
                             : formatCounted(rows, tr("Add 1 account"), tr("Add %1 accounts")));
    setNote(m_list->obstacle());
}

void OrganizationAccountDialog::add()
{
    const bool list = m_how->currentIndex() == Many;
    if (list)
        m_list->check();
    const Commands commands = list ? m_list->commands() : one();
    perform(commands,
            commands.size() > 1 ? tr("Add %1 accounts").arg(formatCount(commands.size())) : QString(), m_add,
            commands.size() > 1 ? tr("%1 accounts are added.").arg(formatCount(commands.size()))
                                : tr("%1 is added.").arg(m_name->text().trimmed()),
            commands.size() > 1
                ? tr("They stand alone. The menu at the top right switches to act as another account.")
                : tr("It stands alone. The menu at the top right switches to act as another account."));
}

} // namespace billfold
