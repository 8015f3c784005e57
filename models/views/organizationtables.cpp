// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/organizationtables.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/organizationtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrganizationTables", sentence);
}

QString dayOf(const QDateTime& time)
{
    return time.isNull() ? noValue() : dayText(time.toUTC().date());
}

Cell dayCell(const QDateTime& time)
{
    return {.text = dayOf(time),
            .sort = time.isNull() ? QVariant(qint64(0)) : QVariant(time.toMSecsSinceEpoch()),
            .toolTip = time.isNull() ? QString() : timeText(time)};
}

Cell accountCell(const World& world, const AccountId& account)
{
    return {.text = accountName(world, account),
            .icon = nodeIcon(world, account),
            .toolTip = account.toString(),
            .link = true};
}

std::optional<AccountId> askedAccount(const World& world, const Handshake& handshake)
{
    if (handshake.targetAccount)
        return handshake.targetAccount;
    const Account* account = world.accountByEmail(handshake.targetEmail);
    return account == nullptr ? std::nullopt : std::optional(account->id);
}

} // namespace

std::optional<FeatureRun> featureRunOf(const World& world, const OrganizationId& organization)
{
    std::optional<FeatureRun> run;
    for (const Handshake& handshake : world.handshakes()) {
        if (handshake.organization == organization && handshake.live() &&
            handshake.action == HandshakeAction::EnableAllFeatures)
            run = FeatureRun{.parent = handshake};
    }
    if (!run)
        return run;
    // An account that declined may have been asked again: its last answer counts.
    QMap<AccountId, Handshake> last;
    for (const Handshake& handshake : world.handshakes()) {
        if (handshake.parent != run->parent.id || handshake.action != HandshakeAction::ApproveAllFeatures)
            continue;
        // Who left since has nothing to say any more.
        const auto account = askedAccount(world, handshake);
        const Organization* present = account ? world.organizationOf(*account) : nullptr;
        if (present == nullptr || present->id != organization)
            continue;
        const auto known = last.constFind(*account);
        const bool declined = known != last.cend() && known->state == HandshakeState::Declined;
        if (known == last.cend() || (declined && (handshake.state != HandshakeState::Declined ||
                                                  handshake.requested > known->requested)))
            last.insert(*account, handshake);
    }
    for (const Handshake& handshake : std::as_const(last)) {
        run->children.append(handshake);
        run->approved += handshake.state == HandshakeState::Accepted ? 1 : 0;
        run->waiting += handshake.live() ? 1 : 0;
        run->refused += !handshake.live() && handshake.state != HandshakeState::Accepted ? 1 : 0;
    }
    return run;
}

QStringList approvalHeadings()
{
    return {tr("Account"), tr("Account id"), tr("Answer"), tr("Answered")};
}

QList<CellRow> approvalRows(const World& world, const FeatureRun& run)
{
    QList<CellRow> rows;
    for (const Handshake& handshake : run.children) {
        const auto account = askedAccount(world, handshake);
        if (!account)
            continue;
        rows.append({account->toString(),
                     {accountCell(world, *account),
                      {.text = account->toString(), .secondary = true},
                      {.text = handshakeStateWord(handshake.state),
                       .badge = handshakeStateBadge(handshake.state),
                       .icon = handshakeStateIcon(handshake.state)},
                      dayCell(handshake.ended)}});
    }
    return rows;
}

QStringList serviceHeadings()
{
    return {tr("Service"), tr("Trusted since"), tr("Delegated administrators")};
}

QList<CellRow> serviceRows(const World& world, const Organization& organization)
{
    QMap<QString, int> administrators;
    for (const Delegation& delegation : world.delegationsOf(organization.id))
        ++administrators[delegation.service];
    QList<CellRow> rows;
    for (auto it = organization.trustedServices.cbegin(); it != organization.trustedServices.cend(); ++it) {
        const int count = administrators.value(it.key());
        rows.append({it.key(),
                     {{.text = it.key(), .icon = u"service"_s},
                      dayCell(it.value()),
                      {.text = formatCount(count), .sort = count, .muted = count == 0, .right = true}}});
    }
    return rows;
}

QStringList delegationHeadings()
{
    return {tr("Account"), tr("Account id"), tr("Service"), tr("Since")};
}

QList<CellRow> delegationRows(const World& world, const OrganizationId& organization)
{
    QList<CellRow> rows;
    for (const Delegation& delegation : world.delegationsOf(organization)) {
        const QString id = delegation.account.toString();
        rows.append({id + u' ' + delegation.service,
                     {accountCell(world, delegation.account),
                      {.text = id, .secondary = true},
                      {.text = delegation.service},
                      dayCell(delegation.since)}});
    }
    return rows;
}

