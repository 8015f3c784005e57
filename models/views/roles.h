// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace billfold
{

/// What every item model of the program offers beside Qt's own roles, and what the delegates, the copy
/// command and the exporters read. A model that has nothing to say for a role answers with an invalid
/// QVariant.
enum ItemRole : int {
    SortRole = Qt::UserRole + 1, ///< a value that QVariant can order (qint64, QString), for proxies
    ExactRole,      ///< QString: the full exact amount, as it is copied and shown in the tool tip
    BadgeRole,      ///< QString: "success|warning|error|info|neutral|payer"; the word is the display text
    IconRole,       ///< QString: name of an icon of resources/icons, left of the text (or in the badge)
    MutedRole,      ///< bool: draw in the third text colour (a zero that means nothing to look at)
    SecondLineRole, ///< QString: caption under the text, in rows of two lines
    DeltaRole,      ///< int -1, 0, 1: arrow of decrease, no change, increase, right of the text
    SwatchRole,     ///< int: index of a chart colour, drawn as a square left of the text; -1: a hollow one
    CentMovedRole,  ///< bool: largest remainder moved a cent here; dotted underline
    KeyRole,        ///< QVariant: what identifies the row (account id, service code)
    LinkRole,       ///< bool: the text leads somewhere; link colour
    SecondaryRole,  ///< bool: draw in the second text colour (ids, months before)
    StrongRole,     ///< bool: draw the cell in the strong weight (a difference that matters)
    MarkRole,       ///< QString "payer:Payer account": a badge right after the text, its meaning and its word
};

} // namespace billfold
