// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountpickmodel.h"
#include "models/views/documentmodel.h"
#include "models/views/ledgermodel.h"
#include "models/views/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QDate issued(2026, 10, 3);

/// A document of September 2026, due in 14 days.
IssuedDocument document(DocumentKind kind, const QString& number, const QString& amount,
                        PaymentState payment = PaymentState::None)
{
    IssuedDocument made{.kind = kind,
                        .number = number,
                        .bill = {*BillingPeriod::parse(u"2026-09"), u"112233445566"_s, u"USD"_s}};
    made.payerName = u"Alder Billing"_s;
    made.amount = *Money::fromString(amount);
    made.issuedOn = issued;
    made.dueOn = issued.addDays(14);
    made.payment = payment;
    return made;
}

IssuedDocument statement(const QString& account, const QString& amount)
{
    IssuedDocument made = document(DocumentKind::Statement, u"S-"_s + account, amount);
    made.accountKey = account;
    made.accountName = account;
    return made;
}

QList<QString> centsOf(const QList<IssuedDocument>& documents)
{
    QList<QString> texts;
    for (Money::Wide cents : documentCents(documents))
        texts.append(centsToString(cents));
    return texts;
}

} // namespace

class TstDocumentModels : public QObject
{
    Q_OBJECT

private slots:
    void centsOfABillsDocumentsAddUp();
    void states_data();
    void states();
    void filter_data();
    void filter();
    void theLedgerCountsChargesOnly();
    void ledgersOfDifferentCurrenciesStandApart();
    void ticksOfAccounts();
};

void TstDocumentModels::centsOfABillsDocumentsAddUp()
{
    // The cent that rounding leaves over goes to the statement with the largest rest.
    const QList<IssuedDocument> documents{document(DocumentKind::Bill, u"1"_s, u"1.01"_s),
                                          document(DocumentKind::Invoice, u"1-I1"_s, u"0.503"_s),
                                          document(DocumentKind::Invoice, u"1-I2"_s, u"0.507"_s),
                                          statement(u"204417809913"_s, u"0.334"_s),
                                          statement(u"318204557120"_s, u"0.334"_s)};
    // Of the bill, 0.342 is the payer account's own, which has no statement.
    const QList<QString> wanted{u"1.01"_s, u"0.50"_s, u"0.51"_s, u"0.34"_s, u"0.33"_s};
    QCOMPARE(centsOf(documents), wanted);
    DocumentModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<IssuedDocument> moved{document(DocumentKind::Bill, u"1"_s, u"0.01"_s),
                                      document(DocumentKind::Invoice, u"1-I1"_s, u"0.005"_s),
                                      document(DocumentKind::Invoice, u"1-I2"_s, u"0.005"_s)};
    model.setDocuments(moved, issued);
    // Both would round up; only one may.
    QCOMPARE(model.centsAt(1) + model.centsAt(2), Money::Wide(1));
    QCOMPARE(model.index(1, DocumentModel::AmountColumn).data(CentMovedRole).toBool() !=
                 model.index(2, DocumentModel::AmountColumn).data(CentMovedRole).toBool(),
             true);
}

void TstDocumentModels::states_data()
{
    QTest::addColumn<DocumentKind>("kind");
    QTest::addColumn<PaymentState>("payment");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("age");
    const QDate due = issued.addDays(14);
    QTest::newRow("bill") << DocumentKind::Bill << PaymentState::None << due.addDays(9) << u"Issued"_s
                          << u"–"_s;
    QTest::newRow("statement") << DocumentKind::Statement << PaymentState::None << issued
                               << u"For information"_s << u"–"_s;
    QTest::newRow("credit note") << DocumentKind::CreditNote << PaymentState::None << issued << u"Credited"_s
                                 << u"–"_s;
    QTest::newRow("open today") << DocumentKind::Invoice << PaymentState::Open << issued << u"Open"_s
                                << u"Open since today"_s;
    QTest::newRow("open on the day it is due")
        << DocumentKind::Invoice << PaymentState::Open << due << u"Open"_s << u"Open for 14 days"_s;
    QTest::newRow("overdue the day after") << DocumentKind::Correction << PaymentState::Open << due.addDays(1)
                                           << u"Overdue"_s << u"Overdue by 1 day"_s;
    QTest::newRow("paid late") << DocumentKind::Invoice << PaymentState::Paid << due.addDays(90) << u"Paid"_s
                               << u"Paid 9 Oct 2026"_s;
}

void TstDocumentModels::states()
{
    QFETCH(DocumentKind, kind);
    QFETCH(PaymentState, payment);
    QFETCH(QDate, today);
    IssuedDocument one = document(kind, u"1"_s, u"10"_s, payment);
    one.paidOn = QDate(2026, 10, 9);
    QTEST(documentStateName(documentState(one, today)), "state");
    QTEST(documentAgeText(one, today), "age");
}