std::optional<Delegation> delegationOfKey(const World& world, const OrganizationId& organization,
                                          const QString& key)
{
    for (const Delegation& delegation : world.delegationsOf(organization)) {
        if (delegation.account.toString() + u' ' + delegation.service == key)
            return delegation;
    }
    return std::nullopt;
}

QStringList transferHeadings()
{
    return {tr("Name"), tr("Whose bill"), tr("Paid by"), tr("State"), tr("From"), tr("Until"), tr("Tags")};
}

QList<CellRow> transferRows(const World& world, const OrganizationId& organization)
{
    QList<CellRow> rows;
    for (const ResponsibilityTransfer& transfer : world.transfers()) {
        if (transfer.source != organization && transfer.target != organization)
            continue;
        const auto party = [&](const OrganizationId& id) {
            return id == organization ? tr("this organization") : organizationName(world, id);
        };
        rows.append(
            {transfer.id.toString(),
             {{.text = transfer.name, .toolTip = transfer.id.toString()},
              {.text = party(transfer.source)},
              {.text = party(transfer.target)},
              {.text = transferStatusWord(transfer.status), .badge = transferStatusBadge(transfer.status)},
              dayCell(transfer.start),
              dayCell(transfer.end),
              {.text = tagsText(transfer.tags), .toolTip = tagsText(transfer.tags)}}});
    }
    return rows;
}

QStringList tagHeadings()
{
    return {tr("Key"), tr("Value")};
}

QList<CellRow> tagRows(const Tags& tags)
{
    QList<CellRow> rows;
    for (auto it = tags.cbegin(); it != tags.cend(); ++it)
        rows.append({it.key(), {{.text = it.key(), .icon = u"tag"_s}, {.text = it.value()}}});
    return rows;
}

QString operationText(const QString& operation)
{
    // The API's names are made of English words; a sentence has only its first one in upper case.
    QString text;
    for (qsizetype i = 0; i < operation.size(); ++i) {
        const QChar letter = operation[i];
        const bool begins =
            letter.isUpper() && i > 0 &&
            (operation[i - 1].isLower() || (i + 1 < operation.size() && operation[i + 1].isLower()));
        if (begins)
            text += u' ';
        const bool acronym = letter.isUpper() && ((i + 1 < operation.size() && operation[i + 1].isUpper()) ||
                                                  (i > 0 && operation[i - 1].isUpper() && !begins));
        text += text.isEmpty() || acronym ? letter : letter.toLower();
    }
    return text;
}

QString fieldsSummary(const QList<FieldChange>& fields)
{
    if (fields.isEmpty())
        return {};
    const FieldChange& first = fields.first();
    const auto shown = [](const QString& text) { return text.isEmpty() ? noValue() : text.simplified(); };
    QString summary = tr("%1: %2 to %3").arg(first.field, shown(first.before), shown(first.after));
    if (fields.size() > 1)
        summary = tr("%1, and %2 more").arg(summary, formatCount(fields.size() - 1));
    return summary;
}

QStringList activityHeadings()
{
    return {tr("When"), tr("Who"), tr("What"), tr("Whom it concerns"), tr("Changes")};
}

QList<CellRow> activityRows(const World& world, const QList<ActivityRecord>& records)
{
    QList<CellRow> rows;
    for (const ActivityRecord& record : records) {
        const auto account = AccountId::parse(record.actor);
        const QString who = account                       ? accountName(world, *account)
                            : record.actor == u"system"_s ? tr("By itself")
                                                          : record.actor;
        rows.append({QString::number(record.id),
                     {{.text = timeText(record.at), .sort = record.id, .secondary = true},
                      {.text = who, .toolTip = record.actor},
                      {.text = operationText(record.operation), .toolTip = record.operation},
                      {.text = record.subject},
                      {.text = fieldsSummary(record.fields), .secondary = true}}});
    }
    return rows;
}

QStringList fieldHeadings()
{
    return {tr("Of"), tr("Id"), tr("Field"), tr("Before"), tr("After")};
}

QList<CellRow> fieldRows(const ActivityRecord& record)
{
    QList<CellRow> rows;
    for (const FieldChange& change : record.fields) {
        const auto value = [](const QString& text) {
            return Cell{.text = text.isEmpty() ? noValue() : text.simplified(),
                        .toolTip = text,
                        .muted = text.isEmpty()};
        };
        rows.append({change.kind + u' ' + change.id + u' ' + change.field,
                     {{.text = operationText(change.kind)},
                      {.text = change.id, .secondary = true},
                      {.text = change.field},
                      value(change.before),
                      value(change.after)}});
    }
    return rows;
}

} // namespace billfold
