// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/commands.h"

#include <array>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

// In the order of Command
constexpr std::array operationNames{"AddAccount"_L1,
                                    "CompleteSignUp"_L1,
                                    "VerifyEmail"_L1,
                                    "ChangeEmail"_L1,
                                    "RenameAccount"_L1,
                                    "ForgetAccount"_L1,
                                    "CreateOrganization"_L1,
                                    "DeleteOrganization"_L1,
                                    "EnableAllFeatures"_L1,
                                    "SetAccountQuota"_L1,
                                    "CreateAccount"_L1,
                                    "MoveAccount"_L1,
                                    "RemoveAccountFromOrganization"_L1,
                                    "LeaveOrganization"_L1,
                                    "CloseAccount"_L1,
                                    "ReinstateAccount"_L1,
                                    "InviteAccountToOrganization"_L1,
                                    "AcceptHandshake"_L1,
                                    "DeclineHandshake"_L1,
                                    "CancelHandshake"_L1,
                                    "ResendApproval"_L1,
                                    "CreateOrganizationalUnit"_L1,
                                    "UpdateOrganizationalUnit"_L1,
                                    "MoveOrganizationalUnit"_L1,
                                    "DeleteOrganizationalUnit"_L1,
                                    "CreatePolicy"_L1,
                                    "UpdatePolicy"_L1,
                                    "DeletePolicy"_L1,
                                    "AttachPolicy"_L1,
                                    "DetachPolicy"_L1,
                                    "EnablePolicyType"_L1,
                                    "DisablePolicyType"_L1,
                                    "TagResource"_L1,
                                    "UntagResource"_L1,
                                    "EnableAWSServiceAccess"_L1,
                                    "DisableAWSServiceAccess"_L1,
                                    "RegisterDelegatedAdministrator"_L1,
                                    "DeregisterDelegatedAdministrator"_L1,
                                    "PutResourcePolicy"_L1,
                                    "DeleteResourcePolicy"_L1,
                                    "InviteOrganizationToTransferResponsibility"_L1,
                                    "UpdateResponsibilityTransfer"_L1,
                                    "TerminateResponsibilityTransfer"_L1};
static_assert(operationNames.size() == std::variant_size_v<Command>);

} // namespace

QString operationName(const Command& command)
{
    return operationNames.at(command.index());
}

} // namespace billfold
