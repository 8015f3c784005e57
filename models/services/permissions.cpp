// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/permissions.h"

#include "models/organization/apiname.h"

#include <algorithm>
#include <array>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

using Kind = MethodPermission::Kind;

constexpr auto workspace = "Workspace"_L1;
constexpr auto organizations = "OrganizationService"_L1;

constexpr auto audit = "AuditService"_L1;
constexpr auto identity = "IdentityService"_L1;
constexpr auto backups = "BackupService"_L1;

constexpr std::array permissions{
    MethodPermission{workspace, "open"_L1},
    MethodPermission{workspace, "path"_L1},
    MethodPermission{workspace, "clock"_L1},
    MethodPermission{workspace, "organizations"_L1}, // whose methods ask
    MethodPermission{workspace, "audit"_L1},         // the same
    MethodPermission{workspace, "identity"_L1},      // the same
    MethodPermission{workspace, "backups"_L1},       // the same
    MethodPermission{workspace, "readOnlyReason"_L1},
    MethodPermission{workspace, "may"_L1},
    MethodPermission{workspace, "mayAsPayer"_L1},

    MethodPermission{workspace, "payers"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "accounts"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "bills"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "bill"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "table"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "lines"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "lineTotals"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "explain"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "trend"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "tagKeys"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "differenceSinceIssue"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "unknownAccounts"_L1, Kind::Action, "billing:ViewBill"_L1},

    MethodPermission{workspace, "previewImport"_L1, Kind::Action, "billing:ImportUsage"_L1},
    MethodPermission{workspace, "runImport"_L1, Kind::Action, "billing:ImportUsage"_L1},
    MethodPermission{workspace, "cancelImport"_L1, Kind::Action, "billing:ImportUsage"_L1},
    MethodPermission{workspace, "imports"_L1, Kind::Action, "billing:ViewImports"_L1},
    MethodPermission{workspace, "findings"_L1, Kind::Action, "billing:ViewImports"_L1},
    MethodPermission{workspace, "undoImport"_L1, Kind::Action, "billing:UndoImport"_L1},
    MethodPermission{workspace, "makeOrganization"_L1, Kind::Action, "organizations:CreateOrganization"_L1},
    MethodPermission{workspace, "addToOrganization"_L1, Kind::Action,
                     "organizations:InviteAccountToOrganization"_L1},
    MethodPermission{workspace, "nameAccount"_L1, Kind::Action, "account:PutAccountName"_L1},

    MethodPermission{workspace, "reconciliation"_L1, Kind::Action, "billing:ViewReconciliation"_L1},
    MethodPermission{workspace, "reconcile"_L1, Kind::Action, "billing:Reconcile"_L1},

    MethodPermission{workspace, "rehearseIssue"_L1, Kind::Action, "billing:IssueBill"_L1},
    MethodPermission{workspace, "issue"_L1, Kind::Action, "billing:IssueBill"_L1},
    MethodPermission{workspace, "documents"_L1, Kind::Action, "billing:ViewDocuments"_L1},
    MethodPermission{workspace, "billDocument"_L1, Kind::Action, "billing:ViewDocuments"_L1},
    MethodPermission{workspace, "statement"_L1, Kind::Action, "billing:ViewDocuments"_L1},
    MethodPermission{workspace, "document"_L1, Kind::Action, "billing:ViewDocuments"_L1},
    MethodPermission{workspace, "withDocuments"_L1, Kind::Action, "billing:ExportBill"_L1},
    MethodPermission{workspace, "markPaid"_L1, Kind::Action, "billing:RecordPayment"_L1},
    MethodPermission{workspace, "markOpen"_L1, Kind::Action, "billing:RecordPayment"_L1},
    MethodPermission{workspace, "correct"_L1, Kind::Action, "billing:CorrectInvoice"_L1},
    MethodPermission{workspace, "issueSettings"_L1, Kind::Action, "billing:ViewSettings"_L1},
    MethodPermission{workspace, "setIssueSettings"_L1, Kind::Action, "billing:UpdateSettings"_L1},

    MethodPermission{workspace, "accountServices"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "chooseService"_L1, Kind::Action, "account:PutServiceSignUp"_L1},
    MethodPermission{workspace, "accountResources"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "accountSupport"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "chooseSupport"_L1, Kind::Action, "account:PutSupportPlan"_L1},

    MethodPermission{workspace, "savedViews"_L1, Kind::Action, "billing:ViewBill"_L1},
    MethodPermission{workspace, "saveView"_L1, Kind::Action, "billing:UpdateSavedViews"_L1},
    MethodPermission{workspace, "removeView"_L1, Kind::Action, "billing:UpdateSavedViews"_L1},

    MethodPermission{organizations, "world"_L1},
    MethodPermission{organizations, "now"_L1},
    MethodPermission{organizations, "actingAs"_L1},
    MethodPermission{organizations, "actAs"_L1}, // a protected account is acted as after signing in only
    MethodPermission{organizations, "rehearse"_L1, Kind::ByCommand},
    MethodPermission{organizations, "perform"_L1, Kind::ByCommand},
    MethodPermission{organizations, "undo"_L1, Kind::ByCommand},
    MethodPermission{organizations, "redo"_L1, Kind::ByCommand},
    MethodPermission{organizations, "apply"_L1, Kind::Action, "organizations:ImportOrganization"_L1},
    MethodPermission{organizations, "previewImport"_L1, Kind::Action, "organizations:ImportOrganization"_L1},
    MethodPermission{organizations, "import"_L1, Kind::Action, "organizations:ImportOrganization"_L1},
    MethodPermission{organizations, "plan"_L1, Kind::Action, "organizations:DescribeOrganization"_L1},
    MethodPermission{organizations, "activity"_L1, Kind::Action, "billfold:ListActivity"_L1},
    MethodPermission{organizations, "undoTitle"_L1}, // empty for what the caller cannot take back
    MethodPermission{organizations, "redoTitle"_L1},
    MethodPermission{organizations, "refresh"_L1},

    MethodPermission{audit, "events"_L1, Kind::Action, "billfold:ViewAuditLog"_L1},
    MethodPermission{audit, "choices"_L1, Kind::Action, "billfold:ViewAuditLog"_L1},
    MethodPermission{audit, "event"_L1, Kind::Action, "billfold:ViewAuditLog"_L1},
    MethodPermission{audit, "verify"_L1, Kind::Action, "billfold:ViewAuditLog"_L1},
    MethodPermission{audit, "exportTo"_L1, Kind::Action, "billfold:ViewAuditLog"_L1}, // it is all read then
    MethodPermission{audit, "note"_L1}, // nobody does anything unseen for want of a permission
    MethodPermission{audit, "noteExport"_L1},
    MethodPermission{audit, "actor"_L1},
    MethodPermission{audit, "setCaller"_L1}, // by whoever puts the services together

    MethodPermission{identity, "setHasher"_L1},
    MethodPermission{identity, "directory"_L1}, // without secrets; pages show the caller's account
    MethodPermission{identity, "signInRequired"_L1},
    MethodPermission{identity, "signInWorld"_L1}, // names alone, for whoever is about to sign in
    MethodPermission{identity, "caller"_L1},
    MethodPermission{identity, "isLocked"_L1},
    MethodPermission{identity, "sessions"_L1},
    MethodPermission{identity, "signIn"_L1},
    MethodPermission{identity, "signInWithKey"_L1},
    MethodPermission{identity, "switchTo"_L1},   // takes a session, or the payer's sts:AssumeRole
    MethodPermission{identity, "assumeRole"_L1}, // takes the role's trust, and sts:AssumeRole
    MethodPermission{identity, "signOut"_L1},
    MethodPermission{identity, "signOutAll"_L1},
    MethodPermission{identity, "lock"_L1},
    MethodPermission{identity, "setRootPassword"_L1, Kind::Action, "iam:CreateLoginProfile"_L1},
    MethodPermission{identity, "changePassword"_L1, Kind::Action, "iam:ChangePassword"_L1},
    MethodPermission{identity, "setUserPassword"_L1, Kind::Action, "iam:UpdateLoginProfile"_L1},
    MethodPermission{identity, "checkPassword"_L1},
    MethodPermission{identity, "beginMfa"_L1, Kind::Action, "iam:EnableMFADevice"_L1},
    MethodPermission{identity, "finishMfa"_L1, Kind::Action, "iam:EnableMFADevice"_L1},
    MethodPermission{identity, "resynchronizeMfa"_L1, Kind::Action, "iam:ResyncMFADevice"_L1},
    MethodPermission{identity, "makeRecoveryCodes"_L1, Kind::Action, "iam:EnableMFADevice"_L1},
    MethodPermission{identity, "postponeMfa"_L1, Kind::Action, "iam:EnableMFADevice"_L1},
    MethodPermission{identity, "createAccessKey"_L1, Kind::Action, "iam:CreateAccessKey"_L1},
    MethodPermission{identity, "perform"_L1, Kind::ByCommand},
    MethodPermission{identity, "rehearse"_L1, Kind::ByCommand},
    MethodPermission{identity, "may"_L1},
    MethodPermission{identity, "simulate"_L1, Kind::Action, "iam:SimulatePrincipalPolicy"_L1},
    MethodPermission{identity, "credentialReport"_L1, Kind::Action, "iam:GenerateCredentialReport"_L1},
    MethodPermission{identity, "refresh"_L1},

    MethodPermission{backups, "list"_L1, Kind::Action, "billfold:ViewBackups"_L1},
    MethodPermission{backups, "verify"_L1, Kind::Action, "billfold:ViewBackups"_L1},
    MethodPermission{backups, "preview"_L1, Kind::Action, "billfold:ViewBackups"_L1},
    MethodPermission{backups, "policy"_L1, Kind::Action, "billfold:ViewBackups"_L1},
    MethodPermission{backups, "mayRestore"_L1},
    MethodPermission{backups, "make"_L1, Kind::Action, "billfold:MakeBackup"_L1},
    MethodPermission{backups, "setPolicy"_L1, Kind::Action, "billfold:UpdateBackupSettings"_L1},
    MethodPermission{backups, "anonymize"_L1, Kind::Action, "billfold:ExportAnonymizedCopy"_L1},
};

