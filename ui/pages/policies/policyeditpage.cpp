// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policyeditpage.h"

#include "models/organization/apiname.h"
#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/placemodel.h"
#include "ui/pages/ask.h"
#include "ui/pages/policies/policyeditor.h"
#include "ui/pages/policies/policytemplates.h"
#include "ui/pages/policies/policytextedit.h"
#include "ui/pages/policies/statementform.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tagseditor.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <variant>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QLatin1String newPrefix("new:");
constexpr int sideWidth = 360;
constexpr int nameWidth = 300;
constexpr int most = 1000; ///< of the bar of the size

} // namespace

PolicyEditPage::PolicyEditPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_header(new PageHeader),
      m_save(makeButton({}, {}, ButtonRole::Primary, m_header)), m_name(new QLineEdit),
      m_description(new QLineEdit), m_templates(new QComboBox),
      m_templatesField(new FormField(tr("&Start from"), m_templates)), m_editor(new PolicyEditor(nullptr)),
      m_statement(new StatementForm(m_editor)), m_size(new QProgressBar),
      m_sizeText(new TextLabel({}, TextStyle::Body, ColorRole::Text)),
      m_facts(new FactGrid(FactGrid::Arrangement::Rows)), m_tagsPanel(new Panel(tr("Tags"))),
      m_tags(new TagsEditor)
{
    build();
    for (QLineEdit* input : {m_name, m_description})
        connect(input, &QLineEdit::textChanged, this, &PolicyEditPage::check);
    connect(m_editor, &PolicyEditor::textChanged, this, &PolicyEditPage::check);
    connect(m_editor, &PolicyEditor::validated, this, &PolicyEditPage::check);
    connect(m_tags, &TagsEditor::edited, this, &PolicyEditPage::check);
    connect(m_templates, &QComboBox::activated, this, &PolicyEditPage::useTemplate);
    connect(m_save, &QPushButton::clicked, this, &PolicyEditPage::save);
}

void PolicyEditPage::build()
{
    QVBoxLayout* column = buildFrame();
    QPushButton* cancel = makeButton(tr("Cancel"), {}, ButtonRole::Secondary, m_header);
    m_header->addAction(cancel);
    m_header->addAction(m_save);
    connect(cancel, &QPushButton::clicked, this, [this] {
        m_drafts.remove(m_subject);
        m_loaded = false;
        leave();
    });
    column->addWidget(m_header);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(Metrics::panelGap);
    m_name->setMaxLength(128);
    m_description->setMaxLength(512);
    auto* name = new FormField(tr("Policy &name"), m_name);
    name->setMaximumWidth(nameWidth);
    fields->addWidget(name, 1);
    fields->addWidget(new FormField(tr("&Description"), m_description), 2);
    m_templatesField->setMaximumWidth(nameWidth);
    fields->addWidget(m_templatesField, 1);
    column->addLayout(fields);
    auto* parts = new QHBoxLayout;
    parts->setSpacing(Metrics::panelGap);
    auto* content = new Panel(tr("Content"));
    content->setMinimumSize(320, 360);
    const auto addTool = [&](const QString& iconName, const QString& text, auto run) {
        QToolButton* tool = makeToolButton(iconName, text, content);
        connect(tool, &QToolButton::clicked, m_editor, run);
        content->addTool(tool);
        return tool;
    };
    PolicyTextEdit* edit = m_editor->edit();
    QToolButton* undo = addTool(u"undo"_s, tr("Undo typing"), [edit] { edit->undo(); });
    QToolButton* redo = addTool(u"redo"_s, tr("Redo typing"), [edit] { edit->redo(); });
    addTool(u"copy"_s, tr("Copy the content"),
            [this] { QGuiApplication::clipboard()->setText(m_editor->text()); });
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(edit, &QPlainTextEdit::undoAvailable, undo, &QWidget::setEnabled);
    connect(edit, &QPlainTextEdit::redoAvailable, redo, &QWidget::setEnabled);
    content->addWidget(m_editor, 1);
    parts->addWidget(content, 1);
    parts->addWidget(buildSide());
    column->addLayout(parts, 1);
}

