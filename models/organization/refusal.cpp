// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/refusal.h"

namespace billfold
{

Error refusal(QStringView name, QStringView reason, const QString& message)
{
    const bool invalid = name.startsWith(u"InvalidInput") || name.startsWith(u"MalformedPolicyDocument");
    const bool missing = name.contains(u"NotFound");
    const ErrorCode code = invalid ? ErrorCode::Invalid : missing ? ErrorCode::NotFound : ErrorCode::Conflict;
    return {code, message, {}, name.toString(), reason.toString()};
}

} // namespace billfold
