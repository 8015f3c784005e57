// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/invitationmodel.h"
#include "ui/widgets/panel.h"

namespace billfold
{

class Badge;
class FactGrid;
class TextLabel;

/// One invitation in full: by whom, when, until when, with which message and tags, and why it cannot be
/// answered where that is so.
class InvitationDetails : public Panel
{
    Q_OBJECT

public:
    explicit InvitationDetails(QWidget* parent = nullptr);

    /// `obstacle` is a sentence; empty where it can be answered, or where there is nothing to answer.
    void setInvitation(const World& world, const Invitation& invitation, InvitationModel::Direction direction,
                       const QString& obstacle);

private:
    Badge* m_badge;
    FactGrid* m_facts;
    TextLabel* m_obstacle;
};

} // namespace billfold
