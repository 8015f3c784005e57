// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"
#include "models/services/workspace.h"
#include "ui/dialogs/noticesink.h"

class QWidget;

namespace billfold
{

/// Asks for a file and writes the organization into it, on another thread, as exportOrganization does; says
/// what came of it.
void saveOrganizationAs(QWidget* parent, const std::shared_ptr<Workspace>& workspace,
                        const OrganizationId& organization, const NoticeSink& notice);

} // namespace billfold
