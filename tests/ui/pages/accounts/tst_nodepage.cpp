// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/nodepolicymodel.h"
#include "tests/support/legacycur.h"
#include "tests/ui/pages/organizationbench.h"
#include "ui/charts/trendchart.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/organizationattachdialog.h"
#include "ui/pages/accounts/costpane.h"
#include "ui/pages/accounts/nodedetails.h"
#include "ui/pages/accounts/nodepage.h"
#include "ui/pages/accounts/policiespane.h"
#include "ui/pages/accounts/tagspane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/tagseditor.h"
#include "ui/widgets/treeview.h"

#include <QApplication>
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

void show(NodePage& page, const NodeId& node)
{
    page.resize(1064, 700);
    page.show();
    page.openTarget({.page = PageId::Node, .subject = node.toString()});
}

} // namespace

class TstNodePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void theWayThereIsTheBreadcrumb();
    void aUnitShowsWhatIsInIt();
    void tagsAreChangedInOneStep();
    void tagsThatCannotBeAreNotSaved();
    void policiesAreAttachedAndDetached();
    void theBillsAreShownByMonth();
    void whatIsGoneSaysSo();
};

void TstNodePage::theWayThereIsTheBreadcrumb()
{
    const OrganizationBench bench;
    NodePage page(bench.workspace());
    show(page, claimsEuId);
    QStringList texts;
    for (const Crumb& crumb : page.breadcrumb())
        texts.append(crumb.text);
    QCOMPARE(texts, (QStringList{u"Accounts"_s, u"Root"_s, u"Workloads"_s, u"Production"_s, u"Claims EU"_s}));
    QCOMPARE(page.target().subject, claimsEuId.toString());
    QVERIFY(says(page, u"Claims EU"_s));
    picture(page, u"node-account"_s);
}

void TstNodePage::aUnitShowsWhatIsInIt()
{
    const OrganizationBench bench;
    NodePage page(bench.workspace());
    show(page, workloadsId);
    page.details()->setTab(NodeDetails::Tab::Children);
    QTRY_VERIFY(page.details()->children()->isVisible());
    const QAbstractItemModel* model = page.details()->children()->model();
    const QModelIndex unit = page.details()->children()->rootIndex();
    QCOMPARE(model->rowCount(unit), 2);
    QCOMPARE(model->index(0, 0, unit).data().toString(), u"Production"_s);
    picture(page, u"node-unit-children"_s);
    QSignalSpy opened(&page, &Page::openRequested);
    emit page.details()->children()->opened(model->index(0, 0, unit));
    QCOMPARE(opened[0][0].value<PageTarget>().subject, productionId.toString());
}

void TstNodePage::tagsAreChangedInOneStep()
{
    OrganizationBench bench;
    bench.perform({TagResource{claimsEuId.toString(), {{u"stage"_s, u"live"_s}, {u"old"_s, u"1"_s}}}});
    NodePage page(bench.workspace());
    show(page, claimsEuId);
    page.details()->setTab(NodeDetails::Tab::TagList);
    TagsEditor& editor = *page.details()->tags()->editor();
    QCOMPARE(editor.count(), 2);
    editor.keyEdit(0)->setText(u"team"_s);
    editor.valueEdit(0)->setText(u"claims"_s);
    picture(page, u"node-tags"_s);
    QVERIFY(page.details()->tags()->saveButton()->isEnabled());
    QTest::mouseClick(page.details()->tags()->saveButton(), Qt::LeftButton);
    QTRY_COMPARE(tagsOf(bench.world(), claimsEuId),
                 (Tags{{u"stage"_s, u"live"_s}, {u"team"_s, u"claims"_s}}));
    QCOMPARE(page.details()->tabs()->tabText(2), u"Tags (2)"_s);
    QCOMPARE(bench.service().undoTitle(), u"Change the tags of Claims EU"_s);
    Workbench::wait(bench.service().undo());
    QTRY_COMPARE(tagsOf(bench.world(), claimsEuId).value(u"old"_s), u"1"_s);
    QTRY_COMPARE(editor.tags().value(u"old"_s), u"1"_s);
}

