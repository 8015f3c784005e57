// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/accountid.h"

#include <algorithm>

namespace billfold
{

std::optional<AccountId> AccountId::parse(QStringView text)
{
    const bool valid = text.size() == 12 && std::all_of(text.begin(), text.end(), [](QChar c) {
                           return c >= QLatin1Char('0') && c <= QLatin1Char('9');
                       });
    if (!valid)
        return std::nullopt;
    return AccountId(text.toString());
}

} // namespace billfold
