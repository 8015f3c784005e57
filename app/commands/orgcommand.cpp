// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/orgcommands.h"

#include "models/core/csvcell.h"
#include "models/organization/accountcsv.h"
#include "models/organization/apiname.h"
#include "models/organization/treeexport.h"
#include "models/services/organizationservice.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrgCommand", sentence);
}

struct Part {
    QLatin1StringView name;
    Result<void> (*run)(const CommandContext&);
};

constexpr Part parts[] = {
    {"show"_L1, orgShow},     {"accounts"_L1, orgAccounts}, {"tree"_L1, orgTree},
    {"import"_L1, orgImport}, {"export"_L1, orgExport},     {"plan"_L1, orgPlan},
    {"can"_L1, orgCan},       {"evaluate"_L1, orgEvaluate},
};

/// What a reading part needs: the organization in a world.
struct Opened {
    std::shared_ptr<Workspace> workspace;
    World world;
    Organization organization;
    QString format;
};

Result<Opened> open(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s, u"organization"_s, u"payer"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    if (!options->operands().isEmpty())
        return Error{
            ErrorCode::Usage,
            tr("There is no place for '%1' here. See billfold --help.").arg(options->operands().first())};
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    const World world = (*workspace)->organizations().world();
    auto organization = chosenOrganization(world, *options);
    if (!organization)
        return organization.error();
    return Opened{*workspace, world, *organization, *format};
}

QJsonObject tagsJson(const Tags& tags)
{
    QJsonObject json;
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag)
        json.insert(tag.key(), *tag);
    return json;
}

QJsonObject accountJson(const World& world, const Account& account)
{
    return {{u"id"_s, account.id.toString()},
            {u"name"_s, account.name},
            {u"email"_s, account.email},
            {u"state"_s, toApiName(account.state)},
            {u"joinedMethod"_s, toApiName(account.membership->method)},
            {u"joined"_s, account.membership->joined.toString(Qt::ISODate)},
            {u"parent"_s, account.membership->parent.toString()},
            {u"path"_s, unitPath(world, account.id)},
            {u"tags"_s, tagsJson(account.tags)}};
}

/// The tree in lines: names with ids, each below what it is in.
QString treeText(const QList<DiagramBox>& boxes)
{
    QString text;
    for (qsizetype row = 0; row < boxes.size(); ++row) {
        const DiagramBox& box = boxes[row];
        QString lead;
        // From the box up: a line goes on where something of the same parent follows.
        for (qsizetype at = row; boxes[at].parentRow >= 0; at = boxes[at].parentRow) {
            const bool last = std::none_of(boxes.begin() + at + 1, boxes.end(), [&](const DiagramBox& other) {
                return other.parentRow == boxes[at].parentRow;
            });
            lead.prepend(at == row ? (last ? u"└─ "_s : u"├─ "_s) : (last ? u"   "_s : u"│  "_s));
        }
        text += lead + box.title.simplified() + u" ("_s + box.detail + u')' +
                (box.payer ? tr(" payer") : QString()) + u'\n';
    }
    return text;
}

} // namespace

Result<Organization> chosenOrganization(const World& world, const Options& options)
{
    QList<Organization> found = world.organizations().values();
    const QString id = options.value(u"organization"_s), payer = options.value(u"payer"_s);
    found.removeIf([&](const Organization& organization) {
        return (!id.isEmpty() && organization.id.toString() != id) ||
               (!payer.isEmpty() && organization.payer.toString() != payer);
    });
    if (found.isEmpty() && (!id.isEmpty() || !payer.isEmpty()))
        return Error{
            ErrorCode::NotFound,
            tr("There is no organization %1. See billfold org show.").arg(id.isEmpty() ? payer : id)};
    if (found.isEmpty())
        return Error{ErrorCode::NotFound,
                     tr("There is no organization yet. Import one: billfold org import DIR")};
    if (found.size() > 1) {
        QStringList ids;
        for (const Organization& organization : std::as_const(found))
            ids.append(organization.id.toString());
        return Error{
            ErrorCode::Usage,
            tr("There are several organizations. Choose one with --organization: %1").arg(ids.join(", "_L1))};
    }
    return found.first();
}

Result<QString> formatOf(const Options& options, const QStringList& more)
{
    const QStringList formats = QStringList{u"text"_s, u"csv"_s, u"json"_s} + more;
    const QString format = options.value(u"format"_s, u"text"_s);
    if (!formats.contains(format))
        return Error{ErrorCode::Usage, tr("--format is one of %1 here.").arg(formats.join(", "_L1))};
    return format;
}

QString csvOf(const QStringList& header, const QList<QStringList>& rows)
{
    QString text = header.join(u',') + u'\n';
    for (const QStringList& row : rows) {
        QStringList cells;
        for (const QString& cell : row)
            cells.append(csvCell(cell));
        text += cells.join(u',') + u'\n';
    }
    return text;
}

QString columnsOf(const QList<QStringList>& rows)
{
    QList<qsizetype> widths;
    for (const QStringList& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].simplified().size());
    }
    QString text;
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row[i].simplified().leftJustified(i + 1 < row.size() ? widths[i] + 2 : 0);
        text += line + u'\n';
    }
    return text;
}

