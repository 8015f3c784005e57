// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/statementform.h"

#include "models/policy/policywriter.h"
#include "ui/pages/policies/actionpicker.h"
#include "ui/pages/policies/conditionedit.h"
#include "ui/pages/policies/policyeditor.h"
#include "ui/pages/policies/quietcombobox.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Effect { ALLOW, DENY };

bool isAll(const QStringList& resources)
{
    return resources == QStringList{u"*"_s};
}

} // namespace

StatementForm::StatementForm(PolicyEditor* editor, QWidget* parent) : QWidget(parent), m_editor(editor)
{
    build();
    listen();
    refresh();
}

void StatementForm::build()
{
    auto* panel = new Panel(tr("Edit statement"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(panel);

    m_chooser = new QuietComboBox;
    m_chooser->setMinimumContentsLength(12);
    m_chooser->setAccessibleName(tr("Statement"));
    panel->addTool(m_chooser);
    // Combo boxes have their name from a label beside them; the heading says it to those who see.
    auto* name = new QLabel(tr("Statement"), m_chooser->parentWidget());
    name->hide();
    name->setBuddy(m_chooser);
    m_remove = makeToolButton(u"delete"_s, tr("Remove this statement"));
    panel->addTool(m_remove);

    m_note = new TextLabel({}, TextStyle::Body, ColorRole::Text2);
    m_note->setWordWrap(true);
    m_effect = new SegmentedControl(tr("Effect"));
    m_effect->addSegment(tr("Allow"));
    m_effect->addSegment(tr("Deny"));
    m_actions = new ActionPicker;
    m_actionsField = new FormField(tr("Actions"), m_actions);
    m_notActions = new QCheckBox(tr("All actions but these (NotAction)"));
    m_resources = new QLineEdit;
    m_resources->setPlaceholderText(tr("All resources (*)"));
    m_resourcesField = new FormField(tr("Resources"), m_resources);
    m_notResources = new QCheckBox(tr("All resources but these (NotResource)"));

    m_statementPart = new QWidget;
    auto* part = new QVBoxLayout(m_statementPart);
    part->setContentsMargins(0, 0, 0, 0);
    part->setSpacing(Metrics::unit);
    auto* effectRow = new FormField(tr("Effect"), m_effect);
    part->addWidget(effectRow, 0, Qt::AlignLeft);
    part->addSpacing(Metrics::unit);
    part->addWidget(m_actionsField);
    part->addWidget(m_notActions);
    part->addSpacing(Metrics::unit);
    part->addWidget(m_resourcesField);
    part->addWidget(m_notResources);
    part->addSpacing(Metrics::unit);
    m_conditionLayout = new QVBoxLayout;
    m_conditionLayout->setSpacing(Metrics::fieldGap);
    part->addLayout(m_conditionLayout);

    m_content = new QWidget;
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(Metrics::panelPadding, Metrics::panelPadding, Metrics::panelPadding,
                                Metrics::panelPadding);
    content->setSpacing(Metrics::unit);
    content->addWidget(m_note);
    content->addWidget(m_statementPart);
    content->addWidget(buildButtons());
    content->addStretch(1);

    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_content);
    panel->addWidget(scroll, 1);
}

QWidget* StatementForm::buildButtons()
{
    m_addCondition = makeButton(tr("Add condition"), u"add"_s);
    m_addStatement = makeButton(tr("Add statement"), u"add"_s);
    auto* row = new QWidget;
    auto* layout = new FlowLayout(row);
    layout->setContentsMargins(0, Metrics::unit, 0, 0);
    layout->addWidget(m_addCondition);
    layout->addWidget(m_addStatement);
    return row;
}

void StatementForm::listen()
{
    connect(m_editor, &PolicyEditor::validated, this, &StatementForm::refresh);
    connect(m_editor, &PolicyEditor::currentStatementChanged, this, &StatementForm::refresh);
    connect(m_chooser, &QComboBox::activated, this, [this](int index) {
        m_number = index + 1;
        m_editor->moveToStatement(m_number);
        refresh();
    });
    connect(m_effect, &SegmentedControl::currentChanged, this, &StatementForm::apply);
    connect(m_actions, &ActionPicker::changed, this, &StatementForm::apply);
    connect(m_notActions, &QCheckBox::toggled, this, &StatementForm::apply);
    connect(m_resources, &QLineEdit::editingFinished, this, &StatementForm::apply);
    connect(m_notResources, &QCheckBox::toggled, this, &StatementForm::apply);
    connect(m_addCondition, &QPushButton::clicked, this, [this] {
        ConditionEdit* added = addCondition();
        added->keyBox()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_addStatement, &QPushButton::clicked, this, &StatementForm::addStatement);
    connect(m_remove, &QToolButton::clicked, this, &StatementForm::removeStatement);
}

void StatementForm::refresh()
{
    if (m_updating)
        return;
    const QScopedValueRollback updating(m_updating, true);
    const bool fits = hasStatements(m_editor->kind());
    const std::optional<PolicyDocument>& document = m_editor->parse().document;
    const bool empty = m_editor->text().trimmed().isEmpty();
    const bool changeable = !m_editor->isReadOnly();
    if (!fits)
        m_note->setText(tr("This kind of policy has no statements. Edit its text."));
    else if (empty)
        m_note->setText(tr("The policy has no statement yet."));
    else if (!document)
        m_note->setText(tr("The text has errors. Mend them, and this form shows its statements again."));
    m_note->setVisible(!document);
    m_statementPart->setVisible(fits && !empty);
    m_statementPart->setEnabled(document && changeable);
    m_chooser->setEnabled(document.has_value());
    m_addCondition->setEnabled(document && changeable);
    m_addStatement->setEnabled(fits && changeable && (document || empty));
    m_remove->setEnabled(document && changeable && document->statements.size() > 1);
    if (empty) {
        m_number = 0;
        m_chooser->clear();
    }
    if (!document)
        return;
    const int here = m_editor->currentStatement();
    m_number = std::clamp(here > 0 ? here : m_number, 1, static_cast<int>(document->statements.size()));
    fillChooser(*document);
    show(document->statements[m_number - 1]);
}

void StatementForm::fillChooser(const PolicyDocument& document)
{
    QStringList names;
    for (const PolicyStatement& statement : document.statements)
        names.append(statement.sid.isEmpty() ? tr("Statement %L1").arg(statement.number) : statement.sid);
    QStringList shown;
    for (int i = 0; i < m_chooser->count(); ++i)
        shown.append(m_chooser->itemText(i));
    if (shown != names) {
        m_chooser->clear();
        m_chooser->addItems(names);
    }
    m_chooser->setCurrentIndex(m_number - 1);
}

void StatementForm::show(const PolicyStatement& statement)
{
    m_effect->button(ALLOW)->setEnabled(m_editor->kind() != PolicyType::ResourceControl);
    m_effect->setCurrentIndex(statement.effect == PolicyEffect::Allow ? ALLOW : DENY);
    m_actions->setActions(statement.actions);
    m_actionsField->setError({});
    m_notActions->setEnabled(m_editor->kind() != PolicyType::ResourceControl || statement.notActions);
    m_notActions->setChecked(statement.notActions);
    const std::optional<QString> text = commaText(statement.resources);
    m_keptResources = text ? QStringList() : statement.resources;
    m_resources->setReadOnly(!text);
    const QString resources =
        isAll(statement.resources) ? QString() : text.value_or(statement.resources.join(u" | "_s));
    if (m_resources->text() != resources)
        m_resources->setText(resources);
    m_resourcesField->setHelp(text ? tr("ARNs with commas between them. Empty is all.")
                                   : tr("A resource holds a comma: change these in the text."));
    m_notResources->setChecked(statement.notResources);
    showConditions(statement.conditions);
}

void StatementForm::showConditions(const QList<PolicyCondition>& shown)
{
    // A condition that is begun here and not yet complete stays, as long as the others are the text's.
    if (m_number == m_conditionsOf && conditions() == shown)
        return;
    qDeleteAll(m_conditions);
    m_conditions.clear();
    for (const PolicyCondition& condition : shown)
        addCondition()->setCondition(condition);
    m_conditionsOf = m_number;
}

ConditionEdit* StatementForm::addCondition()
{
    auto* edit = new ConditionEdit;
    m_conditionLayout->addWidget(edit);
    // A layout shows it later only, and the focus goes to nothing that is not shown.
    edit->show();
    m_conditions.append(edit);
    connect(edit, &ConditionEdit::changed, this, &StatementForm::apply);
    connect(edit, &ConditionEdit::removeRequested, this, [this, edit] {
        m_conditions.removeOne(edit);
        edit->hide();
        edit->deleteLater();
        apply();
        m_addCondition->setFocus(Qt::OtherFocusReason);
    });
    return edit;
}

QList<PolicyCondition> StatementForm::conditions() const
{
    QList<PolicyCondition> list;
    for (const ConditionEdit* edit : m_conditions) {
        if (const auto condition = edit->condition())
            list.append(*condition);
    }
    return list;
}

bool StatementForm::read(PolicyStatement& statement) const
{
    statement.effect = m_effect->currentIndex() == ALLOW ? PolicyEffect::Allow : PolicyEffect::Deny;
    statement.actions = m_actions->actions();
    statement.notActions = m_notActions->isChecked();
    statement.notResources = m_notResources->isChecked();
    statement.conditions = conditions();
    if (m_keptResources.isEmpty()) {
        statement.resources = fromCommaText(m_resources->text());
        if (statement.resources.isEmpty())
            statement.resources = QStringList{u"*"_s};
    }
    return !statement.actions.isEmpty();
}

void StatementForm::apply()
{
    if (m_updating || m_number == 0)
        return;
    {
        // The text may have changed since it was last checked; what the form shows must not be overwritten by
        // that.
        const QScopedValueRollback updating(m_updating, true);
        m_editor->validateNow();
        const std::optional<PolicyDocument> document = m_editor->parse().document;
        if (document && m_number <= document->statements.size()) {
            PolicyStatement statement = document->statements[m_number - 1];
            if (!read(statement)) {
                m_actionsField->setError(tr("Choose at least one action."));
                return;
            }
            m_actionsField->setError({});
            if (!(statement == document->statements[m_number - 1]))
                m_editor->replaceText(withStatement(m_editor->text(), *document, m_number, statement));
        }
    }
    refresh();
}

void StatementForm::addStatement()
{
    m_editor->validateNow();
    PolicyStatement added;
    const QString service = m_actions->service().isEmpty() ? u"s3"_s : m_actions->service();
    added.actions = QStringList{service + u":*"_s};
    added.resources = QStringList{u"*"_s};
    if (m_editor->kind() == PolicyType::ResourceControl)
        added.principal = u"\"*\""_s;
    const std::optional<PolicyDocument> document = m_editor->parse().document;
    if (document) {
        m_editor->replaceText(withStatementAdded(m_editor->text(), *document, added));
        m_number = static_cast<int>(document->statements.size()) + 1;
    } else if (m_editor->text().trimmed().isEmpty()) {
        PolicyDocument begun;
        begun.statements.append(added);
        m_editor->replaceText(writePolicy(begun));
        m_number = 1;
    }
    m_editor->moveToStatement(m_number);
    refresh();
    m_actions->setFocus(Qt::OtherFocusReason);
}

void StatementForm::removeStatement()
{
    m_editor->validateNow();
    const std::optional<PolicyDocument> document = m_editor->parse().document;
    if (!document || m_number == 0)
        return;
    m_editor->replaceText(withStatementRemoved(m_editor->text(), *document, m_number));
}

} // namespace billfold
