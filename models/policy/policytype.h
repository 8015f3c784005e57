// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace billfold
{

/// The thirteen types of policies that an organization knows; their words are in
/// models/organization/apiname.h. The first two say what may be done (they have statements and are
/// evaluated); all others are management policies, whose content is plain JSON that services read.
enum class PolicyType {
    ServiceControl,
    ResourceControl,
    Tag,
    Backup,
    AiServicesOptOut,
    Chatbot,
    DeclarativeEc2,
    SecurityHub,
    Inspector,
    UpgradeRollout,
    Bedrock,
    S3,
    NetworkSecurityDirector,
};

/// In the order in which lists show them.
const QList<PolicyType>& allPolicyTypes();

/// Whether it has statements, with Effect and Action, and takes part in decisions.
bool hasStatements(PolicyType type);

/// How many characters a document of this type may have. The console leaves out white space outside quotes
/// before it counts (strippedPolicy()); a command counts what it is sent.
qsizetype policySizeLimit(PolicyType type);

/// The key that a management policy's object holds: "tags" for a tag policy. Empty for the types with
/// statements.
QString policyTopKey(PolicyType type);

/// The content of FullAWSAccess (service control) and RCPFullAWSAccess (resource control), which allow
/// everything; empty for the other types.
QString fullAccessText(PolicyType type);

/// The text without white space outside quotes. Text that is no JSON comes out without its white space all
/// the same.
QString strippedPolicy(QStringView text);

/// How many characters a person would count: a pair of surrogates is one.
qsizetype policySize(QStringView text);

} // namespace billfold
