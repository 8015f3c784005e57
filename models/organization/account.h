// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/accountid.h"
#include "models/core/organizationids.h"

#include <QDateTime>
#include <QMap>
#include <QString>

#include <optional>

namespace billfold
{

/// Keys are unique and told apart by case; see checkTags for what is allowed.
using Tags = QMap<QString, QString>;

/// Section 2.3 of the organizations reference. The older Status follows from it (statusOf).
enum class AccountState { PendingActivation, Active, Suspended, PendingClosure, Closed };

/// Added: an existing account that stands alone and was entered or imported.
enum class JoinedMethod { Added, Invited, Created };

enum class DepartureMethod { Left, Removed, Cleaned };

/// What an account needs to be paid for on its own, and so to leave an organization. Accounts that were
/// entered have it unless a person says otherwise; created ones lack it until somebody completes it.
struct StandaloneData {
    bool contact = true, paymentMethod = true, phoneVerified = true, agreement = true;

    bool complete() const { return contact && paymentMethod && phoneVerified && agreement; }
    friend bool operator==(const StandaloneData&, const StandaloneData&) = default;
};

/// Where a member stands and since when. The payer pays from `joined`.
struct Membership {
    OrganizationId organization;
    NodeId parent; ///< the root or a unit
    QDateTime joined;
    JoinedMethod method = JoinedMethod::Invited;
    friend bool operator==(const Membership&, const Membership&) = default;
};

/// An account of this database, in an organization or standing alone.
struct Account {
    AccountId id;
    QString name;
    QString email; ///< empty where an import did not tell it; else unique over all accounts, ignoring case
    bool emailVerified = true;
    AccountState state = AccountState::Active;
    QDateTime created; ///< when it came to be, or was entered here
    /// Made by an organization's CreateAccount, which makes it wait before it can leave.
    bool createdByOrganization = false;
    StandaloneData standalone{};
    std::optional<Membership> membership{};
    QDateTime closeRequested{}; ///< null unless it was ever asked for
    QDateTime closed{};         ///< null unless closed
    bool purged = false;        ///< closed for good: in no organization any more, its address stays taken
    Tags tags{};
    friend bool operator==(const Account&, const Account&) = default;
};

/// A time for which an organization's payer paid for an account. The one that is open has no `left`.
struct MembershipPeriod {
    AccountId account;
    OrganizationId organization;
    AccountId payer;
    QDateTime joined;
    JoinedMethod method = JoinedMethod::Invited;
    std::optional<QDateTime> left{};
    std::optional<DepartureMethod> departure{};
    friend bool operator==(const MembershipPeriod&, const MembershipPeriod&) = default;
};

enum class CreateAccountState { InProgress, Succeeded, Failed };

/// An asynchronous request to create an account (section 2.2).
struct CreateAccountRequest {
    CreateRequestId id;
    OrganizationId organization;
    QString accountName, email, roleName;
    bool billingAccess = true; ///< whether users of the account may see its bill
    Tags tags{};
    CreateAccountState state = CreateAccountState::InProgress;
    QString failureReason{}; ///< the standard word, such as EMAIL_ALREADY_EXISTS; empty unless Failed
    QDateTime requested;
    QDateTime completed{};              ///< null while in progress
    std::optional<AccountId> account{}; ///< only when Succeeded
    /// Where the account goes once it is there; the root where that is none, or gone by then.
    std::optional<UnitId> destination{};
    friend bool operator==(const CreateAccountRequest&, const CreateAccountRequest&) = default;
};

} // namespace billfold