QString jsonText(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

Result<void> orgShow(const CommandContext& context)
{
    auto opened = open(context);
    if (!opened)
        return opened.error();
    const World& world = opened->world;
    const Organization& organization = opened->organization;
    const Account* const payer = world.account(organization.payer);
    QStringList types;
    for (auto type = organization.policyTypes.keyBegin(); type != organization.policyTypes.keyEnd(); ++type)
        types.append(toApiName(*type));
    int policies = 0, invitations = 0;
    for (const Policy& policy : world.policies())
        policies += policy.organization == organization.id ? 1 : 0;
    for (const Handshake& handshake : world.handshakes())
        invitations += handshake.organization == organization.id && handshake.live() &&
                               handshake.action == HandshakeAction::Invite
                           ? 1
                           : 0;
    const qsizetype accounts = world.members(organization.id).size(),
                    units = world.unitsOf(organization.id).size();
    if (opened->format == "json"_L1) {
        print(jsonText({{u"id"_s, organization.id.toString()},
                        {u"arn"_s, arnOf(organization)},
                        {u"featureSet"_s, toApiName(organization.features)},
                        {u"payer"_s, QJsonObject{{u"id"_s, organization.payer.toString()},
                                                 {u"name"_s, payer->name},
                                                 {u"email"_s, payer->email}}},
                        {u"root"_s, organization.root.toString()},
                        {u"accounts"_s, accounts},
                        {u"accountQuota"_s, organization.accountQuota},
                        {u"units"_s, units},
                        {u"policies"_s, policies},
                        {u"policyTypes"_s, QJsonArray::fromStringList(types)},
                        {u"openInvitations"_s, invitations},
                        {u"created"_s, organization.created.toString(Qt::ISODate)}}));
        return {};
    }
    const QList<QStringList> rows{{u"id"_s, organization.id.toString()},
                                  {u"feature_set"_s, toApiName(organization.features)},
                                  {u"payer"_s, organization.payer.toString()},
                                  {u"payer_name"_s, payer->name},
                                  {u"root"_s, organization.root.toString()},
                                  {u"accounts"_s, QString::number(accounts)},
                                  {u"account_quota"_s, QString::number(organization.accountQuota)},
                                  {u"units"_s, QString::number(units)},
                                  {u"policies"_s, QString::number(policies)},
                                  {u"policy_types"_s, types.join(u' ')},
                                  {u"open_invitations"_s, QString::number(invitations)},
                                  {u"created"_s, organization.created.toString(Qt::ISODate)}};
    print(opened->format == "csv"_L1 ? csvOf({u"field"_s, u"value"_s}, rows) : columnsOf(rows));
    return {};
}

Result<void> orgAccounts(const CommandContext& context)
{
    auto opened = open(context);
    if (!opened)
        return opened.error();
    const World& world = opened->world;
    if (opened->format == "csv"_L1) {
        print(QString::fromUtf8(accountListCsv(world, opened->organization.id)));
        return {};
    }
    QJsonArray list;
    QList<QStringList> rows;
    for (const AccountId& id : world.members(opened->organization.id)) {
        const Account& account = *world.account(id);
        list.append(accountJson(world, account));
        rows.append(
            {id.toString(), account.name, account.email, toApiName(account.state), unitPath(world, id)});
    }
    print(opened->format == "json"_L1 ? QString::fromUtf8(QJsonDocument(list).toJson()) : columnsOf(rows));
    return {};
}

Result<void> orgTree(const CommandContext& context)
{
    auto opened = open(context);
    if (!opened)
        return opened.error();
    if (opened->format == "json"_L1) {
        print(QString::fromUtf8(treeAsJson(opened->world, opened->organization.id)));
        return {};
    }
    const QList<DiagramBox> boxes = treeDiagram(opened->world, opened->organization.id);
    if (opened->format == "text"_L1) {
        print(treeText(boxes));
        return {};
    }
    QList<QStringList> rows;
    for (const DiagramBox& box : boxes)
        rows.append({QString::number(box.level), toApiName(box.node.kind()), box.node.toString(), box.title,
                     box.parentRow < 0 ? QString() : boxes[box.parentRow].node.toString()});
    print(csvOf({u"level"_s, u"type"_s, u"id"_s, u"name"_s, u"parent"_s}, rows));
    return {};
}

int orgCommand(const CommandContext& context)
{
    CommandContext rest = context;
    const QString name = rest.arguments.isEmpty() ? QString() : rest.arguments.takeFirst();
    for (const Part& part : parts) {
        if (part.name != name)
            continue;
        const auto done = part.run(rest);
        if (done)
            return exitDone;
        const Error& error = done.error();
        // Programs get the standard error's name and reason too.
        if (!error.name.isEmpty() &&
            (rest.arguments.contains(u"--format=json"_s) || rest.arguments.contains(u"json"_s)))
            print(jsonText({{u"error"_s, error.name},
                            {u"reason"_s, error.reason},
                            {u"message"_s, error.message.simplified()}}));
        return report(error);
    }
    QStringList names;
    for (const Part& part : parts)
        names.append(part.name);
    return report({ErrorCode::Usage, tr("Say what to do: billfold org %1").arg(names.join(u'|'))});
}

} // namespace billfold