QWidget* PolicyEditPage::buildSide()
{
    auto* side = new QWidget;
    side->setFixedWidth(sideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    m_statement->setMinimumHeight(280);
    column->addWidget(m_statement, 1);
    auto* facts = new Panel;
    QVBoxLayout* body = facts->addPaddedBody();
    auto* line = new QHBoxLayout;
    line->addWidget(new TextLabel(tr("Size"), TextStyle::Body, ColorRole::Text2), 1);
    line->addWidget(m_sizeText);
    body->addLayout(line);
    m_size->setRange(0, most);
    m_size->setTextVisible(false);
    m_size->setFixedHeight(Metrics::unit);
    m_size->setAccessibleName(tr("Size of the policy"));
    body->addWidget(m_size);
    body->addWidget(m_facts);
    column->addWidget(facts);
    m_tagsPanel->addPaddedBody()->addWidget(m_tags);
    column->addWidget(m_tagsPanel);
    column->addStretch(0);
    connect(m_facts, &FactGrid::linkActivated, this,
            [this] { emit openRequested({.page = PageId::Policies, .subject = m_subject}); });
    return side;
}

QString PolicyEditPage::title() const
{
    return m_subject.startsWith(newPrefix) ? tr("Create policy") : tr("Edit policy");
}

QList<Crumb> PolicyEditPage::breadcrumb() const
{
    QList<Crumb> crumbs{{tr("Policies"), PageTarget{.page = PageId::Policies}}};
    if (const auto row = known()) {
        crumbs.append({row->name, PageTarget{.page = PageId::Policies, .subject = m_subject}});
        crumbs.append({tr("Edit"), std::nullopt});
    } else {
        crumbs.append(
            {policyTypeName(m_type), PageTarget{.page = PageId::Policies, .subject = toApiName(m_type)}});
        crumbs.append({tr("Create"), std::nullopt});
    }
    return crumbs;
}

PageTarget PolicyEditPage::target() const
{
    PageTarget target = Page::target();
    target.subject = m_subject;
    return target;
}

void PolicyEditPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    if (m_subject == target.subject && m_loaded)
        return;
    if (m_loaded && typed() != m_saved)
        m_drafts.insert(m_subject, typed());
    m_subject = target.subject.isEmpty() ? newPrefix + toApiName(PolicyType::ServiceControl) : target.subject;
    m_loaded = false;
    const auto type = fromApiName<PolicyType>(QStringView(m_subject).mid(newPrefix.size()));
    m_type = type ? *type : PolicyType::ServiceControl;
    invalidate(Change::Organization);
    emit titleChanged();
}

std::optional<PolicyRow> PolicyEditPage::known() const
{
    const auto id = PolicyId::parse(m_subject);
    const Organization* own = organization();
    return id && own != nullptr ? policyRow(world(), own->id, *id) : std::nullopt;
}

void PolicyEditPage::showWorld()
{
    if (showNoOrganization(u"policies"_s, tr("Policies belong to an organization.")))
        return;
    if (PolicyId::parse(m_subject) && !known()) {
        states()->emptyState()->setContent(u"policies"_s, tr("This policy is no more"),
                                           tr("It was deleted, or belongs to another organization."));
        setEmptyAction(tr("Show policies"), u"policies"_s,
                       [this] { emit openRequested({.page = PageId::Policies}); });
        states()->showEmpty();
        return;
    }
    states()->showContent();
    if (!m_loaded)
        load();
    const auto row = known();
    m_facts->setVisible(row.has_value());
    if (row) {
        const QString where = targetsText(world(), organization()->id, row->id);
        m_facts->setFacts({{tr("Attached to"), where.isEmpty() ? tr("nothing") : where, false, false, true},
                           {tr("Accounts it reaches"),
                            formatCount(accountsReached(world(), organization()->id, row->id))}});
    }
    check();
}

void PolicyEditPage::load()
{
    const auto row = known();
    if (row)
        m_type = row->type;
    const QList<PolicyTemplate> templates = policyTemplates(m_type);
    m_saved = row ? Draft{row->name, row->description, row->content, {}}
                  : Draft{{}, {}, templates.first().content, {}};
    m_header->setTitle(title());
    m_save->setText(row ? tr("Save changes") : tr("Create policy"));
    m_templatesField->setVisible(!row && templates.size() > 1);
    m_templates->clear();
    for (const PolicyTemplate& start : templates)
        m_templates->addItem(start.title);
    m_tagsPanel->setVisible(!row);
    m_statement->setVisible(hasStatements(m_type));
    m_editor->setKind(m_type);
    put(m_drafts.contains(m_subject) ? m_drafts.take(m_subject) : m_saved);
    m_loaded = true;
    emit titleChanged();
}

