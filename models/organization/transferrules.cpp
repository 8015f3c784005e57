// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/decisions.h"
#include "models/organization/handshakeends.h"
#include "models/organization/quotas.h"
#include "models/organization/textrules.h"

#include <algorithm>

namespace billfold
{

// Refusals that belong to a cloud and cannot occur here: UNUSED_PREPAYMENT_BALANCE,
// LEGACY_PERMISSIONS_STILL_IN_USE, UNSUPPORTED_PRICING, and the RESPONSIBILITY_TRANSFER_MAX_* quotas, which
// are not published; a circle of payers is refused as the longest chain there could be.

namespace
{

Error badDate(QStringView reason, const QString& message)
{
    return refusal(u"InvalidInputException", reason, message);
}

QDateTime monthAfter(const QDateTime& time)
{
    const QDate day = time.toUTC().date();
    return QDateTime(QDate(day.year(), day.month(), 1).addMonths(1), QTime(0, 0), Qt::UTC);
}

Result<void> checkStart(const Draft& draft, const QDateTime& start)
{
    const QDateTime utc = start.toUTC();
    if (!utc.isValid())
        return badDate(u"INVALID_START_DATE",
                       OrganizationText::tr("The start is not a date. Choose the first day of a month."));
    if (utc.time() != QTime(0, 0))
        return badDate(u"START_DATE_NOT_BEGINNING_OF_DAY",
                       OrganizationText::tr(
                           "The transfer has to start at midnight UTC. Choose the first day of a month."));
    if (utc.date().day() != 1)
        return badDate(
            u"START_DATE_NOT_BEGINNING_OF_MONTH",
            OrganizationText::tr("The transfer has to start with a month. Choose the first day of a month."));
    if (utc <= draft.now().addDuration(transferAnswerBefore))
        return badDate(u"START_DATE_TOO_EARLY",
                       OrganizationText::tr(
                           "The other payer has to accept 24 hours before the start. Choose a later month."));
    return {};
}

/// Whether somebody else pays for the organization at `start`.
bool isTransferred(const World& world, const OrganizationId& source, const QDateTime& start)
{
    const auto& all = world.transfers();
    return std::any_of(all.begin(), all.end(), [&](const ResponsibilityTransfer& transfer) {
        const bool holds = transfer.status == TransferStatus::Accepted ||
                           (transfer.status == TransferStatus::Withdrawn && transfer.end > start);
        return transfer.source == source && holds;
    });
}

Error alreadyTransferred(const World& world, const Organization& source)
{
    return refusal(
        u"HandshakeConstraintViolationException", u"RESPONSIBILITY_TRANSFER_ALREADY_EXISTS",
        OrganizationText::tr("Another payer pays the bill of %1 at that time. End that transfer first.")
            .arg(accountLabel(world, source.payer)));
}

/// Whether `payer`'s bill comes, over any number of transfers, to be paid by `source`.
bool closesCircle(const World& world, const OrganizationId& source, OrganizationId payer)
{
    for (qsizetype step = 0; step <= world.transfers().size(); ++step) {
        if (payer == source)
            return true;
        const auto& all = world.transfers();
        const auto next = std::find_if(all.begin(), all.end(), [&](const ResponsibilityTransfer& transfer) {
            return transfer.source == payer && transfer.status == TransferStatus::Accepted;
        });
        if (next == all.end())
            return false;
        payer = next->target;
    }
    return true;
}

Error circle()
{
    return refusal(u"ConstraintViolationException", u"RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION",
                   OrganizationText::tr(
                       "The bill would come back to the payer it goes away from. Choose another payer."));
}

/// The other organization, whose payer is asked.
Result<Organization> readSource(const Draft& draft, const Organization& target, const HandshakeTarget& asked)
{
    const World& world = draft.world();
    const Organization* const source = asked.account ? world.organizationPaidBy(*asked.account) : nullptr;
    if (!source)
        return refusal(
            u"AccountNotFoundException", {},
            OrganizationText::tr(
                "%1 is not the payer account of an organization in this database. Enter the payer's id or "
                "address.")
                .arg(asked.account ? accountLabel(world, *asked.account) : asked.email));
    if (source->id == target.id)
        return refusal(
            u"HandshakeConstraintViolationException", u"SOURCE_AND_TARGET_CANNOT_MATCH",
            OrganizationText::tr(
                "This is the payer of your own organization. Enter another payer's id or address."));
    return *source;
}

Result<void> checkMayAsk(const Draft& draft, const Organization& target, const Organization& source,
                         const QDateTime& start)
{
    const World& world = draft.world();
    if (!world.account(target.payer)->emailVerified)
        return refusal(
            u"HandshakeConstraintViolationException", u"MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED",
            OrganizationText::tr(
                "The address of the payer account %1 is not verified. Verify it in Settings first.")
                .arg(accountLabel(world, target.payer)));
    for (const ResponsibilityTransfer& transfer : world.transfers())
        if (transfer.status == TransferStatus::Requested && transfer.source == source.id &&
            transfer.target == target.id)
            return refusal(u"DuplicateHandshakeException", {},
                           OrganizationText::tr(
                               "This payer was asked already. Cancel that request to send another one."));
    if (isTransferred(world, source.id, start))
        return alreadyTransferred(world, source);
    if (closesCircle(world, source.id, target.id))
        return circle();
    return {};
}

/// The transfer, where the actor is the payer on one of its sides.
Result<ResponsibilityTransfer> requireSide(const Draft& draft, const AccountId& actor, const TransferId& id)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    const ResponsibilityTransfer* const transfer = draft.world().transfer(id);
    if (!transfer || (transfer->source != organization->id && transfer->target != organization->id))
        return refusal(u"ResponsibilityTransferNotFoundException", {},
                       OrganizationText::tr("There is no transfer %1 for this organization. Reload the page.")
                           .arg(id.toString()));
    return *transfer;
}

Result<QDateTime> readEnd(const Draft& draft, const ResponsibilityTransfer& transfer,
                          const std::optional<QDateTime>& asked)
{
    // What has not started ends the instant before it would have
    if (!asked)
        return std::max(monthAfter(draft.now()), transfer.start).addMSecs(-1);
    const QDateTime end = asked->toUTC();
    if (!end.isValid())
        return badDate(u"INVALID_END_DATE",
                       OrganizationText::tr("The end is not a date. Choose the last day of a month."));
    if (end < monthAfter(end).addSecs(-1))
        return badDate(u"END_DATE_NOT_END_OF_MONTH",
                       OrganizationText::tr(
                           "The transfer has to end with a month. Choose the last instant of a month."));
    if (end < draft.now() || end < transfer.start)
        return badDate(
            u"END_DATE_TOO_EARLY",
            OrganizationText::tr("The end lies before the start or in the past. Choose a later month."));
    return end;
}

} // namespace

