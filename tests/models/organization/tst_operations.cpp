// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtable.h"
#include "scene.h"

#include "models/organization/access.h"
#include "models/organization/managedpolicy.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

// Ids that nothing has
const AccountId nobody = *AccountId::parse(u"999999999999");
const UnitId noUnit = *UnitId::parse(u"ou-zzzz-zzzzzzzz");
const RootId noRoot = *RootId::parse(u"r-zzzz");
const PolicyId noPolicy = *PolicyId::parse(u"p-00000000");
const HandshakeId noHandshake = *HandshakeId::parse(u"h-00000000");
const CreateRequestId noRequest = *CreateRequestId::parse(u"car-00000000");
const TransferId noTransfer = *TransferId::parse(u"rt-00000000");
const QString config = u"config.amazonaws.com"_s;

/// Who may ask for an operation on an organization.
enum class Asker { Anybody, Party, Member, Administrator, Payer };

struct Sample {
    Command command;
    Asker asker;
};
/// One of each operation. What those ids name is not there: whoever may ask is told that.
QList<Sample> samples()
{
    using A = Asker;
    return {
        {AddAccount{nobody, u"A"_s, {}}, A::Anybody},
        {CompleteSignUp{nobody, {}}, A::Anybody},
        {VerifyEmail{nobody}, A::Anybody},
        {ChangeEmail{nobody, u"a@example.com"_s}, A::Anybody},
        {RenameAccount{nobody, u"B"_s}, A::Anybody},
        {ForgetAccount{nobody}, A::Anybody},
        {CreateOrganization{}, A::Anybody},
        {DeleteOrganization{}, A::Payer},
        {EnableAllFeatures{}, A::Payer},
        {SetAccountQuota{20}, A::Payer},
        {CreateAccount{u"B"_s, u"b@example.com"_s}, A::Payer},
        {MoveAccount{nobody, noRoot, noUnit}, A::Payer},
        {RemoveAccountFromOrganization{nobody}, A::Payer},
        {LeaveOrganization{}, A::Member},
        {CloseAccount{nobody}, A::Payer},
        {ReinstateAccount{nobody}, A::Payer},
        {InviteAccountToOrganization{nobody.toString()}, A::Payer},
        {AcceptHandshake{noHandshake}, A::Party},
        {DeclineHandshake{noHandshake}, A::Party},
        {CancelHandshake{noHandshake}, A::Party},
        {ResendApproval{noHandshake}, A::Payer},
        {CreateOrganizationalUnit{noUnit, u"U"_s}, A::Payer},
        {UpdateOrganizationalUnit{noUnit, u"U"_s}, A::Payer},
        {MoveOrganizationalUnit{noUnit, noRoot}, A::Payer},
        {DeleteOrganizationalUnit{noUnit}, A::Payer},
        {CreatePolicy{PolicyType::Tag, u"P"_s, {}, Scene::contentFor(PolicyType::Tag)}, A::Administrator},
        {UpdatePolicy{noPolicy, u"P"_s}, A::Administrator},
        {DeletePolicy{noPolicy}, A::Administrator},
        {AttachPolicy{noPolicy, noUnit}, A::Administrator},
        {DetachPolicy{noPolicy, noUnit}, A::Administrator},
        {EnablePolicyType{noRoot}, A::Administrator},
        {DisablePolicyType{noRoot}, A::Administrator},
        {TagResource{noUnit.toString(), {{u"k"_s, u"v"_s}}}, A::Administrator},
        {UntagResource{noUnit.toString(), {u"k"_s}}, A::Administrator},
        {EnableServiceAccess{config}, A::Payer},
        {DisableServiceAccess{u"sso.amazonaws.com"_s}, A::Payer},
        {RegisterDelegatedAdministrator{nobody, config}, A::Payer},
        {DeregisterDelegatedAdministrator{nobody, config}, A::Payer},
        {PutResourcePolicy{u"{}"_s}, A::Payer},
        {DeleteResourcePolicy{}, A::Payer},
        {InviteOrganizationToTransferResponsibility{nobody.toString(), u"Bill"_s,
                                                    QDateTime(QDate(2026, 12, 1), QTime(0, 0), Qt::UTC)},
         A::Payer},
        {UpdateResponsibilityTransfer{noTransfer, u"Bill"_s}, A::Payer},
        {TerminateResponsibilityTransfer{noTransfer}, A::Payer},
    };
}

/// What a database of accounts does beside what the provider's operations do: their cases are in
/// tst_accountrules and tst_organizationrules.
const QSet<QString> ownOperations{u"AddAccount"_s,     u"CompleteSignUp"_s, u"VerifyEmail"_s,
                                  u"ChangeEmail"_s,    u"RenameAccount"_s,  u"ForgetAccount"_s,
                                  u"SetAccountQuota"_s};

