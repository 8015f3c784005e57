// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/tableexport.h"
#include "tests/ui/pages/organizationbench.h"
#include "ui/pages/activity/activitypage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

enum Column { When, Who, What, Subject };

void open(ActivityPage& page)
{
    page.resize(1064, 700);
    page.show();
}

} // namespace

class TstActivityPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void emptyAtFirst()
    {
        Workbench bench;
        ActivityPage page(bench.workspace);
        open(page);
        QTRY_VERIFY(says(page, u"Nothing was done yet"_s));
    }

    void eachChangeStandsWithItsFieldsLatestFirst()
    {
        OrganizationBench bench;
        bench.perform({MoveAccount{railId, rootId, sandboxId}});
        ActivityPage page(bench.workspace());
        open(page);
        TableView* table = tableNamed(page, u"Changes"_s);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        QCOMPARE(cellText(*table, 0, What), u"Move account"_s);
        QCOMPARE(cellText(*table, 0, Who), u"Meridian Billing"_s);
        TableView* fields = tableNamed(page, u"Before and after"_s);
        QVERIFY(fields->model()->rowCount() > 0);
        QVERIFY(rowWith(*fields, 3, u"r-ab12"_s) >= 0);
        QVERIFY(rowWith(*fields, 4, sandboxId.toString()) >= 0);
        picture(page, u"activity"_s);
        // What happens while the page is open is on it.
        bench.perform({RenameAccount{railId, u"Rail Cargo"_s}});
        QTRY_COMPARE(cellText(*table, 0, What), u"Rename account"_s);
        QVERIFY(tableAsCsv(*page.exported().table).contains("Rename account"));
    }

    void searchAndLinksNarrowTheList()
    {
        OrganizationBench bench;
        bench.perform({MoveAccount{railId, rootId, sandboxId}});
        bench.perform({CreateOrganizationalUnit{rootId, u"Night"_s}});
        ActivityPage page(bench.workspace());
        open(page);
        TableView* table = tableNamed(page, u"Changes"_s);
        QTRY_VERIFY(table->model()->rowCount() > 1);
        page.findChild<SearchField*>()->setText(u"CreateOrganizationalUnit"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        page.findChild<SearchField*>()->setText(u"nothing like this"_s);
        QTRY_VERIFY(says(page, u"No change fits what is searched for."_s));
        QVERIFY(press(page, u"Clear filters"_s));
        page.openTarget({.page = PageId::Activity, .subject = railId.toString()});
        QTRY_VERIFY(says(page, u"Only what concerns 000000000222"_s));
        QTRY_VERIFY(table->model()->rowCount() >= 1 && rowWith(*table, What, u"Move account"_s) == 0);
        QVERIFY(press(page, u"Show all"_s));
        QTRY_VERIFY(rowWith(*table, What, u"Create organizational unit"_s) == 0);
    }

    void olderChangesComeInPortions()
    {
        OrganizationBench bench;
        for (int i = 0; i < 205; ++i)
            bench.perform({RenameAccount{railId, u"Rail %1"_s.arg(i)}});
        ActivityPage page(bench.workspace());
        open(page);
        TableView* table = tableNamed(page, u"Changes"_s);
        QTRY_COMPARE(table->model()->rowCount(), 200);
        QVERIFY(press(page, u"Show older changes"_s));
        QTRY_VERIFY(table->model()->rowCount() >= 205);
        QVERIFY(!button(page, u"Show older changes"_s));
    }
};

QTEST_MAIN(TstActivityPage)
#include "tst_activitypage.moc"
