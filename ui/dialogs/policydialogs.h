// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/commanddialog.h"

namespace billfold
{

/// Chooses any number of places and attaches the policy to them, as one step.
CommandDialog* openAttachDialog(OrganizationService& service, const OrganizationId& organization,
                                const PolicyId& policy, NoticeSink notice, QWidget* parent);

/// Changes the tags of a policy.
CommandDialog* openPolicyTagsDialog(OrganizationService& service, const OrganizationId& organization,
                                    const PolicyId& policy, NoticeSink notice, QWidget* parent);

} // namespace billfold