/// An organization with one of everything that can be asked for.
struct Everything {
    Scene s;
    AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
    AccountId administrator = s.join(payer, u"B"_s), invited = s.add(u"Invited"_s);
    AccountId other = s.addPayer(u"Other"_s); ///< of an organization that has nothing else
    RootId root = s.root(payer);
    UnitId unit = s.unit(payer, root, u"U"_s);
    PolicyId policy = s.policy(payer, u"P"_s);
    HandshakeId invitation = s.invite(payer, invited);
    std::optional<CreateRequestId> request{};
    std::optional<TransferId> transfer{};

    Everything()
    {
        s.done(payer, EnablePolicyType{root});
        s.done(payer, MoveAccount{member, root, unit});
        s.done(payer, AttachPolicy{policy, unit});
        s.done(payer, EnableServiceAccess{config});
        s.done(payer, RegisterDelegatedAdministrator{administrator, config});
        s.create(payer, u"Created"_s);
        request = s.world.createRequests().firstKey();
        s.done(payer, TagResource{unit.toString(), {{u"team"_s, u"a"_s}}});
        s.done(payer,
               PutResourcePolicy{uR"({"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},)"
                                 uR"("Action":"organizations:ListAccounts","Resource":"*"}})"_s});
        s.done(payer, InviteOrganizationToTransferResponsibility{
                          other.toString(), u"Bill"_s, QDateTime(QDate(2026, 12, 1), QTime(0, 0), Qt::UTC)});
        transfer = s.world.transfers().firstKey();
    }
};

/// An operation that only tells: what asking the world answers where there is something, and where there is
/// nothing, which is what the provider has the named error for.
struct Reading {
    const char* operation;
    std::function<bool(const Everything&)> told;
    std::function<bool(const Everything&)> nothing{};
    const char* error = "";
};
const QList<Reading>& readings()
{
    using E = Everything;
    static const QList<Reading> rows{
        {"DescribeOrganization",
         [](const E& e) { return e.s.world.organizationOf(e.member)->payer == e.payer; },
         [](const E& e) { return !e.s.world.organizationOf(e.invited); },
         "AWSOrganizationsNotInUseException"},
        {"DescribeCreateAccountStatus",
         [](const E& e) { return e.s.world.createRequest(*e.request) != nullptr; },
         [](const E& e) { return !e.s.world.createRequest(noRequest); },
         "CreateAccountStatusNotFoundException"},
        {"ListCreateAccountStatus", [](const E& e) { return e.s.world.createRequests().size() == 1; }},
        {"DescribeAccount", [](const E& e) { return e.s.world.account(e.member)->name == "A"_L1; },
         [](const E& e) { return !e.s.world.account(nobody); }, "AccountNotFoundException"},
        {"ListAccounts",
         [](const E& e) { return e.s.world.members(e.s.organization(e.payer).id).size() == 4; }},
        {"ListAccountsForParent",
         [](const E& e) { return e.s.world.accountsIn(e.unit) == QList<AccountId>{e.member}; },
         [](const E& e) { return e.s.world.accountsIn(noUnit).isEmpty(); }, "ParentNotFoundException"},
        {"DescribeHandshake", [](const E& e) { return e.s.world.handshake(e.invitation)->live(); },
         [](const E& e) { return !e.s.world.handshake(noHandshake); }, "HandshakeNotFoundException"},
        {"ListHandshakesForAccount and ListHandshakesForOrganization",
         [](const E& e) {
             const Handshake& invitation = *e.s.world.handshake(e.invitation);
             return invitation.targetAccount == e.invited &&
                    invitation.organization == e.s.organization(e.payer).id;
         }},
        {"ListRoots", [](const E& e) { return e.s.organization(e.payer).policyTypes.size() == 1; }},
        {"DescribeOrganizationalUnit", [](const E& e) { return e.s.world.unit(e.unit)->name == "U"_L1; },
         [](const E& e) { return !e.s.world.unit(noUnit); }, "OrganizationalUnitNotFoundException"},
        {"ListOrganizationalUnitsForParent and ListChildren",
         [](const E& e) { return e.s.world.unitsIn(e.root) == QList<UnitId>{e.unit}; },
         [](const E& e) { return e.s.world.unitsIn(noUnit).isEmpty(); }, "ParentNotFoundException"},
        {"ListParents", [](const E& e) { return e.s.world.parentOf(e.member) == NodeId(e.unit); },
         [](const E& e) { return !e.s.world.parentOf(nobody) && !e.s.world.parentOf(e.root); },
         "ChildNotFoundException"},
        {"DescribePolicy",
         [](const E& e) { return policyContent(e.s.world, e.policy) == e.s.world.policy(e.policy)->content; },
         [](const E& e) { return policyContent(e.s.world, noPolicy).isEmpty(); }, "PolicyNotFoundException"},
        {"ListPolicies", [](const E& e) { return e.s.world.policies().size() == 1; }},
        {"ListPoliciesForTarget", [](const E& e) { return e.s.world.attachmentsOn(e.unit).size() == 2; },
         [](const E& e) { return e.s.world.attachmentsOn(noUnit).isEmpty(); }, "TargetNotFoundException"},
        {"ListTargetsForPolicy",
         [](const E& e) {
             return e.s.world.targetsOf(e.s.organization(e.payer).id, e.policy) == QList<NodeId>{e.unit};
         },
         [](const E& e) { return e.s.world.targetsOf(e.s.organization(e.payer).id, noPolicy).isEmpty(); },
         "PolicyNotFoundException"},
        {"ListTagsForResource", [](const E& e) { return e.s.world.unit(e.unit)->tags.size() == 1; }},
        {"ListAWSServiceAccessForOrganization",
         [](const E& e) { return e.s.organization(e.payer).trustedServices.contains(config); }},
        {"ListDelegatedAdministrators",
         [](const E& e) { return e.s.world.delegationsOf(e.s.organization(e.payer).id).size() == 1; }},
        {"ListDelegatedServicesForAccount",
         [](const E& e) { return e.s.world.delegationsOf(e.administrator).first().service == config; },
         [](const E& e) { return e.s.world.delegationsOf(e.member).isEmpty(); },
         "AccountNotRegisteredException"},
        {"DescribeResourcePolicy",
         [](const E& e) { return e.s.organization(e.payer).resourcePolicy.has_value(); },
         [](const E& e) { return !e.s.organization(e.other).resourcePolicy; },
         "ResourcePolicyNotFoundException"},
        {"DescribeResponsibilityTransfer, ListInboundResponsibilityTransfers and "
         "ListOutboundResponsibilityTransfers",
         [](const E& e) { return e.s.world.transfer(*e.transfer)->target == e.s.organization(e.payer).id; },
         [](const E& e) { return !e.s.world.transfer(noTransfer); },
         "ResponsibilityTransferNotFoundException"},
    };
    return rows;
}

} // namespace

