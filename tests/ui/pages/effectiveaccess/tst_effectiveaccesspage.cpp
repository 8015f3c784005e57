// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accessview.h"
#include "tests/ui/pages/organizationbench.h"
#include "ui/dialogs/filechooser.h"
#include "ui/pages/effectiveaccess/accessform.h"
#include "ui/pages/effectiveaccess/effectiveaccesspage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

void open(EffectiveAccessPage& page, const QString& account = {})
{
    page.openTarget({.page = PageId::EffectiveAccess, .subject = account});
    page.resize(1064, 740);
    page.show();
}

} // namespace

class TstEffectiveAccessPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void asksFirstAndSaysWhatIsMissing()
    {
        OrganizationBench bench;
        EffectiveAccessPage page(bench.workspace());
        open(page);
        QVERIFY(says(page, u"Ask what somebody may do"_s));
        QPushButton* check = button(page, u"Check"_s);
        QVERIFY(!check->isEnabled());
        QCOMPARE(check->toolTip(), u"Enter an action, such as ec2:RunInstances."_s);
        page.findChild<AccessForm*>()->action()->setText(u"ec2"_s);
        QVERIFY(!check->isEnabled());
    }

    void oneAccountIsAnsweredLevelByLevel()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        const PolicyId deny = bench.createPolicy(u"No machines"_s, denyText(u"ec2:*"_s, u"NoMachines"_s));
        bench.perform({AttachPolicy{deny, productionId}});
        EffectiveAccessPage page(bench.workspace());
        QSignalSpy wanted(&page, &Page::openRequested);
        open(page, claimsEuId.toString());
        page.findChild<AccessForm*>()->action()->setText(u"ec2:RunInstances"_s);
        QTest::keyClick(page.findChild<AccessForm*>()->action(), Qt::Key_Return);
        QVERIFY(says(page, u"Denied."_s));
        QVERIFY(says(page, u"No machines, attached to Production, denies ec2:RunInstances"_s));
        QVERIFY(says(page, u"statement NoMachines denies"_s));
        QVERIFY(page.findChild<QPlainTextEdit*>()->toPlainText().contains(u"NoMachines"));
        // All but the two in Production.
        const qsizetype members = bench.world().members(organizationId).size();
        QTRY_VERIFY(says(page, u"Allowed in %1 accounts, denied in 2."_s.arg(members - 2)));
        picture(page, u"effective-access"_s);
        QVERIFY(press(page, u"Open policy"_s));
        QCOMPARE(wanted.first().first().value<PageTarget>().subject, deny.toString());
        // What changes while the answer stands there changes the answer.
        bench.perform({DetachPolicy{deny, productionId}});
        QTRY_VERIFY(says(page, u"Allowed."_s));
        QVERIFY(!button(page, u"Open policy"_s));
    }

    void anExampleElsewhereIsAskedInFull()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        const PolicyId deny = bench.createPolicy(u"No machines"_s, denyText(u"ec2:*"_s, u"NoMachines"_s));
        bench.perform({AttachPolicy{deny, productionId}});
        EffectiveAccessPage page(bench.workspace());
        open(page, claimsEuId.toString());
        page.findChild<AccessForm*>()->action()->setText(u"ec2:RunInstances"_s);
        QVERIFY(press(page, u"Check"_s));
        TableView* examples = tableNamed(page, u"Same request elsewhere"_s);
        QTRY_VERIFY(rowWith(*examples, 0, u"In the payer account"_s) >= 0);
        QCOMPARE(cellText(*examples, rowWith(*examples, 0, u"iam:CreateUser"_s), 1), u"Allowed"_s);
        chooseRow(*examples, rowWith(*examples, 0, u"iam:CreateUser"_s));
        QTest::keyClick(examples, Qt::Key_Return);
        QVERIFY(says(page, u"Allowed."_s));
        QCOMPARE(page.findChild<AccessForm*>()->action()->text(), u"iam:CreateUser"_s);
        // A unit is shown as the table of its accounts.
        const QString unit = u"Production, the other account"_s;
        QTRY_VERIFY(rowWith(*examples, 0, unit) >= 0);
        chooseRow(*examples, rowWith(*examples, 0, unit));
        QTest::keyClick(examples, Qt::Key_Return);
        QTRY_COMPARE(tableNamed(page, u"Accounts"_s)->model()->rowCount(), 2);
    }

    void theAnswerIsSavedAsPdf()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        EffectiveAccessPage page(bench.workspace());
        open(page, claimsEuId.toString());
        QVERIFY(!button(page, u"Save as PDF"_s)->isEnabled());
        page.findChild<AccessForm*>()->action()->setText(u"ec2:RunInstances"_s);
        QVERIFY(press(page, u"Check"_s));
        QTRY_VERIFY(button(page, u"Save as PDF"_s)->isEnabled());
        QTemporaryDir folder;
        const QString path = folder.filePath(u"answer.pdf"_s);
        QString proposed;
        fileChooser().saveFile = [&](QWidget*, const QString&, const QString& name, const QString&) {
            proposed = name;
            return path;
        };
        QVERIFY(press(page, u"Save as PDF"_s));
        QTRY_VERIFY(QFile::exists(path));
        QVERIFY2(proposed.endsWith(u"effective-access-ec2-RunInstances-%1.pdf"_s.arg(claimsEuId.toString())),
                 qUtf8Printable(proposed));
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.read(5) == "%PDF-");
    }

    void allAccountsAreATableThatCanBeFiltered()
    {
        OrganizationBench bench;
        bench.enablePolicies();
        const PolicyId deny = bench.createPolicy(u"No machines"_s, denyText(u"ec2:*"_s, u"NoMachines"_s));
        bench.perform({AttachPolicy{deny, productionId}});
        EffectiveAccessPage page(bench.workspace());
        open(page);
        page.findChild<AccessForm*>()->action()->setText(u"ec2:RunInstances"_s);
        QVERIFY(press(page, u"Check"_s));
        TableView* table = tableNamed(page, u"Accounts"_s);
        const qsizetype members = bench.world().members(organizationId).size();
        QTRY_COMPARE(table->model()->rowCount(), members);
        QVERIFY(says(page, u"Denied in 2 of %1 accounts."_s.arg(members)));
        picture(page, u"effective-access-all"_s);
        page.findChild<SegmentedControl*>()->setCurrentIndex(2);
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(cellText(*table, 0, AccessBook::ResultColumn), u"Denied"_s);
        QCOMPARE(cellText(*table, 0, AccessBook::PolicyColumn), u"No machines"_s);
        QVERIFY(page.exported().table);
        // A row leads to its account, level by level.
        chooseRow(*table, 0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(says(page, u"Every level must allow, none may deny"_s));
    }

    void aLinkedAccountAsksOnlyForItself()
    {
        OrganizationBench bench;
        bench.service().actAs(railId);
        EffectiveAccessPage page(bench.workspace());
        open(page);
        QVERIFY(!page.findChild<AccessForm*>()->allAccounts());
        QCOMPARE(*page.findChild<AccessForm*>()->account(), railId);
    }
};

QTEST_MAIN(TstEffectiveAccessPage)
#include "tst_effectiveaccesspage.moc"
