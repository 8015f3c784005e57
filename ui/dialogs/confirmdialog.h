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

/// Asks before something that cannot be taken back: the verb, a destructive button, is only enabled while the
/// person has typed `word` (the name or id of what it concerns; blanks around it do not matter). `label` says
/// what to type: "Type 891970436352 to confirm".
DialogFrame* confirmByTyping(QWidget* parent, const QString& question, const QString& consequence,
                             const QString& label, const QString& word, const QString& verb,
                             std::function<void()> yes);

/// As confirm, for something that cannot be done: why, and what can be done instead.
DialogFrame* explainAndOffer(QWidget* parent, const QString& headline, const QString& sentence,
                             const QString& offer, std::function<void()> run);

} // namespace billfold
