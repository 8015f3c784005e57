// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/invitationmodel.h"
#include "tests/ui/pages/organizationbench.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/pages/invitations/invitationspage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

void open(InvitationsPage& page)
{
    page.resize(1064, 700);
    page.show();
}

Commands inviteBoth()
{
    return {InviteAccountToOrganization{u"billing@northpier.example"_s,
                                        u"Please join. From the day you accept we pay for you."_s,
                                        {{u"team"_s, u"logistics"_s}}},
            InviteAccountToOrganization{harbourId.toString()}};
}

} // namespace

class TstInvitationsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void saysHowToBeginWithoutAnyAccount()
    {
        Workbench bench;
        InvitationsPage page(bench.workspace);
        QSignalSpy wanted(&page, &Page::openRequested);
        open(page);
        QVERIFY(says(page, u"No account yet"_s));
        QVERIFY(press(page, u"Open Accounts"_s));
        QCOMPARE(wanted.first().first().value<PageTarget>().page, PageId::Accounts);
    }

    void nothingSentOffersToInvite()
    {
        OrganizationBench bench;
        InvitationsPage page(bench.workspace());
        QSignalSpy wanted(&page, &Page::openRequested);
        open(page);
        QVERIFY(says(page, u"No invitation yet"_s));
        picture(page, u"invitations-empty"_s);
        QVERIFY(press(page, u"Invite account"_s));
        QCOMPARE(wanted.first().first().value<PageTarget>().page, PageId::AddAccount);
        QCOMPARE(wanted.first().first().value<PageTarget>().subject, u"invite"_s);
    }

    void thePayerCancelsWhatItSent()
    {
        OrganizationBench bench;
        bench.perform(inviteBoth());
        InvitationsPage page(bench.workspace());
        QSignalSpy notices(&page, &Page::notice);
        open(page);
        TableView* table = tableNamed(page, u"Invitations"_s);
        QCOMPARE(table->model()->rowCount(), 2);
        chooseRow(*table, rowWith(*table, InvitationModel::PartyColumn, u"billing@northpier.example"_s));
        QVERIFY(says(page, u"team = logistics"_s));
        picture(page, u"invitations"_s);
        QVERIFY(press(page, u"Cancel invitation"_s));
        DialogFrame* question = dialogOf(page);
        QVERIFY(question);
        QVERIFY(says(*question, u"its place in the quota of accounts is free again"_s));
        QVERIFY(press(*question, u"Cancel invitation"_s));
        QTRY_COMPARE(notices.size(), 1);
        const int row = rowWith(*table, InvitationModel::PartyColumn, u"billing@northpier.example"_s);
        QCOMPARE(cellText(*table, row, InvitationModel::StateColumn), u"CANCELED"_s);
        QCOMPARE(table->currentIndex().row(), row);
        QVERIFY(!button(page, u"Cancel invitation"_s)->isEnabled());
    }

    void theInvitedAccountIsToldWhoPaysAndJoins()
    {
        OrganizationBench bench;
        bench.perform(inviteBoth());
        bench.service().actAs(northpierId);
        InvitationsPage page(bench.workspace());
        QSignalSpy notices(&page, &Page::notice);
        open(page);
        TableView* table = tableNamed(page, u"Invitations"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(cellText(*table, 0, InvitationModel::PartyColumn), u"Meridian Billing"_s);
        picture(page, u"invitations-received"_s);
        QVERIFY(press(page, u"Accept"_s));
        DialogFrame* question = dialogOf(page);
        QVERIFY(question);
        QVERIFY(says(*question, u"From now on Meridian Billing (111111111111) pays for Northpier"_s));
        picture(*question, u"invitations-accept"_s);
        QVERIFY(press(*question, u"Accept invitation"_s));
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(bench.world().organizationOf(northpierId)->id, organizationId);
        QCOMPARE(cellText(*table, 0, InvitationModel::StateColumn), u"ACCEPTED"_s);
    }

    void decliningLeavesWhoPays()
    {
        OrganizationBench bench;
        bench.perform(inviteBoth());
        bench.service().actAs(harbourId);
        InvitationsPage page(bench.workspace());
        QSignalSpy notices(&page, &Page::notice);
        open(page);
        QVERIFY(press(page, u"Decline"_s));
        QVERIFY(press(*dialogOf(page), u"Decline invitation"_s));
        QTRY_COMPARE(notices.size(), 1);
        QVERIFY(!bench.world().organizationOf(harbourId));
        QVERIFY(!button(page, u"Accept"_s)->isEnabled());
    }

    void filtersBySegmentAndText()
    {
        OrganizationBench bench;
        bench.perform(inviteBoth());
        bench.performAs(harbourId, {DeclineHandshake{bench.world().handshakes().last().targetAccount
                                                         ? bench.world().handshakes().lastKey()
                                                         : bench.world().handshakes().firstKey()}});
        InvitationsPage page(bench.workspace());
        open(page);
        TableView* table = tableNamed(page, u"Invitations"_s);
        QCOMPARE(table->model()->rowCount(), 2);
        auto* which = page.findChildren<SegmentedControl*>().last();
        which->setCurrentIndex(1);
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(cellText(*table, 0, InvitationModel::PartyColumn), u"billing@northpier.example"_s);
        page.findChild<SearchField*>()->setText(u"nobody"_s);
        QTRY_VERIFY(says(page, u"Nothing matches"_s));
        QVERIFY(press(page, u"Clear filters"_s));
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void whatWaitsForAnAnswerIsChosenAmongWhatIsOver()
    {
        OrganizationBench bench(FeatureSet::ConsolidatedBilling);
        bench.perform({InviteAccountToOrganization{harbourId.toString()}});
        bench.performAs(harbourId, {AcceptHandshake{bench.handshake(HandshakeAction::Invite)}});
        bench.perform({EnableAllFeatures{}});
        bench.service().actAs(harbourId);
        // Both came within a moment: whichever stands above, the open one is what the page is opened for.
        InvitationsPage page(bench.workspace());
        open(page);
        QVERIFY(says(page, u"Approve all features"_s));
        QVERIFY(button(page, u"Accept"_s)->isEnabled());
    }

    void theRunToAllFeaturesAsksItsMembers()
    {
        OrganizationBench bench(FeatureSet::ConsolidatedBilling);
        bench.perform({EnableAllFeatures{}});
        bench.service().actAs(railId);
        InvitationsPage page(bench.workspace());
        open(page);
        QVERIFY(says(page, u"Approve all features"_s));
        QVERIFY(press(page, u"Accept"_s));
        QVERIFY(press(*dialogOf(page), u"Approve"_s));
        // Only those that were invited are asked: Rail Freight, the payer being invited too by its record.
        QTRY_VERIFY(bench.world().handshake(bench.handshake(HandshakeAction::ApproveAllFeatures))->state ==
                    HandshakeState::Accepted);
        bench.service().actAs(payerId);
        QTRY_VERIFY(says(page, u"Something waits for your answer"_s));
        QVERIFY(press(page, u"Show"_s));
        QVERIFY(press(page, u"Accept"_s));
        QVERIFY(press(*dialogOf(page), u"Finalize"_s));
        QTRY_COMPARE(bench.organization().features, FeatureSet::All);
    }
};

QTEST_MAIN(TstInvitationsPage)
#include "tst_invitationspage.moc"
