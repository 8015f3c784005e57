// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/attention.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// What wants to be done, and that nothing is asked for that is in order.
class TstAttention : public QObject
{
    Q_OBJECT

private slots:
    void aMonthInOrderAsksForNothing();
    void aMonthThatIsNotOverIsNotMissed();
    void aMonthThatIsOverIsReconciledAndIssued();
    void severalMonthsThatWaitAreOneItem();
    void aDifferenceToTheInvoiceIsAWarning();
    void anExplainedDifferenceIsInOrder();
    void unpaidDocumentsAreSummedUp();
    void documentsOfOtherPayersAndCurrenciesAreLeftOut();
    void findingsOfTheLastImportOnly();
    void aChangeAfterIssueIsShown();
    void withoutAnOrganizationOneIsOffered();
};

namespace
{

BillId september()
{
    return {*BillingPeriod::parse(u"2026-09"), u"112233445566"_s, u"USD"_s};
}

BillSummary summary(const char* period, BillStatus status)
{
    BillSummary bill{september()};
    bill.id.period = *BillingPeriod::parse(QString::fromLatin1(period));
    bill.status = status;
    bill.number = u"2026-09-0001"_s;
    bill.totalCents = 63664;
    bill.accounts = 6;
    return bill;
}

ReconcileRow invoice(qint64 billCents, std::optional<qint64> invoicedCents,
                     ReconcileState state = ReconcileState::Open)
{
    ReconcileRow row{u"INV-1"_s, u"Amazon Web Services, Inc."_s, Money::fromCents(billCents)};
    if (invoicedCents)
        row.invoiced = Money::fromCents(*invoicedCents);
    row.state = state;
    return row;
}

/// September 2026 issued, matched, paid, without findings, seen in October.
AttentionInput inOrder()
{
    AttentionInput input{september(), {summary("2026-09", BillStatus::Issued)}, {september()}};
    input.reconciliation.rows = {invoice(63664, 63664, ReconcileState::Matched)};
    input.today = QDate(2026, 10, 3);
    return input;
}

IssuedDocument open(qint64 cents, QDate due)
{
    IssuedDocument document{1, DocumentKind::Invoice, u"2026-09-0001-1"_s, september()};
    document.amount = Money::fromCents(cents);
    document.dueOn = due;
    document.payment = PaymentState::Open;
    return document;
}

} // namespace

void TstAttention::aMonthInOrderAsksForNothing()
{
    QVERIFY(attentionItems(inOrder()).isEmpty());
}

void TstAttention::aMonthThatIsNotOverIsNotMissed()
{
    AttentionInput input = inOrder();
    input.bills = {summary("2026-09", BillStatus::Pending)};
    input.reconciliation.rows = {invoice(63664, std::nullopt)};
    input.today = QDate(2026, 9, 30);
    QVERIFY(attentionItems(input).isEmpty());
}

void TstAttention::aMonthThatIsOverIsReconciledAndIssued()
{
    AttentionInput input = inOrder();
    input.bills = {summary("2026-09", BillStatus::Pending)};
    input.reconciliation.rows = {invoice(63664, std::nullopt)};
    const QList<AttentionItem> items = attentionItems(input);
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0].headline, u"September 2026 is not reconciled"_s);
    QCOMPARE(items[0].target->page, PageId::Reconcile);
    QCOMPARE(items[1].headline, u"September 2026 is not issued"_s);
    QCOMPARE(items[1].sentence, u"$636.64 for 6 accounts"_s);
    QCOMPARE(items[1].request->what, DocumentRequest::What::Issue);
    QCOMPARE(items[1].request->bill, september());
}

void TstAttention::severalMonthsThatWaitAreOneItem()
{
    AttentionInput input = inOrder();
    input.bills = {summary("2026-09", BillStatus::Pending), summary("2026-08", BillStatus::Pending),
                   summary("2026-07", BillStatus::Pending), summary("2026-06", BillStatus::Issued)};
    QCOMPARE(attentionItems(input).size(), 1);
    QCOMPARE(attentionItems(input).first().sentence, u"and 2 months before it"_s);
}

