// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace billfold
{

/// Distances in device-independent pixels. Pages take margins and spacing from here or, better, from the
/// style, whose defaults are these: a layout without any setting has margins of 16 (24 in a dialog) and gaps
/// of 8.
///
/// A push button keeps 4 px of air around its frame for the focus ring. The style tells layouts so
/// (SE_PushButtonLayoutItem), therefore spacing and alignment always count from the visible frame: use 8
/// between buttons, like between anything else. Only a container whose layout has margins of 0 and that clips
/// its buttons cuts the ring: leave it 4.
namespace Metrics
{

inline constexpr int unit = 8;
inline constexpr int inner = 4;
inline constexpr int pageSide = 24;
inline constexpr int pageTop = 16;
inline constexpr int panelGap = 16;
inline constexpr int panelPadding = 16;
inline constexpr int fieldGap = 16;
inline constexpr int buttonGap = 8;
inline constexpr int dialogPadding = 24;

inline constexpr int radiusControl = 4;
inline constexpr int radiusPanel = 6;
inline constexpr int radiusSmall = 3;

inline constexpr int navigation = 216;
inline constexpr int topBar = 48;
inline constexpr int menuBar = 28;
inline constexpr int statusBar = 28;
inline constexpr int row = 32;
inline constexpr int rowDense = 28;
inline constexpr int rowTwoLines = 48;
inline constexpr int treeInset = 12; ///< before the chevron of the outermost level
inline constexpr int header = 32;
inline constexpr int control = 32;
inline constexpr int badge = 20;
inline constexpr int panelHeading = 40;
inline constexpr int dialogFoot = 56;

inline constexpr int iconNavigation = 20;
inline constexpr int iconControl = 16;
inline constexpr int iconBadge = 14;

/// Air around the frame of a push button, for the focus ring.
inline constexpr int focusAir = 4;

} // namespace Metrics
} // namespace billfold
