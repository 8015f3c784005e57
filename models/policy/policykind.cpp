// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policykind.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

struct KindRow {
    PolicyKind kind;
    const char* id;
    const char* name;
    qsizetype limit;
    const char* topKey;
};

// Limits of 2026: service control policies grew from 5,120 to 10,240 characters. Row n is kind n.
constexpr std::array KINDS = {
    KindRow{PolicyKind::ServiceControl, "SERVICE_CONTROL_POLICY",
            QT_TRANSLATE_NOOP("PolicyKind", "Service control policy"), 10'240, ""},
    KindRow{PolicyKind::ResourceControl, "RESOURCE_CONTROL_POLICY",
            QT_TRANSLATE_NOOP("PolicyKind", "Resource control policy"), 5'120, ""},
    KindRow{PolicyKind::Tag, "TAG_POLICY", QT_TRANSLATE_NOOP("PolicyKind", "Tag policy"), 10'000, "tags"},
    KindRow{PolicyKind::Backup, "BACKUP_POLICY", QT_TRANSLATE_NOOP("PolicyKind", "Backup policy"), 10'000,
            "plans"},
    KindRow{PolicyKind::AiServicesOptOut, "AISERVICES_OPT_OUT_POLICY",
            QT_TRANSLATE_NOOP("PolicyKind", "AI services opt-out policy"), 2'500, "services"},
    KindRow{PolicyKind::Chatbot, "CHATBOT_POLICY",
            QT_TRANSLATE_NOOP("PolicyKind", "Chat applications policy"), 10'000, "chatbots"},
    KindRow{PolicyKind::DeclarativeEc2, "DECLARATIVE_POLICY_EC2",
            QT_TRANSLATE_NOOP("PolicyKind", "Declarative policy for EC2"), 10'000, "ec2_attributes"},
    KindRow{PolicyKind::SecurityHub, "SECURITYHUB_POLICY",
            QT_TRANSLATE_NOOP("PolicyKind", "Security Hub policy"), 10'000, "securityhub"},
    KindRow{PolicyKind::Inspector, "INSPECTOR_POLICY", QT_TRANSLATE_NOOP("PolicyKind", "Inspector policy"),
            10'000, "inspector"},
    KindRow{PolicyKind::UpgradeRollout, "UPGRADE_ROLLOUT_POLICY",
            QT_TRANSLATE_NOOP("PolicyKind", "Upgrade rollout policy"), 10'000, "upgrade_rollout"},
    KindRow{PolicyKind::Bedrock, "BEDROCK_POLICY", QT_TRANSLATE_NOOP("PolicyKind", "Bedrock policy"), 10'000,
            "bedrock"},
    KindRow{PolicyKind::S3, "S3_POLICY", QT_TRANSLATE_NOOP("PolicyKind", "S3 policy"), 10'000,
            "s3_attributes"},
    KindRow{PolicyKind::NetworkSecurityDirector, "NETWORK_SECURITY_DIRECTOR_POLICY",
            QT_TRANSLATE_NOOP("PolicyKind", "Network security director policy"), 10'000, ""},
};

const KindRow& rowOf(PolicyKind kind)
{
    return KINDS[static_cast<std::size_t>(kind)];
}

} // namespace

const QList<PolicyKind>& allPolicyKinds()
{
    static const QList<PolicyKind> kinds = [] {
        QList<PolicyKind> list;
        for (const KindRow& row : KINDS)
            list.append(row.kind);
        return list;
    }();
    return kinds;
}

QString policyKindId(PolicyKind kind)
{
    return QString::fromLatin1(rowOf(kind).id);
}

std::optional<PolicyKind> policyKindFromId(QStringView id)
{
    for (const KindRow& row : KINDS) {
        if (id == QLatin1StringView(row.id))
            return row.kind;
    }
    return std::nullopt;
}

QString policyKindName(PolicyKind kind)
{
    return QCoreApplication::translate("PolicyKind", rowOf(kind).name);
}

bool hasStatements(PolicyKind kind)
{
    return kind == PolicyKind::ServiceControl || kind == PolicyKind::ResourceControl;
}

qsizetype policySizeLimit(PolicyKind kind)
{
    return rowOf(kind).limit;
}

QString policyTopKey(PolicyKind kind)
{
    return QString::fromLatin1(rowOf(kind).topKey);
}

QString fullAccessText(PolicyKind kind)
{
    if (kind == PolicyKind::ServiceControl)
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
    if (kind == PolicyKind::ResourceControl)
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
