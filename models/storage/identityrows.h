// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace billfold
{

/// Whose permissions they are, as the tables iam_attachment and iam_inline_policy count them.
enum class IdentityHolder { User, Role, Group };

} // namespace billfold
