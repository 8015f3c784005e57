// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/identitycommands.h"
#include "models/identity/identitydraft.h"

namespace billfold
{

// The rules of each operation: what keeps it from being done, and what it changes. A refusal may leave the
// draft half changed; it is thrown away then. Inside of models/identity only.

// securityrules.cpp
Result<void> carryOut(IdentityDraft& draft, const SetAccountAlias& command);
Result<void> carryOut(IdentityDraft& draft, const UpdatePasswordPolicy& command);

// userrules.cpp
Result<void> carryOut(IdentityDraft& draft, const CreateUser& command);
Result<void> carryOut(IdentityDraft& draft, const RenameUser& command);
Result<void> carryOut(IdentityDraft& draft, const DeleteUser& command);

// grouprules.cpp
Result<void> carryOut(IdentityDraft& draft, const CreateGroup& command);
Result<void> carryOut(IdentityDraft& draft, const DeleteGroup& command);
Result<void> carryOut(IdentityDraft& draft, const AddUserToGroup& command);
Result<void> carryOut(IdentityDraft& draft, const RemoveUserFromGroup& command);

// rolerules.cpp
Result<void> carryOut(IdentityDraft& draft, const CreateRole& command);
Result<void> carryOut(IdentityDraft& draft, const UpdateRole& command);
Result<void> carryOut(IdentityDraft& draft, const DeleteRole& command);

// identitypolicyrules.cpp
Result<void> carryOut(IdentityDraft& draft, const CreateIdentityPolicy& command);
Result<void> carryOut(IdentityDraft& draft, const UpdateIdentityPolicy& command);
Result<void> carryOut(IdentityDraft& draft, const DeleteIdentityPolicy& command);

// permissionrules.cpp
Result<void> carryOut(IdentityDraft& draft, const AttachIdentityPolicy& command);
Result<void> carryOut(IdentityDraft& draft, const DetachIdentityPolicy& command);
Result<void> carryOut(IdentityDraft& draft, const PutInlinePolicy& command);
Result<void> carryOut(IdentityDraft& draft, const DeleteInlinePolicy& command);
Result<void> carryOut(IdentityDraft& draft, const SetPermissionsBoundary& command);

// credentialrules.cpp
Result<void> carryOut(IdentityDraft& draft, const UpdateAccessKey& command);
Result<void> carryOut(IdentityDraft& draft, const DeleteAccessKey& command);
Result<void> carryOut(IdentityDraft& draft, const DeactivateMfaDevice& command);
Result<void> carryOut(IdentityDraft& draft, const DeleteLoginProfile& command);
Result<void> carryOut(IdentityDraft& draft, const UnlockPrincipal& command);

} // namespace billfold
