// SPDX-License-Identifier: GPL-3.0-or-later
// Who pays whose bill, in a plan. What is read from outside does not tell it, so each transfer that holds
// here, or is asked for, is new.
#include "models/organization/planmaker.h"

#include "models/organization/draft.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString dayOf(const QDateTime& time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

const Handshake* offerOf(const World& world, const TransferId& transfer)
{
    const auto& all = world.handshakes();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Handshake& handshake) { return handshake.transfer == transfer; });
    return found == all.end() ? nullptr : &*found;
}

/// What later steps call the offer. Its handshake is not kept for ever: then by the transfer's own
/// characters.
HandshakeId offerId(const World& world, const TransferId& transfer)
{
    const Handshake* const offer = offerOf(world, transfer);
    return offer ? offer->id : *HandshakeId::parse(QString(u"h-"_s + transfer.toString().mid(3)));
}

} // namespace

void PlanMaker::planTransfers()
{
    QList<ResponsibilityTransfer> transfers;
    for (const ResponsibilityTransfer& transfer : m_now.transfers()) {
        const bool wasEnded = transfer.status == TransferStatus::Withdrawn;
        const bool holds = transfer.status == TransferStatus::Requested ||
                           transfer.status == TransferStatus::Accepted ||
                           (wasEnded && transfer.end > transfer.start);
        if (holds && !m_before.transfer(transfer.id) &&
            (transfer.source == m_is.id || transfer.target == m_is.id))
            transfers.append(transfer);
    }
    std::stable_sort(transfers.begin(), transfers.end(),
                     [](const auto& a, const auto& b) { return a.start < b.start; });
    for (const ResponsibilityTransfer& transfer : std::as_const(transfers))
        transfer.target == m_is.id ? planTransferIn(transfer) : planTransferOut(transfer);
}

/// This organization's payer is going to pay another one's bill: it offers, and the other one accepts.
void PlanMaker::planTransferIn(const ResponsibilityTransfer& transfer)
{
    const AccountId payer = m_now.organization(transfer.source)->payer;
    const QString label = accountLabel(m_now, payer), day = dayOf(transfer.start);
    const Handshake* const offer = offerOf(m_now, transfer.id);
    add(tr("Offer %1 to pay the bill of its organization from %2 on").arg(label, day),
        InviteOrganizationToTransferResponsibility{payer.toString(), transfer.name, transfer.start,
                                                   offer ? offer->notes : QString(),
                                                   offer ? offer->tags : Tags()},
        true, offerId(m_now, transfer.id).toString());
    if (transfer.status == TransferStatus::Requested)
        return;
    if (transfer.status == TransferStatus::Withdrawn)
        m_plan.steps.last().createsTransfer = transfer.id.toString();
    addByHand(tr("%1 accepts the offer to pay its bill").arg(label),
              tr("Sign in to %1, open Billing transfer and accept, 24 hours before %2 at the latest.")
                  .arg(payer.toString(), day));
    m_plan.steps.last().waitsFor = offerId(m_now, transfer.id).toString();
    planTransferEnd(transfer);
}

/// Another payer is going to pay this organization's bill: it offers, from its own organization, and this one
/// accepts.
void PlanMaker::planTransferOut(const ResponsibilityTransfer& transfer)
{
    const AccountId payer = m_now.organization(transfer.target)->payer;
    const QString label = accountLabel(m_now, payer), day = dayOf(transfer.start);
    addByHand(tr("%1 offers to pay the bill of this organization from %2 on").arg(label, day),
              tr("Sign in to %1, open Billing transfer and send the invitation to %2.")
                  .arg(payer.toString(), m_is.payer.toString()));
    if (transfer.status == TransferStatus::Requested)
        return;
    PlanStep& offer = m_plan.steps.last();
    offer.offeredBy = payer;
    offer.creates = offerId(m_now, transfer.id).toString();
    offer.createsTransfer = transfer.id.toString();
    add(tr("Accept that %1 pays the bill of this organization").arg(label),
        AcceptHandshake{offerId(m_now, transfer.id)}, true);
    planTransferEnd(transfer);
}

void PlanMaker::planTransferEnd(const ResponsibilityTransfer& transfer)
{
    if (transfer.status == TransferStatus::Withdrawn)
        add(tr("End the transfer of the bill on %1").arg(dayOf(transfer.end)),
            TerminateResponsibilityTransfer{transfer.id, transfer.end}, true);
}

} // namespace billfold