/// Operations that the organizations' API does not have, by what they are elsewhere.
struct OtherName {
    QLatin1StringView operation, action;
};
constexpr std::array otherNames{
    OtherName{"CompleteSignUp"_L1, "account:PutContactInformation"_L1},
    OtherName{"VerifyEmail"_L1, "account:AcceptPrimaryEmailUpdate"_L1},
    OtherName{"ChangeEmail"_L1, "account:StartPrimaryEmailUpdate"_L1},
    OtherName{"RenameAccount"_L1, "account:PutAccountName"_L1},
    OtherName{"ReinstateAccount"_L1, "support:CreateCase"_L1},
    OtherName{"SetAccountQuota"_L1, "servicequotas:RequestServiceQuotaIncrease"_L1}};

QString nodeArn(const World& world, const NodeId& node)
{
    const Organization* const organization = world.organizationOf(node);
    return organization ? arnOf(*organization, node) : u"*"_s;
}

QString policyArn(const World& world, const PolicyId& id)
{
    const Policy* const policy = world.policy(id);
    const Organization* const organization = policy ? world.organization(policy->organization) : nullptr;
    return organization ? arnOf(*organization, *policy) : u"*"_s;
}

QString handshakeArn(const World& world, const HandshakeId& id)
{
    const Handshake* const handshake = world.handshake(id);
    const Organization* const organization =
        handshake ? world.organization(handshake->organization) : nullptr;
    return organization ? arnOf(*organization, *handshake) : u"*"_s;
}

