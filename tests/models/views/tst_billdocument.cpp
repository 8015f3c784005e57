// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/billdocument.h"

#include "tests/support/documentinputs.h"

#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

class BillDocumentTest : public QObject
{
    Q_OBJECT

    static const DocumentTable* table(const Document& document, const QString& title)
    {
        for (const DocumentSection& section : document.sections) {
            const auto* candidate = std::get_if<DocumentTable>(&section);
            if (candidate != nullptr && candidate->title == title)
                return candidate;
        }
        return nullptr;
    }
    /// A table as lines of texts.
    static QStringList lines(const Document& document, const QString& title)
    {
        QStringList result;
        const DocumentTable* found = table(document, title);
        if (found == nullptr)
            return {u"no table "_s + title};
        for (const DocumentRow& row : found->rows) {
            QStringList texts;
            for (const DocumentCell& cell : row.cells)
                texts.append(cell.text);
            result.append(texts.join(u'|'));
        }
        return result;
    }
    static QStringList notes(const Document& document)
    {
        QStringList texts;
        for (const DocumentSection& section : document.sections) {
            if (const auto* note = std::get_if<DocumentNote>(&section))
                texts.append(note->text);
        }
        return texts;
    }
    static BillDocumentInput withDeductions()
    {
        BillDocumentInput input = sixAccountsBill();
        input.services = {
            tableOf(Dimension::Service,
                    {{u"EC2"_s, money("100.004")}, {u"S3"_s, money("50.004")}, {u"Tax"_s, money("7.002")}}),
            tableOf(Dimension::Service, {{u"EC2"_s, money("-20.001")}}),
            tableOf(Dimension::Service, {{u"EC2"_s, money("-10.006")}, {u"S3"_s, money("-5.006")}}),
            tableOf(Dimension::Service, {{u"Tax"_s, money("7.002")}})};
        input.accounts = tableOf(Dimension::Account, {{u"Payer"_s, money("157.01")}});
        return input;
    }

private slots:
    void thePayerStandsFirstThenTheLargest()
    {
        QCOMPARE(lines(billDocument(sixAccountsBill()), u"Activity By Account"_s),
                 QStringList({u"Alder Billing (payer)|Alder Billing||6.2 %|39.52"_s,
                              u"Production|Production||67.3 %|428.75"_s,
                              u"Analytics|Analytics||18.7 %|119.27"_s, u"Website|Website||5.5 %|35.04"_s,
                              u"Sandbox|Sandbox||1.4 %|8.92"_s, u"Audit archive|Audit archive||0.8 %|5.14"_s,
                              u"Total charged to payer account||||636.64"_s}));
    }

    void theTotalIsWhatThePayerIsCharged()
    {
        const Document document = billDocument(sixAccountsBill());
        QCOMPARE(document.total.label, u"Total charged to payer account"_s);
        QCOMPARE(document.total.amount, u"USD 636.64"_s);
        QCOMPARE(document.total.caption, u"Due October 3, 2026"_s);
        QCOMPARE(document.status, QString());
    }

    void anEstimateSaysSoBesideTheTitleAndInTheFoot()
    {
        const Document document = billDocument(sixAccountsBill(false));
        QCOMPARE(document.status, u"Estimate"_s);
        QVERIFY2(document.foot.startsWith("Estimate, charges until September 30, 2026."_L1),
                 qPrintable(document.foot));
        StatementInput statement = longStatement(1, 1);
        statement.bill = billOf(statement.bill.total, false);
        QCOMPARE(statementDocument(statement).status, u"Estimate"_s);
    }

    void zeroRowsForCreditsAndTaxArePrinted()
    {
        QCOMPARE(lines(billDocument(sixAccountsBill()), u"Invoice Summary"_s),
                 QStringList({u"Charges|636.64"_s, u"Credits|0.00"_s, u"Tax *|0.00"_s,
                              u"Total for this invoice|636.64"_s}));
    }

