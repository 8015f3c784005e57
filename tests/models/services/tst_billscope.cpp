// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/billtable.h"
#include "models/services/organizationservice.h"
#include "tests/models/services/servicesupport.h"

#include <QSignalSpy>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QString payer = u"112233445566"_s;
const QString own = u"204417809913"_s;   // 8.92 of 636.64
const QString other = u"669150428837"_s; // 428.75

/// The six accounts as an organization; whoever is acted as asks.
class Company : public Office
{
public:
    Company()
    {
        import(sixAccounts("2026-08"));
        import(sixAccounts(), {.makeOrganization = true});
        heard();
    }
    void actAs(const QString& account)
    {
        workspace->organizations().actAs(*AccountId::parse(account));
        heard();
    }
    void heard() const { QCoreApplication::processEvents(); }
};

template <typename T>
QString errorName(QFuture<Result<T>> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    return result ? u"done"_s : result.error().name;
}

const QString denies = u"AccessDeniedException"_s;

} // namespace

/// What an account sees of the bills of its payer, when the services are asked on its behalf.
class BillScopeTest : public QObject
{
    Q_OBJECT

private slots:
    void scopesFollowTheAccount_data()
    {
        QTest::addColumn<QString>("actor");
        QTest::addColumn<bool>("all");
        QTest::newRow("the payer") << payer << true;
        QTest::newRow("a linked account") << own << false;
    }
    void scopesFollowTheAccount()
    {
        QFETCH(QString, actor);
        QFETCH(bool, all);
        const Company company;
        const BillScope scope = billScope(company.workspace->organizations().world(), Directory(),
                                          {.principal = PrincipalId{*AccountId::parse(actor)}});
        QCOMPARE(scope.all, all);
        QCOMPARE(scope.account, actor);
        QVERIFY(scope.seesWhole(payer) == all && scope.seesWhole(actor));
    }

    void aLinkedAccountSeesItsOwnLinesAndNoOthers()
    {
        Company company;
        company.actAs(own);
        const QList<BillSummary> bills = answer(company->bills());
        QCOMPARE(bills.size(), 2);
        const BillSummary bill = answer(company->bill(billId()));
        QCOMPARE(bill.total, money("8.92"));
        QCOMPARE(bill.accounts, 1);
        QCOMPARE(bill.seenAccount, own);
        QVERIFY(bills[0].total == bill.total && bills[0].lines == bill.lines && !bill.dueOn.isValid());
        for (const Dimension by : {Dimension::Account, Dimension::Service, Dimension::Region,
                                   Dimension::ChargeType, Dimension::Invoice, Dimension::Unit}) {
            const BillTable table = answer(company->table({.bill = billId(), .by = by}));
            QCOMPARE(table.total, money("8.92"));
            QCOMPARE(table.previousTotal.value_or(Money()), money("8.92"));
        }
        QCOMPARE(rows(answer(company->table({.bill = billId()}))), own + u"=8.92"_s);
        const LinePage page = answer(company->lines({.bill = billId()}));
        QVERIFY(!page.rows.isEmpty());
        for (const LineRow& line : page.rows)
            QVERIFY(line.accountKey == own && line.sourceFile.isEmpty());
        const auto [total, lines] = answer(company->lineTotals({.bill = billId()}));
        QCOMPARE(total, money("8.92"));
        QCOMPARE(lines, page.rows.size());
        const TrendTable trend = answer(company->trend({.payer = payer,
                                                        .currency = u"USD"_s,
                                                        .last = *BillingPeriod::parse(u"2026-09"),
                                                        .months = 2,
                                                        .by = Dimension::Account}));
        QCOMPARE(trend.rows.size(), 1);
        QCOMPARE(trend.rows[0].key, own);
        QCOMPARE(*trend.totals[1], money("8.92"));
    }

