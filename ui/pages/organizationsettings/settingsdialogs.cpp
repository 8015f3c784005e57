// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/organizationsettings/settingsdialogs.h"

#include "models/organization/quotas.h"
#include "models/views/organizationnames.h"
#include "ui/pages/policies/policyeditor.h"
#include "ui/pages/policies/policytextedit.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/panel.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int monthsOffered = 12;
constexpr int largestNote = 1024;

QString tr(const char* sentence)
{
    return QCoreApplication::translate("SettingsDialogs", sentence);
}

QDateTime monthBegin(const QDate& day)
{
    return QDateTime(QDate(day.year(), day.month(), 1), QTime(0, 0), Qt::UTC);
}

QString monthText(const QDateTime& begin)
{
    return QLocale().toString(begin.date(), u"MMMM yyyy"_s);
}

} // namespace

const QStringList& knownServicePrincipals()
{
    static const QStringList principals{u"access-analyzer.amazonaws.com"_s,
                                        u"account.amazonaws.com"_s,
                                        u"backup.amazonaws.com"_s,
                                        u"cloudtrail.amazonaws.com"_s,
                                        u"compute-optimizer.amazonaws.com"_s,
                                        u"config.amazonaws.com"_s,
                                        u"controltower.amazonaws.com"_s,
                                        u"detective.amazonaws.com"_s,
                                        u"fms.amazonaws.com"_s,
                                        u"guardduty.amazonaws.com"_s,
                                        u"health.amazonaws.com"_s,
                                        u"iam.amazonaws.com"_s,
                                        u"inspector2.amazonaws.com"_s,
                                        u"ipam.amazonaws.com"_s,
                                        u"license-manager.amazonaws.com"_s,
                                        u"macie.amazonaws.com"_s,
                                        u"ram.amazonaws.com"_s,
                                        u"securityhub.amazonaws.com"_s,
                                        u"servicecatalog.amazonaws.com"_s,
                                        u"ssm.amazonaws.com"_s,
                                        u"sso.amazonaws.com"_s,
                                        u"tagpolicies.tag.amazonaws.com"_s};
    return principals;
}

CommandDialog* openAddressDialog(OrganizationService& service, const AccountId& account, NoticeSink notice,
                                 QWidget* parent)
{
    const Account* known = service.world().account(account);
    const QString before = known == nullptr ? QString() : known->email;
    auto* dialog = new CommandDialog(service, tr("Change address"), tr("Change address"), ButtonRole::Primary,
                                     std::move(notice), parent);
    dialog->setHeading(
        tr("Change the address of %1").arg(accountName(service.world(), account)),
        tr("The new address has to be verified. Until then no account can be invited, and open "
           "invitations cannot be accepted."));
    auto* address = new QLineEdit(before);
    dialog->body()->addWidget(
        new FormField(tr("&E-mail address"), address, tr("No other account may have it."), dialog));
    dialog->watch(address);
    dialog->setObstacle([address, before] {
        return address->text().trimmed() == before ? tr("This is the present address.") : QString();
    });
    dialog->setCommands([account, address] {
        return Commands{ChangeEmail{account, address->text().trimmed()}};
    });
    dialog->setDone([address] { return tr("The address is %1.").arg(address->text().trimmed()); });
    address->setFocus();
    dialog->begin();
    return dialog;
}

CommandDialog* openQuotaDialog(OrganizationService& service, const Organization& organization,
                               NoticeSink notice, QWidget* parent)
{
    auto* dialog = new CommandDialog(service, tr("Change quota"), tr("Change quota"), ButtonRole::Primary,
                                     std::move(notice), parent);
    dialog->setHeading(tr("How many accounts may the organization have?"),
                       tr("The provider sets this number, and raises it on request. Open invitations and "
                          "closed accounts count too."));
    auto* number = new QSpinBox;
    number->setRange(1, accountQuotaLargest);
    number->setValue(organization.accountQuota);
    number->setGroupSeparatorShown(true);
    dialog->body()->addWidget(new FormField(tr("&Accounts"), number, {}, dialog));
    QObject::connect(number, &QSpinBox::valueChanged, dialog, &CommandDialog::check);
    dialog->setObstacle([number, before = organization.accountQuota] {
        return number->value() == before ? tr("This is the present number.") : QString();
    });
    dialog->setCommands([number] { return Commands{SetAccountQuota{number->value()}}; });
    dialog->setDone([number] {
        return tr("The organization may have %1 accounts.").arg(QLocale().toString(number->value()));
    });
    number->setFocus();
    dialog->begin();
    return dialog;
}

