// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policyparser.h"
#include "models/views/placemodel.h"
#include "models/views/policymodels.h"
#include "tests/ui/pages/organizationbench.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/pages/policies/policiespage.h"
#include "ui/pages/policies/policyeditor.h"
#include "ui/pages/policies/policyeditpage.h"
#include "ui/pages/policies/policytemplates.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/tagseditor.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QString keepText = denyText(u"organizations:LeaveOrganization"_s, u"Keep"_s);

template <typename P>
void open(P& page, const QString& subject = {})
{
    page.openTarget({.page = page.id(), .subject = subject});
    page.resize(1064, 740);
    page.show();
}

template <typename P>
QLineEdit* input(const P& page, const QString& label)
{
    for (QLabel* candidate : page.template findChildren<QLabel*>()) {
        if (candidate->text().remove(u'&') == label && candidate->buddy() != nullptr)
            return qobject_cast<QLineEdit*>(candidate->buddy());
    }
    return nullptr;
}

} // namespace

class TstPoliciesPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void aTypeIsEnabledAndDisabledByTyping()
    {
        OrganizationBench bench;
        PoliciesPage page(bench.workspace());
        open(page);
        TableView* types = tableNamed(page, u"Types of policies"_s);
        QCOMPARE(types->model()->rowCount(), 13);
        QCOMPARE(cellText(*types, 0, PolicyTypeModel::StateColumn), u"Disabled"_s);
        picture(page, u"policy-types"_s);
        QVERIFY(press(page, u"Enable"_s));
        QVERIFY(says(*dialogOf(page), u"FullAWSAccess is attached to the root"_s));
        QVERIFY(press(*dialogOf(page), u"Enable"_s));
        QTRY_VERIFY(bench.organization().policyTypes.contains(PolicyType::ServiceControl));
        // It takes a moment, and the clock of a test stands still.
        Organization enabled = bench.organization();
        enabled.policyTypes.insert(PolicyType::ServiceControl, PolicyTypeStatus::Enabled);
        bench.put({{bench.organization(), enabled}});
        QTRY_COMPARE(cellText(*types, 0, PolicyTypeModel::StateColumn), u"Enabled"_s);
        QVERIFY(press(page, u"Disable"_s));
        DialogFrame* dialog = dialogOf(page);
        QVERIFY(!button(*dialog, u"Disable"_s)->isEnabled());
        dialog->findChild<QLineEdit*>()->setText(u"disable"_s);
        QVERIFY(press(*dialog, u"Disable"_s));
        QTRY_VERIFY(bench.organization().policyTypes.value(PolicyType::ServiceControl,
                                                           PolicyTypeStatus::PendingDisable) ==
                    PolicyTypeStatus::PendingDisable);
    }

    void withoutAllFeaturesThePageSaysSo()
    {
        OrganizationBench bench(FeatureSet::ConsolidatedBilling);
        PoliciesPage page(bench.workspace());
        open(page);
        QVERIFY(says(page, u"Policies need all features"_s));
        QVERIFY(!button(page, u"Enable"_s)->isEnabled());
    }

    void aLinkedAccountIsToldWhoAdministers()
    {
        OrganizationBench bench;
        bench.service().actAs(railId);
        PoliciesPage page(bench.workspace());
        open(page);
        QVERIFY(says(page, u"Policies are for the payer account"_s));
    }

    void thePlacesAreOneStepEach()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        const PolicyId keep = bench.createPolicy(u"Keep the organization"_s, keepText);
        PoliciesPage page(bench.workspace());
        QSignalSpy places(&page, &Page::placeChanged);
        open(page);
        QVERIFY(press(page, u"Show policies"_s));
        QCOMPARE(page.target().subject, u"SERVICE_CONTROL_POLICY"_s);
        TableView* list = tableNamed(page, u"Policies"_s);
        QCOMPARE(list->model()->rowCount(), 2);
        picture(page, u"policies"_s);
        chooseRow(*list, rowWith(*list, PolicyModel::NameColumn, u"Keep the organization"_s));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(page.target().subject, keep.toString());
        QCOMPARE(places.size(), 2);
        QCOMPARE(page.breadcrumb().size(), 3);
        QVERIFY(page.findChild<PolicyEditor*>()->isReadOnly());
        picture(page, u"policy"_s);
    }

    void aPolicyIsAttachedToSeveralPlacesAndDetached()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        const PolicyId keep = bench.createPolicy(u"Keep the organization"_s, keepText);
        PoliciesPage page(bench.workspace());
        open(page, keep.toString());
        page.findChild<QTabBar*>()->setCurrentIndex(1);
        QVERIFY(says(page, u"Attached to nothing"_s));
        QVERIFY(press(page, u"Attach"_s));
        DialogFrame* dialog = dialogOf(page);
        TableView* places = tableNamed(*dialog, u"Root, units and accounts"_s);
        QVERIFY(!button(*dialog, u"Attach policy"_s)->isEnabled());
        for (const QString& name : {u"Production"_s, u"Rail Freight"_s}) {
            const int row = rowWith(*places, PlaceModel::NameColumn, name);
            QVERIFY(
                places->model()->setData(places->model()->index(row, 0), Qt::Checked, Qt::CheckStateRole));
        }
        picture(*dialog, u"policy-attach"_s);
        QVERIFY2(press(*dialog, u"Attach policy"_s), qUtf8Printable(dialog->note()));
        QTRY_COMPARE(bench.world().targetsOf(organizationId, keep).size(), 2);
        TableView* targets = tableNamed(page, u"Targets of the policy"_s);
        QTRY_COMPARE(targets->model()->rowCount(), 2);
        picture(page, u"policy-targets"_s);
        targets->selectAll();
        QVERIFY(press(page, u"Detach"_s));
        QVERIFY(press(*dialogOf(page), u"Detach"_s));
        QTRY_COMPARE(bench.world().targetsOf(organizationId, keep).size(), 0);
        // Both at once is one step.
        Workbench::wait(bench.service().undo());
        QTRY_COMPARE(bench.world().targetsOf(organizationId, keep).size(), 2);
    }

    void theLastPolicyOfAPlaceStays()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        PoliciesPage page(bench.workspace());
        open(page, u"p-FullAWSAccess"_s);
        QVERIFY(says(page, u"AWS managed"_s));
        QVERIFY(!button(page, u"Edit policy"_s));
        page.findChild<QTabBar*>()->setCurrentIndex(1);
        TableView* targets = tableNamed(page, u"Targets of the policy"_s);
        targets->selectRow(0);
        QPushButton* detach = button(page, u"Detach"_s);
        QVERIFY(!detach->isEnabled());
        QVERIFY(!detach->toolTip().isEmpty());
    }

    void whatIsAttachedIsNotDeletedAndElseByTypingItsName()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        const PolicyId keep = bench.createPolicy(u"Keep the organization"_s, keepText);
        bench.perform({AttachPolicy{keep, productionId}});
        PoliciesPage page(bench.workspace());
        open(page, keep.toString());
        QVERIFY(press(page, u"Delete"_s));
        QVERIFY(says(*dialogOf(page), u"This one is attached to Production"_s));
        QVERIFY(press(*dialogOf(page), u"Show targets"_s));
        QCOMPARE(page.findChild<QTabBar*>()->currentIndex(), 1);
        bench.perform({DetachPolicy{keep, productionId}});
        QVERIFY(press(page, u"Delete"_s));
        DialogFrame* dialog = dialogOf(page);
        QVERIFY(!button(*dialog, u"Delete"_s)->isEnabled());
        dialog->findChild<QLineEdit*>()->setText(u"Keep the organization"_s);
        QVERIFY(press(*dialog, u"Delete"_s));
        QTRY_VERIFY(!bench.world().policy(keep));
        QCOMPARE(page.target().subject, u"SERVICE_CONTROL_POLICY"_s);
    }

    void tagsAreManaged()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        const PolicyId keep = bench.createPolicy(u"Keep the organization"_s, keepText);
        PoliciesPage page(bench.workspace());
        open(page, keep.toString());
        page.findChild<QTabBar*>()->setCurrentIndex(2);
        QVERIFY(press(page, u"Manage tags"_s));
        DialogFrame* dialog = dialogOf(page);
        auto* tags = dialog->findChild<TagsEditor*>();
        tags->addLine();
        tags->keyEdit(0)->setText(u"team"_s);
        tags->valueEdit(0)->setText(u"security"_s);
        QVERIFY2(press(*dialog, u"Save tags"_s), qUtf8Printable(dialog->note()));
        QTRY_COMPARE(bench.world().policy(keep)->tags, (Tags{{u"team"_s, u"security"_s}}));
    }

    void aNewPolicyIsWrittenFromAStart()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        PolicyEditPage page(bench.workspace());
        QSignalSpy wanted(&page, &Page::openRequested);
        open(page, u"new:SERVICE_CONTROL_POLICY"_s);
        QCOMPARE(page.title(), u"Create policy"_s);
        QVERIFY(!button(page, u"Create policy"_s)->isEnabled());
        QCOMPARE(page.findChild<PageHeader*>()->subtitle(), u"Enter a name for the policy."_s);
        auto* start = page.findChild<QComboBox*>();
        start->setCurrentIndex(1);
        emit start->activated(1);
        QCOMPARE(input(page, u"Policy name"_s)->text(), u"Keep the organization"_s);
        QVERIFY(page.findChild<PolicyEditor*>()->text().contains(u"organizations:LeaveOrganization"));
        picture(page, u"policy-create"_s);
        QVERIFY2(press(page, u"Create policy"_s), qUtf8Printable(page.findChild<PageHeader*>()->subtitle()));
        QTRY_COMPARE(wanted.size(), 1);
        const auto target = wanted.first().first().value<PageTarget>();
        QCOMPARE(target.page, PageId::Policies);
        const auto id = PolicyId::parse(target.subject);
        QVERIFY(id && bench.world().policy(*id));
        QCOMPARE(bench.world().policy(*id)->name, u"Keep the organization"_s);
    }

    void errorsInTheTextKeepItFromBeingSaved()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        const PolicyId keep = bench.createPolicy(u"Keep the organization"_s, keepText);
        PolicyEditPage page(bench.workspace());
        open(page, keep.toString());
        QPushButton* save = button(page, u"Save changes"_s);
        QVERIFY(!save->isEnabled());
        auto* editor = page.findChild<PolicyEditor*>();
        editor->replaceText(QString(keepText).replace(u"\"Deny\""_s, u"\"Refuse\""_s));
        QTRY_VERIFY(page.findChild<PageHeader*>()->subtitle().startsWith(u"Line "));
        QVERIFY(!save->isEnabled());
        picture(page, u"policy-edit-error"_s);
        editor->replaceText(QString(keepText).replace(u"\"Keep\""_s, u"\"Stay\""_s));
        QTRY_VERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY(bench.world().policy(keep)->content.contains(u"\"Stay\""));
    }

    void whatWasTypedStaysForLater()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        const PolicyId keep = bench.createPolicy(u"Keep the organization"_s, keepText);
        PolicyEditPage page(bench.workspace());
        open(page, keep.toString());
        input(page, u"Description"_s)->setText(u"half a sentence"_s);
        page.openTarget({.page = PageId::PolicyEditor, .subject = u"new:SERVICE_CONTROL_POLICY"_s});
        QCOMPARE(input(page, u"Description"_s)->text(), u""_s);
        page.openTarget({.page = PageId::PolicyEditor, .subject = keep.toString()});
        QCOMPARE(input(page, u"Description"_s)->text(), u"half a sentence"_s);
        QVERIFY(button(page, u"Save changes"_s)->isEnabled());
    }

    void everyStartIsAValidPolicy()
    {
        for (PolicyType kind : allPolicyTypes()) {
            for (const PolicyTemplate& start : policyTemplates(kind)) {
                const PolicyParse parse = parsePolicy(start.content, kind);
                QVERIFY2(!parse.hasErrors(), qUtf8Printable(start.title + u": "_s + parse.firstError()));
            }
        }
    }
};

QTEST_MAIN(TstPoliciesPage)
#include "tst_policiespage.moc"
