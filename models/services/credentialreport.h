// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/directory.h"
#include "models/organization/account.h"

#include <QByteArray>

namespace billfold
{

/// The root user and the users of an account with the state of their credentials: CSV with the columns of the
/// identity API's GetCredentialReport. Times are ISO 8601, UTC; what does not apply is N/A, not_supported or
/// no_information, as there.
QByteArray credentialReportOf(const Directory& directory, const Account& account);

} // namespace billfold
