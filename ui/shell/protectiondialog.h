// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/dialogframe.h"

namespace billfold
{

/// Help → What sign-in protects: the same in plain words as "Signing in" of README.md. Shows nothing of a
/// database, so that it may be read before anybody signs in.
class ProtectionDialog : public DialogFrame
{
    Q_OBJECT

public:
    explicit ProtectionDialog(QWidget* parent = nullptr);
};

} // namespace billfold
