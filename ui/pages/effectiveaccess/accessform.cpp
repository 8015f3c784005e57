// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/effectiveaccess/accessform.h"

#include "models/policy/actioncatalog.h"
#include "models/views/organizationnames.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/formfield.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QLatin1String allKey("all");
constexpr QLatin1String regionKey("aws:RequestedRegion");
constexpr int completions = 100;

const QStringList& regions()
{
    static const QStringList known{
        u"af-south-1"_s,     u"ap-northeast-1"_s, u"ap-northeast-2"_s, u"ap-south-1"_s, u"ap-southeast-1"_s,
        u"ap-southeast-2"_s, u"ca-central-1"_s,   u"eu-central-1"_s,   u"eu-north-1"_s, u"eu-south-1"_s,
        u"eu-west-1"_s,      u"eu-west-2"_s,      u"eu-west-3"_s,      u"me-south-1"_s, u"sa-east-1"_s,
        u"us-east-1"_s,      u"us-east-2"_s,      u"us-west-1"_s,      u"us-west-2"_s};
    return known;
}

/// Completes actions while they are typed: the service first, then what it can do.
void completeActions(QLineEdit* edit)
{
    auto* names = new QStringListModel(edit);
    auto* completer = new QCompleter(names, edit);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    edit->setCompleter(completer);
    QObject::connect(edit, &QLineEdit::textEdited, names, [names](const QString& typed) {
        const QStringList found = completeAction(typed.trimmed(), completions);
        // What is complete needs no list, which would take the click on the button for itself.
        const bool complete = found.contains(typed.trimmed(), Qt::CaseInsensitive);
        names->setStringList(complete ? QStringList() : found);
    });
}

} // namespace

AccessForm::AccessForm(QWidget* parent)
    : Panel(parent), m_account(new ChoiceBox), m_who(new QComboBox), m_name(new QLineEdit),
      m_action(new QLineEdit), m_region(new QComboBox), m_resource(new QLineEdit), m_context(new QLineEdit),
      m_contextField(nullptr), m_check(makeButton(tr("Check"), {}, ButtonRole::Primary))
{
    build();
    for (QLineEdit* input : {m_name, m_action, m_resource, m_context}) {
        connect(input, &QLineEdit::textChanged, this, &AccessForm::settle);
        connect(input, &QLineEdit::returnPressed, this, [this] {
            if (m_check->isEnabled())
                emit asked();
        });
    }
    connect(m_account, &ChoiceBox::keyChanged, this, &AccessForm::settle);
    connect(m_who, &QComboBox::currentIndexChanged, this, &AccessForm::settle);
    connect(m_check, &QPushButton::clicked, this, &AccessForm::asked);
    settle();
}

void AccessForm::build()
{
    m_account->setPlaceholder(tr("Name or id"));
    m_who->addItem(icon(u"role"_s), tr("A role"), static_cast<int>(PrincipalKind::Role));
    m_who->addItem(icon(u"user"_s), tr("A user"), static_cast<int>(PrincipalKind::User));
    m_who->addItem(icon(u"lock"_s), tr("The root user"), static_cast<int>(PrincipalKind::RootUser));
    m_who->addItem(icon(u"service"_s), tr("A service-linked role"),
                   static_cast<int>(PrincipalKind::ServiceLinkedRole));
    m_name->setPlaceholderText(tr("Any"));
    m_action->setPlaceholderText(u"ec2:RunInstances"_s);
    completeActions(m_action);
    m_region->setEditable(true);
    m_region->addItem({});
    m_region->addItems(regions());
    m_region->lineEdit()->setPlaceholderText(tr("Not said"));
    m_resource->setPlaceholderText(tr("All resources (*)"));
    m_context->setPlaceholderText(u"aws:MultiFactorAuthPresent=true"_s);
    m_contextField = new FormField(tr("Condition &keys"), m_context);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Metrics::unit + Metrics::inner);
    grid->setVerticalSpacing(Metrics::unit);
    grid->addWidget(new FormField(tr("A&ccount"), m_account), 0, 0);
    grid->addWidget(new FormField(tr("&Who"), m_who), 0, 1);
    grid->addWidget(new FormField(tr("&Action"), m_action), 0, 2);
    grid->addWidget(new FormField(tr("Re&gion"), m_region), 0, 3);
    grid->addWidget(new FormField(tr("&Resource"), m_resource), 1, 0);
    grid->addWidget(new FormField(tr("&Name of user or role"), m_name), 1, 1);
    grid->addWidget(m_contextField, 1, 2, 1, 2);
    grid->addWidget(m_check, 0, 4, Qt::AlignBottom);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 3);
    grid->setColumnStretch(3, 2);
    addPaddedBody()->addLayout(grid);
    QWidget* before = m_account;
    for (QWidget* next :
         {static_cast<QWidget*>(m_who), static_cast<QWidget*>(m_action), static_cast<QWidget*>(m_region),
          static_cast<QWidget*>(m_check), static_cast<QWidget*>(m_resource), static_cast<QWidget*>(m_name),
          static_cast<QWidget*>(m_context)}) {
        setTabOrder(before, next);
        before = next;
    }
}

