// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/authorization.h"
#include "models/services/organizationservice.h"

class QWidget;

namespace billfold
{

// What one may not do stays in its place, is disabled, and says why.

/// Whether who acts may do that. Allowed also where only something else stands in the way, which is told when
/// it is tried.
Permit mayDo(const OrganizationService& service, const Commands& commands);

/// Enables what can be pressed where it is allowed and `sensible`; where it is not allowed its tool tip says
/// who denies it.
void permit(QWidget* widget, const Permit& permit, bool sensible = true);

} // namespace billfold
