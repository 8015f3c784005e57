// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/services/servicesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// From the rehearsal to the ledger: reconciling, issuing, and what comes after.
class IssueTest : public QObject
{
    Q_OBJECT

    static QString texts(const QList<IssuedDocument>& documents)
    {
        QStringList lines;
        for (const IssuedDocument& d : documents)
            lines.append(d.number + u' ' + (d.seller.isEmpty() ? d.accountKey : d.seller) + u' ' +
                         d.amount.toString());
        return lines.join(u'\n');
    }
    static bool concerned(const IssueRehearsal& rehearsal, const QString& words)
    {
        return std::any_of(rehearsal.concerns.begin(), rehearsal.concerns.end(),
                           [&](const IssueConcern& concern) { return concern.sentence.contains(words); });
    }
    /// A month without anything odd about it.
    static QList<CurLine> calm() { return sixAccounts(); }
    static void reconcileAll(Office& office)
    {
        const Reconciliation reconciliation = answer(office->reconciliation(billId()));
        for (ReconcileRow row : reconciliation.rows) {
            row.invoiced = row.bill;
            row.state = ReconcileState::Matched;
            done(office->reconcile(billId(), row));
        }
    }

private slots:
    void oneInvoiceForEachSellerAndAStatementForEachLinkedAccount()
    {
        Office office;
        office.import({{.account = "112233445566", .cost = "10.004", .invoice = "A"},
                       {.account = "204417809913", .cost = "20.004", .invoice = "A"},
                       {.account = "204417809913",
                        .cost = "5.004",
                        .invoice = "M",
                        .seller = "Example GmbH",
                        .billingEntity = "AWS Marketplace"}});
        const QList<IssuedDocument> documents = answer(office->issue(billId()));
        QCOMPARE(texts(documents), u"2026-09-0001  35.01\n2026-09-0001-I1 Amazon Web Services, Inc. 30.01\n"
                                   "2026-09-0001-I2 Example GmbH 5\n2026-09-0001-S1 204417809913 25.01"_s);
        QVERIFY(documents[1].payment == PaymentState::Open && documents[3].payment == PaymentState::None);
        QCOMPARE(documents[0].issuedOn, QDate(2026, 10, 3));
        const BillSummary bill = answer(office->bill(billId()));
        QVERIFY(bill.status == BillStatus::Issued && bill.number == u"2026-09-0001"_s &&
                bill.issuedOn == QDate(2026, 10, 3));
        QVERIFY(refusal(office->issue(billId())).contains(u"issued already"_s));
        QCOMPARE(answer(office->documents()).size(), 4);
    }

    void aRehearsalFreezesNothing()
    {
        Office office;
        office.import(calm());
        const IssueRehearsal rehearsal = answer(office->rehearseIssue(billId()));
        QVERIFY(rehearsal.possible);
        QCOMPARE(rehearsal.documents.size(), 1 + 1 + 5);
        QVERIFY(answer(office->documents()).isEmpty());
        QVERIFY(answer(office->bill(billId())).status == BillStatus::Pending);
        QCOMPARE(texts(answer(office->issue(billId()))), texts(rehearsal.documents));
        const IssueRehearsal after = answer(office->rehearseIssue(billId()));
        QVERIFY(!after.possible && concerned(after, u"issued already"_s));
    }

