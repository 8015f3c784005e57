// SPDX-License-Identifier: GPL-3.0-or-later
// Apart from its header: moc does not read raw strings with quotes in them.
#include "tests/models/organization/awsfiles.h"

namespace billfold::test
{

AwsFiles::AwsFiles()
{
    put("describe-organization.json",
        R"({"Organization": {"Id": "o-exampleorg1", "FeatureSet": "ALL",
            "Arn": "arn:aws:organizations::111111111111:organization/o-exampleorg1",
            "MasterAccountArn": "arn:aws:organizations::111111111111:account/o-exampleorg1/111111111111",
            "MasterAccountId": "111111111111", "MasterAccountEmail": "pay@example.com"}})");
    put("list-roots.json", R"({"Roots": [{"Id": "r-ab12", "Name": "Root",
        "Arn": "arn:aws:organizations::111111111111:root/o-exampleorg1/r-ab12",
        "PolicyTypes": [{"Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"}]}]})");
    put("list-accounts.json",
        R"({"Accounts": [
        )" +
            account("111111111111", "Payer", "pay@example.com", "INVITED",
                    "\"2020-01-01T00:00:00.123000+00:00\"") +
            "," + account("222222222222", "Shared", "shared@example.com", "INVITED", "1580515200.5") + "," +
            account("333333333333", "Web", "web@example.com", "CREATED", "\"2021-03-01T01:00:00+01:00\"") +
            "," + account("444444444444", "Prod data", "data@example.com", "CREATED", "1614556800") + "]}");
    put("list-accounts-for-parent-r-ab12.json", accounts({"111111111111", "222222222222"}));
    put("list-accounts-for-parent-ou-ab12-11111111.json", accounts({"333333333333"}));
    put("list-accounts-for-parent-ou-ab12-22222222.json", accounts({"444444444444"}));
    put("list-organizational-units-for-parent-r-ab12.json", unit("ou-ab12-11111111", "Workloads"));
    put("list-organizational-units-for-parent-ou-ab12-11111111.json", unit("ou-ab12-22222222", "Prod"));
    put("list-organizational-units-for-parent-ou-ab12-22222222.json", R"({"OrganizationalUnits": []})");
    put("list-policies-SERVICE_CONTROL_POLICY.json", R"({"Policies": [)" +
                                                         summary("p-FullAWSAccess", "FullAWSAccess", true) +
                                                         "," + summary("p-12345678", "No S3", false) + "]}");
    put("describe-policy-p-12345678.json",
        R"({"Policy": {"PolicySummary": )" + summary("p-12345678", "No S3", false) +
            R"(, "Content": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"NoS3\",\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"}})");
    put("list-targets-for-policy-p-12345678.json",
        R"({"Targets": [{"TargetId": "ou-ab12-22222222", "Name": "Prod", "Type": "ORGANIZATIONAL_UNIT",
            "Arn": "arn:aws:organizations::111111111111:ou/o-exampleorg1/ou-ab12-22222222"}]})");
    QByteArray everywhere;
    for (const QByteArray target : {"r-ab12", "ou-ab12-11111111", "ou-ab12-22222222", "111111111111",
                                    "222222222222", "333333333333", "444444444444"})
        everywhere += (everywhere.isEmpty() ? "" : ",") + (R"({"TargetId": ")" + target + R"("})");
    put("list-targets-for-policy-p-FullAWSAccess.json", R"({"Targets": [)" + everywhere + "]}");
    put("list-handshakes-for-organization.json", R"({"Handshakes": [{"Id": "h-12345678",
        "Arn": "arn:aws:organizations::111111111111:handshake/o-exampleorg1/invite/h-12345678",
        "Parties": [{"Id": "o-exampleorg1", "Type": "ORGANIZATION"}, {"Id": "new@example.com", "Type": "EMAIL"}],
        "State": "OPEN", "RequestedTimestamp": 1790899200, "ExpirationTimestamp": 1792195200,
        "Action": "INVITE", "Resources": [{"Type": "ORGANIZATION", "Value": "o-exampleorg1", "Resources": [
        {"Type": "ORGANIZATION_FEATURE_SET", "Value": "ALL"}]}, {"Type": "NOTES", "Value": "Join us"}]}]})");
    put("list-tags-for-resource-333333333333.json",
        R"({"Tags": [{"Key": "cost-center", "Value": "web"}, {"Key": "stage", "Value": "prod"}]})");
    put("list-aws-service-access-for-organization.json",
        R"({"EnabledServicePrincipals": [{"ServicePrincipal": "cloudtrail.amazonaws.com", "DateEnabled": 1614556800}]})");
    put("list-delegated-administrators.json",
        R"({"DelegatedAdministrators": [{"Id": "222222222222", "Name": "Shared", "Status": "ACTIVE",
            "DelegationEnabledDate": 1614556800}]})");
    put("list-delegated-services-for-account-222222222222.json",
        R"({"DelegatedServices": [{"ServicePrincipal": "cloudtrail.amazonaws.com", "DelegationEnabledDate": 1614556800}]})");
}

QByteArray AwsFiles::account(const QByteArray& id, const QByteArray& name, const QByteArray& email,
                             const QByteArray& method, const QByteArray& joined)
{
    return R"({"Id": ")" + id + R"(", "Arn": "arn:aws:organizations::111111111111:account/o-exampleorg1/)" +
           id + R"(", "Email": ")" + email + R"(", "Name": ")" + name +
           R"(", "Status": "ACTIVE", "State": "ACTIVE", "JoinedMethod": ")" + method +
           R"(", "JoinedTimestamp": )" + joined + "}";
}

QByteArray AwsFiles::accounts(const QList<QByteArray>& ids)
{
    QByteArray list;
    for (const QByteArray& id : ids)
        list += (list.isEmpty() ? "" : ",") + (R"({"Id": ")" + id + R"("})");
    return R"({"Accounts": [)" + list + "]}";
}

QByteArray AwsFiles::unit(const QByteArray& id, const QByteArray& name)
{
    return R"({"OrganizationalUnits": [{"Id": ")" + id +
           R"(", "Arn": "arn:aws:organizations::111111111111:ou/o-exampleorg1/)" + id + R"(", "Name": ")" +
           name + R"("}]})";
}

QByteArray AwsFiles::summary(const QByteArray& id, const QByteArray& name, bool managed)
{
    return R"({"Id": ")" + id + R"(", "Name": ")" + name +
           R"(", "Description": "", "Type": "SERVICE_CONTROL_POLICY", "AwsManaged": )" +
           (managed ? "true" : "false") + "}";
}

} // namespace billfold::test