QString taggedArn(const World& world, const QString& resource)
{
    if (const auto node = NodeId::parse(resource))
        return nodeArn(world, *node);
    const auto policy = PolicyId::parse(resource);
    return policy ? policyArn(world, *policy) : u"*"_s;
}

} // namespace

std::span<const MethodPermission> methodPermissions()
{
    return permissions;
}

const MethodPermission* permissionOf(QLatin1StringView service, QLatin1StringView method)
{
    const auto found =
        std::find_if(permissions.begin(), permissions.end(), [&](const MethodPermission& permission) {
            return permission.service == service && permission.method == method;
        });
    return found == permissions.end() ? nullptr : &*found;
}

QString requiredActionOf(QStringView operation)
{
    const auto other = std::find_if(otherNames.begin(), otherNames.end(),
                                    [&](const OtherName& name) { return name.operation == operation; });
    return other == otherNames.end() ? QString("organizations:"_L1 + operation.toString())
                                     : QString(other->action);
}

QString requiredAction(const Command& command)
{
    return requiredActionOf(operationName(command));
}

QString concernedResource(const World& world, const Command& command)
{
    return std::visit(
        [&](const auto& c) -> QString {
            using C = std::decay_t<decltype(c)>;
            if constexpr (std::is_same_v<C, AddAccount>)
                return u"*"_s;
            else if constexpr (std::is_same_v<C, CompleteSignUp> || std::is_same_v<C, VerifyEmail> ||
                               std::is_same_v<C, ChangeEmail> || std::is_same_v<C, RenameAccount> ||
                               std::is_same_v<C, ForgetAccount>)
                return accountArn(c.account);
            else if constexpr (requires { c.target.kind(); })
                return nodeArn(world, c.target);
            else if constexpr (requires { c.account.toString(); })
                return nodeArn(world, c.account);
            else if constexpr (requires { c.unit.toString(); })
                return nodeArn(world, c.unit);
            else if constexpr (requires { c.root.toString(); })
                return nodeArn(world, c.root);
            else if constexpr (std::is_same_v<C, CreateOrganizationalUnit>)
                return nodeArn(world, c.parent);
            else if constexpr (requires { c.policy.toString(); })
                return policyArn(world, c.policy);
            else if constexpr (requires { c.handshake.toString(); })
                return handshakeArn(world, c.handshake);
            else if constexpr (requires { c.resource.size(); })
                return taggedArn(world, c.resource);
            else
                return u"*"_s;
        },
        command);
}

QString billArn(const BillId& bill)
{
    return "arn:aws:billing::"_L1 + bill.payer + ":bill/"_L1 + bill.period.toString() + u'/' + bill.currency;
}

QString accountArn(const AccountId& account)
{
    return "arn:aws:account::"_L1 + account.toString() + ":account"_L1;
}

QString payerArn(const QString& payer)
{
    return "arn:aws:billing::"_L1 + payer + ":payer"_L1;
}

} // namespace billfold