    void whatIsOddIsSaid_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("an estimate") << u"estimate"_s;
        QTest::newRow("a month that is not over") << u"not over"_s;
        QTest::newRow("never compared") << u"not compared"_s;
        QTest::newRow("a difference") << u"differs from the provider's invoice"_s;
        QTest::newRow("unknown accounts") << u"999999999999"_s;
        QTest::newRow("findings") << u"findings"_s;
        QTest::newRow("left out lines") << u"left out"_s;
    }
    void whatIsOddIsSaid()
    {
        QFETCH(QString, words);
        const QByteArray odd = QTest::currentDataTag();
        Office calmOffice;
        calmOffice.import(calm(), {.makeOrganization = true});
        reconcileAll(calmOffice);
        QVERIFY(!concerned(answer(calmOffice->rehearseIssue(billId())), words));

        Office office;
        QList<CurLine> lines = calm();
        if (odd == "an estimate")
            lines[0].invoice.clear();
        if (odd == "findings")
            lines[0].listCost = "no number";
        if (odd == "left out lines")
            lines[0].cost = "no number";
        office.import(lines, {.keepGoodLines = true, .makeOrganization = true});
        if (odd != "never compared")
            reconcileAll(office);
        if (odd == "a difference") {
            ReconcileRow row = answer(office->reconciliation(billId())).rows.first();
            row.invoiced = row.bill + money("0.02");
            row.state = ReconcileState::Open;
            done(office->reconcile(billId(), row));
        }
        if (odd == "unknown accounts") {
            lines.append(CurLine{.account = "999999999999", .invoice = "INV-1"});
            office.import(lines);
        }
        if (odd == "a month that is not over")
            office.open(QDateTime({2026, 9, 20}, {0, 0}, Qt::UTC));
        const IssueRehearsal rehearsal = answer(office->rehearseIssue(billId()));
        QVERIFY(rehearsal.possible); // it is said, and left to the person
        QVERIFY2(concerned(rehearsal, words), "nothing was said");
    }

    void reconcilingFollowsItsRules()
    {
        Office office;
        office.import(calm());
        ReconcileRow row = answer(office->reconciliation(billId())).rows.first();
        QCOMPARE(row.bill, money("636.64"));
        row.state = ReconcileState::Matched;
        QVERIFY(refusal(office->reconcile(billId(), row)) != u"done"_s);
        row.invoiced = money("636.65");
        QVERIFY(refusal(office->reconcile(billId(), row)) != u"done"_s);
        row.state = ReconcileState::Explained;
        QVERIFY(refusal(office->reconcile(billId(), row)).contains(u"note"_s));
        row.note = u"a cent"_s;
        done(office->reconcile(billId(), row));
        ReconcileRow other = row;
        other.invoiceId = u"none"_s;
        QVERIFY(refusal(office->reconcile(billId(), other)).contains(u"no charges of this invoice"_s));
        const Reconciliation kept = answer(office->reconciliation(billId()));
        QCOMPARE(kept.rows.size(), 1);
        QCOMPARE(*kept.rows[0].differenceCents() == 1, true);
        QCOMPARE(kept.rows[0].note, u"a cent"_s);
        QCOMPARE(kept.rows[0].changed, QDateTime({2026, 10, 3}, {7, 40}, Qt::UTC));
    }

    void aLaterExportIsADifferenceAndNotAChange()
    {
        Office office;
        office.import(calm());
        answer(office->issue(billId()));
        const QString before = rows(answer(office->table({.bill = billId()})));
        QVERIFY(!answer(office->bill(billId())).differsFromIssue);
        QVERIFY(answer(office->differenceSinceIssue(billId())).rows.isEmpty());
        // The same amounts, other bytes: nothing differs.
        QList<CurLine> later = calm();
        later[0].description = "said otherwise";
        QVERIFY(office.import(later).periods.first().issued);
        QVERIFY(!answer(office->bill(billId())).differsFromIssue);
        // The provider took something back.
        later.append(CurLine{.account = "318204557120", .type = "Refund", .cost = "-10", .invoice = "INV-2"});
        office.import(later);
        QVERIFY(answer(office->bill(billId())).differsFromIssue);
        const BillTable difference = answer(office->differenceSinceIssue(billId()));
        QCOMPARE(rows(difference), u"318204557120=-10"_s);
        QCOMPARE(difference.total, money("-10"));
        QCOMPARE(rows(answer(office->table({.bill = billId()}))), before);
        const QList<ImportRecord> imports = answer(office->imports());
        QVERIFY(imports[0].besideIssued && !imports[0].active);
        QVERIFY(imports.last().active);
        QVERIFY(refusal(office->undoImport(imports.last().id)).contains(u"issued"_s));
        done(office->undoImport(imports[0].id));
        QVERIFY(!answer(office->bill(billId())).differsFromIssue);
    }

    void aCorrectionRefersToItsInvoice()
    {
        Office office;
        office.import(calm());
        const QList<IssuedDocument> issued = answer(office->issue(billId()));
        const IssuedDocument& bill = issued[0];
        const IssuedDocument& invoice = issued[1];
        const IssuedDocument& statement = issued[2];
        const IssuedDocument credit = answer(office->correct(invoice.id, money("-10"), u" refund "_s));
        QVERIFY(credit.kind == DocumentKind::CreditNote && credit.payment == PaymentState::None);
        QCOMPARE(credit.refersTo, invoice.number);
        QCOMPARE(credit.reason, u"refund"_s);
        QCOMPARE(credit.number, invoice.number + u"-C1"_s);
        QCOMPARE(answer(office->correct(invoice.id, money("-1"), u"again"_s)).number,
                 invoice.number + u"-C2"_s);
        const IssuedDocument more = answer(office->correct(invoice.id, money("3"), u"forgotten"_s));
        QVERIFY(more.kind == DocumentKind::Correction && more.payment == PaymentState::Open);
        QVERIFY(refusal(office->correct(bill.id, money("1"), u"x"_s)).contains(u"Only an invoice"_s));
        QVERIFY(refusal(office->correct(statement.id, money("1"), u"x"_s)).contains(u"Only an invoice"_s));
        QVERIFY(refusal(office->correct(invoice.id, Money(), u"x"_s)).contains(u"zero"_s));
        QVERIFY(refusal(office->correct(invoice.id, money("1"), u" "_s)).contains(u"why"_s));
        QVERIFY(refusal(office->correct(4711, money("1"), u"x"_s)).contains(u"no such document"_s));
        QCOMPARE(answer(office->documents()).size(), issued.size() + 3);
    }

    void theLedgerSaysWhatIsPaid()
    {
        Office office;
        office.import(calm());
        const QList<IssuedDocument> issued = answer(office->issue(billId()));
        const auto invoice = [&] { return answer(office->documents())[1]; };
        QCOMPARE(invoice().id, issued[1].id);
        done(office->markPaid(issued[1].id, QDate(2026, 10, 12), u" 4711 "_s));
        QVERIFY(invoice().payment == PaymentState::Paid && invoice().paidOn == QDate(2026, 10, 12));
        QCOMPARE(invoice().paidReference, u"4711"_s);
        done(office->markOpen(issued[1].id));
        QVERIFY(invoice().payment == PaymentState::Open);
        QVERIFY(
            refusal(office->markPaid(issued[2].id, QDate(2026, 10, 12), {})).contains(u"for information"_s));
        QVERIFY(refusal(office->markPaid(issued[1].id, {}, {})).contains(u"day"_s));
    }

    void settingsMakeTheNumberAndTheDueDateAndStayWithTheBill()
    {
        Office office;
        office.import(calm());
        office.import(sixAccounts("2026-08", "INV-0"));
        const QString payer = u"112233445566"_s;
        IssueSettings settings{
            .billTo = u"Anna\nStreet 1"_s, .numberScheme = u"R{YYYY}/{NN}"_s, .dueDays = 14};
        done(office->setIssueSettings(payer, settings));
        QCOMPARE(answer(office->issue(billId("2026-08")))[0].number, u"R2026/01"_s);
        const IssuedDocument bill = answer(office->issue(billId()))[0];
        QCOMPARE(bill.number, u"R2026/02"_s);
        QCOMPARE(bill.dueOn, QDate(2026, 10, 17));
        settings.billTo = u"Berta"_s;
        done(office->setIssueSettings(payer, settings));
        QCOMPARE(answer(office->issueSettings(payer)).billTo, u"Berta"_s);
        QCOMPARE(answer(office->issueSettings(billId())).billTo, u"Anna\nStreet 1"_s);
        settings.numberScheme = u"no counter"_s;
        QVERIFY(refusal(office->setIssueSettings(payer, settings)) != u"done"_s);
        settings.numberScheme = u"{N}"_s;
        settings.dueDays = -1;
        QVERIFY(refusal(office->setIssueSettings(payer, settings)) != u"done"_s);
    }
};

QTEST_GUILESS_MAIN(IssueTest)
#include "tst_issue.moc"