Result<void> carryOut(Draft& draft, const AccountId& actor,
                      const InviteOrganizationToTransferResponsibility& command)
{
    const Result<Organization> target = requirePayer(draft, actor);
    if (!target)
        return target.error();
    const Result<HandshakeTarget> asked = readTarget(draft.world(), command.target);
    if (!asked)
        return asked.error();
    for (const auto& text :
         {checkTransferName(command.name), checkNotes(command.notes), checkTags(command.tags),
          checkTagCount(command.tags), checkStart(draft, command.start)})
        if (!text)
            return text;
    const Result<Organization> source = readSource(draft, *target, *asked);
    if (!source)
        return source.error();
    if (const auto may = checkMayAsk(draft, *target, *source, command.start); !may)
        return may;
    const QDateTime last = command.start.toUTC().addDuration(-transferAnswerBefore);
    ResponsibilityTransfer transfer{.id = draft.freshTransferId(),
                                    .name = command.name,
                                    .source = source->id,
                                    .target = target->id,
                                    .start = command.start.toUTC()};
    const Handshake handshake{.id = draft.freshHandshakeId(),
                              .action = HandshakeAction::TransferResponsibility,
                              .state = HandshakeState::Open,
                              .organization = target->id,
                              .targetAccount = asked->email.isEmpty() ? asked->account : std::nullopt,
                              .targetEmail = asked->email,
                              .transfer = transfer.id,
                              .offeredFeatures = target->features,
                              .notes = command.notes,
                              .tags = command.tags,
                              .requested = draft.now(),
                              .expires = std::min(draft.now().addDuration(invitationLife), last)};
    transfer.activeHandshake = handshake.id;
    transfer.tags = command.tags;
    draft.put(transfer);
    draft.put(handshake);
    draft.about(transfer.name);
    return {};
}

Result<void> acceptTransfer(Draft& draft, const Handshake& handshake)
{
    const World& world = draft.world();
    const ResponsibilityTransfer* const transfer = world.transfer(*handshake.transfer);
    if (!transfer)
        return refusal(u"ResponsibilityTransferNotFoundException", {},
                       OrganizationText::tr("The transfer does not exist any more. Reload the list."));
    const std::optional<AccountId> recipient = recipientOf(world, handshake);
    if (!recipient || world.organization(transfer->source)->payer != recipient)
        return refusal(
            u"AccessDeniedException", {},
            OrganizationText::tr(
                "The address that was asked belongs to another account than the payer now. Cancel the "
                "request and send it again."));
    if (isTransferred(world, transfer->source, transfer->start))
        return alreadyTransferred(world, *world.organization(transfer->source));
    if (closesCircle(world, transfer->source, transfer->target))
        return circle();
    endHandshake(draft, handshake.id, HandshakeState::Accepted, draft.now());
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const UpdateResponsibilityTransfer& command)
{
    Result<ResponsibilityTransfer> transfer = requireSide(draft, actor, command.transfer);
    if (!transfer)
        return transfer.error();
    if (const auto name = checkTransferName(command.name); !name)
        return name;
    transfer->name = command.name;
    draft.put(*transfer);
    draft.about(transfer->name);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const TerminateResponsibilityTransfer& command)
{
    Result<ResponsibilityTransfer> transfer = requireSide(draft, actor, command.transfer);
    if (!transfer)
        return transfer.error();
    if (transfer->status == TransferStatus::Withdrawn)
        return refusal(u"ResponsibilityTransferAlreadyInStatusException", {},
                       OrganizationText::tr("This transfer was ended already."));
    if (transfer->status != TransferStatus::Accepted)
        return refusal(u"InvalidResponsibilityTransferTransitionException", {},
                       OrganizationText::tr(
                           "Only a transfer that was accepted can be ended. Cancel the request instead."));
    const Result<QDateTime> end = readEnd(draft, *transfer, command.end);
    if (!end)
        return end.error();
    transfer->status = TransferStatus::Withdrawn;
    transfer->end = *end;
    draft.put(*transfer);
    draft.about(transfer->name);
    return {};
}

} // namespace billfold
