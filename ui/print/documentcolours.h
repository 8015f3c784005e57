// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <iterator>

namespace billfold::paper
{

// Black on white in either theme; colour only in bars and charts.
inline const QColor ink(0x17, 0x20, 0x2a);
inline const QColor quietInk(0x46, 0x52, 0x5f);
inline const QColor hairline(0xe0, 0xe4, 0xe8);
inline const QColor bar(0x05, 0x5c, 0x64);
inline const QColor payerBar(0xb5, 0x7a, 0x12);

/// The chart colours of the light appearance, in their order, since paper is light; any other index: Others.
inline QColor chart(int index)
{
    static constexpr QRgb colours[] = {0x055c64, 0xbc73ac, 0x375425, 0x65258a, 0xce5b63,
                                       0x8c7dec, 0x8d9018, 0x016bc4, 0x8e6003};
    return index >= 0 && index < static_cast<int>(std::size(colours)) ? QColor(colours[index])
                                                                      : QColor(0x6b7480);
}

} // namespace billfold::paper
