// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/compiledpolicies.h"

#include "models/policy/policyparser.h"

#include <QCache>
#include <QMutex>
#include <QMutexLocker>

namespace billfold
{

PolicyPtr compiledPolicy(const QString& content)
{
    constexpr qsizetype kept = 1000;
    static QMutex mutex;
    static QCache<QString, PolicyPtr> known(kept);

    const QMutexLocker lock(&mutex);
    if (const PolicyPtr* const found = known.object(content))
        return *found;
    const PolicyParse parse = parseIdentityPolicy(content);
    PolicyPtr policy;
    if (parse.document && !parse.hasErrors())
        policy = std::make_shared<const CompiledPolicy>(*parse.document);
    known.insert(content, new PolicyPtr(policy));
    return policy;
}

} // namespace billfold
