// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policytemplates.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("PolicyTemplates", sentence);
}

/// A policy of one statement, from the lines between Sid and the end of the statement.
QString oneStatement(const QString& lines)
{
    return u"{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n"_s + lines + u"\n    }\n  ]\n}"_s;
}

QList<PolicyTemplate> serviceControlTemplates()
{
    return {
        {tr("Allow everything"), {}, {}, oneStatement(uR"(      "Effect": "Allow",
      "Action": "*",
      "Resource": "*")"_s)},
        {tr("Keep accounts in the organization"), tr("Keep the organization"),
         tr("No account leaves the organization by itself."),
         oneStatement(uR"(      "Sid": "KeepTheOrganization",
      "Effect": "Deny",
      "Action": "organizations:LeaveOrganization",
      "Resource": "*")"_s)},
        {tr("Work in some regions only"), tr("Regions in use only"),
         tr("Denies work outside the listed regions; services without a region go on."),
         oneStatement(uR"(      "Sid": "OnlyTheseRegions",
      "Effect": "Deny",
      "NotAction": [
        "cloudfront:*",
        "health:*",
        "iam:*",
        "organizations:*",
        "route53:*",
        "sts:*",
        "support:*"
      ],
      "Resource": "*",
      "Condition": {
        "StringNotEquals": {
          "aws:RequestedRegion": ["eu-central-1", "eu-west-1"]
        }
      })"_s)},
        {tr("Nothing as the root user"), tr("No root user"),
         tr("The root users of linked accounts do nothing; users and roles go on."),
         oneStatement(uR"(      "Sid": "NothingAsRootUser",
      "Effect": "Deny",
      "Action": "*",
      "Resource": "*",
      "Condition": {
        "StringLike": { "aws:PrincipalArn": "arn:aws:iam::*:root" }
      })"_s)},
        {tr("A second factor for what destroys"), tr("Second factor to destroy"),
         tr("Stopping and ending machines needs a sign-in with a second factor."),
         oneStatement(uR"(      "Sid": "SecondFactorToDestroy",
      "Effect": "Deny",
      "Action": ["ec2:StopInstances", "ec2:TerminateInstances", "rds:DeleteDBInstance"],
      "Resource": "*",
      "Condition": {
        "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }
      })"_s)},
        {tr("Keep the audit trail"), tr("Keep the audit trail"),
         tr("Nobody stops, changes or deletes the trail of what is done."),
         oneStatement(uR"(      "Sid": "KeepTheTrail",
      "Effect": "Deny",
      "Action": ["cloudtrail:DeleteTrail", "cloudtrail:StopLogging", "cloudtrail:UpdateTrail"],
      "Resource": "*")"_s)},
        {tr("Small machines only"), tr("Small machines only"),
         tr("New machines are of the listed small types."), oneStatement(uR"(      "Sid": "SmallMachinesOnly",
      "Effect": "Deny",
      "Action": "ec2:RunInstances",
      "Resource": "arn:aws:ec2:*:*:instance/*",
      "Condition": {
        "StringNotLike": { "ec2:InstanceType": ["t3.*", "t4g.*"] }
      })"_s)},
    };
}

QList<PolicyTemplate> resourceControlTemplates()
{
    return {
        {tr("Encrypted connections only"), tr("Encrypted connections only"),
         tr("Buckets answer to encrypted connections only."),
         oneStatement(uR"(      "Sid": "EncryptedConnectionsOnly",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "BoolIfExists": { "aws:SecureTransport": "false" }
      })"_s)},
    };
}

} // namespace

QList<PolicyTemplate> policyTemplates(PolicyType kind)
{
    switch (kind) {
    case PolicyType::ServiceControl:
        return serviceControlTemplates();
    case PolicyType::ResourceControl:
        return resourceControlTemplates();
    case PolicyType::Tag:
        return {{tr("Nothing yet"), {}, {}, u"{\n  \"tags\": {}\n}"_s},
                {tr("One way to write a cost centre"), tr("Cost centre"),
                 tr("The tag for the cost centre is written in one way."), uR"({
  "tags": {
    "cost-center": {
      "tag_key": { "@@assign": "cost-center" }
    }
  }
})"_s}};
    default:
        break;
    }
    return {{tr("Nothing yet"), {}, {}, u"{\n  \"%1\": {}\n}"_s.arg(policyTopKey(kind))}};
}

} // namespace billfold
