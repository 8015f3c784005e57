// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/accessdecision.h"
#include "models/policy/policyparser.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

PolicyPtr policyOf(const QString& effect, const QString& action)
{
    const PolicyParse parse = parseIdentityPolicy(
        u"{\"Statement\": {\"Effect\": \"%1\", \"Action\": \"%2\", \"Resource\": \"*\"}}"_s.arg(effect,
                                                                                                action));
    Q_ASSERT(parse.document);
    return std::make_shared<const CompiledPolicy>(*parse.document);
}

} // namespace

class TestAccess : public QObject
{
    Q_OBJECT

private slots:
    void layers_data()
    {
        QTest::addColumn<QString>("changed");
        QTest::addColumn<QString>("reason");
        QTest::newRow("all allow") << u""_s << u"ok"_s;
        QTest::newRow("service control denies") << u"scp-"_s << u"scp_explicit@1"_s;
        QTest::newRow("service control has no allow") << u"scp0"_s << u"scp_implicit@1"_s;
        QTest::newRow("resource control denies") << u"rcp-"_s << u"rcp_explicit@0"_s;
        QTest::newRow("the user denies") << u"iam-"_s << u"iam_explicit"_s;
        QTest::newRow("the user has nothing") << u"iam0"_s << u"iam_implicit"_s;
        QTest::newRow("the boundary has nothing") << u"boundary0"_s << u"boundary_implicit"_s;
        QTest::newRow("the session denies") << u"session-"_s << u"session_explicit"_s;
        QTest::newRow("a deny anywhere comes first") << u"scp0 session-"_s << u"session_explicit"_s;
        QTest::newRow("the order of the layers") << u"iam0 scp0"_s << u"scp_implicit@1"_s;
    }
    void layers()
    {
        QFETCH(QString, changed);
        QFETCH(QString, reason);
        const PolicyPtr all = policyOf(u"Allow"_s, u"*"_s);
        const PolicyPtr none = policyOf(u"Deny"_s, u"*"_s);
        const auto level = [&](const QString& name) {
            if (changed.contains(name + u'-'))
                return PolicyLevel{all, none};
            return changed.contains(name + u'0') ? PolicyLevel{} : PolicyLevel{all};
        };
        AccessPolicies policies;
        policies.serviceControl = {{all}, level(u"scp"_s)};
        policies.resourceControl = {level(u"rcp"_s)};
        policies.identity = level(u"iam"_s);
        policies.boundary = level(u"boundary"_s);
        policies.session = level(u"session"_s);
        PolicyRequest request;
        request.action = u"s3:GetObject"_s;
        const AccessDecision decision = decideAccess(policies, request);
        QCOMPARE(accessReason(decision), reason);
        QCOMPARE(decision.allowed, reason == u"ok"_s);
    }

    /// The payer's principals are not limited by service control, but a linked account's resources are
    /// guarded from them too.
    void thePayer()
    {
        const PolicyPtr none = policyOf(u"Deny"_s, u"*"_s);
        PolicyRequest request;
        request.action = u"s3:GetObject"_s;
        request.principal = PrincipalKind::ManagementAccount;
        AccessPolicies policies;
        policies.serviceControl = {{none}};
        QVERIFY(decideAccess(policies, request).allowed);
        policies.resourceControl = {{none}};
        QVERIFY(!decideAccess(policies, request).allowed);
        request.principal = PrincipalKind::ServiceLinkedRole;
        QVERIFY(decideAccess(policies, request).allowed);
    }

    void nothingAsked()
    {
        AccessPolicies policies;
        policies.serviceControlEnabled = false;
        const AccessDecision decision = decideAccess(policies, {});
        QVERIFY(decision.allowed);
        QVERIFY(decision.decision.reason == DecisionReason::NotLimited);
    }

    void principals_data()
    {
        QTest::addColumn<QString>("arn");
        QTest::addColumn<int>("kind");
        const auto row = [](const QString& arn, std::optional<PrincipalKind> kind) {
            QTest::newRow(qPrintable(arn)) << arn << (kind ? static_cast<int>(*kind) : -1);
        };
        row(u"arn:aws:iam::111122223333:root"_s, PrincipalKind::RootUser);
        row(u"arn:aws:iam::111122223333:user/team/ines"_s, PrincipalKind::User);
        row(u"arn:aws:iam::111122223333:role/Audit"_s, PrincipalKind::Role);
        row(u"arn:aws:sts::111122223333:assumed-role/Audit/ines"_s, PrincipalKind::Role);
        row(u"arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX"_s,
            PrincipalKind::ServiceLinkedRole);
        row(u"arn:aws:s3:::root"_s, std::nullopt);
        row(u"root"_s, std::nullopt);
        row(u"arn:aws:iam::111122223333:group/x"_s, std::nullopt);
    }
    void principals()
    {
        QFETCH(QString, arn);
        QFETCH(int, kind);
        const auto found = principalKindOf(arn);
        QCOMPARE(found ? static_cast<int>(*found) : -1, kind);
    }
};

QTEST_APPLESS_MAIN(TestAccess)
#include "tst_accessdecision.moc"
