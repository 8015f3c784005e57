// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/planscript.h"

#include "models/organization/apiname.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("PlanScript", sentence);
}

QString compact(const QJsonDocument& json)
{
    return QString::fromUtf8(json.toJson(QJsonDocument::Compact));
}

QString tagsJson(const Tags& tags)
{
    QJsonArray list;
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag)
        list.append(QJsonObject{{u"Key"_s, tag.key()}, {u"Value"_s, *tag}});
    return compact(QJsonDocument(list));
}

/// Whom an invitation goes to.
QString partyJson(const QString& target)
{
    const QString type = AccountId::parse(target) ? u"ACCOUNT"_s : u"EMAIL"_s;
    return compact(QJsonDocument(QJsonObject{{u"Id"_s, target}, {u"Type"_s, type}}));
}

/// One call of the AWS CLI.
class Call
{
public:
    explicit Call(const QString& command) : m_words(u"aws "_s + command) {}

    /// `value` is shell text already: an id, or a variable.
    Call& id(const QString& option, const QString& value)
    {
        m_words += u' ' + option + u' ' + value;
        return *this;
    }
    /// A text of a person. `member` is its name in the request.
    Call& text(const QString& option, const QString& member, const QString& value)
    {
        // The CLI replaces such values by what they point to; inside of JSON they are left alone.
        static const QRegularExpression loaded(u"^(file|fileb|http|https)://"_s,
                                               QRegularExpression::CaseInsensitiveOption);
        if (value.contains(loaded))
            m_input.insert(member, value);
        else // with = for what begins with a dash
            m_words += u' ' + option + u'=' + shellQuoted(value);
        return *this;
    }
    Call& json(const QString& option, const QString& value)
    {
        m_words += u' ' + option + u' ' + shellQuoted(value);
        return *this;
    }
    Call& tags(const Tags& tags) { return tags.isEmpty() ? *this : json(u"--tags"_s, tagsJson(tags)); }

    QString line() const
    {
        return m_input.isEmpty() ? m_words
                                 : QString(m_words + u" --cli-input-json "_s +
                                           shellQuoted(compact(QJsonDocument(m_input))));
    }
    QString quietly() const { return line() + u" > /dev/null"_s; }
    /// Keeps one value of the answer.
    QString keeping(const QString& variable, const QString& query) const
    {
        return variable + u"=$("_s + line() + u" --query "_s + query + u" --output text)"_s;
    }

private:
    QString m_words;
    QJsonObject m_input;
};

Call organizations(const QString& command)
{
    return Call(u"organizations "_s + command);
}

constexpr auto functions = R"(
say() { printf '%s\n' "$*" >&2; }
created() { # a request's id; prints the account's
    while :; do
        answer=$(aws organizations describe-create-account-status --create-account-request-id "$1" \
            --query 'CreateAccountStatus.[State,AccountId,FailureReason]' --output text) || exit 1
        set -- "$1" $answer
        case $2 in
        SUCCEEDED) printf '%s\n' "$3"; return ;;
        FAILED) say "$4"; exit 1 ;;
        esac
        sleep "${PLAN_WAIT:-10}"
    done
}
type_is() { # a type of policies and the status to wait for; none: disabled
    while :; do
        answer=$(aws organizations list-roots --query "Roots[0].PolicyTypes[?Type=='$1'].Status" \
            --output text) || exit 1
        [ "$answer" != "$2" ] || return 0
        sleep "${PLAN_WAIT:-10}"
    done
}
handshake_is() { # a handshake's id and the state to wait for
    while :; do
        answer=$(aws organizations describe-handshake --handshake-id "$1" --query Handshake.State \
            --output text) || exit 1
        case $answer in
        "$2") return 0 ;;
        DECLINED | CANCELED | EXPIRED) say "$1: $answer"; exit 1 ;;
        esac
        sleep "${PLAN_WAIT:-10}"
    done
}
offer_of() { # a payer's account; prints the handshake and the transfer that it offers
    while :; do
        answer=$(aws organizations list-outbound-responsibility-transfers --type BILLING --query \
            "ResponsibilityTransfers[?Status=='REQUESTED' && Target.ManagementAccountId=='$1'].[ActiveHandshakeId,Id] | [0]" \
            --output text) || exit 1
        case $answer in
        None | '') ;;
        *) printf '%s\n' "$answer"; return ;;
        esac
        sleep "${PLAN_WAIT:-10}"
    done
}
)";

class ScriptWriter
{
public:
    explicit ScriptWriter(const Plan& plan) : m_plan(plan) {}

