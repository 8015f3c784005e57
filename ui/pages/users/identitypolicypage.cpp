// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/identitypolicypage.h"

#include "models/identity/jobfunctions.h"
#include "models/views/identitywords.h"
#include "ui/pages/ask.h"
#include "ui/pages/policies/policyeditor.h"
#include "ui/pages/policies/statementform.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int sideWidth = 360;

/// What a new policy begins with: it allows to look at bills.
QString beginning()
{
    return uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "LookAtBills",
      "Effect": "Allow",
      "Action": [
        "billing:Get*",
        "billing:List*"
      ],
      "Resource": "*"
    }
  ]
}
)"_s;
}

} // namespace

IdentityPolicyPage::IdentityPolicyPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_desk{workspacePointer(), noticeSink()},
      m_header(new PageHeader), m_obstacle(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)),
      m_save(makeButton({}, {}, ButtonRole::Primary, m_header)), m_name(new QLineEdit),
      m_description(new QLineEdit), m_editor(new PolicyEditor(nullptr)),
      m_statement(new StatementForm(m_editor))
{
    build();
    for (QLineEdit* input : {m_name, m_description})
        connect(input, &QLineEdit::textChanged, this, &IdentityPolicyPage::check);
    connect(m_editor, &PolicyEditor::textChanged, this, &IdentityPolicyPage::check);
    connect(m_editor, &PolicyEditor::validated, this, &IdentityPolicyPage::check);
    connect(m_save, &QPushButton::clicked, this, &IdentityPolicyPage::saveNow);
    const auto anew = [this] { invalidate(Change::Organization); };
    connect(&m_desk.service(), &IdentityService::changed, this, anew);
    connect(&m_desk.service(), &IdentityService::callerChanged, this, anew);
}

void IdentityPolicyPage::build()
{
    QVBoxLayout* column = buildFrame();
    QPushButton* cancel = makeButton(tr("Back to policies"), {}, ButtonRole::Secondary, m_header);
    m_header->addAction(cancel);
    m_header->addAction(m_save);
    connect(cancel, &QPushButton::clicked, this, &IdentityPolicyPage::leave);
    column->addWidget(m_header);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(Metrics::panelGap);
    m_name->setMaxLength(128);
    m_description->setMaxLength(1000);
    fields->addWidget(new FormField(tr("Policy &name"), m_name), 1);
    fields->addWidget(new FormField(tr("&Description"), m_description), 2);
    column->addLayout(fields);
    auto* parts = new QHBoxLayout;
    parts->setSpacing(Metrics::panelGap);
    auto* content = new Panel(tr("Content"));
    content->setMinimumSize(320, 360);
    content->addWidget(m_editor, 1);
    parts->addWidget(content, 1);
    m_statement->setFixedWidth(sideWidth);
    parts->addWidget(m_statement);
    column->addLayout(parts, 1);
    m_obstacle->setWordWrap(true);
    column->addWidget(m_obstacle);
}

QString IdentityPolicyPage::title() const
{
    return m_subject.isEmpty() ? tr("Create policy") : policyTitle(m_subject);
}

QList<Crumb> IdentityPolicyPage::breadcrumb() const
{
    return {{tr("Users"), PageTarget{.page = PageId::Users}},
            {tr("Policies"), PageTarget{.page = PageId::Users, .subject = u"policies"_s}},
            {title(), {}}};
}

PageTarget IdentityPolicyPage::target() const
{
    PageTarget target = Page::target();
    target.subject = m_subject;
    return target;
}

void IdentityPolicyPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    if (m_loaded && target.subject == m_subject)
        return;
    m_subject = target.subject;
    m_loaded = false;
    invalidate(Change::Organization);
    emit titleChanged();
}

bool IdentityPolicyPage::isReadyMade() const
{
    return jobFunction(m_subject) != nullptr;
}

