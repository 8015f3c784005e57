// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/signup.h"

#include "models/organization/access.h"
#include "models/policy/actioncatalog.h"

#include <QHash>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// Codes of which the prefix cannot be guessed.
const QHash<QString, QString>& otherPrefixes()
{
    static const QHash<QString, QString> prefixes{
        {u"amazonvpc"_s, u"ec2"_s},
        {u"amazones"_s, u"es"_s},
        {u"awselb"_s, u"elasticloadbalancing"_s},
        {u"awsqueueservice"_s, u"sqs"_s},
        {u"amazonstates"_s, u"states"_s},
        {u"amazonelasticache"_s, u"elasticache"_s},
        {u"amazonkinesisfirehose"_s, u"firehose"_s},
        {u"amazonkinesisanalytics"_s, u"kinesisanalytics"_s},
        {u"awssecretsmanager"_s, u"secretsmanager"_s},
        {u"awssystemsmanager"_s, u"ssm"_s},
        {u"amazoncloudwatchevents"_s, u"events"_s},
        {u"awsevents"_s, u"events"_s},
        {u"amazonefs"_s, u"elasticfilesystem"_s},
        {u"elasticmapreduce"_s, u"elasticmapreduce"_s},
        {u"amazoncognitosync"_s, u"cognito-sync"_s},
        {u"awsbackup"_s, u"backup"_s},
        {u"codebuild"_s, u"codebuild"_s},
        {u"awsglue"_s, u"glue"_s},
    };
    return prefixes;
}

} // namespace

QString servicePrefixOf(QStringView serviceCode)
{
    const QString code = serviceCode.toString().toLower();
    if (const QString known = otherPrefixes().value(code); !known.isEmpty())
        return known;
    for (const QLatin1StringView vendor : {"amazon"_L1, "aws"_L1}) {
        if (!code.startsWith(vendor))
            continue;
        const QString rest = code.mid(vendor.size());
        if (catalogService(rest))
            return rest;
    }
    return code;
}

QString signUpAction(const QString& servicePrefix)
{
    return servicePrefix + u":SignUp"_s;
}

QString supportPlanAction()
{
    return u"supportplans:CreateSupportPlanSchedule"_s;
}

Result<void> checkMaySignUp(const World& world, const AccountId& account, const QString& servicePrefix)
{
    return checkMayCall(world, account, signUpAction(servicePrefix));
}

Result<void> checkMayChooseSupport(const World& world, const AccountId& account, QStringView planKey,
                                   bool byRootUser)
{
    if (byRootUser && planKey.startsWith(u"enterprise"))
        return {};
    return checkMayCall(world, account, supportPlanAction());
}

} // namespace billfold
