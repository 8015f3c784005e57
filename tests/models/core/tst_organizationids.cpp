// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/organizationids.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestOrganizationIds : public QObject
{
    Q_OBJECT

private slots:
    void anIdIsWhatItsFormSays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kinds"); // the first letters of every type that takes it
        QTest::newRow("organization") << u"o-exampleorgid"_s << u"o"_s;
        QTest::newRow("organization, nine characters") << u"o-123456789"_s << u""_s;
        QTest::newRow("organization, capital") << u"o-Exampleorgid"_s << u""_s;
        QTest::newRow("root") << u"r-ab12"_s << u"r"_s;
        QTest::newRow("root, three characters") << u"r-ab1"_s << u""_s;
        QTest::newRow("unit") << u"ou-ab12-34567890"_s << u"u"_s;
        QTest::newRow("unit, short tail") << u"ou-ab12-3456789"_s << u""_s;
        QTest::newRow("unit, no tail") << u"ou-ab12"_s << u""_s;
        QTest::newRow("unit, three parts") << u"ou-ab12-cd34-34567890"_s << u""_s;
        QTest::newRow("policy") << u"p-FullAWSAccess"_s << u"p"_s;
        QTest::newRow("policy, dash") << u"p-Full-Access"_s << u""_s;
        QTest::newRow("handshake") << u"h-examplehandshakeid111"_s << u"h"_s;
        QTest::newRow("handshake, 33 characters") << u"h-"_s + QString(33, u'a') << u""_s;
        QTest::newRow("create request, 33") << u"car-"_s + QString(33, u'1') << u""_s;
        QTest::newRow("create request, 32") << u"car-"_s + QString(32, u'1') << u"c"_s;
        QTest::newRow("transfer") << u"rt-12345678"_s << u"t"_s;
        QTest::newRow("resource policy") << u"rp-Ab_1"_s << u"s"_s;
        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("line break at the end") << u"r-ab12\n"_s << u""_s;
        QTest::newRow("other digits") << u"r-ab1\u0662"_s << u""_s;
    }
    void anIdIsWhatItsFormSays()
    {
        QFETCH(QString, text);
        QFETCH(QString, kinds);
        QString found;
        const auto note = [&](bool taken, QChar letter) {
            if (taken)
                found += letter;
        };
        note(OrganizationId::parse(text).has_value(), u'o');
        note(RootId::parse(text).has_value(), u'r');
        note(UnitId::parse(text).has_value(), u'u');
        note(PolicyId::parse(text).has_value(), u'p');
        note(HandshakeId::parse(text).has_value(), u'h');
        note(CreateRequestId::parse(text).has_value(), u'c');
        note(TransferId::parse(text).has_value(), u't');
        note(ResourcePolicyId::parse(text).has_value(), u's');
        QCOMPARE(found, kinds);
    }

    void aNodeKnowsItsKind()
    {
        QCOMPARE(NodeId::parse(u"r-ab12")->kind(), NodeId::Kind::Root);
        QCOMPARE(NodeId::parse(u"ou-ab12-34567890")->kind(), NodeId::Kind::Unit);
        QCOMPARE(NodeId::parse(u"000000000012")->kind(), NodeId::Kind::Account);
        QVERIFY(!NodeId::parse(u"12"));
        QCOMPARE(NodeId::parse(u"000000000012")->account(), AccountId::parse(u"000000000012"));
    }
};

QTEST_GUILESS_MAIN(TestOrganizationIds)
#include "tst_organizationids.moc"
