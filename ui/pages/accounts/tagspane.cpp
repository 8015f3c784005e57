// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/tagspane.h"

#include "models/views/organizationtext.h"
#include "ui/dialogs/tagsdialog.h"
#include "ui/pages/ask.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/tagseditor.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

Tags tagsOf(const World& world, const NodeId& node)
{
    switch (node.kind()) {
    case NodeId::Kind::Root: {
        const Organization* organization = world.organizationOfRoot(*node.root());
        return organization != nullptr ? organization->rootTags : Tags();
    }
    case NodeId::Kind::Unit: {
        const Unit* unit = world.unit(*node.unit());
        return unit != nullptr ? unit->tags : Tags();
    }
    case NodeId::Kind::Account: {
        const Account* account = world.account(*node.account());
        return account != nullptr ? account->tags : Tags();
    }
    }
    return {};
}

TagsPane::TagsPane(std::shared_ptr<Workspace> workspace, NoticeSink notice, QWidget* parent)
    : QWidget(parent), m_workspace(std::move(workspace)), m_notice(std::move(notice)),
      m_editor(new TagsEditor(50, this)), m_save(makeButton(tr("Save tags"), {}, ButtonRole::Secondary)),
      m_discard(makeButton(tr("Discard")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::panelPadding, Metrics::panelPadding, Metrics::panelPadding,
                               Metrics::panelPadding);
    column->setSpacing(Metrics::fieldGap);
    auto* help = new TextLabel(tr("Words of your own for a team, a stage or a cost centre. The bill can be "
                                  "grouped by them."),
                               TextStyle::Caption, ColorRole::Text2, this);
    help->setWordWrap(true);
    column->addWidget(help);
    column->addWidget(m_editor);
    auto* row = new ActionRow(this);
    row->addStretch();
    row->addWidget(m_discard);
    row->addWidget(m_save);
    column->addWidget(row);
    column->addStretch(1);
    connect(m_editor, &TagsEditor::edited, this, &TagsPane::check);
    connect(m_save, &QPushButton::clicked, this, &TagsPane::save);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_shown = saved();
        m_editor->setTags(m_shown);
        check();
    });
}

Tags TagsPane::saved() const
{
    return m_node ? tagsOf(m_workspace->organizations().world(), *m_node) : Tags();
}

void TagsPane::setNode(const std::optional<NodeId>& node)
{
    const World& world = m_workspace->organizations().world();
    const bool same = node == m_node;
    m_node = node;
    // What was typed and is saved by now is no longer something typed.
    if (same && m_editor->tags() == saved())
        m_shown = saved();
    const bool typed = same && m_editor->tags() != m_shown;
    const std::optional<AccountId> actor = m_workspace->organizations().actingAs();
    const Organization* organization = node ? world.organizationOf(*node) : nullptr;
    m_editor->setReadOnly(organization == nullptr || !actor || organization->payer != *actor);
    if (!typed && (!same || m_shown != saved())) {
        m_shown = saved();
        m_editor->setTags(m_shown);
    }
    check();
}

Commands TagsPane::commands() const
{
    return tagCommands(m_node->toString(), saved(), m_editor->tags());
}

void TagsPane::check()
{
    QString problem = m_editor->problem();
    const Commands wanted = m_node ? commands() : Commands();
    if (problem.isEmpty() && !wanted.isEmpty()) {
        const Result<ChangeSet> would = m_workspace->organizations().rehearse(wanted);
        problem = would ? QString() : would.error().message;
    }
    m_editor->setError(problem);
    m_save->setEnabled(problem.isEmpty() && !wanted.isEmpty());
    m_discard->setEnabled(m_editor->tags() != m_shown || !problem.isEmpty());
}

void TagsPane::save()
{
    const QString name = nodeName(m_workspace->organizations().world(), *m_node);
    whenAnswered(this,
                 m_workspace->organizations().perform(commands(), tr("Change the tags of %1").arg(name)),
                 [this, name](const Result<ChangeSet>& made) {
                     if (made)
                         m_notice(Semantic::Success, tr("The tags of %1 are saved.").arg(name), {});
                     else
                         m_notice(Semantic::Error, tr("The tags were not saved."), made.error().message);
                     m_shown = saved();
                     check();
                 });
}

} // namespace billfold
