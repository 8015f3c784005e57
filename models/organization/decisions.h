// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/commands.h"
#include "models/organization/draft.h"

namespace billfold
{

// The rules of each operation: who may ask for it, what keeps it from being done, what it changes. A refusal
// may leave the draft half changed; it is thrown away then. Inside of models/organization only.

// accountrules.cpp
Result<void> carryOut(Draft& draft, const AccountId& actor, const AddAccount& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const CompleteSignUp& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const VerifyEmail& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const ChangeEmail& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const RenameAccount& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const ForgetAccount& command);

// organizationrules.cpp
Result<void> carryOut(Draft& draft, const AccountId& actor, const CreateOrganization& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const DeleteOrganization& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const EnableAllFeatures& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const SetAccountQuota& command);

// memberrules.cpp
Result<void> carryOut(Draft& draft, const AccountId& actor, const CreateAccount& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const MoveAccount& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const RemoveAccountFromOrganization& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const LeaveOrganization& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const CloseAccount& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const ReinstateAccount& command);

// handshakerules.cpp
Result<void> carryOut(Draft& draft, const AccountId& actor, const InviteAccountToOrganization& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const AcceptHandshake& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const DeclineHandshake& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const CancelHandshake& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const ResendApproval& command);

// unitrules.cpp
Result<void> carryOut(Draft& draft, const AccountId& actor, const CreateOrganizationalUnit& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const UpdateOrganizationalUnit& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const MoveOrganizationalUnit& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const DeleteOrganizationalUnit& command);

// policyrules.cpp
Result<void> carryOut(Draft& draft, const AccountId& actor, const CreatePolicy& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const UpdatePolicy& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const DeletePolicy& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const AttachPolicy& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const DetachPolicy& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const EnablePolicyType& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const DisablePolicyType& command);

// tagrules.cpp
Result<void> carryOut(Draft& draft, const AccountId& actor, const TagResource& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const UntagResource& command);

// delegationrules.cpp
Result<void> carryOut(Draft& draft, const AccountId& actor, const EnableServiceAccess& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const DisableServiceAccess& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const RegisterDelegatedAdministrator& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const DeregisterDelegatedAdministrator& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const PutResourcePolicy& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const DeleteResourcePolicy& command);

// transferrules.cpp
Result<void> carryOut(Draft& draft, const AccountId& actor,
                      const InviteOrganizationToTransferResponsibility& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const UpdateResponsibilityTransfer& command);
Result<void> carryOut(Draft& draft, const AccountId& actor, const TerminateResponsibilityTransfer& command);
/// A payer accepts that another pays its organization's bill. \pre the handshake is live and the actor
/// answers
Result<void> acceptTransfer(Draft& draft, const Handshake& handshake);

} // namespace billfold
