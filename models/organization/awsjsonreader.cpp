// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/awsjsonreader.h"

#include "models/organization/apiname.h"
#include "models/organization/awsjsonmerge.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

JsonFields AwsJsonReader::fieldsOf(const AwsOutput& output, const QString& path) const
{
    return {output.json, output.file, path, m_reading.findings};
}

void AwsJsonReader::read(QList<AwsOutput> outputs)
{
    // What is needed to judge others comes first.
    static const QStringList order{u"Organization"_s,
                                   u"Roots"_s,
                                   u"OrganizationalUnits"_s,
                                   u"OrganizationalUnit"_s,
                                   u"Accounts"_s,
                                   u"Account"_s,
                                   u"Parents"_s,
                                   u"Children"_s,
                                   u"Policy"_s,
                                   u"Policies"_s,
                                   u"Targets"_s,
                                   u"Handshakes"_s,
                                   u"Handshake"_s,
                                   u"Tags"_s,
                                   u"DelegatedAdministrators"_s,
                                   u"DelegatedServices"_s,
                                   u"EnabledServicePrincipals"_s,
                                   u"ResourcePolicy"_s};
    const auto rank = [&](const AwsOutput& output) {
        for (qsizetype i = 0; i < order.size(); ++i)
            if (output.json.member(order[i]))
                return i;
        return order.size();
    };
    std::stable_sort(outputs.begin(), outputs.end(),
                     [&](const AwsOutput& a, const AwsOutput& b) { return rank(a) < rank(b); });
    for (const AwsOutput& output : std::as_const(outputs))
        readOne(output);
    concludeListings();
    concludeAccounts();
    concludeDelegations();
}

void AwsJsonReader::readOne(const AwsOutput& output)
{
    struct Kind {
        QStringView key;
        void (AwsJsonReader::*read)(const AwsOutput&);
    };
    static constexpr Kind kinds[] = {
        {u"Organization", &AwsJsonReader::readOrganizationOutput},
        {u"Roots", &AwsJsonReader::readRoots},
        {u"OrganizationalUnits", &AwsJsonReader::readUnits},
        {u"OrganizationalUnit", &AwsJsonReader::readUnits},
        {u"Accounts", &AwsJsonReader::readAccounts},
        {u"Account", &AwsJsonReader::readAccounts},
        {u"Parents", &AwsJsonReader::readParents},
        {u"Children", &AwsJsonReader::readChildren},
        {u"Policy", &AwsJsonReader::readDescribedPolicy},
        {u"Policies", &AwsJsonReader::readPolicies},
        {u"Targets", &AwsJsonReader::readTargets},
        {u"Handshakes", &AwsJsonReader::readHandshakes},
        {u"Handshake", &AwsJsonReader::readHandshakes},
        {u"Tags", &AwsJsonReader::readTags},
        {u"DelegatedAdministrators", &AwsJsonReader::readAdministrators},
        {u"DelegatedServices", &AwsJsonReader::readDelegatedServices},
        {u"EnabledServicePrincipals", &AwsJsonReader::readServices},
        {u"ResourcePolicy", &AwsJsonReader::readResourcePolicy},
    };
    for (const Kind& kind : kinds) {
        if (output.json.member(kind.key)) {
            ++m_reading.files;
            (this->*kind.read)(output);
            return;
        }
    }
    fieldsOf(output).add(Severity::Warning, {},
                         tr("This is not the output of a command that is read here. It is left out."));
}

void AwsJsonReader::readOrganizationOutput(const AwsOutput& output)
{
    const JsonFields top = fieldsOf(output);
    const JsonText* const object = top.object(u"Organization"_s);
    if (!object)
        return;
    const JsonFields fields = top.inside(*object, u"Organization"_s);
    const auto id = fields.id<OrganizationId>(u"Id"_s, tr("an organization"));
    if (!id)
        return;
    if (m_reading.id && *m_reading.id != *id) {
        fields.add(
            Severity::Error, u"Id"_s,
            tr("This is the organization %1, and other files are of %2. Read one organization at a time.")
                .arg(id->toString(), m_reading.id->toString()));
        return;
    }
    m_reading.id = id;
    const ReadPlace place = fields.place();
    merge(m_reading.payer, fields.id<AccountId>(u"MasterAccountId"_s, tr("the payer account")), place, fields,
          u"MasterAccountId"_s);
    merge(m_reading.payerEmail, fields.text(u"MasterAccountEmail"_s), place, fields, u"MasterAccountEmail"_s);
    merge(m_reading.features, fields.word<FeatureSet>(u"FeatureSet"_s, fromApiName<FeatureSet>), place,
          fields, u"FeatureSet"_s);
}

