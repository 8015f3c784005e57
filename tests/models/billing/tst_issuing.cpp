// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/billtable.h"
#include "models/billing/issuing.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const BillingPeriod september = *BillingPeriod::parse(u"2026-09");
const QDate afterwards(2026, 10, 3);

BillSummary september636()
{
    BillSummary bill{.id = {september, u"112233445566"_s, u"USD"_s}};
    bill.payerName = u"Alder Billing"_s;
    bill.total = Money::fromCents(63664);
    bill.totalCents = 63664;
    return bill;
}

ConcernInput concernsOn(QDate today)
{
    const BillSummary bill = september636();
    return {.bill = bill, .reconciliation = {.bill = bill.id}, .today = today};
}

BillRow row(const QString& key, const QString& amount, bool payer = false)
{
    return {.key = key, .name = u"Name of "_s + key, .amount = *Money::fromString(amount), .isPayer = payer};
}

QStringList sentences(const QList<IssueConcern>& concerns)
{
    QStringList list;
    for (const IssueConcern& concern : concerns)
        list.append((concern.severity == Severity::Warning ? u"! "_s : u"- "_s) + concern.sentence);
    return list;
}

} // namespace

class TestIssuing : public QObject
{
    Q_OBJECT

private slots:
    void numbers_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QString>("number");
        const auto none = QStringList();
        QTest::newRow("default") << defaultNumberScheme << none << u"2026-09-0001"_s;
        QTest::newRow("the next one")
            << defaultNumberScheme << QStringList{u"2026-09-0001"_s} << u"2026-09-0002"_s;
        QTest::newRow("counts within its month")
            << defaultNumberScheme << QStringList{u"2026-08-0001"_s, u"2026-08-0002"_s} << u"2026-09-0001"_s;
        QTest::newRow("counts within the year")
            << u"R{YYYY}/{NN}"_s << QStringList{u"R2026/01"_s, u"R2025/02"_s} << u"R2026/02"_s;
        QTest::newRow("a gap is filled") << u"{N}"_s << QStringList{u"1"_s, u"3"_s} << u"2"_s;
        QTest::newRow("text behind the counter")
            << u"{NNN}-{YYYY}"_s << QStringList{u"001-2026"_s} << u"002-2026"_s;
        QTest::newRow("more than the digits")
            << u"{N}"_s << QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s, u"8"_s, u"9"_s}
            << u"10"_s;
        QTest::newRow("a scheme that cannot be used: the default") << u"bill"_s << none << u"2026-09-0001"_s;
        QTest::newRow("empty: the default") << QString() << none << u"2026-09-0001"_s;
    }
    void numbers()
    {
        QFETCH(QString, scheme);
        QFETCH(QStringList, taken);
        QFETCH(QString, number);
        QCOMPARE(nextNumber(scheme, september, taken), number);
    }

    void schemes_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<bool>("good");
        for (const char* good :
             {"{YYYY}-{MM}-{NNNN}", "{N}", "Bill {NN}", "{YYYY}{MM}{NNN}", "{YYYY}-{YYYY}-{N}"})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const char* wrong :
             {"", "bill", "{NNNNN}", "{N}{N}", "{YY}-{N}", "{N", "N}", "{n}", "{}{N}", "{{N}}"})
            QTest::addRow("'%s'", wrong) << QString::fromLatin1(wrong) << false;
        QTest::newRow("very long") << QString(u"{N}"_s + QString(70, u'x')) << false;
    }
    void schemes()
    {
        QFETCH(QString, scheme);
        QFETCH(bool, good);
        QCOMPARE(numberSchemeProblem(scheme).isEmpty(), good);
    }

    void anIssueMakesABillInvoicesAndStatements()
    {
        IssueInput input{.bill = september636(), .today = afterwards};
        input.settings.dueDays = 14;
        input.takenNumbers = {u"2026-09-0001"_s};
        input.sellers = {row(u"Amazon Web Services, Inc."_s, u"600.001"_s),
                         row(u"Amazon Web Services EMEA SARL"_s, u"30.0045"_s),
                         row(u"Lanternfish"_s, u"6.6345"_s)};
        input.accounts = {row(u"669150428837"_s, u"597.12"_s), row(u"112233445566"_s, u"39.52"_s, true)};
        Money::Wide total = 0;
        shareCents(input.sellers, input.bill.total, total);
        shareCents(input.accounts, input.bill.total, total);
        const QList<IssuedDocument> documents = documentsOfIssue(input);
        QStringList lines;
        for (const IssuedDocument& document : documents) {
            QCOMPARE(document.issuedOn, afterwards);
            QCOMPARE(document.dueOn, QDate(2026, 10, 17));
            QCOMPARE(document.bill, input.bill.id);
            lines.append(
                u"%1 %2 %3 %4%5"_s.arg(static_cast<int>(document.kind))
                    .arg(document.number, document.amount.toString(), document.seller, document.accountKey));
        }
        QCOMPARE(lines, (QStringList{u"0 2026-09-0002 636.64 "_s,
                                     u"1 2026-09-0002-I1 600 Amazon Web Services, Inc."_s,
                                     u"1 2026-09-0002-I2 30.01 Amazon Web Services EMEA SARL"_s,
                                     u"1 2026-09-0002-I3 6.63 Lanternfish"_s,
                                     u"2 2026-09-0002-S1 597.12 669150428837"_s}));
        // What is paid is the invoices; a statement is for information.
        QCOMPARE(documents[0].payment, PaymentState::None);
        QCOMPARE(documents[1].payment, PaymentState::Open);
        QCOMPARE(documents[4].payment, PaymentState::None);
        QCOMPARE(documents[4].accountName, u"Name of 669150428837"_s);
    }

    void invoicesAddUpToTheBill()
    {
        IssueInput input{.bill = september636(), .today = afterwards};
        input.bill.total = Money::fromAttos(input.bill.total.attos() + 4'000'000'000'000'000);
        input.sellers = {row(u"A"_s, u"212.214666666666666666"_s), row(u"B"_s, u"212.214666666666666667"_s),
                         row(u"C"_s, u"212.214666666666666667"_s)};
        shareCents(input.sellers, input.bill.total, input.bill.totalCents);
        const QList<IssuedDocument> documents = documentsOfIssue(input);
        Money sum;
        for (const IssuedDocument& document : documents) {
            QVERIFY(document.amount ==
                    Money::fromAttos(document.amount.roundedToCents() * (Money::attosPerUnit / 100)));
            if (document.kind == DocumentKind::Invoice)
                sum += document.amount;
        }
        QVERIFY(sum == documents[0].amount);
    }

    void aMonthThatIsAllRightRaisesNothing()
    {
        ConcernInput input = concernsOn(afterwards);
        input.reconciliation.rows = {{.invoiceId = u"INV-1"_s,
                                      .bill = input.bill.total,
                                      .invoiced = Money::fromCents(63664),
                                      .state = ReconcileState::Matched}};
        QCOMPARE(sentences(issueConcerns(input)), QStringList());
    }

    void concerns()
    {
        ConcernInput input = concernsOn(QDate(2026, 9, 30));
        input.bill.estimate = true;
        input.bill.missingLines = 2;
        input.bill.missingAmount = *Money::fromString(u"1.5");
        input.reconciliation.rows = {{.invoiceId = u"INV-1"_s,
                                      .bill = input.bill.total,
                                      .invoiced = Money::fromCents(63660),
                                      .state = ReconcileState::Open},
                                     {.bill = Money::fromCents(100), .invoiced = Money::fromCents(150)}};
        input.unknownAccounts = {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s};
        input.hasOrganization = true;
        input.importErrors = 1;
        input.importWarnings = 3;
        QCOMPARE(
            sentences(issueConcerns(input)),
            (QStringList{
                u"! The month is not over: it ends on 2026-09-30."_s,
                u"! The bill is an estimate: some charges carry no invoice id of the provider yet."_s,
                u"! 2 lines with errors were left out of the import: 1.5 USD."_s,
                u"! The bill differs from the provider's invoice INV-1 by -0.04 USD, and the difference "
                u"is not explained."_s,
                u"! The bill differs from the provider's invoice (none yet) by 0.50 USD, and the "
                u"difference is not explained."_s,
                u"! 6 accounts of the bill are in no organization of this payer: 1, 2, 3, 4, 5 and 1 more."_s,
                u"! The import has findings: 1 error and 3 warnings."_s}));
    }

    void whatIsNoConcern()
    {
        ConcernInput input = concernsOn(QDate(2026, 10, 1));
        input.unknownAccounts = {u"1"_s}; // without an organization every account is unknown
        input.reconciliation.rows = {{.bill = input.bill.total,
                                      .invoiced = Money::fromCents(60000),
                                      .state = ReconcileState::Explained,
                                      .note = u"a credit note follows"_s}};
        QCOMPARE(sentences(issueConcerns(input)), QStringList());
        input.reconciliation.rows.clear();
        QCOMPARE(sentences(issueConcerns(input)),
                 QStringList{u"- The bill was not compared with the provider's invoice."_s});
    }

    void reconciling_data()
    {
        QTest::addColumn<ReconcileState>("state");
        QTest::addColumn<QString>("invoiced");
        QTest::addColumn<QString>("note");
        QTest::addColumn<bool>("good");
        QTest::newRow("open, nothing entered") << ReconcileState::Open << QString() << QString() << true;
        QTest::newRow("open, another amount") << ReconcileState::Open << u"600"_s << QString() << true;
        QTest::newRow("matched") << ReconcileState::Matched << u"636.64"_s << QString() << true;
        QTest::newRow("matched to the cent") << ReconcileState::Matched << u"636.642"_s << QString() << true;
        QTest::newRow("a cent off") << ReconcileState::Matched << u"636.65"_s << QString() << false;
        QTest::newRow("matched with nothing") << ReconcileState::Matched << QString() << QString() << false;
        QTest::newRow("explained") << ReconcileState::Explained << u"600"_s << u"rounding"_s << true;
        QTest::newRow("explained by blanks") << ReconcileState::Explained << u"600"_s << u" \n"_s << false;
    }
    void reconciling()
    {
        QFETCH(ReconcileState, state);
        QFETCH(QString, invoiced);
        QFETCH(QString, note);
        QFETCH(bool, good);
        const ReconcileRow row{.bill = *Money::fromString(u"636.6381"),
                               .invoiced = invoiced.isEmpty() ? std::nullopt : Money::fromString(invoiced),
                               .state = state,
                               .note = note};
        QCOMPARE(reconcileProblem(row).isEmpty(), good);
    }
};

QTEST_APPLESS_MAIN(TestIssuing)
#include "tst_issuing.moc"
