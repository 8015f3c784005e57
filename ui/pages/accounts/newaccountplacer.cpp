// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/newaccountplacer.h"

#include "models/views/organizationtext.h"
#include "ui/pages/ask.h"

#include <utility>

namespace billfold
{

using namespace Qt::StringLiterals;

NewAccountPlacer::NewAccountPlacer(std::shared_ptr<Workspace> workspace, NoticeSink notice, QObject* parent)
    : QObject(parent), m_workspace(std::move(workspace)), m_notice(std::move(notice))
{
    connect(&m_workspace->organizations(), &OrganizationService::changed, this, &NewAccountPlacer::look);
}

void NewAccountPlacer::place(const ChangeSet& change, const QHash<QString, NodeId>& unitOfEmail)
{
    for (const EntityChange& made : change.changes) {
        const auto* request = made.after ? std::get_if<CreateAccountRequest>(&*made.after) : nullptr;
        if (request == nullptr || made.before)
            continue;
        if (const auto unit = unitOfEmail.constFind(request->email); unit != unitOfEmail.cend())
            m_waiting.insert(request->id, *unit);
    }
    look();
}

void NewAccountPlacer::look()
{
    const World& world = m_workspace->organizations().world();
    Commands commands;
    QString to;
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end();) {
        const CreateAccountRequest* request = world.createRequest(waiting.key());
        if (request != nullptr && request->state == CreateAccountState::InProgress) {
            ++waiting;
            continue;
        }
        const bool made = request != nullptr && request->account;
        const auto from = made ? world.parentOf(*request->account) : std::nullopt;
        if (from && *from != *waiting) {
            commands.append(MoveAccount{*request->account, *from, *waiting});
            to = nodePath(world, *waiting);
        }
        waiting = m_waiting.erase(waiting);
    }
    if (commands.isEmpty())
        return;
    whenAnswered(
        this,
        m_workspace->organizations().perform(commands, commands.size() == 1 ? tr("Move the new account")
                                                                            : tr("Move the new accounts")),
        [this, to, one = commands.size() == 1](const Result<ChangeSet>& moved) {
            if (!moved)
                m_notice(Semantic::Warning, tr("The new accounts stay in the root."), moved.error().message);
            else if (one)
                m_notice(Semantic::Success, tr("The new account is in %1.").arg(to), {});
        });
}

std::optional<NodeId> nodeAtPath(const World& world, const Organization& organization, const QString& path)
{
    NodeId node = organization.root;
    QStringList names;
    for (const QString& name : path.split(u'/')) {
        if (!name.trimmed().isEmpty())
            names.append(name.trimmed());
    }
    if (!names.isEmpty() &&
        names.first().compare(nodeName(world, organization.root), Qt::CaseInsensitive) == 0)
        names.removeFirst();
    for (const QString& name : std::as_const(names)) {
        std::optional<UnitId> found;
        const QList<UnitId> units = world.unitsIn(node);
        for (const UnitId& id : units) {
            if (world.unit(id)->name.compare(name, Qt::CaseInsensitive) != 0)
                continue;
            if (found)
                return std::nullopt;
            found = id;
        }
        if (!found)
            return std::nullopt;
        node = *found;
    }
    return node;
}

} // namespace billfold
