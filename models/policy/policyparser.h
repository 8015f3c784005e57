// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policydocument.h"
#include "models/policy/policyfinding.h"
#include "models/policy/policytype.h"

#include <QList>
#include <QString>

#include <optional>

namespace billfold
{

/// Who wrote a policy. The vendor's own (FullAWSAccess, RCPFullAWSAccess) may say what a customer's may not.
enum class PolicyOrigin { Customer, Vendor };

/// Which rules a text has to keep.
enum class PolicyDialect {
    ServiceControl,
    ResourceControl,
    VendorResourceControl, ///< RCPFullAWSAccess
    Delegation, ///< an organization's resource policy: names accounts, and what of the organization they may
                ///< do
    Identity,   ///< what an IAM user, role, boundary or session carries: only needed to decide whole requests
};

/// What became of a text.
struct PolicyParse {
    /// The statements, where they can be understood, though perhaps they break a rule (see hasErrors()).
    /// Never for management policies, which have none.
    std::optional<PolicyDocument> document;
    QList<PolicyFinding> findings; ///< in the order of the text
    qsizetype size = 0;            ///< characters
    qsizetype strippedSize = 0;    ///< characters without the white space outside quotes

    bool hasErrors() const;
    /// The first error's "Line 3: …" (translated) for a refusal; empty without one.
    QString firstError() const;
};

/// Reads and checks a policy of any kind, whole: all that is wrong with it, not only the first thing. Too
/// large is what exceeds the limit even without white space; where only the white space is too much, it is a
/// warning.
PolicyParse parsePolicy(const QString& text, PolicyType type, PolicyOrigin origin = PolicyOrigin::Customer);

/// Reads an organization's resource-based policy, which lets its accounts administer parts of it.
PolicyParse parseDelegationPolicy(const QString& text);

/// Reads an identity-based policy (or a permissions boundary, or a session policy). Version may be missing.
PolicyParse parseIdentityPolicy(const QString& text);

} // namespace billfold