void AccessForm::setAccounts(const World& world, const QList<AccountId>& accounts)
{
    QList<ChoiceBox::Choice> choices;
    for (const AccountId& account : accounts)
        choices.append({accountNameAndId(world, account), account.toString(), nodeIcon(world, account)});
    std::sort(choices.begin(), choices.end(), [](const ChoiceBox::Choice& a, const ChoiceBox::Choice& b) {
        return a.text.compare(b.text, Qt::CaseInsensitive) < 0;
    });
    if (accounts.size() > 1)
        choices.prepend({tr("All accounts"), allKey, u"accounts"_s});
    m_account->setChoices(choices);
    if (m_account->key().isEmpty() && !choices.isEmpty())
        m_account->setKey(choices.first().key);
    settle();
}

void AccessForm::setAccount(const std::optional<AccountId>& account)
{
    m_account->setKey(account ? account->toString() : allKey);
}

std::optional<AccountId> AccessForm::account() const
{
    return AccountId::parse(m_account->key());
}

bool AccessForm::allAccounts() const
{
    return m_account->key() == allKey;
}

AccessQuestion AccessForm::question() const
{
    AccessQuestion question;
    question.principal = static_cast<PrincipalKind>(m_who->currentData().toInt());
    question.principalName = m_name->text().trimmed();
    question.action = m_action->text().trimmed();
    question.resource = m_resource->text().trimmed();
    question.context = readContext(m_context->text()).context;
    const QString region = m_region->currentText().trimmed();
    if (!region.isEmpty() && !question.context.contains(regionKey))
        question.context.insert(regionKey, {region});
    return question;
}

void AccessForm::setQuestion(const AccessQuestion& question)
{
    m_who->setCurrentIndex(m_who->findData(static_cast<int>(question.principal)));
    m_name->setText(question.principalName);
    m_action->setText(question.action);
    m_resource->setText(question.resource);
    m_region->setCurrentText(question.context.value(regionKey).value(0));
    QStringList keys;
    for (auto it = question.context.cbegin(); it != question.context.cend(); ++it) {
        for (const QString& value : *it) {
            if (it.key() != regionKey)
                keys.append(it.key() + u'=' + value);
        }
    }
    m_context->setText(keys.join(u", "_s));
}

QString AccessForm::problem() const
{
    const QString action = m_action->text().trimmed();
    if (!account() && !allAccounts())
        return tr("Choose an account.");
    if (action.isEmpty())
        return tr("Enter an action, such as ec2:RunInstances.");
    if (action.indexOf(u':') <= 0 || action.endsWith(u':'))
        return tr("Write the action as service:Name, such as ec2:RunInstances.");
    return readContext(m_context->text()).problem;
}

void AccessForm::settle()
{
    m_name->setEnabled(m_who->currentData().toInt() != static_cast<int>(PrincipalKind::RootUser));
    m_contextField->setError(readContext(m_context->text()).problem);
    m_check->setEnabled(problem().isEmpty());
    m_check->setToolTip(problem());
}

} // namespace billfold
