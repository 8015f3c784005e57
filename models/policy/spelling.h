// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace billfold
{

/// The one of `known` that `word` is probably meant to be: the same in another case, or at most so
/// many letters away (one, in words of less than five letters). Empty where nothing is near, or two are
/// equally near.
QString nearestWord(QStringView word, const QStringList& known, int letters = 2);

} // namespace billfold
