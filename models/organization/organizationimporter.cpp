// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/organizationimporter.h"

#include "models/organization/membership.h"
#include "models/organization/quotas.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

OrganizationImporter::OrganizationImporter(const World& world, const OrganizationReading& reading,
                                           const QDateTime& now)
    : m_before(world), m_reading(reading), m_draft(world, now, m_ids), m_now(now), m_id(reading.id),
      m_payer(reading.payer), m_root(reading.root), m_accounts(reading.accounts)
{
}

void OrganizationImporter::Fold::note(const QString& id, const ReadPlace& at)
{
    if (count++ > 0)
        return;
    first = id;
    place = at;
}

void OrganizationImporter::add(Severity severity, const QString& message, const ReadPlace& place,
                               qint64 count)
{
    m_findings.append({severity, place.file, place.line, {}, message, count});
}

Result<OrganizationDiff> OrganizationImporter::run()
{
    if (auto identified = identify(); !identified)
        return identified.error();
    if (const Organization* const made = world().organizationPaidBy(*m_payer); made && made->id != *m_id)
        adopt(Organization(*made));
    putOrganization();
    putUnits();
    m_hasUnits = !world().unitsOf(*m_id).isEmpty();
    clearChangedEmails();
    putAccounts();
    removeAccounts();
    removeUnits();
    putPolicies();
    removePolicies();
    putAttachments();
    removeAttachments();
    assumeFullAccess();
    putHandshakes();
    putDelegations();
    putTags();
    raiseQuota();
    checkResult();
    const auto tell = [this](const Fold& fold, Severity severity, const QString& message) {
        if (fold.count > 0)
            add(severity, message.arg(fold.first), fold.place, fold.count);
    };
    tell(
        m_parentless, Severity::Warning,
        tr("No file tells where %1 stands in the tree. It is put directly under the root; add the outputs of "
           "list-accounts-for-parent."));
    tell(m_homeless, Severity::Warning,
         tr("No file tells what the unit %1 is below of. It is put directly under the root; add the outputs "
            "of "
            "list-organizational-units-for-parent."));
    tell(m_undated, Severity::Warning,
         tr("No file tells since when %1 is in the organization. It counts from today; add "
            "list-accounts.json."));
    tell(m_unnamed, Severity::Warning, tr("No file tells the name of %1. Its id stands for it."));
    tell(
        m_assumed, Severity::Warning,
        tr("No file tells what is attached to %1. Full access is assumed, as everything starts with; add the "
           "outputs of list-targets-for-policy."));
    tell(m_contentless, Severity::Warning,
         tr("No file has the text of the policy %1. Add describe-policy-%1.json."));
    OrganizationDiff diff{*m_id, m_draft.change(u"ImportOrganization"_s), m_reading.findings + m_findings};
    diff.change.subject = m_id->toString();
    return diff;
}

Result<void> OrganizationImporter::identify()
{
    if (!m_id)
        return Error{ErrorCode::Invalid,
                     tr("No file tells which organization it is. Add describe-organization.json.")};
    const Organization* const known = world().organization(*m_id);
    if (!m_payer && known)
        m_payer = known->payer;
    if (!m_payer)
        return Error{ErrorCode::Invalid,
                     tr("No file tells which account pays. Add describe-organization.json.")};
    if (!m_root && known)
        m_root = known->root;
    if (!m_root)
        return Error{ErrorCode::Invalid,
                     tr("No file tells the root of the organization. Add list-roots.json.")};
    if (known && known->payer != *m_payer)
        return Error{
            ErrorCode::Conflict,
            tr("The payer of %1 is %2 here and %3 in the files, and a payer never changes. Import it into "
               "another database.")
                .arg(m_id->toString(), known->payer.toString(), m_payer->toString())};
    if (known && known->root != *m_root)
        return Error{ErrorCode::Conflict,
                     tr("The root of %1 is %2 here and %3 in the files. Import it into another database.")
                         .arg(m_id->toString(), known->root.toString(), m_root->toString())};
    const Organization* const other = world().organizationOf(*m_payer);
    if (other && other->id != *m_id && other->payer != *m_payer)
        return Error{ErrorCode::Conflict,
                     tr("The payer %1 is a linked account of %2 here. Remove it there first.")
                         .arg(m_payer->toString(), other->id.toString())};
    const Organization* const ofRoot = world().organizationOfRoot(*m_root);
    if (ofRoot && ofRoot->id != *m_id)
        return Error{ErrorCode::Conflict,
                     tr("The root %1 belongs to %2 here. Import it into another database.")
                         .arg(m_root->toString(), ofRoot->id.toString())};
    // The payer is a member whether or not its line was read.
    if (!m_accounts.contains(*m_payer))
        m_accounts.insert(*m_payer, {});
    ReadAccount& payer = m_accounts[*m_payer];
    if (!payer.email)
        payer.email = m_reading.payerEmail;
    return {};
}