    QByteArray write()
    {
        m_script = u"#!/bin/sh\n# "_s +
                   tr("Changes the organization %1 as it was planned. %2 steps.")
                       .arg(m_plan.organization.toString())
                       .arg(m_plan.steps.size()) +
                   u"\nset -eu\n"_s + QString::fromLatin1(functions).mid(1) + u'\n';
        check(u"aws sts get-caller-identity --query Account"_s, m_plan.payer.toString());
        check(u"aws organizations describe-organization --query Organization.Id"_s,
              m_plan.organization.toString());
        for (const PlanStep& step : m_plan.steps)
            writeStep(step);
        say(m_plan.steps.isEmpty() ? tr("There is nothing to change.") : tr("Done."));
        return m_script.toUtf8();
    }

private:
    void line(const QString& text) { m_script += text + u'\n'; }
    void say(const QString& text) { line(u"say "_s + shellQuoted(text.simplified())); }
    void check(const QString& command, const QString& expected)
    {
        line(u"[ \"$("_s + command + u" --output text)\" = "_s + expected + u" ] || {"_s);
        m_script += u"    "_s;
        say(tr("Sign in as the payer %1 of %2 first.")
                .arg(m_plan.payer.toString(), m_plan.organization.toString()));
        line(u"    exit 1\n}"_s);
    }

    void writeStep(const PlanStep& step)
    {
        line({});
        ++m_number;
        say(u"%1/%2 "_s.arg(m_number).arg(m_plan.steps.size()) + step.title);
        if (!step.byHand.isEmpty())
            say(step.byHand);
        if (step.command)
            std::visit([&](const auto& command) { write(command, step); }, *step.command);
        if (step.offeredBy)
            waitForOffer(step);
        if (!step.waitsFor.isEmpty())
            line(u"handshake_is "_s + reference(step.waitsFor) + u" ACCEPTED"_s);
    }

    /// An id as shell text: the variable that holds it where an earlier step made it. Ids have no character
    /// that a shell minds.
    QString reference(const QString& id) const
    {
        const auto variable = m_variables.constFind(id);
        return variable == m_variables.constEnd() ? id : QString(u"\"$"_s + *variable + u'"');
    }
    template <typename Id>
    QString reference(const Id& id) const
    {
        return reference(id.toString());
    }
    QString variableFor(const PlanStep& step, const QString& kind)
    {
        const QString variable = kind + u'_' + QString::number(m_number);
        if (!step.creates.isEmpty())
            m_variables.insert(step.creates, variable);
        return variable;
    }

    QString transferVariableFor(const PlanStep& step)
    {
        const QString variable = u"transfer_"_s + QString::number(m_number);
        m_variables.insert(step.createsTransfer, variable);
        return variable;
    }
    void waitForOffer(const PlanStep& step)
    {
        line(u"answer=$(offer_of "_s + step.offeredBy->toString() + u')');
        line(u"set -- $answer"_s);
        line(variableFor(step, u"offer"_s) + u"=$1"_s);
        line(transferVariableFor(step) + u"=$2"_s);
    }