void TstNodePage::tagsThatCannotBeAreNotSaved()
{
    OrganizationBench bench;
    NodePage page(bench.workspace());
    show(page, claimsEuId);
    page.details()->setTab(NodeDetails::Tab::TagList);
    TagsEditor& editor = *page.details()->tags()->editor();
    editor.addLine(u"aws:"_s, u"me"_s);
    editor.keyEdit(0)->setText(u"aws:owner"_s);
    QVERIFY(!page.details()->tags()->saveButton()->isEnabled());
    editor.keyEdit(0)->setText(u"owner"_s);
    QVERIFY(page.details()->tags()->saveButton()->isEnabled());
    editor.addLine({}, u"alone"_s);
    editor.valueEdit(1)->setText(u"still alone"_s);
    QVERIFY(!page.details()->tags()->saveButton()->isEnabled());
    QVERIFY(says(page, u"has no key"_s));
}

void TstNodePage::policiesAreAttachedAndDetached()
{
    OrganizationBench bench;
    bench.enablePolicies();
    bench.createPolicy(u"NoClaims"_s, denyText(u"s3:*"_s));
    NodePage page(bench.workspace());
    show(page, productionId);
    page.details()->setTab(NodeDetails::Tab::Policies);
    PoliciesPane& pane = *page.details()->policies();
    QCOMPARE(pane.model()->rowCount(), 3);
    QCOMPARE(pane.model()->index(0, NodePolicyModel::FromColumn).data().toString(), u"Attached here"_s);
    QCOMPARE(pane.model()->index(1, NodePolicyModel::FromColumn).data().toString(),
             u"Inherited from Workloads"_s);
    QTest::mouseClick(pane.attachButton(), Qt::LeftButton);
    auto* dialog = qobject_cast<OrganizationAttachDialog*>(dialogOf(page));
    QVERIFY(dialog);
    QCOMPARE(dialog->table()->model()->rowCount(), 1);
    dialog->table()->selectRow(0);
    picture(*dialog, u"node-attach"_s);
    QTest::mouseClick(dialog->button(), Qt::LeftButton);
    QTRY_COMPARE(pane.model()->rowCount(), 4);
    picture(page, u"node-policies"_s);
    const int row = rowWith(*pane.table(), NodePolicyModel::NameColumn, u"NoClaims"_s);
    pane.table()->selectRow(row);
    QVERIFY(pane.detachButton()->isEnabled());
    QTest::mouseClick(pane.detachButton(), Qt::LeftButton);
    QTRY_COMPARE(pane.model()->rowCount(), 3);
    // What is inherited is detached where it is attached, not here.
    pane.table()->selectRow(2);
    QVERIFY(!pane.detachButton()->isEnabled());
}

void TstNodePage::theBillsAreShownByMonth()
{
    Workbench bench;
    for (const QByteArray& period : {QByteArray("2026-08"), QByteArray("2026-09")})
        bench.import(QString::fromLatin1(period) + u".csv"_s, legacyCur(sixAccounts(period)),
                     {.makeOrganization = true});
    const World& world = bench.workspace->organizations().world();
    QTRY_VERIFY(!world.organizations().isEmpty());
    const AccountId payer = world.organizations().first().payer;
    NodePage page(bench.workspace);
    page.setBill(sixAccountsBill());
    show(page, payer);
    CostPane& costs = *page.details()->costs();
    page.details()->setTab(NodeDetails::Tab::Bills);
    QTRY_VERIFY(costs.table()->model()->rowCount() > 0);
    QTRY_COMPARE(costs.states()->state(), PageState::Filled);
    QCOMPARE(cellText(*costs.table(), 0, 0), u"September 2026"_s);
    QCOMPARE(cellText(*costs.table(), 0, 1), u"39.52"_s);
    picture(page, u"node-bills"_s);
    QSignalSpy opened(&page, &Page::openRequested);
    emit costs.table()->opened(costs.table()->model()->index(1, 0));
    const auto target = opened[0][0].value<PageTarget>();
    QCOMPARE(target.page, PageId::DrillDown);
    QCOMPARE(target.bill->period.toString(), u"2026-08"_s);
    QCOMPARE(target.filters.first().key, payer.toString());
    page.details()->setTab(NodeDetails::Tab::Details);
    picture(page, u"node-account-with-bill"_s);
}

void TstNodePage::whatIsGoneSaysSo()
{
    OrganizationBench bench;
    NodePage page(bench.workspace());
    show(page, stagingId);
    bench.perform({DeleteOrganizationalUnit{stagingId}});
    QTRY_VERIFY(says(page, u"It is no longer here"_s));
}

QTEST_MAIN(TstNodePage)
#include "tst_nodepage.moc"