    // 100.004 + 50.004 + 7.002 is 157.01: one cent goes to the row that lost most, and no column and no row
    // is off.
    void centsAddUpAcrossAndDown()
    {
        const Document document = billDocument(withDeductions());
        QCOMPARE(lines(document, u"Detail for Consolidated Bill"_s),
                 QStringList({u"EC2|130.02|\u221220.00|\u221210.01|0.00|100.01"_s,
                              u"S3|55.00|0.00|\u22125.00|0.00|50.00"_s, u"Tax|0.00|0.00|0.00|7.00|7.00"_s,
                              u"Total, 3 services|185.02|\u221220.00|\u221215.01|7.00|157.01"_s}));
        QCOMPARE(lines(document, u"Invoice Summary"_s),
                 QStringList({u"Charges|185.02"_s, u"Discounts|\u221220.00"_s, u"Credits|\u221215.01"_s,
                              u"Tax *|7.00"_s, u"Total for this invoice|157.01"_s}));
    }

    void refundsAreNamedWhereThereAreAny()
    {
        BillDocumentInput input = withDeductions();
        input.services.hasRefunds = true;
        QVERIFY(lines(billDocument(input), u"Invoice Summary"_s).contains(u"Credits, refunds|\u221215.01"_s));
    }

    void depthDecidesWhatFollowsTheAccounts()
    {
        BillDocumentInput input = sixAccountsBill();
        input.depth = DocumentDepth::Summary;
        QCOMPARE(table(billDocument(input), u"Detail for Consolidated Bill"_s), nullptr);
        input.depth = DocumentDepth::Services;
        QVERIFY(table(billDocument(input), u"Detail for Consolidated Bill"_s) != nullptr);
        QCOMPARE(table(billDocument(input), u"Detail By Usage Type"_s), nullptr);
        input.depth = DocumentDepth::UsageTypes;
        input.details = longStatement(1, 2).details;
        input.mix = {{u"Alder Billing"_s, u"Others (5)"_s},
                     {u"Amazon EC2"_s},
                     true,
                     false,
                     {{money("39.52")}, {money("597.12")}}};
        const Document document = billDocument(input);
        QCOMPARE(lines(document, u"Detail By Usage Type"_s).first(), u"Service 1||||0.02"_s);
        const auto chart = std::find_if(
            document.sections.cbegin(), document.sections.cend(),
            [](const DocumentSection& section) { return std::holds_alternative<DocumentChart>(section); });
        QVERIFY(chart != document.sections.cend());
        // The amounts over the columns are the table's, the last is the rest, so that they add up.
        QCOMPARE(std::get<DocumentChart>(*chart).amounts, QStringList({u"428.75"_s, u"207.89"_s}));
    }

    void severalSellersHaveATable()
    {
        BillDocumentInput input = sixAccountsBill();
        QCOMPARE(table(billDocument(input), u"Invoices By Seller Of Record"_s), nullptr);
        input.sellers = tableOf(
            Dimension::Seller, {{u"Amazon Web Services, Inc."_s, money("600")}, {u"Acme"_s, money("36.64")}});
        QCOMPARE(lines(billDocument(input), u"Invoices By Seller Of Record"_s),
                 QStringList(
                     {u"Amazon Web Services, Inc.|600.00"_s, u"Acme|36.64"_s, u"Total, 2 sellers|636.64"_s}));
    }

    void missingLinesAreSaid_data()
    {
        QTest::addColumn<bool>("known");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("amount known")
            << true << u"3 lines of the export had errors and are not in this bill: 1.25 USD."_s;
        QTest::newRow("amount unknown")
            << false
            << u"3 lines of the export had errors and are not in this bill; what they cost is not known."_s;
    }
    void missingLinesAreSaid()
    {
        QFETCH(bool, known);
        QFETCH(QString, sentence);
        BillDocumentInput input = sixAccountsBill();
        input.bill.missingLines = 3;
        if (known)
            input.bill.missingAmount = money("1.25");
        QVERIFY(notes(billDocument(input)).contains(sentence));
    }