void AwsJsonReader::readRoots(const AwsOutput& output)
{
    forEach(output, u"Roots"_s, [this](const JsonFields& fields) { readRoot(fields); });
}

void AwsJsonReader::readRoot(const JsonFields& fields)
{
    const auto id = fields.id<RootId>(u"Id"_s, tr("a root"));
    if (!id || !belongs(fields))
        return;
    noteRoot(*id, fields, u"Id"_s);
    const JsonText* const types = fields.array(u"PolicyTypes"_s);
    if (!types)
        return;
    QMap<PolicyType, PolicyTypeStatus> enabled;
    for (const JsonText& item : types->items) {
        const JsonFields one = fields.inside(item, fields.path() + u".PolicyTypes"_s);
        const auto type = one.word<PolicyType>(u"Type"_s, fromApiName<PolicyType>);
        const auto status = one.word<PolicyTypeStatus>(u"Status"_s, fromApiName<PolicyTypeStatus>);
        if (type && status)
            enabled.insert(*type, *status);
    }
    m_reading.policyTypes = enabled;
}

void AwsJsonReader::readUnits(const AwsOutput& output)
{
    if (output.json.member(u"OrganizationalUnit")) {
        const JsonFields top = fieldsOf(output);
        if (const JsonText* const object = top.object(u"OrganizationalUnit"_s))
            readUnit(top.inside(*object, u"OrganizationalUnit"_s), std::nullopt);
        return;
    }
    const auto parent = NodeId::parse(output.name.id);
    if (parent && parent->kind() != NodeId::Kind::Account) {
        if (const auto root = parent->root())
            noteRoot(*root, fieldsOf(output), {});
        const QString listing = u"units/"_s + parent->toString();
        countPage(output, listing);
        m_nodeListings.insert(listing, {*parent, true});
    }
    forEach(output, u"OrganizationalUnits"_s, [&](const JsonFields& fields) { readUnit(fields, parent); });
}

void AwsJsonReader::readUnit(const JsonFields& fields, const std::optional<NodeId>& parent)
{
    const auto id = fields.id<UnitId>(u"Id"_s, tr("an organizational unit"));
    if (!id || !belongs(fields))
        return;
    ReadUnit& unit = m_reading.units[*id];
    if (unit.place.file.isEmpty())
        unit.place = fields.place();
    merge(unit.name, fields.text(u"Name"_s), unit.place, fields, u"Name"_s);
    merge(unit.parent, parent, unit.place, fields, u"Id"_s);
    merge(unit.parent, parentOfPath(fields, u"Path"_s), unit.place, fields, u"Path"_s);
}

void AwsJsonReader::readParents(const AwsOutput& output)
{
    const auto child = ownerOf(output, tr("account or unit"));
    if (!child)
        return;
    forEach(output, u"Parents"_s, [&](const JsonFields& fields) {
        const auto parent = fields.id<NodeId>(u"Id"_s, tr("a root or a unit"));
        if (!parent)
            return;
        if (const auto account = child->account())
            merge(m_reading.accounts[*account].parent, parent, m_reading.accounts[*account].place, fields,
                  u"Id"_s);
        else if (const auto unit = child->unit())
            merge(m_reading.units[*unit].parent, parent, m_reading.units[*unit].place, fields, u"Id"_s);
        if (const auto root = parent->root())
            noteRoot(*root, fields, u"Id"_s);
    });
}

void AwsJsonReader::readChildren(const AwsOutput& output)
{
    const auto parent = ownerOf(output, tr("root or unit"));
    if (!parent)
        return;
    forEach(output, u"Children"_s, [&](const JsonFields& fields) {
        const auto child = fields.id<NodeId>(u"Id"_s, tr("an account or a unit"));
        if (!child)
            return;
        if (const auto account = child->account())
            merge(m_reading.accounts[*account].parent, parent, m_reading.accounts[*account].place, fields,
                  u"Id"_s);
        else if (const auto unit = child->unit())
            merge(m_reading.units[*unit].parent, parent, m_reading.units[*unit].place, fields, u"Id"_s);
    });
}

