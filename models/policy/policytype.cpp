// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policytype.h"

#include <algorithm>
#include <array>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

struct TypeRow {
    PolicyType type;
    qsizetype limit;
    const char* topKey;
};

// Limits of 2026: service control policies grew from 5,120 to 10,240 characters. Row n is type n.
constexpr std::array TYPES = {
    TypeRow{PolicyType::ServiceControl, 10'240, ""},
    TypeRow{PolicyType::ResourceControl, 5'120, ""},
    TypeRow{PolicyType::Tag, 10'000, "tags"},
    TypeRow{PolicyType::Backup, 10'000, "plans"},
    TypeRow{PolicyType::AiServicesOptOut, 2'500, "services"},
    TypeRow{PolicyType::Chatbot, 10'000, "chatbots"},
    TypeRow{PolicyType::DeclarativeEc2, 10'000, "ec2_attributes"},
    TypeRow{PolicyType::SecurityHub, 10'000, "securityhub"},
    TypeRow{PolicyType::Inspector, 10'000, "inspector"},
    TypeRow{PolicyType::UpgradeRollout, 5'120, "upgrade_rollout"},
    TypeRow{PolicyType::Bedrock, 10'000, "bedrock"},
    TypeRow{PolicyType::S3, 10'000, "s3_attributes"},
    TypeRow{PolicyType::NetworkSecurityDirector, 10'000, "network_security_director"},
};

const TypeRow& rowOf(PolicyType type)
{
    return TYPES[static_cast<std::size_t>(type)];
}

} // namespace

const QList<PolicyType>& allPolicyTypes()
{
    static const QList<PolicyType> types = [] {
        QList<PolicyType> list;
        for (const TypeRow& row : TYPES)
            list.append(row.type);
        return list;
    }();
    return types;
}

bool hasStatements(PolicyType type)
{
    return type == PolicyType::ServiceControl || type == PolicyType::ResourceControl;
}

qsizetype policySizeLimit(PolicyType type)
{
    return rowOf(type).limit;
}

QString policyTopKey(PolicyType type)
{
    return QString::fromLatin1(rowOf(type).topKey);
}

QString fullAccessText(PolicyType type)
{
    if (type == PolicyType::ServiceControl)
        return uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": "*"
    }
  ]
}
)"_s;
    if (type == PolicyType::ResourceControl)
        return uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": "*",
      "Resource": "*"
    }
  ]
}
)"_s;
    return {};
}

QString strippedPolicy(QStringView text)
{
    QString stripped;
    stripped.reserve(text.size());
    bool quoted = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (quoted && c == u'\\' && at + 1 < text.size()) {
            stripped += c;
            stripped += text[++at];
            continue;
        }
        if (c == u'"')
            quoted = !quoted;
        if (quoted || !(c == u' ' || c == u'\t' || c == u'\n' || c == u'\r'))
            stripped += c;
    }
    return stripped;
}

qsizetype policySize(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

} // namespace billfold
