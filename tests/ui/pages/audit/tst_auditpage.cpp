// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditservice.h"
#include "models/storage/connection.h"
#include "models/views/tableexport.h"
#include "tests/ui/pages/organizationbench.h"
#include "ui/dialogs/filechooser.h"
#include "ui/pages/audit/auditpage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

enum Column { Time, Who, OfAccount, Action, Object, ResultColumn };

void open(AuditPage& page)
{
    page.resize(1064, 720);
    page.show();
}

/// As somebody does who gets round the program.
void tamper(const OrganizationBench& bench, const QString& sql)
{
    auto connection = Connection::open(bench.workspace()->path());
    QVERIFY(connection.ok());
    QVERIFY((*connection)->execute(u"DROP TRIGGER audit_event_unchanged"_s));
    QVERIFY((*connection)->execute(sql));
}

QComboBox* choice(const QWidget& page, const QString& item)
{
    for (QComboBox* box : page.findChildren<QComboBox*>()) {
        if (box->findText(item) >= 0)
            return box;
    }
    return nullptr;
}

} // namespace

class TstAuditPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void emptyAtFirst()
    {
        Workbench bench;
        AuditPage page(bench.workspace);
        open(page);
        QTRY_VERIFY(says(page, u"Nothing was done yet"_s));
    }

    void eachEventStandsWithWhatWasBeforeAndAfter()
    {
        OrganizationBench bench;
        bench.perform({MoveAccount{railId, rootId, sandboxId}});
        auto exported = bench.workspace()->audit().noteExport(
            u"billing:ExportBill"_s, u"000000000111 2026-09 USD"_s, u"/home/anna/bill.pdf"_s);
        exported.waitForFinished();
        auto denied = bench.workspace()->audit().note({.action = u"billing:IssueBill"_s,
                                                       .object = u"000000000111 2026-09 USD"_s,
                                                       .outcome = AuditEvent::Outcome::Denied,
                                                       .reason = u"AccessDeniedException: no"_s});
        denied.waitForFinished();
        AuditPage page(bench.workspace());
        open(page);
        TableView* table = tableNamed(page, u"Events"_s);
        QTRY_VERIFY(table->model()->rowCount() > 2);
        QCOMPARE(cellText(*table, 0, ResultColumn), u"Denied"_s);
        QCOMPARE(cellText(*table, 1, Action), u"billing:ExportBill"_s);
        QCOMPARE(cellText(*table, 2, Action), u"organizations:MoveAccount"_s);
        QCOMPARE(cellText(*table, 2, Who), u"Root user"_s);
        QCOMPARE(cellText(*table, 2, OfAccount), u"Meridian Billing"_s);
        chooseRow(*table, 2);
        TableView* values = tableNamed(page, u"Before and after"_s);
        QTRY_VERIFY(rowWith(*values, 1, u"r-ab12"_s) >= 0);
        QVERIFY(rowWith(*values, 2, sandboxId.toString()) >= 0);
        QTRY_VERIFY(says(page, u"The record is whole: %1 events, checked 3 Oct 2026, 07:40 UTC."_s.arg(
                                   table->model()->rowCount())));
        picture(page, u"audit-log"_s);
        QVERIFY(tableAsCsv(*page.exported().table).contains("organizations:MoveAccount"));
        // What happens while the page is open is on it.
        bench.perform({RenameAccount{railId, u"Rail Cargo"_s}});
        QTRY_COMPARE(cellText(*table, 0, Action), u"organizations:RenameAccount"_s);
    }

    void filtersNarrowTheList()
    {
        OrganizationBench bench;
        bench.perform({MoveAccount{railId, rootId, sandboxId}});
        bench.workspace()->audit().note({.action = u"billing:IssueBill"_s,
                                         .outcome = AuditEvent::Outcome::Denied,
                                         .reason = u"because"_s});
        AuditPage page(bench.workspace());
        open(page);
        TableView* table = tableNamed(page, u"Events"_s);
        QTRY_VERIFY(table->model()->rowCount() > 1);
        choice(page, u"Denied"_s)->setCurrentText(u"Denied"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(says(page, u"1 event"_s));
        page.findChild<SearchField*>()->setText(u"nothing like this"_s);
        QTRY_VERIFY(says(page, u"No event fits what is asked for."_s));
        QVERIFY(press(page, u"Clear filters"_s));
        QTRY_VERIFY(table->model()->rowCount() > 1);
        choice(page, u"billing:IssueBill"_s)->setCurrentText(u"billing:IssueBill"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        choice(page, u"billing:IssueBill"_s)->setCurrentText(QString());
        choice(page, u"Last 7 days"_s)->setCurrentText(u"Last 7 days"_s);
        QTRY_VERIFY(table->model()->rowCount() >= 1);
    }

    void aBrokenChainIsToldAndLeadsToItsEvent()
    {
        OrganizationBench bench;
        for (int i = 0; i < 5; ++i)
            bench.perform({RenameAccount{railId, u"Rail %1"_s.arg(i)}});
        AuditPage page(bench.workspace());
        open(page);
        QTRY_VERIFY(button(page, u"Copy fingerprint"_s) && button(page, u"Copy fingerprint"_s)->isEnabled());
        QVERIFY(press(page, u"Copy fingerprint"_s));
        QCOMPARE(QApplication::clipboard()->text().size(), 64);
        page.findChild<SearchField*>()->setText(QApplication::clipboard()->text());
        TableView* table = tableNamed(page, u"Events"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1); // so that it can be looked for later
        tamper(bench, u"UPDATE audit_event SET object = 'somebody else' WHERE number = 3"_s);
        QVERIFY(press(page, u"Verify now"_s));
        QTRY_VERIFY(says(page, u"The record was tampered with. Event 3 was altered, or the one before it was "
                               "replaced."_s));
        QVERIFY(!button(page, u"Copy fingerprint"_s)->isEnabled());
        QVERIFY(press(page, u"Show the event"_s));
        QTRY_COMPARE(cellText(*table, 0, Object), u"somebody else"_s);
        QVERIFY(says(page, u"Event 3"_s));
        QVERIFY(press(page, u"What this shows"_s));
        picture(page, u"audit-log-broken"_s);
    }

    void everythingThatIsSelectedIsExported()
    {
        OrganizationBench bench;
        for (int i = 0; i < 205; ++i)
            bench.perform({RenameAccount{railId, u"Rail %1"_s.arg(i)}});
        AuditPage page(bench.workspace());
        open(page);
        TableView* table = tableNamed(page, u"Events"_s);
        QTRY_COMPARE(table->model()->rowCount(), 200);
        const QString path = bench.workspace()->path() + u".csv"_s;
        fileChooser().saveFile = [path](QWidget*, const QString&, const QString&, const QString&) {
            return path;
        };
        const QAction* csv = button(page, u"Export"_s)->menu()->actions().first();
        const_cast<QAction*>(csv)->trigger();
        QTRY_COMPARE(cellText(*table, 0, Action), u"billfold:ExportAuditLog"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().count('\n') > 205);
        QVERIFY(press(page, u"Show older events"_s));
        QTRY_VERIFY(table->model()->rowCount() > 205);
        QVERIFY(!button(page, u"Show older events"_s));
    }
};

QTEST_MAIN(TstAuditPage)
#include "tst_auditpage.moc"
