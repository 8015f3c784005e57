// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"
#include "ui/dialogs/noticesink.h"

class QWidget;

namespace billfold
{

/// Asks for a file and writes the organization into it, on another thread, as exportOrganization does; says
/// what came of it.
void saveOrganizationAs(QWidget* parent, const World& world, const OrganizationId& organization,
                        const NoticeSink& notice);

} // namespace billfold