CommandDialog* openServiceDialog(OrganizationService& service, NoticeSink notice, QWidget* parent)
{
    auto* dialog = new CommandDialog(service, tr("Enable trusted access"), tr("Enable trusted access"),
                                     ButtonRole::Primary, std::move(notice), parent);
    dialog->setHeading(tr("Enable trusted access"),
                       tr("The service may then work in all accounts of the organization, and make its role "
                          "there."));
    auto* principal = new ChoiceBox(true);
    QList<ChoiceBox::Choice> choices;
    for (const QString& known : knownServicePrincipals())
        choices.append({known, known});
    principal->setChoices(choices);
    principal->setPlaceholder(u"cloudtrail.amazonaws.com"_s);
    dialog->body()->addWidget(new FormField(tr("&Service"), principal,
                                            tr("Its principal, such as cloudtrail.amazonaws.com."), dialog));
    QObject::connect(principal, &ChoiceBox::keyChanged, dialog, &CommandDialog::check);
    dialog->setObstacle(
        [principal] { return principal->key().isEmpty() ? tr("Choose a service.") : QString(); });
    dialog->setCommands([principal] { return Commands{EnableServiceAccess{principal->key()}}; });
    dialog->setDone([principal] { return tr("%1 has trusted access.").arg(principal->key()); });
    principal->setFocus();
    dialog->begin();
    return dialog;
}

CommandDialog* openDelegateDialog(OrganizationService& service, const Organization& organization,
                                  NoticeSink notice, QWidget* parent)
{
    auto* dialog = new CommandDialog(service, tr("Register delegated administrator"), tr("Register"),
                                     ButtonRole::Primary, std::move(notice), parent);
    dialog->setHeading(tr("Register a delegated administrator"),
                       tr("The account administers one trusted service for all accounts, and may read the "
                          "organization. Who pays stays as it is."));
    auto* account = new ChoiceBox;
    QList<ChoiceBox::Choice> accounts;
    for (const AccountId& member : service.world().members(organization.id)) {
        if (member != organization.payer)
            accounts.append({accountNameAndId(service.world(), member), member.toString(), u"account"_s});
    }
    account->setChoices(accounts);
    account->setPlaceholder(tr("Name or id"));
    auto* principal = new ChoiceBox(true);
    QList<ChoiceBox::Choice> services;
    for (auto it = organization.trustedServices.cbegin(); it != organization.trustedServices.cend(); ++it)
        services.append({it.key(), it.key()});
    principal->setChoices(services);
    principal->setPlaceholder(tr("A service with trusted access"));
    dialog->body()->addWidget(new FormField(tr("&Account"), account, {}, dialog));
    dialog->body()->addWidget(new FormField(tr("&Service"), principal, {}, dialog));
    QObject::connect(account, &ChoiceBox::keyChanged, dialog, &CommandDialog::check);
    QObject::connect(principal, &ChoiceBox::keyChanged, dialog, &CommandDialog::check);
    dialog->setObstacle([account, principal] {
        return account->key().isEmpty()     ? tr("Choose an account.")
               : principal->key().isEmpty() ? tr("Choose a service.")
                                            : QString();
    });
    dialog->setCommands([account, principal] {
        return Commands{RegisterDelegatedAdministrator{*AccountId::parse(account->key()), principal->key()}};
    });
    dialog->setDone([account, principal] {
        return tr("%1 administers %2.").arg(account->currentText(), principal->key());
    });
    account->setFocus();
    dialog->begin();
    return dialog;
}

CommandDialog* openResourcePolicyDialog(OrganizationService& service, const Organization& organization,
                                        NoticeSink notice, QWidget* parent)
{
    auto* dialog = new CommandDialog(service, tr("Resource policy"), tr("Save"), ButtonRole::Primary,
                                     std::move(notice), parent);
    dialog->setHeading(tr("The organization's resource policy"),
                       tr("JSON that says which accounts may administer what in the organization."));
    auto* editor = new PolicyEditor;
    editor->setRules(&parseDelegationPolicy);
    editor->setMinimumHeight(320);
    dialog->setMinimumWidth(680);
    const QString before = organization.resourcePolicy ? organization.resourcePolicy->content : QString();
    editor->setText(before.isEmpty() ? uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "" },
      "Action": [ "organizations:List*", "organizations:Describe*" ],
      "Resource": "*"
    }
  ]
})"_s
                                     : before);
    auto* frame = new Panel;
    frame->addWidget(editor, 1);
    frame->setFocusProxy(editor);
    dialog->body()->addWidget(new FormField(tr("&Content"), frame, tr("At most 40,000 characters."), dialog),
                              1);
    editor->edit()->setAccessibleName(tr("Content of the resource policy"));
    QObject::connect(editor, &PolicyEditor::textChanged, dialog, &CommandDialog::check);
    dialog->setObstacle([editor, before] {
        return editor->text() == before ? tr("Nothing is changed yet.")
                                        : parseDelegationPolicy(editor->text()).firstError();
    });
    dialog->setCommands([editor] { return Commands{PutResourcePolicy{editor->text()}}; });
    dialog->setDone([] { return tr("The resource policy is saved."); });
    editor->setFocus();
    dialog->begin();
    return dialog;
}

