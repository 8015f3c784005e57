// SPDX-License-Identifier: GPL-3.0-or-later
// Decides one action for every account of a large organization, and prints what it takes:
//     policies [ACCOUNTS [UNITS]]          (10000 and 1000 where none are named)

#include "models/policy/evaluate.h"
#include "models/policy/policyparser.h"

#include <chrono>
#include <cstdio>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

PolicyPtr compiled(const QString& text)
{
    const PolicyParse parse = parsePolicy(text, PolicyType::ServiceControl);
    if (!parse.document)
        qFatal("%s", qPrintable(parse.firstError()));
    return std::make_shared<const CompiledPolicy>(*parse.document);
}

/// A policy as large as one may be: hundreds of actions, and a condition that asks for the account's own
/// values.
PolicyPtr largePolicy(int number)
{
    QStringList actions;
    for (int i = 0; i < 300; ++i)
        actions.append(u"\"service%1:Action%2*\""_s.arg(i % 40).arg(number * 1000 + i));
    return compiled(uR"({"Version": "2012-10-17", "Statement": [
        {"Effect": "Deny", "Action": [%1], "Resource": "*"},
        {"Effect": "Deny", "Action": "ec2:*", "Resource": "*",
         "Condition": {"StringEquals": {"aws:PrincipalTag/unit": "%2"}}}]})"_s.arg(actions.join(u", "_s))
                        .arg(number));
}

QString milliseconds(std::chrono::steady_clock::time_point since)
{
    const auto spent = std::chrono::steady_clock::now() - since;
    return QString::number(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count());
}

} // namespace

int main(int count, char** arguments)
{
    const int accounts = count > 1 ? QByteArray(arguments[1]).toInt() : 10'000;
    const int units = std::max(count > 2 ? QByteArray(arguments[2]).toInt() : 1'000, 1);
    auto begun = std::chrono::steady_clock::now();
    const PolicyPtr full = compiled(fullAccessText(PolicyType::ServiceControl));
    QList<PolicyLevel> unitLevels;
    for (int unit = 0; unit < units; ++unit)
        unitLevels.append({full, largePolicy(unit)});
    std::printf("compile %d policies: %s ms\n", units, qPrintable(milliseconds(begun)));

    begun = std::chrono::steady_clock::now();
    PolicyRequest request;
    request.action = u"ec2:RunInstances"_s;
    PolicyEvaluation evaluation(request);
    int allowed = 0;
    for (int account = 0; account < accounts; ++account) {
        const int unit = account % units;
        // Root, a unit in each of five depths, account.
        const QList<PolicyLevel> levels{{full},
                                        unitLevels[0],
                                        unitLevels[unit / 500],
                                        unitLevels[unit / 50],
                                        unitLevels[unit / 5],
                                        unitLevels[unit],
                                        {full}};
        RequestContext context;
        context.insert(u"aws:PrincipalTag/unit", {QString::number(unit % 7)});
        allowed += evaluation.decide(levels, context).allowed ? 1 : 0;
    }
    std::printf("decide for %d accounts: %s ms, %d allowed\n", accounts, qPrintable(milliseconds(begun)),
                allowed);
    return 0;
}
