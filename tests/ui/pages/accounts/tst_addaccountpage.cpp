// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountlistinput.h"
#include "tests/ui/pages/organizationbench.h"
#include "ui/dialogs/organizationlistpane.h"
#include "ui/pages/accounts/addaccountpage.h"
#include "ui/pages/accounts/unitpath.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/optioncard.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tagseditor.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

void show(AddAccountPage& page)
{
    page.resize(1064, 700);
    page.show();
    page.openTarget({.page = PageId::AddAccount});
}

const CreateAccountRequest* requestOf(const World& world, const QString& email)
{
    for (const CreateAccountRequest& request : world.createRequests()) {
        if (request.email == email)
            return &request;
    }
    return nullptr;
}

} // namespace

class TstAddAccountPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void listsAreRead_data();
    void listsAreRead();
    void whatCannotBeReadSaysWhy_data();
    void whatCannotBeReadSaysWhy();
    void pathsLeadToUnits();
    void anAccountIsCreated();
    void aTakenAddressIsSaidWhileTyping();
    void aListIsCreatedWholeOrNotAtAll();
    void accountsAreInvited();
    void aTargetThatCannotBeInvitedIsNamed();
    void othersThanThePayerAreToldSo();
};

void TstAddAccountPage::listsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("unit");
    const QString none;
    QTest::newRow("name, address") << u"Rail AP, rail@x.example"_s << u"Rail AP"_s << u"rail@x.example"_s
                                   << none << none;
    QTest::newRow("any order, id") << u"rail@x.example;093318204761;Rail AP"_s << u"Rail AP"_s
                                   << u"rail@x.example"_s << u"093318204761"_s << none;
    QTest::newRow("with its unit") << u"Rail AP\trail@x.example\tWorkloads / Production"_s << u"Rail AP"_s
                                   << u"rail@x.example"_s << none << u"Workloads / Production"_s;
    QTest::newRow("quoted") << u"\"Rail, \"\"AP\"\"\",rail@x.example"_s << u"Rail, \"AP\""_s
                            << u"rail@x.example"_s << none << none;
    QTest::newRow("the provider's export")
        << u"Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp\r\n"
           "093318204761,arn:aws:x,rail@x.example,Rail AP,ACTIVE,CREATED,2021-02-14T09:00:00Z\r\n"_s
        << u"Rail AP"_s << u"rail@x.example"_s << u"093318204761"_s << none;
}

void TstAddAccountPage::listsAreRead()
{
    QFETCH(QString, text);
    const QList<AccountInput> rows = readAccountList(text);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].problem, QString());
    QTEST(rows[0].name, "name");
    QTEST(rows[0].email, "email");
    QTEST(rows[0].id ? rows[0].id->toString() : QString(), "id");
    QTEST(rows[0].unit, "unit");
}

void TstAddAccountPage::whatCannotBeReadSaysWhy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("problem");
    QTest::newRow("an id that lost its zero") << u"Rail, 93318204761"_s << 1 << u"twelve digits"_s;
    QTest::newRow("an address twice") << u"A, a@x.example\n\nB, A@x.example"_s << 3 << u"line 1 already"_s;
}

void TstAddAccountPage::whatCannotBeReadSaysWhy()
{
    QFETCH(QString, text);
    const QList<AccountInput> rows = readAccountList(text);
    QTEST(rows.last().line, "line");
    QFETCH(QString, problem);
    QVERIFY2(rows.last().problem.contains(problem), qUtf8Printable(rows.last().problem));
}

void TstAddAccountPage::pathsLeadToUnits()
{
    const World world = sampleWorld();
    const Organization& organization = *world.organization(organizationId);
    QCOMPARE(*nodeAtPath(world, organization, {}), NodeId(rootId));
    QCOMPARE(*nodeAtPath(world, organization, u"workloads/Production"_s), NodeId(productionId));
    QCOMPARE(*nodeAtPath(world, organization, u"Root / Workloads / Staging"_s), NodeId(stagingId));
    QVERIFY(!nodeAtPath(world, organization, u"Workloads / Nowhere"_s));
}

void TstAddAccountPage::anAccountIsCreated()
{
    OrganizationBench bench;
    AddAccountPage page(bench.workspace());
    show(page);
    QVERIFY(!page.action()->isEnabled());
    QTest::keyClicks(page.name(), u"Rail Production AP"_s);
    QTest::keyClicks(page.email(), u"rail-production-ap@meridian.example"_s);
    page.unit()->setCurrentText(u"Workloads / Staging"_s);
    page.tags()->addLine(u"team"_s, u"logistics"_s);
    picture(page, u"add-account-create"_s);
    QSignalSpy opened(&page, &Page::openRequested);
    QVERIFY(page.action()->isEnabled());
    QTest::mouseClick(page.action(), Qt::LeftButton);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<PageTarget>().page, PageId::Accounts);
    const CreateAccountRequest* request = requestOf(bench.world(), u"rail-production-ap@meridian.example"_s);
    QVERIFY(request);
    QCOMPARE(request->accountName, u"Rail Production AP"_s);
    QCOMPARE(request->tags.value(u"team"_s), u"logistics"_s);
    QCOMPARE(page.name()->text(), QString());
    // In the request itself, so that it arrives there whatever becomes of the window.
    QCOMPARE(*request->destination, stagingId);
}

