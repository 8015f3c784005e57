// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/identitytables.h"

#include "models/identity/jobfunctions.h"
#include "models/views/identitywords.h"
#include "tests/support/sampleworld.h"

#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime now(QDate(2026, 10, 3), QTime(7, 40), Qt::UTC);

/// Ines has everything, Tom has nothing yet; both are in a group.
Directory directory()
{
    Directory all;
    const auto add = [&all](const IdentityEntity& entity) { all.apply({{}, {}, {{{}, entity}}}); };
    add(Group{.account = payerId,
              .name = u"clerks"_s,
              .created = now,
              .permissions = {.policies = {jobFunctions()[2].arn}}});
    add(User{.account = payerId, .name = u"ines"_s, .created = now, .groups = {u"clerks"_s}});
    add(User{.account = payerId, .name = u"tom"_s, .created = now, .groups = {u"clerks"_s}});
    add(Role{.account = payerId,
             .name = u"Audit"_s,
             .created = now,
             .trusted = {railId.toString(), u"arn:aws:iam::111111111111:user/ines"_s}});
    Credentials ines{.principal = {payerId, PrincipalId::Kind::User, u"ines"_s}};
    ines.password = PasswordRecord{.changed = now.addDays(-40)};
    ines.devices = {MfaDevice{.name = u"phone"_s, .enabled = now.addDays(-3)}};
    ines.keys = {
        AccessKey{.id = u"AKIA1"_s, .active = false, .created = now.addDays(-400)},
        AccessKey{.id = u"AKIA2"_s, .created = now.addDays(-20), .lastAction = u"billing:ExportBill"_s}};
    ines.lastSignIn = now.addDays(-1);
    add(ines);
    return all;
}

QStringList texts(const QList<CellRow>& rows, int column)
{
    QStringList all;
    for (const CellRow& row : rows)
        all.append(row.cells[column].text);
    return all;
}

} // namespace

class TstIdentityTables : public QObject
{
    Q_OBJECT

private slots:
    void everyRowHasACellForEachHeading();
    void theRootUserComesFirst();
    void aUserShowsWhatItSignsInWith();
    void whoIsLockedIsSaidToBe();
    void onlyKeysThatAreActiveAge();
    void trustIsInNames();
    void policiesOfAGroupSayWhence();
    void aSignInSaysWhatBecameOfIt();
    void mfaIsAskedForUntilItIsThere_data();
    void mfaIsAskedForUntilItIsThere();
    void aPasswordPolicyIsASentence();
};

void TstIdentityTables::everyRowHasACellForEachHeading()
{
    const Directory all = directory();
    const World world = sampleWorld();
    const Credentials* ines = all.credentials({payerId, PrincipalId::Kind::User, u"ines"_s});
    const QPair<QStringList, QList<CellRow>> tables[] = {
        {mfaHeadings(), mfaRows(ines, now)},
        {accessKeyHeadings(), accessKeyRows(ines, now)},
        {userHeadings(), userRows(all, payerId, now)},
        {groupHeadings(), groupRows(all, payerId)},
        {roleHeadings(), roleRows(world, all, payerId)},
        {identityPolicyHeadings(), identityPolicyRows(all, payerId, now)},
        {attachedHeadings(), attachedRows({.policies = {jobFunctions()[0].arn}}, all.groups(payerId))},
        {signInHeadings(), signInRows({AuditEvent{.number = 1, .at = now}}, now)},
    };
    for (const auto& [headings, rows] : tables) {
        QVERIFY(!rows.isEmpty());
        for (const CellRow& row : rows)
            QCOMPARE(row.cells.size(), headings.size());
    }
    QVERIFY(mfaRows(nullptr, now).isEmpty());
    QVERIFY(accessKeyRows(nullptr, now).isEmpty());
}

void TstIdentityTables::theRootUserComesFirst()
{
    const auto rows = userRows(directory(), payerId, now);
    QCOMPARE(texts(rows, 0), (QStringList{u"Root user"_s, u"ines"_s, u"tom"_s}));
    QCOMPARE(rows[0].key, u"arn:aws:iam::111111111111:root"_s);
    QCOMPARE(rows[1].key, u"arn:aws:iam::111111111111:user/ines"_s);
}

void TstIdentityTables::aUserShowsWhatItSignsInWith()
{
    const auto rows = userRows(directory(), payerId, now);
    const QString dash(u'\u2013');
    QCOMPARE(texts(rows, 1), (QStringList{dash, u"clerks"_s, u"clerks"_s}));
    QCOMPARE(rows[1].cells[3].text, u"Assigned"_s);
    QCOMPARE(rows[1].cells[4].sort.toLongLong(), 40);
    QCOMPARE(rows[2].cells[2].text, u"Never"_s);
    QCOMPARE(rows[2].cells[3].text, dash);
}

