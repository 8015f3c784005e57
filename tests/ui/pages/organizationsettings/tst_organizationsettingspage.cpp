// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/organizationbench.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/pages/organizationsettings/organizationsettingspage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

void open(OrganizationSettingsPage& page, const QString& tab = u"overview"_s)
{
    page.openTarget({.page = PageId::OrganizationSettings, .subject = tab});
    page.resize(1064, 740);
    page.show();
}

} // namespace

class TstOrganizationSettingsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void anAccountThatStandsAloneHasNone()
    {
        OrganizationBench bench;
        bench.service().actAs(northpierId);
        OrganizationSettingsPage page(bench.workspace());
        open(page);
        QVERIFY(says(page, u"No organization yet"_s));
    }

    void identityIsThereAndALinkedAccountCannotChangeIt()
    {
        OrganizationBench bench;
        OrganizationSettingsPage page(bench.workspace());
        open(page);
        QVERIFY(says(page, u"arn:aws:organizations::111111111111:organization/o-7m3k9x2qfa"_s));
        picture(page, u"settings"_s);
        QVERIFY(button(page, u"Change quota"_s));
        bench.service().actAs(railId);
        QTRY_VERIFY(says(page, u"Only the payer account changes these settings."_s));
        QVERIFY(!button(page, u"Change quota"_s));
        QVERIFY(!button(page, u"Delete organization"_s)->isEnabled());
    }

    void theRunToAllFeaturesIsBegunFollowedAndFinished()
    {
        OrganizationBench bench(FeatureSet::ConsolidatedBilling);
        OrganizationSettingsPage page(bench.workspace());
        open(page);
        QVERIFY(press(page, u"Begin process to enable all features"_s));
        QVERIFY(press(*dialogOf(page), u"Begin process"_s));
        QTRY_VERIFY(says(page, u"0 of 1 accounts have approved."_s));
        TableView* answers = tableNamed(page, u"Request approval status"_s);
        QCOMPARE(cellText(*answers, 0, 0), u"Rail Freight"_s);
        QCOMPARE(cellText(*answers, 0, 2), u"OPEN"_s);
        QVERIFY(!button(page, u"Finalize"_s)->isEnabled());
        picture(page, u"settings-run"_s);
        bench.performAs(railId, {AcceptHandshake{bench.handshake(HandshakeAction::ApproveAllFeatures)}});
        QTRY_VERIFY(says(page, u"Everybody has approved"_s));
        QVERIFY(press(page, u"Finalize"_s));
        QVERIFY(press(*dialogOf(page), u"Finalize"_s));
        QTRY_COMPARE(bench.organization().features, FeatureSet::All);
        QTRY_VERIFY(!button(page, u"Finalize"_s));
    }

    void anAccountThatDeclinedIsAskedAgain()
    {
        OrganizationBench bench(FeatureSet::ConsolidatedBilling);
        OrganizationSettingsPage page(bench.workspace());
        open(page);
        bench.performAs(payerId, {EnableAllFeatures{}});
        const HandshakeId asked = bench.handshake(HandshakeAction::ApproveAllFeatures);
        bench.performAs(railId, {DeclineHandshake{asked}});
        bench.service().actAs(payerId);
        QTRY_VERIFY(says(page, u"1 has declined: ask it again, or remove it from the organization."_s));
        TableView* answers = tableNamed(page, u"Request approval status"_s);
        QCOMPARE(cellText(*answers, 0, 2), u"DECLINED"_s);
        QVERIFY(button(page, u"Ask again"_s));
        answers->setCurrentIndex(answers->model()->index(0, 0));
        QVERIFY(button(page, u"Ask again"_s)->isEnabled());
        picture(page, u"settings-declined"_s);
        QVERIFY(press(page, u"Ask again"_s));
        QTRY_COMPARE(cellText(*answers, 0, 2), u"OPEN"_s);
        QVERIFY(!button(page, u"Ask again"_s));
        QVERIFY(says(page, u"0 of 1 accounts have approved."_s));
    }

    void theQuotaIsChanged()
    {
        OrganizationBench bench;
        OrganizationSettingsPage page(bench.workspace());
        open(page);
        QVERIFY(press(page, u"Change quota"_s));
        DialogFrame* dialog = dialogOf(page);
        QVERIFY(!button(*dialog, u"Change quota"_s)->isEnabled());
        QCOMPARE(dialog->note(), u"This is the present number."_s);
        dialog->findChild<QSpinBox*>()->setValue(50);
        QVERIFY(press(*dialog, u"Change quota"_s));
        QTRY_COMPARE(bench.organization().accountQuota, 50);
    }

    void servicesAreTrustedAndAdministered()
    {
        OrganizationBench bench;
        OrganizationSettingsPage page(bench.workspace());
        open(page, u"services"_s);
        QVERIFY(says(page, u"No trusted service"_s));
        QVERIFY(!button(page, u"Register"_s)->isEnabled());
        QVERIFY(press(page, u"Enable trusted access"_s));
        DialogFrame* dialog = dialogOf(page);
        dialog->findChild<ChoiceBox*>()->setKey(u"config.amazonaws.com"_s);
        picture(*dialog, u"settings-trust"_s);
        QVERIFY(press(*dialog, u"Enable trusted access"_s));
        QTRY_VERIFY(bench.organization().trustedServices.contains(u"config.amazonaws.com"_s));
        QTRY_VERIFY(!dialogOf(page));
        QVERIFY(press(page, u"Register"_s));
        dialog = dialogOf(page);
        dialog->findChildren<ChoiceBox*>()[0]->setKey(railId.toString());
        dialog->findChildren<ChoiceBox*>()[1]->setKey(u"config.amazonaws.com"_s);
        QVERIFY(press(*dialog, u"Register"_s));
        QTRY_COMPARE(bench.world().delegationsOf(railId).size(), 1);
        QTRY_VERIFY(!dialogOf(page));
        picture(page, u"settings-services"_s);
        QVERIFY(press(page, u"Deregister"_s));
        QVERIFY(press(*dialogOf(page), u"Deregister"_s));
        QTRY_COMPARE(bench.world().delegationsOf(railId).size(), 0);
    }

    void theResourcePolicyIsWrittenAndRefusedWithItsReason()
    {
        OrganizationBench bench;
        OrganizationSettingsPage page(bench.workspace());
        open(page, u"resource-policy"_s);
        QVERIFY(press(page, u"Write a resource policy"_s));
        DialogFrame* dialog = dialogOf(page);
        auto* text = dialog->findChild<QPlainTextEdit*>();
        text->setPlainText(u"{ not json"_s);
        QVERIFY(!button(*dialog, u"Save"_s)->isEnabled());
        QVERIFY(!dialog->note().isEmpty());
        text->setPlainText(uR"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
 "Principal": {"AWS": "arn:aws:iam::000000000222:root"}, "Action": ["organizations:DescribeOrganization"],
 "Resource": "*"}]})"_s);
        QVERIFY2(press(*dialog, u"Save"_s), qUtf8Printable(dialog->note()));
        QTRY_VERIFY(bench.organization().resourcePolicy);
        picture(page, u"settings-resource-policy"_s);
        QVERIFY(press(page, u"Delete"_s));
        QVERIFY(press(*dialogOf(page), u"Delete"_s));
        QTRY_VERIFY(!bench.organization().resourcePolicy);
    }

    void anOfferToPayIsSentAndShown()
    {
        OrganizationBench bench;
        bench.performAs(harbourId, {CreateOrganization{}});
        OrganizationSettingsPage page(bench.workspace());
        QSignalSpy wanted(&page, &Page::openRequested);
        open(page, u"transfers"_s);
        QVERIFY(press(page, u"Pay for another organization"_s));
        DialogFrame* dialog = dialogOf(page);
        const QList<QLineEdit*> inputs = dialog->findChildren<QLineEdit*>();
        inputs[0]->setText(harbourId.toString());
        inputs[1]->setText(u"Harbour's bill"_s);
        QVERIFY2(press(*dialog, u"Send offer"_s), qUtf8Printable(dialog->note()));
        TableView* table = tableNamed(page, u"Who pays whose bill"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(cellText(*table, 0, 1), u"Harbour"_s);
        QCOMPARE(cellText(*table, 0, 3), u"REQUESTED"_s);
        picture(page, u"settings-transfers"_s);
        QVERIFY(press(page, u"Show the offer"_s));
        QCOMPARE(wanted.last().first().value<PageTarget>().page, PageId::Invitations);
    }

    void theOrganizationIsDeletedByTypingItsIdOnceItIsEmpty()
    {
        OrganizationBench bench;
        OrganizationSettingsPage page(bench.workspace());
        open(page);
        QVERIFY(!button(page, u"Delete organization"_s)->isEnabled());
        bench.performAs(harbourId, {CreateOrganization{}});
        bench.service().actAs(harbourId);
        QTRY_VERIFY(button(page, u"Delete organization"_s)->isEnabled());
        const QString id = bench.world().organizationOf(harbourId)->id.toString();
        QVERIFY(press(page, u"Delete organization"_s));
        DialogFrame* dialog = dialogOf(page);
        QVERIFY(!button(*dialog, u"Delete organization"_s)->isEnabled());
        dialog->findChild<QLineEdit*>()->setText(id);
        QVERIFY(press(*dialog, u"Delete organization"_s));
        QTRY_VERIFY(!bench.world().organizationOf(harbourId));
        QTRY_VERIFY(says(page, u"No organization yet"_s));
    }
};

QTEST_MAIN(TstOrganizationSettingsPage)
#include "tst_organizationsettingspage.moc"
