// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/invitationmodel.h"

#include <QString>

namespace billfold
{

/// What is asked before an invitation is answered or withdrawn: question, consequence, verb; and what is said
/// when it is done.
struct InvitationQuestion {
    QString question, consequence, verb, done, doneText;
};

/// The consequence says who pays what from then on.
InvitationQuestion acceptQuestion(const World& world, const Invitation& invitation, const AccountId& account);
InvitationQuestion declineQuestion(const World& world, const Invitation& invitation,
                                   const AccountId& account);
InvitationQuestion cancelQuestion(const Invitation& invitation);

/// What an open handshake asks of the account, in one sentence.
QString askedSentence(const World& world, const Invitation& invitation, const AccountId& account);

} // namespace billfold
