// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

namespace billfold::test
{

/// One gzip member.
QByteArray gzipped(const QByteArray& bytes);
/// A zip archive; names that end in a slash are folders.
QByteArray zipped(const QList<QPair<QByteArray, QByteArray>>& members);

} // namespace billfold::test