CommandDialog* openTransferDialog(OrganizationService& service, NoticeSink notice, QWidget* parent)
{
    auto* dialog = new CommandDialog(service, tr("Pay for another organization"), tr("Send offer"),
                                     ButtonRole::Primary, std::move(notice), parent);
    dialog->setHeading(
        tr("Pay the bill of another organization"),
        tr("Its payer account gets the offer. Once it accepts, and from the month that you choose, you pay "
           "for everything that its accounts use. The organizations stay apart."));
    auto* target = new QLineEdit;
    auto* name = new QLineEdit;
    auto* start = new QComboBox;
    auto* notes = new QLineEdit;
    notes->setMaxLength(largestNote);
    for (int i = 1; i <= monthsOffered; ++i) {
        const QDateTime begin = monthBegin(service.now().toUTC().date().addMonths(i));
        start->addItem(monthText(begin), begin);
    }
    dialog->body()->addWidget(new FormField(tr("&Payer account"), target,
                                            tr("Twelve digits, or the address of its owner."), dialog));
    dialog->body()->addWidget(
        new FormField(tr("&Name"), name, tr("What you call this responsibility."), dialog));
    dialog->body()->addWidget(
        new FormField(tr("&From"), start, tr("The offer has to be accepted a day before."), dialog));
    dialog->body()->addWidget(new FormField(tr("&Message"), notes, tr("Optional."), dialog));
    for (QLineEdit* input : {target, name, notes})
        dialog->watch(input);
    dialog->watch(start);
    dialog->setObstacle([target, name] {
        return target->text().trimmed().isEmpty() ? tr("Enter whose bill you would pay.")
               : name->text().trimmed().isEmpty() ? tr("Enter a name.")
                                                  : QString();
    });
    dialog->setCommands([=] {
        return Commands{InviteOrganizationToTransferResponsibility{
            target->text().trimmed(), name->text().trimmed(), start->currentData().toDateTime(),
            notes->text().trimmed()}};
    });
    dialog->setDone([target] { return tr("The offer to %1 is sent.").arg(target->text().trimmed()); });
    target->setFocus();
    dialog->begin();
    return dialog;
}

CommandDialog* openTransferNameDialog(OrganizationService& service, const ResponsibilityTransfer& transfer,
                                      NoticeSink notice, QWidget* parent)
{
    auto* dialog = new CommandDialog(service, tr("Rename"), tr("Rename"), ButtonRole::Primary,
                                     std::move(notice), parent);
    dialog->setHeading(tr("Rename %1").arg(transfer.name));
    auto* name = new QLineEdit(transfer.name);
    dialog->body()->addWidget(new FormField(tr("&Name"), name, {}, dialog));
    dialog->watch(name);
    dialog->setObstacle([name, before = transfer.name] {
        return name->text().trimmed() == before ? tr("This is the present name.") : QString();
    });
    dialog->setCommands([name, id = transfer.id] {
        return Commands{UpdateResponsibilityTransfer{id, name->text().trimmed()}};
    });
    dialog->setDone([name] { return tr("It is called %1.").arg(name->text().trimmed()); });
    name->setFocus();
    name->selectAll();
    dialog->begin();
    return dialog;
}

CommandDialog* openTransferEndDialog(OrganizationService& service, const ResponsibilityTransfer& transfer,
                                     NoticeSink notice, QWidget* parent)
{
    auto* dialog = new CommandDialog(service, tr("End the transfer"), tr("End the transfer"),
                                     ButtonRole::Destructive, std::move(notice), parent);
    const World& world = service.world();
    dialog->setHeading(
        tr("End %1?").arg(transfer.name),
        tr("%1 pays for what is used until the end of the month that you choose. After it, the "
           "organization of %2 pays its own bill again.")
            .arg(organizationName(world, transfer.target), organizationName(world, transfer.source)));
    auto* end = new QComboBox;
    const QDate first = std::max(service.now().toUTC().date(), transfer.start.toUTC().date());
    for (int i = 0; i < monthsOffered; ++i) {
        const QDateTime begin = monthBegin(first.addMonths(i));
        const QDateTime next = monthBegin(begin.date().addMonths(1));
        end->addItem(tr("End of %1").arg(monthText(begin)), next.addMSecs(-1));
    }
    dialog->body()->addWidget(new FormField(tr("&Until"), end, {}, dialog));
    dialog->watch(end);
    dialog->setCommands([end, id = transfer.id] {
        return Commands{TerminateResponsibilityTransfer{id, end->currentData().toDateTime()}};
    });
    dialog->setDone([end, name = transfer.name] { return tr("%1 ends: %2.").arg(name, end->currentText()); });
    dialog->begin();
    return dialog;
}

} // namespace billfold