/// An organization that was made here for the payer, from its bills, turns out to have a real id: what it has
/// of its own goes, its members and their times stay.
void OrganizationImporter::adopt(const Organization& made)
{
    add(Severity::Info, tr("The organization %1, which was made here for the payer %2, is %3.")
                            .arg(made.id.toString(), made.payer.toString(), m_id->toString()));
    Organization real{.id = *m_id,
                      .root = *m_root,
                      .payer = made.payer,
                      .features = made.features,
                      .created = made.created};
    real.accountQuota = made.accountQuota;
    real.rootTags = made.rootTags;
    for (const Entity& entity : m_before.everything()) {
        const auto* const unit = std::get_if<Unit>(&entity);
        const auto* const policy = std::get_if<Policy>(&entity);
        const auto* const attachment = std::get_if<Attachment>(&entity);
        const auto* const delegation = std::get_if<Delegation>(&entity);
        const auto* const handshake = std::get_if<Handshake>(&entity);
        const auto* const request = std::get_if<CreateAccountRequest>(&entity);
        const auto* const transfer = std::get_if<ResponsibilityTransfer>(&entity);
        if ((unit && unit->organization == made.id) || (policy && policy->organization == made.id) ||
            (attachment && attachment->organization == made.id) ||
            (delegation && delegation->organization == made.id) ||
            (handshake && handshake->organization == made.id) ||
            (request && request->organization == made.id) ||
            (transfer && (transfer->source == made.id || transfer->target == made.id)))
            m_draft.remove(entity);
        if (const auto* const period = std::get_if<MembershipPeriod>(&entity);
            period && period->organization == made.id) {
            MembershipPeriod moved = *period;
            moved.organization = *m_id;
            m_draft.remove(entity);
            m_draft.put(moved);
        }
    }
    for (const AccountId& id : m_before.members(made.id)) {
        Account account = *world().account(id);
        account.membership->organization = *m_id;
        account.membership->parent = *m_root;
        m_draft.put(account);
    }
    m_draft.remove(made);
    m_draft.put(real);
}

void OrganizationImporter::putOrganization()
{
    const Organization* const known = world().organization(*m_id);
    Organization next =
        known ? *known : Organization{.id = *m_id, .root = *m_root, .payer = *m_payer, .created = m_now};
    if (!known) {
        // The payer is in it from the first moment on.
        const auto& payer = m_accounts[*m_payer];
        next.created = m_reading.created.value_or(payer.joined.value_or(m_now));
        if (!m_reading.features)
            add(Severity::Warning,
                tr("No file tells whether the organization has all features. It is taken to "
                   "have them; add describe-organization.json."));
    }
    next.features = m_reading.features.value_or(next.features);
    next.policyTypes = m_reading.policyTypes.value_or(next.policyTypes);
    if (m_reading.accountQuota)
        next.accountQuota = *m_reading.accountQuota;
    if (m_reading.services) {
        const QMap<QString, QDateTime> before = next.trustedServices;
        next.trustedServices = *m_reading.services;
        for (auto i = next.trustedServices.begin(); i != next.trustedServices.end(); ++i)
            if (!i->isValid())
                *i = before.value(i.key(), m_now);
    }
    if (m_reading.resourcePolicy) {
        const ReadResourcePolicy& told = *m_reading.resourcePolicy;
        if (told.content.isEmpty())
            next.resourcePolicy.reset();
        else if (told.id)
            next.resourcePolicy = ResourcePolicy{*told.id, told.content,
                                                 next.resourcePolicy ? next.resourcePolicy->tags : Tags()};
    }
    m_draft.put(next);
}

bool OrganizationImporter::isPlace(const NodeId& node) const
{
    if (const auto root = node.root())
        return *root == *m_root;
    const auto unit = node.unit();
    const Unit* const found = unit ? world().unit(*unit) : nullptr;
    return found && found->organization == *m_id;
}

bool OrganizationImporter::isNode(const NodeId& node) const
{
    const auto account = node.account();
    if (!account)
        return isPlace(node);
    const Organization* const of = world().organizationOf(*account);
    return of && of->id == *m_id;
}