    void theNoteNamesThePagesOfTheStatements()
    {
        BillDocumentInput input = sixAccountsBill();
        input.statementsFrom = 2;
        input.statementsTo = 7;
        QVERIFY(notes(billDocument(input)).last().contains("follows on pages 2 to 7, for information"_L1));
        input.statementsTo = 2;
        QVERIFY(notes(billDocument(input)).last().contains("follows on page 2, for information"_L1));
    }

    void aStatementIsForInformation()
    {
        StatementInput input = longStatement(1, 2);
        input.number = u"2026-09-0001-S1"_s;
        const Document document = statementDocument(input);
        QCOMPARE(document.title, u"Statement of linked account"_s);
        QCOMPARE(document.total.nameCaption,
                 u"Account 669150428837. Paid by Alder Billing (112233445566)."_s);
        QCOMPARE(lines(document, u"Detail for Linked Account"_s),
                 QStringList({u"Service 1||||0.02"_s,
                              u"Line 1 of Service 1|eu-west-1|1,440 Hrs|0.00000694444|0.01"_s,
                              u"Line 2 of Service 1|eu-west-1|1,440 Hrs|0.00000694444|0.01"_s,
                              u"Total, 1 service||||0.02"_s}));
        QCOMPARE(notes(document).last(),
                 u"For information only. The payer account is charged for this amount in "
                 "bill 2026-09-0001. This is statement 2026-09-0001-S1."_s);
    }

    void depthDecidesWhatAStatementLists()
    {
        StatementInput input = longStatement(2, 1);
        input.depth = DocumentDepth::Summary;
        QCOMPARE(table(statementDocument(input), u"Detail for Linked Account"_s), nullptr);
        QCOMPARE(statementDocument(input).total.amount, u"USD 0.02"_s);
        input.depth = DocumentDepth::Services;
        const Document document = statementDocument(input);
        QCOMPARE(lines(document, u"Detail for Linked Account"_s),
                 QStringList({u"Service 1|0.01|0.00|0.00|0.01"_s, u"Service 2|0.01|0.00|0.00|0.01"_s,
                              u"Total, 2 services|0.02|0.00|0.00|0.02"_s}));
    }

    void aCreditNoteNamesItsInvoiceAndItsReason()
    {
        const BillTable none = tableOf(Dimension::Service, {});
        InvoiceInput input{.document = {.bill = september()},
                           .bill = billOf(money("636.64")),
                           .settings = {},
                           .services = {none, none, none, none}};
        input.document.kind = DocumentKind::CreditNote;
        input.document.number = u"2026-09-0001-I1-C1"_s;
        input.document.refersTo = u"2026-09-0001-I1"_s;
        input.document.reason = u"A month was billed twice."_s;
        input.document.amount = money("-12.5");
        input.document.issuedOn = input.document.dueOn = QDate(2026, 11, 2);
        input.document.payerName = u"Alder Billing"_s;
        const Document document = invoiceDocument(input);
        QCOMPARE(document.title, u"Credit note"_s);
        QCOMPARE(document.total.amount, u"USD \u221212.50"_s);
        QCOMPARE(lines(document, u"Credit"_s), QStringList({u"To invoice 2026-09-0001-I1|\u221212.50"_s,
                                                            u"Total of this credit note|\u221212.50"_s}));
        QVERIFY(notes(document).contains(u"Reason: A month was billed twice."_s));
        QCOMPARE(documentFileName(input), u"2026-09-credit-note-112233445566-2026-09-0001-I1-C1.pdf"_s);
    }

    void fileNamesSayWhatIsInside()
    {
        QCOMPARE(documentFileName(sixAccountsBill()), u"2026-09-bill-112233445566-USD.pdf"_s);
        QCOMPARE(documentFileName(longStatement(1, 1)),
                 u"2026-09-statement-112233445566-USD-669150428837.pdf"_s);
    }
};

QTEST_GUILESS_MAIN(BillDocumentTest)
#include "tst_billdocument.moc"
