// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/awsjson.h"

#include "models/organization/accountcsv.h"
#include "models/organization/awsjsonreader.h"
#include "models/organization/treejson.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AwsJson", sentence);
}

bool looksLikeJson(const NamedBytes& file)
{
    for (const char c : file.bytes) {
        if (c == '{' || c == '[')
            return true;
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\xef' && c != '\xbb' && c != '\xbf')
            return false;
    }
    return true; // empty: readJsonStream says so
}

} // namespace

bool OrganizationReading::hasErrors() const
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::Error; });
}

OrganizationReading readOrganization(QList<NamedBytes> files)
{
    OrganizationReading reading;
    // So that findings do not depend on the order in which a folder was listed.
    std::sort(files.begin(), files.end(),
              [](const NamedBytes& a, const NamedBytes& b) { return a.name < b.name; });
    QList<AwsOutput> outputs;
    QList<NamedBytes> lists;
    for (NamedBytes& file : files) {
        if (!looksLikeJson(file)) {
            lists.append(std::move(file));
            continue;
        }
        if (file.bytes.trimmed().isEmpty()) {
            // What a shell leaves behind where the command was refused, such as for policies nobody enabled.
            reading.findings.append({Severity::Warning,
                                     file.name,
                                     1,
                                     {},
                                     tr("The file is empty: the command printed nothing. It is left out.")});
            continue;
        }
        JsonStream stream = readJsonStream(file.bytes);
        file.bytes.clear();
        if (stream.flaw)
            reading.findings.append(
                {Severity::Error, file.name, stream.flaw->line, {}, stream.flaw->message});
        for (JsonText& json : stream.values) {
            if (json.kind != JsonText::Kind::Object)
                reading.findings.append({Severity::Warning,
                                         file.name,
                                         json.line,
                                         {},
                                         tr("This is not the output of a command that is read here. It is "
                                            "left out.")});
            else if (isTreeJson(json))
                readTreeJson(json, file.name, reading);
            else
                outputs.append({std::move(json), file.name, parseAwsFileName(file.name)});
        }
    }
    AwsJsonReader(reading).read(std::move(outputs));
    for (const NamedBytes& list : std::as_const(lists))
        readAccountList(list, reading);
    return reading;
}

QList<ShellCommand> organizationCommands()
{
    // Commands that end in a loop ask for each id that an earlier file holds.
    return {
        {tr("The organization, its root and all accounts"),
         u"for c in describe-organization list-roots list-accounts list-handshakes-for-organization "
         "list-delegated-administrators list-aws-service-access-for-organization; do aws organizations $c "
         "--output json > $c.json; done"_s},
        {tr("Units and the accounts in them, from the root down"),
         u"walk() { aws organizations list-accounts-for-parent --parent-id $1 --output json > "
         "list-accounts-for-parent-$1.json; aws organizations list-organizational-units-for-parent "
         "--parent-id "
         "$1 --output json > list-organizational-units-for-parent-$1.json; for u in $(grep -o "
         "'\"Id\": *\"ou-[^\"]*' list-organizational-units-for-parent-$1.json | cut -d'\"' -f4); do walk $u; "
         "done; }; walk $(aws organizations list-roots --query 'Roots[0].Id' --output text)"_s},
        {tr("Policies with their texts and targets"),
         u"for t in SERVICE_CONTROL_POLICY RESOURCE_CONTROL_POLICY TAG_POLICY BACKUP_POLICY "
         "AISERVICES_OPT_OUT_POLICY; do aws organizations list-policies --filter $t --output json > "
         "list-policies-$t.json; for p in $(grep -o '\"Id\": *\"p-[^\"]*' list-policies-$t.json | cut -d'\"' "
         "-f4); do aws organizations describe-policy --policy-id $p --output json > describe-policy-$p.json; "
         "aws organizations list-targets-for-policy --policy-id $p --output json > "
         "list-targets-for-policy-$p.json; done; done"_s},
        {tr("Tags of accounts, units, policies and the root"),
         u"for r in $(cat list-*.json | grep -ohE '\"(Id|TargetId)\": "
         u"*\"(r-[0-9a-z]+|ou-[0-9a-z-]+|p-[0-9a-zA-Z_]+|"
         "[0-9]{12})\"' | cut -d'\"' -f4 | sort -u | grep -v FullAWSAccess); do aws organizations "
         "list-tags-for-resource --resource-id $r --output json > list-tags-for-resource-$r.json; done"_s},
    };
}

} // namespace billfold
