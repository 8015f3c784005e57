// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/actioncatalog.h"

#include "models/policy/actionnames.h"
#include "models/policy/spelling.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

const QStringList& allPrefixes()
{
    static const QStringList prefixes = [] {
        QStringList list = words(OTHER_PREFIXES);
        for (const CatalogService& service : catalogServices())
            list.append(service.prefix);
        list.sort();
        list.removeDuplicates();
        return list;
    }();
    return prefixes;
}

bool isKnownPrefix(const QString& prefix)
{
    static const QSet<QString> prefixes(allPrefixes().begin(), allPrefixes().end());
    return prefixes.contains(prefix.toLower());
}

bool hasWildcard(QStringView text)
{
    return text.contains(u'*') || text.contains(u'?');
}

} // namespace

const QList<CatalogService>& catalogServices()
{
    static const QList<CatalogService> services = [] {
        QList<CatalogService> list;
        for (int i = 0; i < SERVICE_ROW_COUNT; ++i) {
            const ServiceRow& row = SERVICE_ROWS[i];
            CatalogService service{QString::fromLatin1(row.prefix), QString::fromLatin1(row.name),
                                   words(row.actions)};
            service.actions.sort();
            list.append(service);
        }
        // By what people look for: "Amazon S3" under S.
        const auto sortName = [](const CatalogService& service) {
            QString name = service.name;
            for (const QString& maker : {u"Amazon "_s, u"AWS "_s}) {
                if (name.startsWith(maker))
                    name.remove(0, maker.size());
            }
            return name.toLower();
        };
        std::sort(list.begin(), list.end(),
                  [&sortName](const auto& a, const auto& b) { return sortName(a) < sortName(b); });
        return list;
    }();
    return services;
}

const CatalogService* catalogService(QStringView prefix)
{
    static const QHash<QString, const CatalogService*> byPrefix = [] {
        QHash<QString, const CatalogService*> index;
        for (const CatalogService& service : catalogServices())
            index.insert(service.prefix, &service);
        return index;
    }();
    return byPrefix.value(prefix.toString().toLower(), nullptr);
}

const QStringList& globalConditionKeys()
{
    static const QStringList keys{u"aws:CalledVia"_s,
                                  u"aws:CalledViaFirst"_s,
                                  u"aws:CalledViaLast"_s,
                                  u"aws:CurrentTime"_s,
                                  u"aws:EpochTime"_s,
                                  u"aws:FederatedProvider"_s,
                                  u"aws:MultiFactorAuthAge"_s,
                                  u"aws:MultiFactorAuthPresent"_s,
                                  u"aws:PrincipalAccount"_s,
                                  u"aws:PrincipalArn"_s,
                                  u"aws:PrincipalIsAWSService"_s,
                                  u"aws:PrincipalOrgID"_s,
                                  u"aws:PrincipalOrgPaths"_s,
                                  u"aws:PrincipalServiceName"_s,
                                  u"aws:PrincipalTag/"_s,
                                  u"aws:PrincipalType"_s,
                                  u"aws:RequestTag/"_s,
                                  u"aws:RequestedRegion"_s,
                                  u"aws:ResourceAccount"_s,
                                  u"aws:ResourceOrgID"_s,
                                  u"aws:ResourceOrgPaths"_s,
                                  u"aws:ResourceTag/"_s,
                                  u"aws:SecureTransport"_s,
                                  u"aws:SourceAccount"_s,
                                  u"aws:SourceArn"_s,
                                  u"aws:SourceIdentity"_s,
                                  u"aws:SourceIp"_s,
                                  u"aws:SourceOrgID"_s,
                                  u"aws:SourceVpc"_s,
                                  u"aws:SourceVpce"_s,
                                  u"aws:TagKeys"_s,
                                  u"aws:TokenIssueTime"_s,
                                  u"aws:UserAgent"_s,
                                  u"aws:ViaAWSService"_s,
                                  u"aws:VpcSourceIp"_s,
                                  u"aws:userid"_s,
                                  u"aws:username"_s};
    return keys;
}

std::optional<ActionDoubt> doubtAction(const QString& action)
{
    const qsizetype colon = action.indexOf(u':');
    if (colon <= 0)
        return std::nullopt;
    const QString prefix = action.left(colon);
    const QString name = action.sliced(colon + 1);
    const CatalogService* service = catalogService(prefix);
    if (!service) {
        if (isKnownPrefix(prefix))
            return std::nullopt;
        const QString near = nearestWord(prefix, allPrefixes(), 1);
        return near.isEmpty() ? std::nullopt : std::optional(ActionDoubt{{}, near + u':' + name});
    }
    if (hasWildcard(name) || service->actions.contains(name, Qt::CaseInsensitive))
        return std::nullopt;
    // One letter only: GetBucketWebsite, which exists and is not listed, is two away from PutBucketWebsite.
    const QString near = nearestWord(name, service->actions, 1);
    return near.isEmpty() ? std::nullopt : std::optional(ActionDoubt{service->name, prefix + u':' + near});
}

QStringList completeAction(QStringView typed, qsizetype most)
{
    QStringList found;
    const qsizetype colon = typed.indexOf(u':');
    if (colon < 0) {
        for (const QString& prefix : allPrefixes()) {
            if (found.size() < most && prefix.startsWith(typed, Qt::CaseInsensitive))
                found.append(prefix + u':');
        }
        return found;
    }
    const CatalogService* service = catalogService(typed.left(colon));
    if (!service)
        return found;
    const QStringView begun = typed.sliced(colon + 1);
    for (const QString& name : service->actions) {
        if (found.size() < most && name.startsWith(begun, Qt::CaseInsensitive))
            found.append(service->prefix + u':' + name);
    }
    return found;
}

} // namespace billfold