void AwsJsonReader::readAccounts(const AwsOutput& output)
{
    if (output.json.member(u"Account")) {
        const JsonFields top = fieldsOf(output);
        if (const JsonText* const object = top.object(u"Account"_s))
            readAccount(top.inside(*object, u"Account"_s), std::nullopt);
        return;
    }
    const auto parent = NodeId::parse(output.name.id);
    const bool below = parent && parent->kind() != NodeId::Kind::Account;
    const QString listing = below ? QString(u"accounts/"_s + parent->toString()) : u"accounts"_s;
    // Without a parent's id it may be one unit's: only the name tells that it is all.
    if (below || output.name.command != "list-accounts-for-parent"_L1)
        countPage(output, listing);
    if (below) {
        m_nodeListings.insert(listing, {*parent, false});
        if (const auto root = parent->root())
            noteRoot(*root, fieldsOf(output), {});
    }
    forEach(output, u"Accounts"_s,
            [&](const JsonFields& fields) { readAccount(fields, below ? parent : std::nullopt); });
}

std::optional<AccountState> AwsJsonReader::readState(const JsonFields& fields, bool& isStatus)
{
    const auto state = fields.word<AccountState>(u"State"_s, fromApiName<AccountState>);
    const auto status = fields.word<AccountState>(u"Status"_s, fromApiName<AccountState>);
    isStatus = !state;
    if (!state || !status)
        return state ? state : status;
    const AccountState older = *state == AccountState::Closed ? AccountState::Suspended : *state;
    if (older != *status && *state != AccountState::PendingActivation)
        fields.add(Severity::Warning, u"State"_s,
                   tr("State is %1 and Status is %2, which do not go together. State is taken.")
                       .arg(toApiName(*state), toApiName(*status)));
    return state;
}

void AwsJsonReader::readAccount(const JsonFields& fields, const std::optional<NodeId>& parent)
{
    const auto id = fields.id<AccountId>(u"Id"_s, tr("an account"));
    if (!id || !belongs(fields))
        return;
    ReadAccount& account = m_reading.accounts[*id];
    if (account.place.file.isEmpty())
        account.place = fields.place();
    merge(account.name, fields.text(u"Name"_s), account.place, fields, u"Name"_s);
    merge(account.email, fields.text(u"Email"_s), account.place, fields, u"Email"_s);
    merge(account.method, fields.word<JoinedMethod>(u"JoinedMethod"_s, fromApiName<JoinedMethod>),
          account.place, fields, u"JoinedMethod"_s);
    merge(account.joined, fields.time(u"JoinedTimestamp"_s), account.place, fields, u"JoinedTimestamp"_s);
    bool isStatus = false;
    const auto state = readState(fields, isStatus);
    mergeState(account, state, isStatus, [&](AccountState first) {
        contradicts(fields, isStatus ? u"Status"_s : u"State"_s, toApiName(first), toApiName(*state),
                    account.place);
    });
    merge(account.parent, parent, account.place, fields, u"Id"_s);
    if (const JsonText* const paths = fields.json().member(u"Paths"); paths && !paths->isNull()) {
        const JsonText* const list = fields.array(u"Paths"_s);
        if (list && !list->items.isEmpty() && list->items.first().kind == JsonText::Kind::String)
            merge(account.parent, parentOfPath(fields, u"Paths"_s, list->items.first().text), account.place,
                  fields, u"Paths"_s);
    }
}

std::optional<NodeId> AwsJsonReader::parentOfPath(const JsonFields& fields, const QString& key)
{
    const auto path = fields.text(key, 4096);
    return path ? parentOfPath(fields, key, *path) : std::nullopt;
}

std::optional<NodeId> AwsJsonReader::parentOfPath(const JsonFields& fields, const QString& key,
                                                  const QString& path)
{
    const QStringList steps = path.split(u'/', Qt::SkipEmptyParts);
    const auto root = steps.size() >= 3 ? RootId::parse(steps[1]) : std::nullopt;
    const auto parent = steps.size() >= 3 ? NodeId::parse(steps[steps.size() - 2]) : std::nullopt;
    if (!root || !parent) {
        fields.add(Severity::Warning, key,
                   tr("\"%1\" is not a path such as o-…/r-…/ou-…/. It is left out.").arg(shortened(path)));
        return std::nullopt;
    }
    noteRoot(*root, fields, key);
    return parent;
}

bool AwsJsonReader::belongs(const JsonFields& fields, const QString& key)
{
    const auto text = fields.text(key);
    if (!text)
        return true;
    const auto arn = parseOrganizationArn(*text);
    if (!arn) {
        fields.add(Severity::Warning, key,
                   tr("\"%1\" is not an ARN of an organization. It is left out.").arg(shortened(*text)));
        return true;
    }
    if (!arn->payer || !arn->organization)
        return true;
    if (!m_reading.id)
        m_reading.id = arn->organization;
    if (*m_reading.id != *arn->organization) {
        fields.add(Severity::Error, key,
                   tr("This belongs to the organization %1, and other files are of %2. Read one organization "
                      "at a time.")
                       .arg(arn->organization->toString(), m_reading.id->toString()));
        return false;
    }
    if (!m_reading.payer)
        m_reading.payer = arn->payer;
    return true;
}