void IdentityPolicyPage::showWorld()
{
    const IdentityPolicy* own = m_desk.service().directory().policy(m_subject);
    if (!actor() || (!m_subject.isEmpty() && own == nullptr && !isReadyMade())) {
        states()->emptyState()->setContent(u"policies"_s, tr("This policy is no more"),
                                           tr("It was deleted, or belongs to another account."));
        setEmptyAction(tr("Show policies"), u"policies"_s, [this] { leave(); });
        states()->showEmpty();
        return;
    }
    states()->showContent();
    if (!m_loaded)
        load();
    check();
}

void IdentityPolicyPage::load()
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_name), QSignalBlocker(m_description)};
    const JobFunction* ready = jobFunction(m_subject);
    const IdentityPolicy* own = m_desk.service().directory().policy(m_subject);
    m_name->setText(ready != nullptr ? ready->name : own != nullptr ? own->name : QString());
    m_description->setText(ready != nullptr ? ready->description
                           : own != nullptr ? own->description
                                            : QString());
    m_editor->setText(ready != nullptr ? ready->content : own != nullptr ? own->content : beginning());
    m_name->setReadOnly(!m_subject.isEmpty());
    m_description->setReadOnly(ready != nullptr);
    m_editor->setReadOnly(ready != nullptr);
    m_statement->setVisible(ready == nullptr);
    m_header->setTitle(title());
    m_header->setBadge(Semantic::Neutral, ready != nullptr ? tr("Ready-made") : QString(), u"lock"_s);
    m_save->setText(m_subject.isEmpty() ? tr("Create policy") : tr("Save changes"));
    m_save->setVisible(ready == nullptr);
    m_loaded = true;
    emit titleChanged();
}

std::optional<IdentityCommand> IdentityPolicyPage::command() const
{
    if (m_subject.isEmpty())
        return CreateIdentityPolicy{*actor(), m_name->text().trimmed(), m_description->text().trimmed(),
                                    m_editor->text()};
    const IdentityPolicy* own = m_desk.service().directory().policy(m_subject);
    if (own == nullptr || (own->content == m_editor->text() && own->description == m_description->text()))
        return std::nullopt;
    return UpdateIdentityPolicy{m_subject, m_description->text().trimmed(), m_editor->text()};
}

void IdentityPolicyPage::check()
{
    if (!m_loaded || !actor())
        return;
    QString obstacle;
    const auto asked = isReadyMade() ? std::nullopt : command();
    if (isReadyMade())
        obstacle = tr("Ready-made policies cannot be changed. Copy the text into a policy of your own.");
    else if (m_name->text().trimmed().isEmpty())
        obstacle = tr("Enter a name for the policy.");
    else if (m_editor->hasErrors())
        obstacle = tr("The content has errors.");
    else if (!asked)
        obstacle = tr("Nothing is changed yet.");
    else if (const Permit may = m_desk.may(*asked); !may.allowed)
        obstacle = may.why;
    else if (const auto would = m_desk.service().rehearse(*asked); !would)
        obstacle = would.error().message;
    m_obstacle->setText(obstacle);
    m_save->setEnabled(obstacle.isEmpty() && !m_saving);
    m_save->setToolTip(plainToolTip(obstacle));
}

void IdentityPolicyPage::saveNow()
{
    m_editor->validateNow();
    const auto asked = command();
    if (!asked || !m_save->isEnabled())
        return;
    m_saving = true;
    check();
    whenAnswered(this, m_desk.service().perform(*asked), [this](const Result<IdentityChange>& change) {
        m_saving = false;
        if (!change) {
            emit notice(Semantic::Error, tr("The policy was not saved."), change.error().message);
            check();
            return;
        }
        emit notice(Semantic::Success, tr("The policy %1 is saved.").arg(m_name->text().trimmed()), {});
        leave();
    });
}

void IdentityPolicyPage::leave()
{
    m_loaded = false;
    emit openRequested({.page = PageId::Users, .subject = u"policies"_s});
}

} // namespace billfold
