// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/awsfilename.h"

#include "models/organization/apiname.h"

#include <QRegularExpression>

namespace billfold
{

using namespace Qt::StringLiterals;

AwsFileName parseAwsFileName(const QString& name)
{
    // Longest first: list-accounts begins list-accounts-for-parent.
    static const QRegularExpression commands(
        u"^(list-organizational-units-for-parent|list-accounts-for-parent|list-accounts|list-children|"
        "list-parents|list-policies-for-target|list-policies|list-targets-for-policy|"
        "list-handshakes-for-organization|list-tags-for-resource|list-delegated-administrators|"
        "list-delegated-services-for-account|list-aws-service-access-for-organization|list-roots|"
        "describe-organizational-unit|describe-organization|describe-account|describe-policy|"
        "describe-handshake|describe-resource-policy)(?=[-_. ]|$)"_s);
    static const QRegularExpression ids(u"^[-_. ](ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32}|"
                                        "p-[0-9a-zA-Z_]{8,128}|rp-[0-9a-zA-Z_]{4,128}|o-[0-9a-z]{10,32}|"
                                        "h-[0-9a-z]{8,32}|\\d{12})(?=[-_. ]|$)"_s);
    static const QRegularExpression types(u"^[-_. ]([A-Z][A-Z0-9_]+)(?=[-. ]|$)"_s);

    AwsFileName result;
    const auto command = commands.match(name);
    if (!command.hasMatch())
        return result;
    result.command = command.captured(1);
    QString rest = name.mid(command.capturedEnd());
    if (const auto id = ids.match(rest); id.hasMatch()) {
        result.id = id.captured(1);
        rest = rest.mid(id.capturedEnd());
    }
    if (const auto type = types.match(rest); type.hasMatch())
        result.type = fromApiName<PolicyType>(type.captured(1));
    return result;
}

} // namespace billfold
