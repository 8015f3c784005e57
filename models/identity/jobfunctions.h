// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/directory.h"

namespace billfold
{

/// A ready-made policy that no account can change: administrator, billing (full), billing (view),
/// organization administrator, read only, support.
struct JobFunction {
    PolicyArn arn; ///< arn:aws:iam::aws:policy/…
    QString name;  ///< the provider's, such as AdministratorAccess
    QString title; ///< translated: "Administrator"
    QString description;
    QString content;
};
const QList<JobFunction>& jobFunctions();
const JobFunction* jobFunction(const PolicyArn& arn);

} // namespace billfold
