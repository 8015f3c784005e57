// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/directory.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const AccountId home = *AccountId::parse(u"123456789012");

} // namespace

class TestPrincipalId : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void readsNothingElse_data();
    void readsNothingElse();
    void comparesNamesWithoutRegardToCase();
    void namesPoliciesAndDevices();
};

void TestPrincipalId::readsWhatItWrites_data()
{
    QTest::addColumn<QString>("arn");
    QTest::addColumn<PrincipalId::Kind>("kind");
    QTest::addColumn<QString>("name");
    using Kind = PrincipalId::Kind;
    QTest::newRow("root") << u"arn:aws:iam::123456789012:root"_s << Kind::Root << QString();
    QTest::newRow("user") << u"arn:aws:iam::123456789012:user/ines.holm"_s << Kind::User << u"ines.holm"_s;
    QTest::newRow("role") << u"arn:aws:iam::123456789012:role/Audit"_s << Kind::Role << u"Audit"_s;
    QTest::newRow("all signs") << u"arn:aws:iam::123456789012:user/a_+=,.@-Z9"_s << Kind::User
                               << u"a_+=,.@-Z9"_s;
    QTest::newRow("a user called root")
        << u"arn:aws:iam::123456789012:user/root"_s << Kind::User << u"root"_s;
}

void TestPrincipalId::readsWhatItWrites()
{
    QFETCH(QString, arn);
    QFETCH(PrincipalId::Kind, kind);
    QFETCH(QString, name);
    const std::optional<PrincipalId> id = PrincipalId::parse(arn);
    QVERIFY(id.has_value());
    QCOMPARE(id->account, home);
    QCOMPARE(id->kind, kind);
    QCOMPARE(id->name, name);
    QCOMPARE(id->arn(), arn);
}

void TestPrincipalId::readsNothingElse_data()
{
    QTest::addColumn<QString>("text");
    for (const QString& text :
         {u""_s, u"root"_s, u"arn:aws:iam::123456789012:"_s, u"arn:aws:iam::12345678901:root"_s,
          u"arn:aws:iam::123456789012:root/x"_s, u"arn:aws:iam::123456789012:user/"_s,
          u"arn:aws:iam::123456789012:user"_s, u"arn:aws:iam::123456789012:group/Admins"_s,
          u"arn:aws:iam::123456789012:user/two words"_s, u"arn:aws:iam::123456789012:user/a/b"_s,
          u"arn:aws:iam::123456789012:user/*"_s, u"arn:aws:iam::123456789012:root\n"_s,
          u"arn:aws:sts::123456789012:root"_s, u"ARN:AWS:IAM::123456789012:root"_s,
          u"arn:aws:iam::123456789012:user/grün"_s, u"arn:aws:iam::١٢٣٤٥٦٧٨٩٠١٢:root"_s,
          QString(u"arn:aws:iam::123456789012:user/"_s + QString(65, u'x'))})
        QTest::addRow("%s", qPrintable(text)) << text;
}

void TestPrincipalId::readsNothingElse()
{
    QFETCH(QString, text);
    QVERIFY(!PrincipalId::parse(text));
}

void TestPrincipalId::comparesNamesWithoutRegardToCase()
{
    using Kind = PrincipalId::Kind;
    const PrincipalId ines{home, Kind::User, u"Ines"_s};
    const PrincipalId same{home, Kind::User, u"INES"_s};
    QVERIFY(ines == same);
    QCOMPARE(qHash(ines), qHash(same));
    QVERIFY(!(ines == PrincipalId{home, Kind::Role, u"Ines"_s}));
    QVERIFY(!(ines == PrincipalId{*AccountId::parse(u"123456789013"), Kind::User, u"Ines"_s}));
    QVERIFY(!(PrincipalId{home} == PrincipalId{home, Kind::User, u"root"_s}));
}

void TestPrincipalId::namesPoliciesAndDevices()
{
    const IdentityPolicy policy{home, u"Bills"_s, {}, {}, {}, {}};
    QCOMPARE(policy.arn(), u"arn:aws:iam::123456789012:policy/Bills"_s);
    const MfaDevice device{u"phone"_s};
    QCOMPARE(device.serial(home), u"arn:aws:iam::123456789012:mfa/phone"_s);
}

QTEST_APPLESS_MAIN(TestPrincipalId)
#include "tst_principalid.moc"
