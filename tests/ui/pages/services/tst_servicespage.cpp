// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/legacycur.h"
#include "tests/ui/pages/organizationbench.h"
#include "ui/pages/ask.h"
#include "ui/pages/services/servicespage.h"
#include "ui/pages/services/signupdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

enum ServiceColumn { Service, State, Since };
enum PlanColumn { PlanName, Chosen, AtLeast, ForMonth };

/// The sample organization with a month of Claims EU: a bucket for 85,000 dollars, and tax.
class Shop : public OrganizationBench
{
public:
    explicit Shop(FeatureSet features = FeatureSet::All) : OrganizationBench(features)
    {
        const QByteArray payer = payerId.toString().toLatin1();
        const QByteArray account = claimsEuId.toString().toLatin1();
        QTemporaryDir folder;
        const QString file =
            writeFile(folder.filePath(u"month.csv"_s),
                      legacyCur({{.account = account,
                                  .cost = "85000",
                                  .service = "AmazonS3",
                                  .serviceName = "Amazon S3",
                                  .resource = "claims-bucket",
                                  .payer = payer},
                                 {.account = account, .type = "Tax", .cost = "4.5", .payer = payer},
                                 {.account = payer, .cost = "7", .resource = "payers-own", .payer = payer}}));
        auto imported = workspace()->runImport(QStringList{file}, {});
        imported.waitForFinished();
        if (!imported.result())
            qFatal("%s", qUtf8Printable(imported.result().error().message));
    }
    void actAs(const AccountId& account) { service().actAs(account); }
};

struct Shown {
    explicit Shown(const Shop& shop) : page(shop.workspace())
    {
        page.resize(1064, 760);
        page.show();
    }
    TableView& table(const QString& name) { return *tableNamed(page, name); }
    ServicesPage page;
};

} // namespace

class TstServicesPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void withoutAnAccountItSaysWhatItIsFor()
    {
        Workbench bench;
        ServicesPage page(bench.workspace);
        page.show();
        QTRY_VERIFY(says(page, u"No account yet"_s));
    }

    void anAccountSeesItsOwnServicesResourcesAndSupport()
    {
        Shop shop;
        shop.actAs(claimsEuId);
        Shown shown(shop);
        QTRY_COMPARE(shown.table(u"Services"_s).model()->rowCount(), 2);
        const int row = rowWith(shown.table(u"Services"_s), Service, u"Amazon S3"_s);
        QCOMPARE(cellText(shown.table(u"Services"_s), row, State), u"Signed up"_s);
        QCOMPARE(cellText(shown.table(u"Services"_s), row, Since), u"used since September 2026"_s);
        QTRY_COMPARE(shown.table(u"Resources"_s).model()->rowCount(), 1);
        QCOMPARE(cellText(shown.table(u"Resources"_s), 0, 0), u"claims-bucket"_s);
        QVERIFY(
            says(shown.page, u"Resources cost $85,000.00; $4.50 is charged for nothing in particular."_s));
        QTRY_COMPARE(shown.table(u"Support plan"_s).model()->rowCount(), 5);
        const int business = rowWith(shown.table(u"Support plan"_s), PlanName, u"Business"_s);
        QCOMPARE(cellText(shown.table(u"Support plan"_s), business, ForMonth), u"$6,150.00"_s);
        QCOMPARE(cellText(shown.table(u"Support plan"_s), 0, Chosen), u"Chosen"_s);
        QVERIFY(shown.page.findChild<NoticeBar*>()->text().contains(
            u"This linked account decides on its own where no policy restricts it."));
        picture(shown.page, u"services"_s);
        // Another account acts: everything is another's.
        shop.actAs(payerId);
        QTRY_COMPARE(cellText(shown.table(u"Resources"_s), 0, 0), u"payers-own"_s);
    }

    void signingUpGoesThroughTheDialog()
    {
        Shop shop;
        shop.actAs(claimsEuId);
        Shown shown(shop);
        QTRY_COMPARE(shown.table(u"Services"_s).model()->rowCount(), 2);
        QVERIFY(press(shown.page, u"Sign up for a service"_s));
        auto* dialog = shown.page.findChild<SignUpDialog*>();
        QVERIFY(dialog);
        QVERIFY(!dialog->button()->isEnabled() || !dialog->list()->currentKey().isEmpty());
        // What the account has already is not offered.
        QCOMPARE(dialog->list()->model()->rowOf(u"s3"_s), -1);
        dialog->findChild<SearchField*>()->setText(u"sqs"_s);
        QTRY_COMPARE(dialog->list()->shown()->rowCount(), 1);
        dialog->list()->select(u"sqs"_s);
        QVERIFY(dialog->button()->isEnabled());
        dialog->button()->click();
        QTRY_COMPARE(shown.table(u"Services"_s).model()->rowCount(), 3);
        QVERIFY(rowWith(shown.table(u"Services"_s), Service, u"Amazon SQS"_s) >= 0);
    }

    void leavingAsksAndSaysWhatItCost()
    {
        Shop shop;
        shop.actAs(claimsEuId);
        Shown shown(shop);
        QTRY_COMPARE(shown.table(u"Services"_s).model()->rowCount(), 2);
        chooseRow(shown.table(u"Services"_s), rowWith(shown.table(u"Services"_s), Service, u"Amazon S3"_s));
        QVERIFY(press(shown.page, u"Leave service"_s));
        DialogFrame* dialog = dialogOf(shown.page);
        QVERIFY(dialog);
        QVERIFY(press(*dialog, u"Leave service"_s));
        QTRY_COMPARE(cellText(shown.table(u"Services"_s),
                              rowWith(shown.table(u"Services"_s), Service, u"Amazon S3"_s), State),
                     u"Left"_s);
        QVERIFY(press(shown.page, u"Sign up again"_s));
        QTRY_COMPARE(cellText(shown.table(u"Services"_s),
                              rowWith(shown.table(u"Services"_s), Service, u"Amazon S3"_s), State),
                     u"Signed up"_s);
    }

    void whatAPolicyForbidsSaysWhichPolicy()
    {
        Shop shop;
        shop.enablePolicies();
        shop.perform({AttachPolicy{shop.createPolicy(u"NoBuckets"_s, denyText(u"s3:*"_s)), productionId}});
        shop.actAs(claimsEuId);
        Shown shown(shop);
        QTRY_COMPARE(shown.table(u"Services"_s).model()->rowCount(), 2);
        const int row = rowWith(shown.table(u"Services"_s), Service, u"Amazon S3"_s);
        QCOMPARE(cellText(shown.table(u"Services"_s), row, State), u"Restricted"_s);
        chooseRow(shown.table(u"Services"_s), row);
        QVERIFY(!press(shown.page, u"Leave service"_s));
        QPushButton* leave = button(shown.page, u"Leave service"_s);
        QVERIFY(leave->toolTip().contains(u"NoBuckets"));
        QVERIFY(leave->toolTip().contains(u"Production"));
    }

    void withConsolidatedBillingOnlyNothingRestrictsIt()
    {
        Shop shop(FeatureSet::ConsolidatedBilling);
        shop.actAs(claimsEuId);
        Shown shown(shop);
        QTRY_COMPARE(shown.table(u"Services"_s).model()->rowCount(), 2);
        QCOMPARE(rowWith(shown.table(u"Services"_s), State, u"Restricted"_s), -1);
    }

    void choosingAPlanSaysWhatItAddsToTheBill()
    {
        Shop shop;
        shop.actAs(claimsEuId);
        Shown shown(shop);
        QTRY_COMPARE(shown.table(u"Support plan"_s).model()->rowCount(), 5);
        chooseRow(shown.table(u"Support plan"_s),
                  rowWith(shown.table(u"Support plan"_s), PlanName, u"Business"_s));
        QVERIFY(press(shown.page, u"Choose plan"_s));
        DialogFrame* dialog = dialogOf(shown.page);
        QVERIFY(dialog);
        // October 3: twenty-nine of thirty-one days are left.
        QVERIFY(
            says(*dialog,
                 u"This month adds at least $93.55 for the days that are left, the next at least $100.00. "
                 u"Who pays for this account pays for it."_s));
        QVERIFY(press(*dialog, u"Choose plan"_s));
        QTRY_COMPARE(rowWith(shown.table(u"Support plan"_s), Chosen, u"Chosen"_s),
                     rowWith(shown.table(u"Support plan"_s), PlanName, u"Business"_s));
    }
};

QTEST_MAIN(TstServicesPage)
#include "tst_servicespage.moc"