QList<NodeId> OrganizationImporter::nodes() const
{
    QList<NodeId> result{*m_root};
    for (const UnitId& unit : world().unitsOf(*m_id))
        result.append(unit);
    for (const AccountId& account : world().members(*m_id))
        result.append(account);
    return result;
}

std::optional<NodeId> OrganizationImporter::unitParent(const UnitId& id, const ReadUnit& told)
{
    const Unit* const known = world().unit(id);
    if (!told.parent) {
        if (known)
            return known->parent;
        m_homeless.note(id.toString(), told.place);
        return *m_root;
    }
    const auto above = told.parent->unit();
    if (*told.parent == NodeId(*m_root) || (above && (m_reading.units.contains(*above) || isPlace(*above))))
        return told.parent;
    add(Severity::Warning,
        tr("The unit %1 is told to be below %2, which no file tells. It is put directly under the root.")
            .arg(id.toString(), told.parent->toString()),
        told.place);
    return *m_root;
}

void OrganizationImporter::putUnits()
{
    // From the top down; what is left then goes in circles.
    QMap<UnitId, NodeId> parents;
    for (auto i = m_reading.units.cbegin(); i != m_reading.units.cend(); ++i) {
        const Unit* const known = m_before.unit(i.key());
        if (known && known->organization != *m_id && world().unit(i.key()))
            add(Severity::Error,
                tr("The unit %1 belongs to another organization of this database.").arg(i.key().toString()),
                i->place);
        else
            parents.insert(i.key(), *unitParent(i.key(), *i));
    }
    QSet<NodeId> done{*m_root};
    for (bool moved = true; moved && !parents.isEmpty();) {
        moved = false;
        for (auto i = parents.begin(); i != parents.end();) {
            const auto above = i->unit();
            if (!done.contains(*i) && above && parents.contains(*above)) {
                ++i;
                continue;
            }
            ReadUnit told = m_reading.units[i.key()];
            told.parent = *i;
            putUnit(i.key(), told);
            done.insert(i.key());
            i = parents.erase(i);
            moved = true;
        }
    }
    for (auto i = parents.cbegin(); i != parents.cend(); ++i) {
        const ReadUnit& told = m_reading.units[i.key()];
        add(Severity::Error, tr("The units above %1 go in a circle. It is left out.").arg(i.key().toString()),
            told.place);
    }
}

void OrganizationImporter::putUnit(const UnitId& id, const ReadUnit& told)
{
    const Unit* const known = world().unit(id);
    if (!told.name && !known)
        m_unnamed.note(id.toString(), told.place);
    Unit next = known ? *known
                      : Unit{.id = id,
                             .organization = *m_id,
                             .parent = *told.parent,
                             .name = id.toString(),
                             .created = m_now};
    next.parent = *told.parent;
    next.name = told.name.value_or(next.name);
    if (!known)
        m_newNodes.insert(id);
    m_draft.put(next);
}

/// Two accounts may have exchanged addresses: none may have the other's for a moment.
void OrganizationImporter::clearChangedEmails()
{
    for (auto i = m_accounts.cbegin(); i != m_accounts.cend(); ++i) {
        const Account* const known = world().account(i.key());
        if (!known || !i->email || known->email == *i->email)
            continue;
        Account cleared = *known;
        cleared.email.clear();
        m_draft.put(cleared);
    }
}

void OrganizationImporter::putAccounts()
{
    for (auto i = m_accounts.cbegin(); i != m_accounts.cend(); ++i) {
        const Organization* const of = world().organizationOf(i.key());
        if (of && of->id != *m_id && of->payer == i.key()) {
            add(Severity::Error,
                tr("%1 pays for the organization %2 of this database, so it cannot be a linked account of "
                   "%3.")
                    .arg(i.key().toString(), of->id.toString(), m_id->toString()),
                i->place);
            continue;
        }
        if (of && of->id != *m_id) {
            add(Severity::Info,
                tr("%1 leaves the organization %2 of this database.")
                    .arg(i.key().toString(), of->id.toString()),
                i->place);
            depart(m_draft, i.key(), i->joined.value_or(m_now), DepartureMethod::Left);
        }
        putAccount(i.key(), *i);
    }
}

