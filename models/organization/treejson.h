// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/awsjsontext.h"
#include "models/organization/organizationreading.h"
#include "models/organization/world.h"

namespace billfold
{

/// An organization as one nested value: its tree with accounts, tags and the policies on each, then the
/// policies, open handshakes, trusted services. Names as in the organizations' API; order as it is read.
JsonText treeJson(const World& world, const Organization& organization);

/// Whether it is one that treeJson made.
bool isTreeJson(const JsonText& json);
/// Merges it into the reading; everything counts as told whole.
void readTreeJson(const JsonText& json, const QString& file, OrganizationReading& reading);

/// Indented by two spaces, LF, UTF-8.
QByteArray writeJson(const JsonText& json);
/// YAML 1.2 of the same; every text is quoted, so that ids stay texts for every reader.
QByteArray writeYaml(const JsonText& json);

} // namespace billfold
