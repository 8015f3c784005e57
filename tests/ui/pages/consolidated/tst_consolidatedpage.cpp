// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/organizationbench.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/organizationaccountdialog.h"
#include "ui/dialogs/organizationcreatedialog.h"
#include "ui/dialogs/organizationlistpane.h"
#include "ui/pages/consolidated/consolidatedpage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/getstarted.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/optioncard.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

void show(ConsolidatedPage& page)
{
    page.resize(1064, 700);
    page.show();
    page.openTarget({.page = PageId::Consolidated});
}

} // namespace

/// The way from nothing to an organization, and what others than the payer see.
class TstConsolidatedPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void gettingStartedAddsTheFirstAccount();
    void manyAccountsAreAddedFromAList();
    void theActingAccountCreatesTheOrganization_data();
    void theActingAccountCreatesTheOrganization();
    void whoeverStandsAloneSeesItsInvitations();
    void aLinkedAccountSeesWhoPays();
    void thePayerSeesItsAccountsWithoutABill();
};

void TstConsolidatedPage::gettingStartedAddsTheFirstAccount()
{
    Workbench bench;
    ConsolidatedPage page(bench.workspace);
    show(page);
    QTRY_COMPARE(page.getStarted()->primary()->text(), u"Get started"_s);
    QTRY_COMPARE(page.state()->state(), PageState::Filled);
    picture(page, u"start-nothing"_s);
    QTest::mouseClick(page.getStarted()->primary(), Qt::LeftButton);
    auto* dialog = qobject_cast<OrganizationAccountDialog*>(dialogOf(page));
    QVERIFY(dialog);
    QVERIFY(!dialog->button()->isEnabled());
    QTest::keyClicks(dialog->name(), u"Meridian Billing"_s);
    QTest::keyClicks(dialog->email(), u"billing@meridian.example"_s);
    QTest::keyClicks(dialog->id(), u"44681029337"_s);
    QVERIFY(!dialog->button()->isEnabled());
    QTest::keyClicks(dialog->id(), u"5"_s);
    QVERIFY(dialog->button()->isEnabled());
    QTest::mouseClick(dialog->button(), Qt::LeftButton);
    QTRY_COMPARE(bench.workspace->organizations().world().accounts().size(), 1);
    QCOMPARE(bench.workspace->organizations().actingAs()->toString(), u"446810293375"_s);
    QTRY_COMPARE(page.getStarted()->primary()->text(), u"Create organization"_s);
}

void TstConsolidatedPage::manyAccountsAreAddedFromAList()
{
    OrganizationBench bench;
    QWidget window;
    window.show();
    auto* dialog = new OrganizationAccountDialog(bench.workspace(), {}, &window);
    dialog->open();
    dialog->how()->setCurrentIndex(1);
    dialog->list()->setText(u"Dock, dock@x.example\nQuay, quay@x.example, 000000000222"_s);
    QVERIFY(!dialog->button()->isEnabled());
    QCOMPARE(dialog->list()->model()->refused(), 1);
    picture(*dialog, u"start-list"_s);
    dialog->list()->setText(u"Dock, dock@x.example\nQuay, quay@x.example, 000000000333"_s);
    QCOMPARE(dialog->button()->text(), u"Add 2 accounts"_s);
    const auto before = bench.world().accounts().size();
    QTest::mouseClick(dialog->button(), Qt::LeftButton);
    QTRY_COMPARE(bench.world().accounts().size(), before + 2);
}

void TstConsolidatedPage::theActingAccountCreatesTheOrganization_data()
{
    QTest::addColumn<bool>("billingOnly");
    QTest::newRow("all features") << false;
    QTest::newRow("consolidated billing features") << true;
}

void TstConsolidatedPage::theActingAccountCreatesTheOrganization()
{
    QFETCH(bool, billingOnly);
    OrganizationBench bench;
    bench.service().actAs(northpierId);
    ConsolidatedPage page(bench.workspace());
    show(page);
    QTRY_COMPARE(page.getStarted()->primary()->text(), u"Create organization"_s);
    picture(page, u"start-alone"_s);
    QSignalSpy opened(&page, &Page::openRequested);
    QTest::mouseClick(billingOnly ? page.getStarted()->noteLink() : page.getStarted()->primary(),
                      Qt::LeftButton);
    auto* dialog = qobject_cast<OrganizationCreateDialog*>(dialogOf(page));
    QVERIFY(dialog);
    QCOMPARE(dialog->billingOnly()->isChecked(), billingOnly);
    QVERIFY(says(*dialog, u"From now on Northpier pays the charges"_s));
    picture(*dialog, u"start-create"_s);
    QTest::mouseClick(dialog->button(), Qt::LeftButton);
    QTRY_VERIFY(bench.world().organizationPaidBy(northpierId));
    QCOMPARE(bench.world().organizationPaidBy(northpierId)->features,
             billingOnly ? FeatureSet::ConsolidatedBilling : FeatureSet::All);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<PageTarget>().page, PageId::Accounts);
}

void TstConsolidatedPage::whoeverStandsAloneSeesItsInvitations()
{
    OrganizationBench bench;
    bench.perform({InviteAccountToOrganization{u"it@harbour.example"_s}});
    bench.service().actAs(harbourId);
    ConsolidatedPage page(bench.workspace());
    show(page);
    QTRY_VERIFY(page.invitations()->isVisible());
    QVERIFY(page.invitations()->text().contains(
        u"Meridian Billing (o-7m3k9x2qfa) invited 777777777777 on 3 Oct 2026."_s));
    picture(page, u"start-invited"_s);
    QSignalSpy opened(&page, &Page::openRequested);
    QVERIFY(press(page, u"Show invitation"_s));
    QCOMPARE(opened[0][0].value<PageTarget>().page, PageId::Invitations);
    bench.service().actAs(northpierId);
    QTRY_VERIFY(!page.invitations()->isVisible());
}

void TstConsolidatedPage::aLinkedAccountSeesWhoPays()
{
    OrganizationBench bench;
    bench.service().actAs(railId);
    ConsolidatedPage page(bench.workspace());
    show(page);
    QTRY_VERIFY(page.linked()->isVisible());
    QVERIFY(says(page, u"Rail Freight is a linked account"_s));
    QVERIFY(says(page, u"Meridian Billing (111111111111) pays its charges since 1 Mar 2022"_s));
    picture(page, u"start-linked"_s);
}

void TstConsolidatedPage::thePayerSeesItsAccountsWithoutABill()
{
    const OrganizationBench bench;
    ConsolidatedPage page(bench.workspace());
    show(page);
    QTRY_VERIFY(page.table()->isVisible());
    // The five members, and the one whose creation was under way.
    QTRY_COMPARE(page.table()->model()->rowCount(), 6);
    picture(page, u"consolidated-without-bill"_s);
}

QTEST_MAIN(TstConsolidatedPage)
#include "tst_consolidatedpage.moc"
