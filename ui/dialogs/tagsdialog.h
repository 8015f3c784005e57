// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/commanddialog.h"

namespace billfold
{

/// Changes the tags of whatever has an id that can be tagged; `name` is what people call it.
CommandDialog* openTagsDialog(OrganizationService& service, const QString& resource, const QString& name,
                              const Tags& before, NoticeSink notice, QWidget* parent);

/// The commands that make the tags of a resource `after` where they were `before`.
Commands tagCommands(const QString& resource, const Tags& before, const Tags& after);

} // namespace billfold
