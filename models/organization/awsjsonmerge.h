// SPDX-License-Identifier: GPL-3.0-or-later
// The templates of awsjsonreader.h.
#pragma once

#include "models/organization/apiname.h"
#include "models/organization/awsjsonreader.h"

namespace billfold
{

inline QString mergedText(const QString& text)
{
    return text;
}
inline QString mergedText(const QDateTime& time)
{
    return time.toString(Qt::ISODateWithMs);
}
template <typename Id>
requires requires(const Id& id)
{
    id.toString();
}
QString mergedText(const Id& id)
{
    return id.toString();
}
template <typename Word>
requires std::is_enum_v<Word> QString mergedText(Word word)
{
    return toApiName(word);
}

template <typename Value>
void AwsJsonReader::merge(std::optional<Value>& into, const std::optional<Value>& told,
                          const ReadPlace& first, const JsonFields& fields, const QString& key)
{
    if (!told)
        return;
    if (!into)
        into = told;
    else if (*into != *told)
        contradicts(fields, key, mergedText(*into), mergedText(*told), first);
}

/// The state of an account that was told as State or, in older outputs, as Status, which has no word for a
/// closed account but SUSPENDED.
template <typename Contradiction>
void mergeState(ReadAccount& account, std::optional<AccountState> told, bool isStatus,
                Contradiction contradiction)
{
    if (!told)
        return;
    const auto older = [](AccountState state) {
        return state == AccountState::Closed ? AccountState::Suspended : state;
    };
    const bool same =
        account.state &&
        (isStatus || account.stateIsStatus ? older(*account.state) == older(*told) : *account.state == *told);
    if (account.state && !same)
        contradiction(*account.state);
    else if (!account.state || (account.stateIsStatus && !isStatus)) {
        account.state = told;
        account.stateIsStatus = isStatus;
    }
}

template <typename Visit>
void AwsJsonReader::forEach(const AwsOutput& output, const QString& key, Visit visit)
{
    const JsonFields top = fieldsOf(output);
    const JsonText* const list = top.array(key);
    if (!list)
        return;
    for (qsizetype i = 0; i < list->items.size(); ++i)
        visit(top.inside(list->items[i], key + u'[' + QString::number(i) + u']'));
}

} // namespace billfold