void TstAttention::aDifferenceToTheInvoiceIsAWarning()
{
    AttentionInput input = inOrder();
    input.reconciliation.rows = {invoice(63664, 63246), invoice(100, 100, ReconcileState::Matched)};
    const QList<AttentionItem> items = attentionItems(input);
    QCOMPARE(items.size(), 1);
    QCOMPARE(items[0].semantic, Semantic::Warning);
    QCOMPARE(items[0].headline, u"September differs from the invoice"_s);
    QCOMPARE(items[0].sentence, u"1 invoice, difference \u22124.18"_s);
}

void TstAttention::anExplainedDifferenceIsInOrder()
{
    AttentionInput input = inOrder();
    input.reconciliation.rows = {invoice(63664, 63246, ReconcileState::Explained)};
    QVERIFY(attentionItems(input).isEmpty());
}

void TstAttention::unpaidDocumentsAreSummedUp()
{
    AttentionInput input = inOrder();
    input.documents = {open(60000, QDate(2026, 11, 2)), open(3664, QDate(2026, 10, 2))};
    const QList<AttentionItem> items = attentionItems(input);
    QCOMPARE(items.size(), 1);
    QCOMPARE(items[0].headline, u"2 documents are not paid"_s);
    QCOMPARE(items[0].sentence, u"$636.64, due since 2 Oct 2026"_s);
    QCOMPARE(items[0].semantic, Semantic::Warning);
    input.documents = {open(60000, QDate(2026, 11, 2))};
    QCOMPARE(attentionItems(input)[0].sentence, u"$600.00, due 2 Nov 2026"_s);
    QCOMPARE(attentionItems(input)[0].semantic, Semantic::Info);
}

void TstAttention::documentsOfOtherPayersAndCurrenciesAreLeftOut()
{
    AttentionInput input = inOrder();
    IssuedDocument euros = open(60000, QDate(2026, 10, 2));
    euros.bill.currency = u"EUR"_s;
    IssuedDocument other = open(60000, QDate(2026, 10, 2));
    other.bill.payer = u"999999999999"_s;
    IssuedDocument statement = open(60000, QDate(2026, 10, 2));
    statement.payment = PaymentState::None;
    input.documents = {euros, other, statement};
    QVERIFY(attentionItems(input).isEmpty());
}

void TstAttention::findingsOfTheLastImportOnly()
{
    AttentionInput input = inOrder();
    ImportRecord old;
    old.imported = QDateTime(QDate(2026, 9, 1), QTime(8, 0), Qt::UTC);
    old.warnings = 7;
    ImportRecord last;
    last.id = 42;
    last.imported = QDateTime(QDate(2026, 10, 1), QTime(8, 0), Qt::UTC);
    input.imports = {last, old};
    QVERIFY(attentionItems(input).isEmpty());
    input.imports[0].warnings = 1;
    QCOMPARE(attentionItems(input)[0].headline, u"1 finding in the last import"_s);
    QCOMPARE(attentionItems(input)[0].target->subject, u"42"_s);
    input.imports[0].errors = 2;
    input.imports[0].skippedLines = 1500;
    QCOMPARE(attentionItems(input)[0].semantic, Semantic::Error);
    QCOMPARE(attentionItems(input)[0].sentence, u"1,500 lines were left out"_s);
}

void TstAttention::aChangeAfterIssueIsShown()
{
    AttentionInput input = inOrder();
    input.bills[0].differsFromIssue = true;
    const QList<AttentionItem> items = attentionItems(input);
    QCOMPARE(items.size(), 1);
    QCOMPARE(items[0].headline, u"September 2026 changed after its issue"_s);
    QCOMPARE(items[0].target->bill, std::optional(september()));
}

void TstAttention::withoutAnOrganizationOneIsOffered()
{
    AttentionInput input = inOrder();
    input.hasOrganization = false;
    QCOMPARE(attentionItems(input).size(), 1);
    QCOMPARE(attentionItems(input)[0].target->page, PageId::Consolidated);
}

int main(int argc, char** argv)
{
    // Texts of the English locale: separators and months.
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    TstAttention test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_attention.moc"