void PolicyEditPage::put(const Draft& draft)
{
    const QSignalBlocker blockers[] = {QSignalBlocker(m_name), QSignalBlocker(m_description)};
    m_name->setText(draft.name);
    m_description->setText(draft.description);
    m_editor->setText(draft.content);
    m_tags->setTags(draft.tags);
}

PolicyEditPage::Draft PolicyEditPage::typed() const
{
    return {m_name->text(), m_description->text(), m_editor->text(),
            m_tagsPanel->isHidden() ? Tags() : m_tags->tags()};
}

Commands PolicyEditPage::commands() const
{
    const Draft draft = typed();
    const auto row = known();
    const PolicyType kind = m_type;
    // Blanks that make it readable are not worth a refusal: without them it may fit.
    const QString content =
        policySize(draft.content) > policySizeLimit(kind) ? strippedPolicy(draft.content) : draft.content;
    if (!row)
        return {CreatePolicy{m_type, draft.name.trimmed(), draft.description.trimmed(), content, draft.tags}};
    UpdatePolicy update{.policy = row->id};
    if (draft.name.trimmed() != row->name)
        update.name = draft.name.trimmed();
    if (draft.description.trimmed() != row->description)
        update.description = draft.description.trimmed();
    if (content != row->content)
        update.content = content;
    return {update};
}

QString PolicyEditPage::obstacle() const
{
    if (m_name->text().trimmed().isEmpty())
        return tr("Enter a name for the policy.");
    for (const PolicyFinding& finding : m_editor->findings()) {
        if (finding.severity == Severity::Error)
            return tr("Line %1: %2").arg(finding.line).arg(finding.sentence);
    }
    if (m_editor->hasErrors())
        return tr("The content has errors.");
    if (!m_tagsPanel->isHidden() && !m_tags->problem().isEmpty())
        return m_tags->problem();
    if (known() && typed() == m_saved)
        return tr("Nothing is changed yet.");
    const Result<ChangeSet> rehearsed = service().rehearse(commands());
    return rehearsed ? QString() : rehearsed.error().message;
}

void PolicyEditPage::check()
{
    if (!m_loaded || m_saving)
        return;
    const QString reason = obstacle();
    m_header->setSubtitle(reason);
    m_save->setEnabled(reason.isEmpty());
    const qsizetype limit = policySizeLimit(m_type);
    // Without blanks outside quotes, which are left out where it would else be too long.
    const qsizetype size = policySize(strippedPolicy(m_editor->text()));
    m_sizeText->setText(tr("%1 of %2 characters").arg(formatCount(size), formatCount(limit)));
    m_size->setValue(limit > 0 ? static_cast<int>(qMin<qsizetype>(most, size * most / limit)) : 0);
}

void PolicyEditPage::useTemplate(int index)
{
    const QList<PolicyTemplate> templates = policyTemplates(m_type);
    if (index < 0 || index >= templates.size())
        return;
    const PolicyTemplate& start = templates[index];
    m_editor->setText(start.content);
    // What the person has named already keeps its name.
    bool own = !m_name->text().isEmpty();
    for (const PolicyTemplate& other : templates)
        own = own && other.name != m_name->text();
    if (!own) {
        m_name->setText(start.name);
        m_description->setText(start.description);
    }
    check();
}

void PolicyEditPage::save()
{
    m_editor->validateNow();
    if (!obstacle().isEmpty()) {
        check();
        return;
    }
    m_saving = true;
    m_save->setEnabled(false);
    const QString name = m_name->text().trimmed();
    const bool fresh = !known();
    whenAnswered(
        this, service().perform(commands(), fresh ? tr("Create %1").arg(name) : tr("Edit %1").arg(name)),
        [this, name, fresh](const Result<ChangeSet>& change) {
            m_saving = false;
            if (!change) {
                emit notice(Semantic::Error, tr("The policy was not saved."), change.error().message);
                check();
                return;
            }
            m_drafts.remove(m_subject);
            m_loaded = false;
            for (const EntityChange& made : change->changes) {
                const auto* policy = made.after ? std::get_if<Policy>(&*made.after) : nullptr;
                if (fresh && policy != nullptr)
                    m_subject = policy->id.toString();
            }
            emit notice(Semantic::Success,
                        fresh ? tr("%1 is created.").arg(name) : tr("%1 is saved.").arg(name),
                        fresh ? tr("It limits nothing until it is attached.") : QString());
            leave();
        });
}

void PolicyEditPage::leave()
{
    emit openRequested({.page = PageId::Policies,
                        .subject = m_subject.startsWith(newPrefix) ? toApiName(m_type) : m_subject});
}

} // namespace billfold
