// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace billfold
{

/// The types of policies that an organization knows. The first two say what may be done (they have statements
/// and are evaluated); all others are management policies, whose content is plain JSON that services read.
enum class PolicyKind {
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
const QList<PolicyKind>& allPolicyKinds();

/// The vendor's name for it in interfaces and files: "SERVICE_CONTROL_POLICY".
QString policyKindId(PolicyKind kind);
/// Nothing for a name that is none of the vendor's; the case must be right.
std::optional<PolicyKind> policyKindFromId(QStringView id);
/// What a person reads: "Service control policy" (translated).
QString policyKindName(PolicyKind kind);

/// Whether it has statements, with Effect and Action, and takes part in decisions.
bool hasStatements(PolicyKind kind);

/// How many characters a document of this kind may have. The console leaves out white space outside quotes
/// before it counts (strippedPolicy()); a command counts what it is sent.
qsizetype policySizeLimit(PolicyKind kind);

/// The key that a management policy's object holds: "tags" for a tag policy. Empty where it is not known, and
/// for the kinds with statements.
QString policyTopKey(PolicyKind kind);

/// The content of FullAWSAccess (service control) and RCPFullAWSAccess (resource control), which allow
/// everything; empty for the other kinds.
QString fullAccessText(PolicyKind kind);

/// The text without white space outside quotes. Text that is no JSON comes out without its white space all
/// the same.
QString strippedPolicy(QStringView text);

/// How many characters a person would count: a pair of surrogates is one.
qsizetype policySize(QStringView text);

} // namespace billfold
