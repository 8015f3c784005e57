// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/rules.h"

#include "models/organization/decisions.h"
#include "models/organization/settling.h"

namespace billfold
{

namespace
{

constexpr qsizetype subjectsNamed = 3;

template <typename... Kinds>
bool holdsAny(const Command& command)
{
    return (std::holds_alternative<Kinds>(command) || ...);
}

Result<void> decideOn(Draft& draft, const AccountId& actor, const Command& command)
{
    return std::visit([&](const auto& one) { return carryOut(draft, actor, one); }, command);
}

/// Operations that are accepted at once and take effect by themselves afterwards.
bool takesEffectLater(const Command& command)
{
    return holdsAny<CreateAccount, CloseAccount, EnablePolicyType, DisablePolicyType>(command);
}

QString subjectOf(const QStringList& subjects)
{
    QString text = QStringList(subjects.mid(0, subjectsNamed)).join(QStringLiteral(", "));
    if (subjects.size() > subjectsNamed)
        text = OrganizationText::tr("%1 and %2 more").arg(text).arg(subjects.size() - subjectsNamed);
    return text;
}

} // namespace

Result<ChangeSet> decide(const World& world, const Command& command, const Situation& situation)
{
    Draft draft(world, situation.now, situation.ids);
    if (const auto done = decideOn(draft, situation.actor.account, command); !done)
        return done.error();
    return draft.change(operationName(command));
}

Result<ChangeSet> decideAll(const World& world, const Commands& commands, const Situation& situation,
                            qsizetype* refused)
{
    Draft draft(world, situation.now, situation.ids);
    QStringList operations, subjects;
    for (qsizetype i = 0; i < commands.size(); ++i) {
        if (i > 0 && takesEffectLater(commands.at(i - 1)))
            settleDraft(draft);
        draft.about({});
        if (const auto done = decideOn(draft, situation.actor.account, commands.at(i)); !done) {
            if (refused)
                *refused = i;
            return done.error();
        }
        if (!draft.subject().isEmpty() && !subjects.contains(draft.subject()))
            subjects.append(draft.subject());
        const QString operation = operationName(commands.at(i));
        if (!operations.contains(operation))
            operations.append(operation);
    }
    draft.about(subjectOf(subjects));
    return draft.change(operations.join(QStringLiteral(", ")));
}

bool isUndoable(const Command& command)
{
    return holdsAny<RenameAccount, MoveAccount, UpdateOrganizationalUnit, MoveOrganizationalUnit,
                    UpdatePolicy, AttachPolicy, DetachPolicy, TagResource, UntagResource,
                    UpdateResponsibilityTransfer>(command);
}

} // namespace billfold