void TstIdentityTables::whoIsLockedIsSaidToBe()
{
    Directory all = directory();
    const PrincipalId tom{payerId, PrincipalId::Kind::User, u"tom"_s};
    all.apply(
        {{}, {}, {{{}, Credentials{.principal = tom, .attempts = {.failures = lockedFrom, .last = now}}}}});
    QCOMPARE(userRows(all, payerId, now)[2].cells[2].text, u"Locked"_s);
}

void TstIdentityTables::onlyKeysThatAreActiveAge()
{
    const auto rows = userRows(directory(), payerId, now);
    QCOMPARE(rows[1].cells[5].sort.toLongLong(), 20);
    QCOMPARE(rows[2].cells[5].sort.toLongLong(), -1);
    const auto keys =
        accessKeyRows(directory().credentials({payerId, PrincipalId::Kind::User, u"ines"_s}), now);
    QCOMPARE(texts(keys, 1), (QStringList{u"Inactive"_s, u"Active"_s}));
    QCOMPARE(keys[1].cells[5].text, u"billing:ExportBill"_s);
}

void TstIdentityTables::trustIsInNames()
{
    const auto rows = roleRows(sampleWorld(), directory(), payerId);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].cells[1].text, u"Rail Freight, ines, Meridian Billing"_s);
}

void TstIdentityTables::policiesOfAGroupSayWhence()
{
    const Permissions own{.policies = {jobFunctions()[0].arn}, .inlinePolicies = {{u"extra"_s, u"{}"_s}}};
    const auto rows = attachedRows(own, directory().groups(payerId));
    QCOMPARE(texts(rows, 2), (QStringList{u"Attached directly"_s, u"Written here"_s, u"Group clerks"_s}));
    // What comes by a group is not detached here.
    QCOMPARE(rows[0].key, jobFunctions()[0].arn);
    QCOMPARE(rows[1].key, u"inline:extra"_s);
    QCOMPARE(rows[2].key, QString());
}

void TstIdentityTables::aSignInSaysWhatBecameOfIt()
{
    const auto rows =
        signInRows({AuditEvent{.number = 2, .at = now}, AuditEvent{.number = 1,
                                                                   .at = now.addSecs(-60),
                                                                   .outcome = AuditEvent::Outcome::Failed,
                                                                   .reason = u"wrong password"_s}},
                   now);
    QCOMPARE(texts(rows, 1), (QStringList{u"Signed in"_s, u"wrong password"_s}));
    QCOMPARE(rows[0].cells[1].badge, u"success"_s);
    QCOMPARE(rows[1].cells[1].badge, u"warning"_s);
}

void TstIdentityTables::mfaIsAskedForUntilItIsThere_data()
{
    QTest::addColumn<bool>("password");
    QTest::addColumn<bool>("device");
    QTest::addColumn<QDateTime>("postponed");
    QTest::addColumn<bool>("elsewhere");
    QTest::addColumn<bool>("onHome");
    QTest::newRow("no password: nothing to add to") << false << false << QDateTime() << false << false;
    QTest::newRow("a password alone") << true << false << QDateTime() << true << true;
    QTest::newRow("a device") << true << true << QDateTime() << false << false;
    QTest::newRow("put off today") << true << false << now.addSecs(-600) << false << true;
    QTest::newRow("put off late yesterday") << true << false << now.addSecs(-8 * 3600) << true << true;
    QTest::newRow("put off by a clock that was ahead") << true << false << now.addDays(2) << false << true;
}

void TstIdentityTables::mfaIsAskedForUntilItIsThere()
{
    QFETCH(bool, password);
    QFETCH(bool, device);
    QFETCH(QDateTime, postponed);
    Credentials credentials{.principal = {payerId}};
    if (password)
        credentials.password = PasswordRecord{.changed = now};
    if (device)
        credentials.devices = {MfaDevice{.name = u"phone"_s, .enabled = now}};
    if (postponed.isValid())
        credentials.mfaPostponed = postponed;
    QTEST(asksForMfa(&credentials, now, false), "elsewhere");
    QTEST(asksForMfa(&credentials, now, true), "onHome");
    QVERIFY(!asksForMfa(nullptr, now, true));
}

void TstIdentityTables::aPasswordPolicyIsASentence()
{
    QVERIFY(passwordPolicyText(std::nullopt).startsWith(u"The default"_s));
    const PasswordPolicy strict{.minimumLength = 12,
                                .requireSymbols = true,
                                .requireUppercase = true,
                                .maxAgeDays = 90,
                                .reusePrevention = 5};
    QCOMPARE(
        passwordPolicyText(strict),
        u"Of this account: at least 12 characters, an upper case letter, a symbol. Expires after 90 days. "
        "None of the last 5 may come again. Users may not change their own."_s);
}

QTEST_APPLESS_MAIN(TstIdentityTables)
#include "tst_identitytables.moc"
