// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/organizationids.h"

#include <algorithm>

namespace billfold
{

namespace
{

bool isLowerOrDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z');
}

bool isWord(QChar c)
{
    return isLowerOrDigit(c) || (c >= u'A' && c <= u'Z') || c == u'_';
}

bool consistsOf(QStringView text, qsizetype shortest, qsizetype longest, bool (*allowed)(QChar))
{
    return text.size() >= shortest && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), allowed);
}

bool hasForm(QStringView text, QStringView prefix, qsizetype shortest, qsizetype longest,
             bool (*allowed)(QChar))
{
    return text.startsWith(prefix) && consistsOf(text.mid(prefix.size()), shortest, longest, allowed);
}

} // namespace

bool OrganizationIdForm::accepts(QStringView text)
{
    return hasForm(text, u"o-", 10, 32, isLowerOrDigit);
}

bool RootIdForm::accepts(QStringView text)
{
    return hasForm(text, u"r-", 4, 32, isLowerOrDigit);
}

bool UnitIdForm::accepts(QStringView text)
{
    const qsizetype dash = text.lastIndexOf(u'-');
    return dash > 2 && hasForm(text.left(dash), u"ou-", 4, 32, isLowerOrDigit) &&
           consistsOf(text.mid(dash + 1), 8, 32, isLowerOrDigit);
}

bool PolicyIdForm::accepts(QStringView text)
{
    return hasForm(text, u"p-", 8, 128, isWord);
}

bool HandshakeIdForm::accepts(QStringView text)
{
    return hasForm(text, u"h-", 8, 32, isLowerOrDigit);
}

bool CreateRequestIdForm::accepts(QStringView text)
{
    return hasForm(text, u"car-", 8, 32, isLowerOrDigit);
}

bool TransferIdForm::accepts(QStringView text)
{
    return hasForm(text, u"rt-", 8, 32, isLowerOrDigit);
}

bool ResourcePolicyIdForm::accepts(QStringView text)
{
    return hasForm(text, u"rp-", 4, 128, isWord);
}

std::optional<NodeId> NodeId::parse(QStringView text)
{
    if (const auto root = RootId::parse(text))
        return NodeId(*root);
    if (const auto unit = UnitId::parse(text))
        return NodeId(*unit);
    if (const auto account = AccountId::parse(text))
        return NodeId(*account);
    return std::nullopt;
}

} // namespace billfold
