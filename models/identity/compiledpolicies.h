// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/evaluate.h"

#include <QString>

namespace billfold
{

/// The identity policy with this content, ready to be asked; null where the text makes no sense. The most
/// recent ones are kept, since every page asks with the same few; any thread.
PolicyPtr compiledPolicy(const QString& content);

} // namespace billfold