    void write(const EnableAllFeatures&, const PlanStep&)
    {
        line(organizations(u"enable-all-features"_s).keeping(u"request"_s, u"Handshake.Id"_s));
        line(u"handshake_is \"$request\" OPEN"_s);
        line(organizations(u"accept-handshake"_s).id(u"--handshake-id"_s, u"\"$request\""_s).quietly());
    }
    void write(const CreateAccount& command, const PlanStep& step)
    {
        Call call = organizations(u"create-account"_s);
        call.text(u"--email"_s, u"Email"_s, command.email)
            .text(u"--account-name"_s, u"AccountName"_s, command.name);
        if (!command.roleName.isEmpty())
            call.text(u"--role-name"_s, u"RoleName"_s, command.roleName);
        if (!command.billingAccess)
            call.id(u"--iam-user-access-to-billing"_s, u"DENY"_s);
        call.tags(command.tags);
        line(call.keeping(u"request"_s, u"CreateAccountStatus.Id"_s));
        line(variableFor(step, u"account"_s) + u"=$(created \"$request\")"_s);
    }
    void write(const RenameAccount& command, const PlanStep&)
    {
        line(Call(u"account put-account-name"_s)
                 .id(u"--account-id"_s, reference(command.account))
                 .text(u"--account-name"_s, u"AccountName"_s, command.name)
                 .quietly());
    }
    void write(const MoveAccount& command, const PlanStep&)
    {
        line(organizations(u"move-account"_s)
                 .id(u"--account-id"_s, reference(command.account))
                 .id(u"--source-parent-id"_s, reference(command.source))
                 .id(u"--destination-parent-id"_s, reference(command.destination))
                 .quietly());
    }
    void write(const RemoveAccountFromOrganization& command, const PlanStep&)
    {
        line(organizations(u"remove-account-from-organization"_s)
                 .id(u"--account-id"_s, reference(command.account))
                 .quietly());
    }
    void write(const CloseAccount& command, const PlanStep&)
    {
        line(organizations(u"close-account"_s).id(u"--account-id"_s, reference(command.account)).quietly());
    }
    void write(const InviteAccountToOrganization& command, const PlanStep& step)
    {
        Call call = organizations(u"invite-account-to-organization"_s);
        call.json(u"--target"_s, partyJson(command.target));
        if (!command.notes.isEmpty())
            call.text(u"--notes"_s, u"Notes"_s, command.notes);
        call.tags(command.tags);
        line(call.keeping(variableFor(step, u"invitation"_s), u"Handshake.Id"_s));
    }
    void write(const CancelHandshake& command, const PlanStep&)
    {
        line(organizations(u"cancel-handshake"_s)
                 .id(u"--handshake-id"_s, reference(command.handshake))
                 .quietly());
    }
    void write(const AcceptHandshake& command, const PlanStep&)
    {
        line(organizations(u"accept-handshake"_s)
                 .id(u"--handshake-id"_s, reference(command.handshake))
                 .quietly());
    }
    void write(const InviteOrganizationToTransferResponsibility& command, const PlanStep& step)
    {
        Call call = organizations(u"invite-organization-to-transfer-responsibility"_s);
        call.id(u"--type"_s, u"BILLING"_s)
            .json(u"--target"_s, partyJson(command.target))
            .id(u"--start-timestamp"_s, command.start.toUTC().toString(Qt::ISODate))
            .text(u"--source-name"_s, u"SourceName"_s, command.name);
        if (!command.notes.isEmpty())
            call.text(u"--notes"_s, u"Notes"_s, command.notes);
        call.tags(command.tags);
        const QString offer = variableFor(step, u"offer"_s);
        line(call.keeping(offer, u"Handshake.Id"_s));
        if (!step.createsTransfer.isEmpty())
            line(organizations(u"list-inbound-responsibility-transfers"_s)
                     .id(u"--type"_s, u"BILLING"_s)
                     .keeping(transferVariableFor(step),
                              u"\"ResponsibilityTransfers[?ActiveHandshakeId=='$"_s + offer +
                                  u"'].Id | [0]\""_s));
    }
    void write(const TerminateResponsibilityTransfer& command, const PlanStep&)
    {
        Call call = organizations(u"terminate-responsibility-transfer"_s);
        call.id(u"--id"_s, reference(command.transfer));
        if (command.end)
            call.id(u"--end-timestamp"_s, command.end->toUTC().toString(Qt::ISODateWithMs));
        line(call.quietly());
    }
    void write(const CreateOrganizationalUnit& command, const PlanStep& step)
    {
        line(organizations(u"create-organizational-unit"_s)
                 .id(u"--parent-id"_s, reference(command.parent))
                 .text(u"--name"_s, u"Name"_s, command.name)
                 .tags(command.tags)
                 .keeping(variableFor(step, u"unit"_s), u"OrganizationalUnit.Id"_s));
    }
    void write(const UpdateOrganizationalUnit& command, const PlanStep&)
    {
        line(organizations(u"update-organizational-unit"_s)
                 .id(u"--organizational-unit-id"_s, reference(command.unit))
                 .text(u"--name"_s, u"Name"_s, command.name)
                 .quietly());
    }
    void write(const DeleteOrganizationalUnit& command, const PlanStep&)
    {
        line(organizations(u"delete-organizational-unit"_s)
                 .id(u"--organizational-unit-id"_s, reference(command.unit))
                 .quietly());
    }
    void write(const CreatePolicy& command, const PlanStep& step)
    {
        line(organizations(u"create-policy"_s)
                 .id(u"--type"_s, toApiName(command.type))
                 .text(u"--name"_s, u"Name"_s, command.name)
                 .text(u"--description"_s, u"Description"_s, command.description)
                 .text(u"--content"_s, u"Content"_s, command.content)
                 .tags(command.tags)
                 .keeping(variableFor(step, u"policy"_s), u"Policy.PolicySummary.Id"_s));
    }
    void write(const UpdatePolicy& command, const PlanStep&)
    {
        Call call = organizations(u"update-policy"_s);
        call.id(u"--policy-id"_s, reference(command.policy));
        if (command.name)
            call.text(u"--name"_s, u"Name"_s, *command.name);
        if (command.description)
            call.text(u"--description"_s, u"Description"_s, *command.description);
        if (command.content)
            call.text(u"--content"_s, u"Content"_s, *command.content);
        line(call.quietly());
    }
    void write(const DeletePolicy& command, const PlanStep&)
    {
        line(organizations(u"delete-policy"_s).id(u"--policy-id"_s, reference(command.policy)).quietly());
    }
    void write(const AttachPolicy& command, const PlanStep&)
    {
        line(organizations(u"attach-policy"_s)
                 .id(u"--policy-id"_s, reference(command.policy))
                 .id(u"--target-id"_s, reference(command.target))
                 .quietly());
    }
    void write(const DetachPolicy& command, const PlanStep&)
    {
        line(organizations(u"detach-policy"_s)
                 .id(u"--policy-id"_s, reference(command.policy))
                 .id(u"--target-id"_s, reference(command.target))
                 .quietly());
    }
    void write(const EnablePolicyType& command, const PlanStep&)
    {
        line(organizations(u"enable-policy-type"_s)
                 .id(u"--root-id"_s, reference(command.root))
                 .id(u"--policy-type"_s, toApiName(command.type))
                 .quietly());
        line(u"type_is "_s + toApiName(command.type) + u" ENABLED"_s);
    }
    void write(const DisablePolicyType& command, const PlanStep&)
    {
        line(organizations(u"disable-policy-type"_s)
                 .id(u"--root-id"_s, reference(command.root))
                 .id(u"--policy-type"_s, toApiName(command.type))
                 .quietly());
        line(u"type_is "_s + toApiName(command.type) + u" ''"_s);
    }
    void write(const TagResource& command, const PlanStep&)
    {
        line(organizations(u"tag-resource"_s)
                 .id(u"--resource-id"_s, reference(command.resource))
                 .tags(command.tags)
                 .quietly());
    }
    void write(const UntagResource& command, const PlanStep&)
    {
        line(organizations(u"untag-resource"_s)
                 .id(u"--resource-id"_s, reference(command.resource))
                 .json(u"--tag-keys"_s, compact(QJsonDocument(QJsonArray::fromStringList(command.keys))))
                 .quietly());
    }
    void write(const EnableServiceAccess& command, const PlanStep&)
    {
        line(organizations(u"enable-aws-service-access"_s)
                 .text(u"--service-principal"_s, u"ServicePrincipal"_s, command.service)
                 .quietly());
    }
    void write(const DisableServiceAccess& command, const PlanStep&)
    {
        line(organizations(u"disable-aws-service-access"_s)
                 .text(u"--service-principal"_s, u"ServicePrincipal"_s, command.service)
                 .quietly());
    }
    void write(const RegisterDelegatedAdministrator& command, const PlanStep&)
    {
        line(organizations(u"register-delegated-administrator"_s)
                 .id(u"--account-id"_s, reference(command.account))
                 .text(u"--service-principal"_s, u"ServicePrincipal"_s, command.service)
                 .quietly());
    }
    void write(const DeregisterDelegatedAdministrator& command, const PlanStep&)
    {
        line(organizations(u"deregister-delegated-administrator"_s)
                 .id(u"--account-id"_s, reference(command.account))
                 .text(u"--service-principal"_s, u"ServicePrincipal"_s, command.service)
                 .quietly());
    }
    void write(const PutResourcePolicy& command, const PlanStep& step)
    {
        line(organizations(u"put-resource-policy"_s)
                 .text(u"--content"_s, u"Content"_s, command.content)
                 .tags(command.tags)
                 .keeping(variableFor(step, u"resource_policy"_s),
                          u"ResourcePolicy.ResourcePolicySummary.Id"_s));
    }
    void write(const DeleteResourcePolicy&, const PlanStep&)
    {
        line(organizations(u"delete-resource-policy"_s).quietly());
    }
    /// What the provider has no command for is done by hand, as the step says.
    template <typename Other>
    void write(const Other&, const PlanStep&)
    {
    }

    const Plan& m_plan;
    QString m_script;
    QHash<QString, QString> m_variables;
    qsizetype m_number = 0;
};

} // namespace

QString shellQuoted(const QString& text)
{
    QString quoted = text;
    quoted.remove(QChar::Null);
    quoted.replace(u'\'', "'\\''"_L1);
    return u'\'' + quoted + u'\'';
}

QByteArray planScript(const Plan& plan)
{
    return ScriptWriter(plan).write();
}

} // namespace billfold