void TstDocumentModels::filter_data()
{
    QTest::addColumn<int>("kind"); // -1: every kind
    QTest::addColumn<DocumentFilter::States>("states");
    QTest::addColumn<QString>("period");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("numbers");
    using States = DocumentFilter::States;
    QTest::newRow("all") << -1 << States::All << QString() << QString() << u"1 1-I1 1-I2 S-204417809913"_s;
    QTest::newRow("kind") << int(DocumentKind::Invoice) << States::All << QString() << QString()
                          << u"1-I1 1-I2"_s;
    QTest::newRow("open has what is overdue") << -1 << States::Open << QString() << QString() << u"1-I1"_s;
    QTest::newRow("overdue") << -1 << States::Overdue << QString() << QString() << u"1-I1"_s;
    QTest::newRow("paid") << -1 << States::Paid << QString() << QString() << u"1-I2"_s;
    QTest::newRow("another month") << -1 << States::All << u"2026-08"_s << QString() << QString();
    QTest::newRow("account") << -1 << States::All << u"2026-09"_s << u"204417"_s << u"S-204417809913"_s;
    QTest::newRow("reference") << -1 << States::All << QString() << u"tr-77"_s << u"1-I2"_s;
}

void TstDocumentModels::filter()
{
    QFETCH(int, kind);
    QFETCH(DocumentFilter::States, states);
    QFETCH(QString, period);
    QFETCH(QString, text);
    DocumentModel model;
    DocumentFilter filter;
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&model);
    IssuedDocument paid = document(DocumentKind::Invoice, u"1-I2"_s, u"4"_s, PaymentState::Paid);
    paid.paidReference = u"TR-77"_s;
    model.setDocuments({document(DocumentKind::Bill, u"1"_s, u"10"_s),
                        document(DocumentKind::Invoice, u"1-I1"_s, u"6"_s, PaymentState::Open), paid,
                        statement(u"204417809913"_s, u"5"_s)},
                       issued.addDays(30));
    filter.setKind(kind < 0 ? std::nullopt : std::optional(static_cast<DocumentKind>(kind)));
    filter.setStates(states);
    filter.setPeriod(BillingPeriod::parse(period));
    filter.setText(text);
    QStringList numbers;
    for (int row = 0; row < filter.rowCount(); ++row)
        numbers.append(filter.index(row, DocumentModel::NumberColumn).data().toString());
    QTEST(numbers.join(u' '), "numbers");
    filter.clear();
    QVERIFY(!filter.isFiltering());
    QCOMPARE(filter.rowCount(), 4);
}

void TstDocumentModels::theLedgerCountsChargesOnly()
{
    IssuedDocument credit = document(DocumentKind::CreditNote, u"1-I1-C1"_s, u"-1.25"_s);
    credit.refersTo = u"1-I1"_s;
    const QList<IssuedDocument> documents{
        document(DocumentKind::Bill, u"1"_s, u"10"_s),
        document(DocumentKind::Invoice, u"1-I1"_s, u"6"_s, PaymentState::Open),
        document(DocumentKind::Invoice, u"1-I2"_s, u"4"_s, PaymentState::Paid),
        statement(u"204417809913"_s, u"5"_s), credit};
    LedgerModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<LedgerKey> keys = ledgersOf(documents);
    QCOMPARE(keys.size(), 1);
    model.setDocuments(documents, keys.first(), issued.addDays(15));
    QCOMPARE(model.rowCount(), 3);
    const LedgerTotals totals = model.totals();
    QCOMPARE(centsToString(totals.charged), u"8.75"_s);
    QCOMPARE(centsToString(totals.paid), u"4.00"_s);
    QCOMPARE(centsToString(totals.open), u"4.75"_s);
    QCOMPARE(centsToString(totals.overdue), u"6.00"_s);
    QCOMPARE(totals.overdueCount, 1);
}

void TstDocumentModels::ledgersOfDifferentCurrenciesStandApart()
{
    IssuedDocument euros = document(DocumentKind::Invoice, u"2-I1"_s, u"3"_s, PaymentState::Open);
    euros.bill.currency = u"EUR"_s;
    const QList<IssuedDocument> documents{
        document(DocumentKind::Invoice, u"1-I1"_s, u"6"_s, PaymentState::Open), euros};
    const QList<LedgerKey> keys = ledgersOf(documents);
    QCOMPARE(keys.size(), 2);
    LedgerModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDocuments(documents, keys.last(), issued);
    QCOMPARE(centsToString(model.totals().charged), u"3.00"_s);
}

void TstDocumentModels::ticksOfAccounts()
{
    AccountPickModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<BillRow> accounts{{.key = u"1"_s, .name = u"Payer"_s, .isPayer = true},
                                  {.key = u"2"_s, .name = u"Sandbox"_s},
                                  {.key = u"3"_s, .name = u"Website"_s}};
    model.setAccounts(accounts, {u"2"_s, u"3"_s});
    QCOMPARE(model.picked(), (QStringList{u"2"_s, u"3"_s}));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.setData(model.index(2, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.picked(), QStringList{u"2"_s});
    QVERIFY(!model.setData(model.index(0, 1), Qt::Checked, Qt::CheckStateRole));
    model.setAccounts(accounts, {});
    QCOMPARE(model.picked().size(), 3);
}

QTEST_GUILESS_MAIN(TstDocumentModels)
#include "tst_documentmodels.moc"
