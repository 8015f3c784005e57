// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "models/services/workspace.h"
#include "ui/dialogs/noticesink.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace billfold
{

/// New accounts arrive in the root, a moment after they were asked for. This moves them to the unit that was
/// chosen with them, once they are there; it gives up on those whose creation failed.
class NewAccountPlacer : public QObject
{
    Q_OBJECT

public:
    NewAccountPlacer(std::shared_ptr<Workspace> workspace, NoticeSink notice, QObject* parent);

    /// The requests of `change`, by their e-mail addresses, go to these units.
    void place(const ChangeSet& change, const QHash<QString, NodeId>& unitOfEmail);
    qsizetype waiting() const { return m_waiting.size(); }

private:
    void look();

    std::shared_ptr<Workspace> m_workspace;
    NoticeSink m_notice;
    QHash<CreateRequestId, NodeId> m_waiting;
};

/// The unit (or root) that a path of names leads to: "Workloads / Production", also with "Root" in front.
/// Nothing where there is none, or where a name is not unique.
std::optional<NodeId> nodeAtPath(const World& world, const Organization& organization, const QString& path);

} // namespace billfold