/// That nothing is left out: of the operations, of who may ask for them, and of those that only tell. The
/// effective policies of the management types (DescribeEffectivePolicy, ListEffectivePolicyValidationErrors,
/// ListAccountsWithInvalidEffectivePolicy) are not computed here: such policies are kept, attached and
/// limited, and merged by the services that read them.
class TestOperations : public QObject
{
    Q_OBJECT

private slots:
    void eachOperationIsInTheTableOnce()
    {
        QSet<QString> names;
        QSet<std::size_t> kinds;
        for (const Sample& sample : samples()) {
            names.insert(operationName(sample.command));
            kinds.insert(sample.command.index());
        }
        QCOMPARE(kinds.size(), qsizetype(std::variant_size_v<Command>)); // there is a sample of each
        QSet<QString> listed;
        for (const OperationRow& row : operationTable()) {
            QVERIFY2(!listed.contains(QString::fromLatin1(row.operation)), row.operation);
            listed.insert(QString::fromLatin1(row.operation));
        }
        QVERIFY(!listed.intersects(ownOperations));
        QCOMPARE(listed + ownOperations, names);
    }

    void whoAsksDecides_data()
    {
        QTest::addColumn<qsizetype>("at");
        const QList<Sample> all = samples();
        for (qsizetype i = 0; i < all.size(); ++i)
            if (all[i].asker != Asker::Anybody)
                QTest::newRow(qPrintable(operationName(all[i].command))) << i;
    }
    void whoAsksDecides()
    {
        QFETCH(qsizetype, at);
        const Sample sample = samples().at(at);
        Everything e;
        const auto refused = [&](const AccountId& actor) { return e.s.refusal(actor, sample.command); };
        const QString denied = u"AccessDeniedException"_s;
        QCOMPARE(refused(nobody), denied);
        const AccountId closed = e.s.join(e.payer, u"Closed"_s);
        e.s.done(e.payer, CloseAccount{closed});
        QCOMPARE(refused(closed), denied);
        // Whoever may ask hears something else, if only that there is no such thing
        QVERIFY(refused(e.payer) != denied);
        QCOMPARE(refused(e.invited), sample.asker == Asker::Party ? u"HandshakeNotFoundException"_s
                                                                  : u"AWSOrganizationsNotInUseException"_s);
        QCOMPARE(refused(e.member) == denied,
                 sample.asker == Asker::Payer || sample.asker == Asker::Administrator);
        QCOMPARE(refused(e.administrator) == denied, sample.asker == Asker::Payer);
    }

    void whatOnlyTells_data()
    {
        QTest::addColumn<qsizetype>("at");
        for (qsizetype i = 0; i < readings().size(); ++i)
            QTest::newRow(readings()[i].operation) << i;
    }
    void whatOnlyTells()
    {
        QFETCH(qsizetype, at);
        const Reading& reading = readings().at(at);
        const Everything e;
        QVERIFY(reading.told(e));
        QVERIFY2(!reading.nothing || reading.nothing(e), reading.error);
    }
};

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
