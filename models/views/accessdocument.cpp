// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accesselsewhere.h"
#include "models/views/documentparts.h"
#include "models/views/documenttext.h"
#include "models/views/organizationnames.h"
#include "models/views/organizationtext.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AccessDocument", sentence);
}

Document begin(const World& world, const OrganizationId& organization, const AccessQuestion& question,
               const QString& account, const QDate& day)
{
    Document document;
    document.title = tr("Effective access");
    document.subtitle = tr("As the policies were on %1").arg(documentDate(day));
    document.organization = organizationName(world, organization);
    document.organizationCaption = organization.toString();
    const QString resource = question.resource.trimmed();
    document.facts = {
        {tr("Account"), account},
        {tr("Who"), principalWords(question)},
        {tr("Action"), question.action},
        {tr("Resource"), resource.isEmpty() || resource == u"*" ? tr("All resources (*)") : resource}};
    for (auto it = question.context.cbegin(); it != question.context.cend(); ++it)
        document.facts.append(
            {it.key() == u"aws:RequestedRegion" ? tr("Region") : it.key(), it->join(u", "_s)});
    document.foot =
        tr("Service control policies only say what may be allowed. Whoever asks needs a permission "
           "of the account, too.");
    return document;
}

QString levelWord(AccessLevelView::State state)
{
    return state == AccessLevelView::State::Allows   ? tr("Allows")
           : state == AccessLevelView::State::Denies ? tr("Denies")
                                                     : tr("Does not allow");
}

DocumentTable levelTable(const QList<AccessLevelView>& levels)
{
    DocumentTable table;
    table.title = tr("Every level must allow, none may deny");
    table.columns = {{.heading = tr("Level and policy"), .share = 55},
                     {.heading = tr("What it says"), .share = 45}};
    for (const AccessLevelView& level : levels) {
        const QString kind = level.kind == level.name ? QString() : u" ("_s + level.kind + u')';
        table.rows.append(textRow(DocumentRow::Kind::Group, {level.name + kind, levelWord(level.state)}));
        for (const AccessPolicyLine& policy : level.policies)
            table.rows.append(textRow(DocumentRow::Kind::Normal, {policy.name, policy.says}, 1));
    }
    return table;
}

DocumentTable statementTable(const AccessAnswer& answer)
{
    DocumentTable table;
    table.title = tr("The statement that decides, of %1").arg(answer.policyName);
    table.columns = {{}};
    table.headings = false;
    for (const QString& line : answer.statement.split(u'\n')) {
        const QString text = line.trimmed();
        const auto spaces = line.indexOf(text);
        table.rows.append(textRow(DocumentRow::Kind::Normal, {text}, static_cast<int>(spaces) / 2));
    }
    return table;
}

} // namespace

QString principalWords(const AccessQuestion& question)
{
    const QString& name = question.principalName;
    switch (question.principal) {
    case PrincipalKind::RootUser:
        return tr("The root user");
    case PrincipalKind::User:
        return name.isEmpty() ? tr("Any user") : tr("User %1").arg(name);
    case PrincipalKind::ServiceLinkedRole:
        return name.isEmpty() ? tr("Any service-linked role") : tr("Service-linked role %1").arg(name);
    case PrincipalKind::Role:
    case PrincipalKind::ManagementAccount:
        break;
    }
    return name.isEmpty() ? tr("Any role") : tr("Role %1").arg(name);
}

Document accessDocument(const World& world, const OrganizationId& organization,
                        const AccessQuestion& question, const AccountId& account, const AccessAnswer& answer,
                        const QList<AccessElsewhere>& elsewhere, const QDate& day)
{
    Document document = begin(world, organization, question, accountNameAndId(world, account), day);
    document.total = {tr("The policies' answer"), {}, answer.allowed ? tr("Allowed") : tr("Denied")};
    document.sections.append(DocumentNote{answer.sentence});
    if (!answer.otherwise.isEmpty())
        document.sections.append(DocumentNote{answer.otherwise});
    if (!answer.levels.isEmpty())
        document.sections.append(levelTable(answer.levels));
    if (!answer.statement.isEmpty())
        document.sections.append(statementTable(answer));
    if (!elsewhere.isEmpty()) {
        DocumentTable table;
        table.title = tr("Same request elsewhere");
        table.columns = {{.heading = tr("Where"), .share = 75}, {.heading = tr("Result"), .share = 25}};
        for (const AccessElsewhere& one : elsewhere)
            table.rows.append(textRow(DocumentRow::Kind::Normal, {one.what, one.result}));
        document.sections.append(table);
    }
    return document;
}

Document accessDocument(const World& world, const OrganizationId& organization,
                        const AccessQuestion& question, const QList<CellRow>& rows, const QDate& day)
{
    Document document = begin(world, organization, question, tr("All accounts"), day);
    DocumentTable table;
    table.title = tr("Accounts");
    table.columns = {{.heading = tr("Account"), .share = 26},
                     {.heading = tr("Account id"), .quiet = true, .share = 17},
                     {.heading = tr("Where"), .quiet = true, .share = 22},
                     {.heading = tr("Result"), .share = 11},
                     {.heading = tr("Why"), .share = 30}};
    qsizetype denied = 0;
    for (const CellRow& row : rows) {
        QStringList texts;
        for (int column = AccessBook::AccountColumn; column <= AccessBook::WhyColumn; ++column)
            texts.append(row.cells[column].text);
        table.rows.append(textRow(DocumentRow::Kind::Normal, texts));
        denied += row.cells[AccessBook::ResultColumn].badge == u"success"_s ? 0 : 1;
    }
    document.total = {
        tr("The policies' answer"),
        {},
        denied == 0 ? tr("Allowed in all %1").arg(QString::number(rows.size()))
        : denied == rows.size()
            ? tr("Denied in all %1").arg(QString::number(rows.size()))
            : tr("Denied in %1 of %2").arg(QString::number(denied), QString::number(rows.size()))};
    document.sections.append(table);
    return document;
}

} // namespace billfold
