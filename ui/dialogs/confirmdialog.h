// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/dialogframe.h"

#include <functional>

namespace billfold
{

/// Asks before something that matters: what happens then, in a sentence, and a button that is named by the
/// verb. Cancel has the focus. Does not wait; `yes` is called when the person has pressed the verb.
DialogFrame* confirm(QWidget* parent, const QString& question, const QString& consequence,
                     const QString& verb, ButtonRole role, std::function<void()> yes);

/// The same for something that cannot be done: why, and what can be done instead.
DialogFrame* explainAndOffer(QWidget* parent, const QString& headline, const QString& sentence,
                             const QString& offer, std::function<void()> run);

} // namespace billfold
