// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/organization/world.h"

#include <QString>
#include <QStringList>

namespace billfold
{

/// What exportOrganization can write, by the ending of the file's name: csv, json, yaml, yml, svg, pdf.
const QStringList& organizationFormats();

/// Writes the organization into a file: its account list (csv), its tree (json, yaml), or a diagram of it
/// (svg, pdf), by the ending of the name. The file appears complete or not at all. Works on any thread; pdf
/// needs a QGuiApplication. Another ending, and an organization that is not there, is an error.
Result<void> exportOrganization(const World& world, const OrganizationId& organization, const QString& path);

} // namespace billfold