    void asksForOthersAreAnsweredWithNothing()
    {
        Company company;
        company.actAs(own);
        const QList<FilterStep> filters{{Dimension::Account, other, other, {}}};
        QVERIFY(answer(company->table({.bill = billId(), .filters = filters})).rows.isEmpty());
        QVERIFY(answer(company->lines({.bill = billId(), .filters = filters})).rows.isEmpty());
        QVERIFY(answer(company->lineTotals({.bill = billId(), .filters = filters})).first.isZero());
        QCOMPARE(refusal(company->explain({.bill = billId()}, other)),
                 u"This row is not in the bill any more. Reload the page."_s);
        QCOMPARE(answer(company->explain({.bill = billId()}, own)).row.amount, money("8.92"));
        QCOMPARE(answer(company->accounts(payer)).size(), 1);
        const QList<PayerInfo> payers = answer(company->payers());
        QVERIFY(payers.size() == 1 && !payers[0].seenWhole);
    }

    void whatIsThePayersIsRefused()
    {
        Company company;
        const QList<IssuedDocument> documents = answer(company->issue(billId()));
        company.actAs(own);
        const QString sentence = u"Only the payer account 112233445566 sees this."_s;
        QCOMPARE(refusal(company->billDocument(billId(), DocumentDepth::Summary)), sentence);
        QCOMPARE(refusal(company->reconciliation(billId())), sentence);
        QCOMPARE(refusal(company->statement(billId(), other, DocumentDepth::Summary)), sentence);
        QCOMPARE(errorName(company->rehearseIssue(billId())), denies);
        QCOMPARE(errorName(company->issue(billId("2026-08"))), denies);
        QCOMPARE(errorName(company->imports()), denies);
        QCOMPARE(errorName(company->undoImport(1)), denies);
        QCOMPARE(errorName(company->findings(1)), denies);
        QCOMPARE(errorName(company->issueSettings(payer)), denies);
        QCOMPARE(errorName(company->issueSettings(billId())), denies);
        QCOMPARE(errorName(company->setIssueSettings(payer, {})), denies);
        QCOMPARE(errorName(company->unknownAccounts(payer)), denies);
        QCOMPARE(errorName(company->makeOrganization(payer)), denies);
        QCOMPARE(errorName(company->addToOrganization(payer, {other})), denies);
        QCOMPARE(errorName(company->markPaid(documents[0].id, {2026, 10, 3}, {})), denies);
        QCOMPARE(errorName(company->correct(documents[1].id, money("1"), u"why"_s)), denies);
        QCOMPARE(errorName(company->nameAccount(other, u"Mine"_s)), denies);
        const QString file = company.write(u"more.csv"_s, sixAccounts("2026-07"));
        QCOMPARE(errorName(company->previewImport({file})), denies);
        QCOMPARE(errorName(company->runImport(QStringList{file}, {})), denies);
    }

    void anAccountHasItsStatementsAndNoOtherDocuments()
    {
        Company company;
        const QList<IssuedDocument> all = answer(company->issue(billId()));
        company.actAs(own);
        const QList<IssuedDocument> documents = answer(company->documents());
        QCOMPARE(documents.size(), 1);
        QVERIFY(documents[0].kind == DocumentKind::Statement && documents[0].accountKey == own);
        const BillSummary bill = answer(company->bill(billId()));
        QCOMPARE(bill.number, documents[0].number);
        QVERIFY(bill.totalCents == documents[0].amount.roundedToCents());
        for (const IssuedDocument& document : all) {
            const QString name = errorName(company->document(document.id, DocumentDepth::Summary));
            QCOMPARE(name, document.id == documents[0].id ? u"done"_s : denies);
        }
        done(company->withDocuments(billId(), [](DocumentSource& source) -> Result<void> {
            if (source.accounts() != QStringList{own} || source.summary().total != money("8.92"))
                return Error{ErrorCode::Invalid, u"too much"_s};
            if (source.bill(DocumentDepth::Summary) || source.statement(other, DocumentDepth::Summary))
                return Error{ErrorCode::Invalid, u"not refused"_s};
            const auto statement = source.statement(own, DocumentDepth::UsageTypes);
            return statement && statement->bill.total == money("8.92")
                       ? Result<void>()
                       : Result<void>(Error{ErrorCode::Invalid, u"no statement"_s});
        }));
    }

