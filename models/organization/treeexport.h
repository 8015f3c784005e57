// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace billfold
{

// An organization's tree for other programs and for paper. UTF-8, LF; no output holds the present time, so
// that the same organization gives the same bytes. Empty for an organization that `world` does not have.

/// Can be read again, by readOrganization: nothing of what an organization has outside is lost.
QByteArray treeAsJson(const World& world, const OrganizationId& organization);
QByteArray treeAsYaml(const World& world, const OrganizationId& organization);

/// One box of the diagram: a root, a unit or an account.
struct DiagramBox {
    NodeId node;
    QString title;      ///< the name
    QString detail;     ///< the id, and the state of an account that is not active
    int level = 0;      ///< 0: the root
    int parentRow = -1; ///< index of the box above; -1 for the root
    bool payer = false;
    bool active = true;
};
/// Boxes in rows from the top down, each unit before what is in it: accounts first, then units, by name.
QList<DiagramBox> treeDiagram(const World& world, const OrganizationId& organization);

/// Where the boxes stand, in units of a 96 dpi pixel.
namespace diagram
{
constexpr int margin = 24;
constexpr int rowHeight = 52;
constexpr int boxHeight = 42;
constexpr int indent = 36;
constexpr int padding = 12;
constexpr int titleBase = 18; ///< from the top of a box to the base line of its title
constexpr int detailBase = 33;
constexpr int titleSize = 13;
constexpr int detailSize = 11;
/// Wide enough for the box's texts in any usual font.
int boxWidth(const DiagramBox& box);
} // namespace diagram

QByteArray treeAsSvg(const World& world, const OrganizationId& organization);

} // namespace billfold