void TstAddAccountPage::aTakenAddressIsSaidWhileTyping()
{
    OrganizationBench bench;
    AddAccountPage page(bench.workspace());
    show(page);
    QTest::keyClicks(page.name(), u"Rail"_s);
    QTest::keyClicks(page.email(), u"RAIL@meridian.example"_s);
    QVERIFY(page.emailField()->hasError());
    QVERIFY(says(page, u"This address belongs to Rail Freight."_s));
    QVERIFY(!page.action()->isEnabled());
    picture(page, u"add-account-create-error"_s);
    QTest::keyClick(page.email(), Qt::Key_Backspace);
    QVERIFY(!page.emailField()->hasError());
    QVERIFY(page.action()->isEnabled());
    // A name that is too long is said at the name.
    page.name()->setText(QString(51, u'x'));
    QVERIFY(page.nameField()->hasError());
}

void TstAddAccountPage::aListIsCreatedWholeOrNotAtAll()
{
    OrganizationBench bench;
    AddAccountPage page(bench.workspace());
    show(page);
    page.howMany()->setCurrentIndex(1);
    page.list()->setText(
        u"One, one@x.example\nTwo, rail@meridian.example\nThree, three@x.example, Nowhere"_s);
    QCOMPARE(page.list()->rows().size(), 3);
    QVERIFY(!page.action()->isEnabled());
    QCOMPARE(page.list()->rows()[0].problem, QString());
    QVERIFY(page.list()->rows()[1].problem.startsWith(u"The address belongs to Rail Freight."_s));
    QVERIFY(page.list()->rows()[2].problem.startsWith(u"There is no unit Nowhere"_s));
    picture(page, u"add-account-list"_s);
    page.list()->setText(u"One, one@x.example\nThree, three@x.example, Sandbox"_s);
    QCOMPARE(page.action()->text(), u"Create 2 accounts"_s);
    QVERIFY2(page.action()->isEnabled(), qUtf8Printable(page.note()));
    QTest::mouseClick(page.action(), Qt::LeftButton);
    QTRY_VERIFY(requestOf(bench.world(), u"three@x.example"_s));
    QVERIFY(!requestOf(bench.world(), u"one@x.example"_s)->destination);
    QVERIFY(requestOf(bench.world(), u"three@x.example"_s)->destination);
}

void TstAddAccountPage::accountsAreInvited()
{
    OrganizationBench bench;
    AddAccountPage page(bench.workspace());
    page.resize(1064, 700);
    page.show();
    page.openTarget({.page = PageId::AddAccount, .subject = u"invite "_s + harbourId.toString()});
    QVERIFY(page.inviteCard()->isChecked());
    page.targets()->setPlainText(harbourId.toString() + u", billing@northpier.example"_s);
    page.message()->setPlainText(u"Please join Meridian."_s);
    picture(page, u"add-account-invite"_s);
    QCOMPARE(page.action()->text(), u"Send 2 invitations"_s);
    QVERIFY(page.note().contains(u"18 Oct 2026"_s));
    QTest::mouseClick(page.action(), Qt::LeftButton);
    QTRY_COMPARE(bench.world().handshakes().size(), 2);
    for (const Handshake& handshake : bench.world().handshakes())
        QCOMPARE(handshake.notes, u"Please join Meridian."_s);
}

void TstAddAccountPage::aTargetThatCannotBeInvitedIsNamed()
{
    OrganizationBench bench;
    AddAccountPage page(bench.workspace());
    show(page);
    page.inviteCard()->setChecked(true);
    page.targets()->setPlainText(harbourId.toString() + u'\n' + railId.toString());
    QVERIFY(page.targetsField()->hasError());
    QVERIFY(page.targets()->accessibleDescription().startsWith(railId.toString()));
    QVERIFY(!page.action()->isEnabled());
}

void TstAddAccountPage::othersThanThePayerAreToldSo()
{
    OrganizationBench bench;
    bench.service().actAs(railId);
    AddAccountPage page(bench.workspace());
    show(page);
    QVERIFY(says(page, u"Accounts are added by the payer account"_s));
}

QTEST_MAIN(TstAddAccountPage)
#include "tst_addaccountpage.moc"