    void viewsAreOnesOwn()
    {
        Company company;
        SavedView view{u"Atlas"_s,
                       {.payer = payer, .currency = u"USD"_s, .last = *BillingPeriod::parse(u"2026-09")},
                       u"stacked"_s};
        done(company->saveView(view));
        company.actAs(own);
        QVERIFY(answer(company->savedViews()).isEmpty());
        view.query.months = 3;
        done(company->saveView(view));
        QCOMPARE(answer(company->savedViews()).size(), 1);
        done(company->removeView(u"Atlas"_s));
        QVERIFY(answer(company->savedViews()).isEmpty());
        company.actAs(payer);
        QCOMPARE(answer(company->savedViews())[0].query.months, 12);
    }

    void billsFromBeforeItJoinedAreItsOwn()
    {
        Company company;
        company.import(
            {{.account = own.toLatin1(), .cost = "77", .period = "2026-05", .payer = own.toLatin1()},
             {.account = "300000000003", .cost = "1", .period = "2026-05", .payer = own.toLatin1()}});
        company.actAs(own);
        QCOMPARE(answer(company->bills()).size(), 3);
        const BillId earlier = billId("2026-05", "204417809913");
        QCOMPARE(answer(company->bill(earlier)).total, money("78"));
        QVERIFY(answer(company->bill(earlier)).seenAccount.isEmpty());
        QCOMPARE(errorName(company->billDocument(earlier, DocumentDepth::Summary)), u"done"_s);
        // Another account that stood on that bill sees nothing of it but its own lines.
        company.actAs(other);
        QVERIFY(refusal(company->bill(earlier)).contains(u"no charges for 2026-05"_s));
    }

    void payersWithAPasswordAreHiddenFromOthers()
    {
        const Company company;
        const World& world = company.workspace->organizations().world();
        BillScope scope{.account = u"999999999999"_s, .hiddenPayers = {payer}};
        QVERIFY(!scope.seesWhole(payer) && scope.seesWhole(u"999999999999"_s) && scope.seesWhole(other));
        Credentials credentials{.principal = PrincipalId{*AccountId::parse(payer)}};
        credentials.password = PasswordRecord{.hash = "x"};
        Directory directory;
        directory.apply({u"CreateLoginProfile"_s, {}, {{std::nullopt, credentials}}});
        const Caller stranger{.principal = PrincipalId{*AccountId::parse(u"999999999999")}};
        QCOMPARE(billScope(world, directory, stranger).hiddenPayers, QSet<QString>{payer});
        const BillScope nobody = billScope(world, directory, {});
        QVERIFY(!nobody.all && !nobody.seesWhole(payer) && !nobody.seesWhole({}));
    }

    void pagesAskAgainWhenOthersAreSeen()
    {
        Company company;
        QSignalSpy changed(company.workspace.get(), &Workspace::changed);
        company.actAs(own);
        QCOMPARE(changed.size(), 1);
        QVERIFY(changed[0][0].value<Changes>().testFlag(Change::Bills));
        company.actAs(own);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!company->mayAsPayer(u"billing:IssueBill"_s, payer).allowed);
        QCOMPARE(company->mayAsPayer(u"billing:ImportUsage"_s, {}).why,
                 u"Only the payer account sees this."_s);
        company.actAs(payer);
        QVERIFY(company->mayAsPayer(u"billing:IssueBill"_s, payer).allowed);
    }
};

QTEST_GUILESS_MAIN(BillScopeTest)
#include "tst_billscope.moc"
