// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/jobfunctions.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

struct JobText {
    Q_DECLARE_TR_FUNCTIONS(JobFunctions)
};

const QString administrator = uR"({
  "Version": "2012-10-17",
  "Statement": {
    "Sid": "Everything",
    "Effect": "Allow",
    "Action": "*",
    "Resource": "*"
  }
})"_s;

// What each user may do with its own password, devices and keys. Taking a device away is the administrator's:
// who finds an open window could do it.
const QString ownSignIn = uR"(
    {
      "Sid": "OwnSignIn",
      "Effect": "Allow",
      "Action": ["iam:ChangePassword", "iam:GetUser", "iam:CreateVirtualMFADevice", "iam:EnableMFADevice",
                 "iam:ListMFADevices", "iam:ResyncMFADevice", "iam:*AccessKey*"],
      "Resource": "arn:aws:iam::*:user/${aws:username}"
    }
  ]
})"_s;

// Who pays sees and changes everything about bills, and the organization only as far as bills name it.
const QString billing = uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Bills",
      "Effect": "Allow",
      "Action": ["billing:*", "billfold:Get*", "billfold:List*", "billfold:Export*"],
      "Resource": "*"
    },
    {
      "Sid": "NamesOfAccounts",
      "Effect": "Allow",
      "Action": ["organizations:Describe*", "organizations:List*", "account:Get*", "account:List*"],
      "Resource": "*"
    },)"_s + ownSignIn;

const QString billingView = uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Bills",
      "Effect": "Allow",
      "Action": ["billing:Get*", "billing:List*", "billing:View*", "billing:Search*", "billing:Describe*",
                 "billing:Export*", "billfold:Get*", "billfold:List*"],
      "Resource": "*"
    },
    {
      "Sid": "NamesOfAccounts",
      "Effect": "Allow",
      "Action": ["organizations:Describe*", "organizations:List*", "account:Get*", "account:List*"],
      "Resource": "*"
    },)"_s + ownSignIn;

const QString organizationAdministrator = uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Organization",
      "Effect": "Allow",
      "Action": ["organizations:*", "account:*", "billfold:Get*", "billfold:List*", "billfold:Export*"],
      "Resource": "*"
    },)"_s + ownSignIn;

const QString readOnly = uR"({
  "Version": "2012-10-17",
  "Statement": {
    "Sid": "Read",
    "Effect": "Allow",
    "Action": ["account:Get*", "account:List*", "billfold:Get*", "billfold:List*", "billing:Get*",
               "billing:List*", "billing:View*", "billing:Search*", "billing:Describe*", "iam:Get*",
               "iam:List*", "iam:Simulate*", "organizations:Describe*", "organizations:List*",
               "support:Describe*", "support:Get*", "support:List*"],
    "Resource": "*"
  }
})"_s;

const QString support = uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Support",
      "Effect": "Allow",
      "Action": ["support:*", "account:Get*", "account:List*", "organizations:DescribeOrganization"],
      "Resource": "*"
    },)"_s + ownSignIn;

QString arnOf(const QString& path)
{
    return u"arn:aws:iam::aws:policy/"_s + path;
}

} // namespace

const QList<JobFunction>& jobFunctions()
{
    static const QList<JobFunction> all{
        {arnOf(u"AdministratorAccess"_s), u"AdministratorAccess"_s, JobText::tr("Administrator"),
         JobText::tr("May do everything in the account, users and their permissions included."),
         administrator},
        {arnOf(u"job-function/Billing"_s), u"Billing"_s, JobText::tr("Billing (full)"),
         JobText::tr("Imports, issues, exports and prints bills; sees the organization's accounts."),
         billing},
        {arnOf(u"AWSBillingReadOnlyAccess"_s), u"AWSBillingReadOnlyAccess"_s, JobText::tr("Billing (view)"),
         JobText::tr("Sees and exports bills, and changes nothing."), billingView},
        {arnOf(u"AWSOrganizationsFullAccess"_s), u"AWSOrganizationsFullAccess"_s,
         JobText::tr("Organization administrator"),
         JobText::tr("Adds, invites, moves and closes accounts; makes units and policies."),
         organizationAdministrator},
        {arnOf(u"ReadOnlyAccess"_s), u"ReadOnlyAccess"_s, JobText::tr("Read only"),
         JobText::tr("Sees everything in the account, and changes and exports nothing."), readOnly},
        {arnOf(u"job-function/SupportUser"_s), u"SupportUser"_s, JobText::tr("Support"),
         JobText::tr("Chooses the support plan and sees what it costs."), support},
    };
    return all;
}

const JobFunction* jobFunction(const PolicyArn& arn)
{
    const QList<JobFunction>& all = jobFunctions();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const JobFunction& job) { return job.arn == arn; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace billfold
