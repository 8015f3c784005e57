// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policytype.h"

#include <QList>
#include <QString>

namespace billfold
{

/// A text to start a policy from.
struct PolicyTemplate {
    QString title; ///< in the language of the window: "Keep accounts in the organization"
    QString name, description, content;
};

/// What can be started from; the first is the smallest policy of its kind, which limits nothing.
QList<PolicyTemplate> policyTemplates(PolicyType kind);

} // namespace billfold