void OrganizationImporter::putAccount(const AccountId& id, const ReadAccount& told)
{
    const Account* const known = world().account(id);
    Account next = known ? *known : Account{.id = id, .name = id.toString(), .created = m_now};
    if (!known) {
        if (!told.name)
            m_unnamed.note(id.toString(), told.place);
        next.createdByOrganization = told.method == JoinedMethod::Created;
        // What the creation filled in is nothing that lets the account stand alone.
        if (next.createdByOrganization) {
            next.created = told.joined.value_or(m_now);
            next.standalone = {true, false, false, false};
        }
        // Who pays has what paying needs, whatever is told about how it came.
        if (id == *m_payer)
            next.standalone = {};
    }
    next.name = told.name.value_or(next.name);
    if (told.email) {
        const Account* const other = world().accountByEmail(*told.email);
        if (other && other->id != id)
            add(Severity::Warning,
                tr("The address %1 of %2 is that of %3 already. It is left out.")
                    .arg(*told.email, id.toString(), other->id.toString()),
                told.place);
        else
            next.email = *told.email;
    }
    putState(next, told);
    putMembership(next, told);
    m_draft.put(next);
    putPeriod(next);
}

void OrganizationImporter::putState(Account& account, const ReadAccount& told) const
{
    // Nobody tells since when; what follows from it counts from today then.
    if (told.state && !(told.stateIsStatus && *told.state == AccountState::Suspended &&
                        account.state == AccountState::Closed))
        account.state = *told.state;
    account.purged = false;
    const bool closing =
        account.state == AccountState::PendingClosure || account.state == AccountState::Closed;
    if (!closing)
        account.closeRequested = account.closed = QDateTime();
    if (closing && !account.closeRequested.isValid())
        account.closeRequested = m_now;
    if (account.state == AccountState::Closed && !account.closed.isValid())
        account.closed = m_now;
}

void OrganizationImporter::putMembership(Account& account, const ReadAccount& told)
{
    const bool known = account.membership.has_value();
    Membership next = known ? *account.membership : Membership{*m_id, *m_root, m_now, JoinedMethod::Invited};
    if (told.parent && isPlace(*told.parent)) {
        next.parent = *told.parent;
    } else {
        if (told.parent)
            add(Severity::Warning,
                tr("%1 is told to be below %2, which no file tells. It is put directly under the root.")
                    .arg(account.id.toString(), told.parent->toString()),
                told.place);
        // Everything may hang directly under the root where nobody tells of units.
        else if (!known && m_hasUnits)
            m_parentless.note(account.id.toString(), told.place);
        if (!known || told.parent)
            next.parent = *m_root;
    }
    if (told.joined)
        next.joined = *told.joined;
    else if (!known && account.id == *m_payer)
        next.joined = organization().created;
    else if (!known)
        m_undated.note(account.id.toString(), told.place);
    next.method = told.method.value_or(next.method);
    if (!known)
        m_newNodes.insert(account.id);
    account.membership = next;
}

void OrganizationImporter::putPeriod(const Account& account)
{
    const Membership& membership = *account.membership;
    const MembershipPeriod next{account.id, *m_id, *m_payer, membership.joined, membership.method};
    for (const MembershipPeriod& period : world().periodsOf(account.id))
        if (!period.left && !(period == next))
            m_draft.remove(period);
    m_draft.put(next);
}

void OrganizationImporter::removeAccounts()
{
    if (!m_reading.allAccounts)
        return;
    for (const AccountId& id : world().members(*m_id)) {
        if (m_accounts.contains(id))
            continue;
        const bool closed = world().account(id)->state == AccountState::Closed;
        depart(m_draft, id, m_now, closed ? DepartureMethod::Cleaned : DepartureMethod::Removed);
        Account gone = *world().account(id);
        gone.purged = closed;
        m_draft.put(gone);
    }
}

void OrganizationImporter::removeUnits()
{
    QSet<UnitId> gone;
    for (bool found = true; found;) {
        found = false;
        for (const UnitId& id : world().unitsOf(*m_id)) {
            const NodeId parent = world().unit(id)->parent;
            const auto above = parent.unit();
            const bool told = m_reading.unitsIn.contains(parent) || (above && gone.contains(*above));
            if (told && !m_reading.units.contains(id) && !gone.contains(id)) {
                gone.insert(id);
                found = true;
            }
        }
    }
    for (const UnitId& id : std::as_const(gone)) {
        for (const AccountId& account : world().accountsIn(id)) {
            m_parentless.note(account.toString(), {});
            Account next = *world().account(account);
            next.membership->parent = *m_root;
            m_draft.put(next);
        }
        detachEverything(m_draft, id);
        m_draft.remove(*world().unit(id));
    }
}

} // namespace billfold
