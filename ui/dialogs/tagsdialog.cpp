// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tagsdialog.h"

#include "ui/widgets/tagseditor.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace billfold
{

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("TagsDialog", text);
}

} // namespace

Commands tagCommands(const QString& resource, const Tags& before, const Tags& after)
{
    Commands commands;
    QStringList gone;
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!after.contains(it.key()))
            gone.append(it.key());
    }
    Tags changed;
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        if (!before.contains(it.key()) || before.value(it.key()) != it.value())
            changed.insert(it.key(), it.value());
    }
    if (!gone.isEmpty())
        commands.append(UntagResource{resource, gone});
    if (!changed.isEmpty())
        commands.append(TagResource{resource, changed});
    return commands;
}

CommandDialog* openTagsDialog(OrganizationService& service, const QString& resource, const QString& name,
                              const Tags& before, NoticeSink notice, QWidget* parent)
{
    auto* dialog = new CommandDialog(service, tr("Manage tags"), tr("Save tags"), ButtonRole::Primary,
                                     std::move(notice), parent);
    dialog->setHeading(tr("Tags of %1").arg(name));
    auto* tags = new TagsEditor;
    tags->setTags(before);
    dialog->body()->addWidget(tags);
    dialog->body()->addStretch(1);
    QObject::connect(tags, &TagsEditor::edited, dialog, &CommandDialog::check);
    dialog->setObstacle([tags, before] {
        const QString problem = tags->problem();
        return !problem.isEmpty()       ? problem
               : tags->tags() == before ? tr("Nothing is changed yet.")
                                        : QString();
    });
    dialog->setCommands([tags, before, resource] { return tagCommands(resource, before, tags->tags()); });
    dialog->setDone([name] { return tr("The tags of %1 are saved.").arg(name); });
    dialog->begin();
    return dialog;
}

} // namespace billfold