void AwsJsonReader::noteRoot(const RootId& root, const JsonFields& fields, const QString& key)
{
    if (m_reading.root && *m_reading.root != root)
        fields.add(Severity::Error, key,
                   tr("This is below the root %1, and other files are below %2. Read one organization at a "
                      "time.")
                       .arg(root.toString(), m_reading.root->toString()));
    else
        m_reading.root = root;
}

std::optional<NodeId> AwsJsonReader::ownerOf(const AwsOutput& output, const QString& what)
{
    const auto node = NodeId::parse(output.name.id);
    if (!node)
        fieldsOf(output).add(Severity::Warning, {},
                             tr("The output does not say of which %1 it is. Name the file "
                                "<command>-<id>.json; it is left out.")
                                 .arg(what));
    return node;
}

void AwsJsonReader::contradicts(const JsonFields& fields, const QString& key, const QString& first,
                                const QString& second, const ReadPlace& firstPlace)
{
    fields.add(Severity::Warning, key,
               firstPlace.file.isEmpty()
                   ? tr("\"%1\" here contradicts \"%2\" elsewhere. The latter is kept.")
                         .arg(shortened(second), shortened(first))
                   : tr("\"%1\" here contradicts \"%2\" in %3, line %4. The latter is kept.")
                         .arg(shortened(second), shortened(first), firstPlace.file)
                         .arg(firstPlace.line));
}

void AwsJsonReader::countPage(const AwsOutput& output, const QString& listing)
{
    Pages& pages = m_listings[listing];
    ++pages.pages;
    pages.file = output.file;
    const JsonText* const token = output.json.member(u"NextToken");
    if (token && !token->isNull())
        ++pages.goingOn;
}

bool AwsJsonReader::isWhole(const QString& listing) const
{
    const auto found = m_listings.constFind(listing);
    return found != m_listings.constEnd() && found->goingOn < found->pages;
}

void AwsJsonReader::concludeListings()
{
    for (const Pages& pages : std::as_const(m_listings))
        if (pages.goingOn >= pages.pages)
            m_reading.findings.append(
                {Severity::Warning, pages.file, 0, u"NextToken"_s,
                 tr("The output goes on after this page, and the next one is missing. What is not told stays "
                    "as it is.")});
    m_reading.allAccounts = m_reading.allAccounts || isWhole(u"accounts"_s);
    m_reading.allHandshakes = m_reading.allHandshakes || isWhole(u"handshakes"_s);
    m_reading.allDelegations = m_reading.allDelegations || isWhole(u"delegations"_s);
    // A part of a set would take the rest away. What a tree told has no listing, and is whole.
    const auto isPart = [this](const QString& listing) {
        return m_listings.contains(listing) && !isWhole(listing);
    };
    if (isPart(u"services"_s))
        m_reading.services.reset();
    m_reading.tags.removeIf([&](const auto& tags) { return isPart(u"tags/"_s + tags.key()); });
    for (auto i = m_nodeListings.cbegin(); i != m_nodeListings.cend(); ++i)
        if (isWhole(i.key()))
            (i->second ? m_reading.unitsIn : m_reading.accountsIn).insert(i->first);
    for (auto i = m_policyListings.cbegin(); i != m_policyListings.cend(); ++i)
        if (isWhole(i.key()))
            m_reading.policiesOf.insert(*i);
    for (auto i = m_attachmentListings.cbegin(); i != m_attachmentListings.cend(); ++i)
        if (isWhole(i.key()))
            m_reading.attachmentsOn[i->first].insert(i->second);
    for (auto i = m_targetListings.cbegin(); i != m_targetListings.cend(); ++i)
        if (isWhole(i.key()))
            m_reading.targetsOf.insert(*i);
}

void AwsJsonReader::concludeAccounts()
{
    // A unit's id begins with its root's.
    if (!m_reading.root && !m_reading.units.isEmpty())
        m_reading.root =
            RootId::parse(QString(u"r-"_s + m_reading.units.firstKey().toString().section(u'-', 1, 1)));
    if (m_reading.allAccounts || !m_reading.root)
        return;
    // All accounts were told too where those of every unit were.
    const auto told = [this](const NodeId& node) {
        return m_reading.accountsIn.contains(node) && m_reading.unitsIn.contains(node);
    };
    const QList<UnitId> units = m_reading.units.keys();
    m_reading.allAccounts = told(*m_reading.root) &&
                            std::all_of(units.begin(), units.end(), [&](const UnitId& u) { return told(u); });
}

} // namespace billfold
