// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace billfold
{

/// What became of one vector.
struct VectorDecision {
    QString id;
    bool allowed = false;
    QString reason;               ///< "ok", "scp_explicit@1", "iam_implicit"…
    std::optional<bool> expected; ///< whether the file says that it is allowed
    QStringList notes;            ///< translated: what of it was not understood and left out
};

/// Decides test vectors: a JSON list of objects with
///   id         any text
///   levels     from the root to the account, each a list of service control policies
///   iam        the identity policies of the principal; where it is missing, the organization alone is asked
///   action     "s3:GetObject"
///   args       mgmt (true for the payer account), principal ("root", "slr", an ARN), ctx (condition keys
///   with a value
///              or a list of them), res (an ARN), boundary and session (lists of policies), scp_enabled
///              (false where the policy type is disabled); all of them may be missing
///   expected   "ALLOW" or "DENY"; may be missing
/// A file of another form, and a policy that cannot be understood, is an error that names the line and the
/// vector.
Result<QList<VectorDecision>> evaluateVectors(const QByteArray& json);

} // namespace billfold
