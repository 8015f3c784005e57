// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/authorization.h"

namespace billfold
{

/// Of a world what a caller's own calls of the organizations' API would tell. In a database without passwords
/// that is all of it: whoever sits there can act as any account. Else
/// - a payer, or an account that stands alone, sees its own organization whole, and those whose payer has no
///   password; and of accounts that stand alone those that have none;
/// - a linked account sees itself, directly under the root, with its memberships and the handshakes that are
///   put to it, and of its organization no more than id, payer and features;
/// - who sent or got one of its handshakes is known by organization and payer;
/// - nobody sees nothing.
///
/// For showing only: what may be done is decided on the world itself.
World visibleWorld(const World& world, const Directory& directory, const Caller& caller);

/// What somebody has to be told who is about to sign in: the names of the accounts that somebody can sign in
/// to, and which of them pay for an organization. Nothing else of them, and of no other.
World signInWorld(const World& world, const Directory& directory);

} // namespace billfold
