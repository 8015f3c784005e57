// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/workspace.h"
#include "tests/support/legacycur.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// What documents are made of: cents that add up, and of an issued bill what held on the day of issue.
class DocumentServiceTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<Workspace> m_workspace;

    template <typename T>
    static T wait(QFuture<Result<T>> future)
    {
        future.waitForFinished();
        const Result<T> result = future.result();
        if (!result)
            qFatal("%s", qUtf8Printable(result.error().message));
        return *result;
    }
    static void wait(QFuture<Result<void>> future)
    {
        future.waitForFinished();
        if (!future.result())
            qFatal("%s", qUtf8Printable(future.result().error().message));
    }
    void import(const QString& name, const QList<CurLine>& lines, const QByteArray& names = sixAccountNames())
    {
        const QString folder = m_dir->filePath(name);
        writeFile(folder + u"/month.csv"_s, legacyCur(lines));
        writeFile(folder + u"/accounts.csv"_s, names);
        wait(m_workspace->runImport(QStringList{folder}, {}));
    }
    static BillId september() { return {*BillingPeriod::parse(u"2026-09"), u"112233445566"_s, u"USD"_s}; }
    static Money money(const QString& text) { return *Money::fromString(text); }
    static Money::Wide sum(const BillTable& table)
    {
        Money::Wide cents = 0;
        for (const BillRow& row : table.rows)
            cents += row.cents;
        return cents;
    }
    /// Amounts of which none is a whole number of cents, with discounts, credits and tax.
    static QList<CurLine> crooked()
    {
        QList<CurLine> lines;
        const QByteArray accounts[] = {"112233445566", "204417809913", "318204557120"};
        for (int i = 0; i < 60; ++i) {
            const QByteArray service = "Service" + QByteArray::number(i % 7);
            lines.append(CurLine{.account = accounts[i % 3],
                                 .type = i % 11 == 0   ? "Credit"
                                         : i % 13 == 0 ? "EdpDiscount"
                                         : i % 17 == 0 ? "Tax"
                                                       : "Usage",
                                 .cost = i % 11 == 0 || i % 13 == 0 ? "-0.33333" : "1.234567",
                                 .service = service,
                                 .serviceName = service,
                                 .description = "Line " + QByteArray::number(i % 20),
                                 .invoice = "INV-1",
                                 .seller = i % 5 == 0 ? "Acme" : "Amazon Web Services, Inc."});
        }
        return lines;
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto opened = Workspace::open(
            m_dir->filePath(u"t.billfold"_s),
            std::make_shared<FixedClock>(QDateTime(QDate(2026, 10, 3), QTime(7, 40), Qt::UTC)));
        QVERIFY(opened.ok());
        m_workspace = *opened;
    }
    void cleanup() { m_workspace.reset(); }

    void centsAddUpFromTheLineToTheBill()
    {
        import(u"in"_s, crooked());
        const auto bill = wait(m_workspace->billDocument(september(), DocumentDepth::UsageTypes));
        QCOMPARE(bill.accounts.rows.size(), 3);
        QVERIFY(sum(bill.accounts) == bill.bill.totalCents);
        QVERIFY(sum(bill.services.all) == bill.bill.totalCents);
        QVERIFY(sum(bill.sellers) == bill.bill.totalCents);
        for (const ServiceDetail& detail : bill.details) {
            Money::Wide cents = 0;
            for (const DetailLine& line : detail.lines)
                cents += line.cents;
            QVERIFY(cents == detail.service.cents);
        }
        Money::Wide statements = 0;
        for (const BillRow& account : bill.accounts.rows) {
            const auto statement =
                wait(m_workspace->statement(september(), account.key, DocumentDepth::UsageTypes));
            QVERIFY(statement.account.cents == account.cents);
            QVERIFY(sum(statement.services.all) == account.cents);
            QCOMPARE(statement.services.all.total, account.amount);
            for (const ServiceDetail& detail : statement.details) {
                Money::Wide cents = 0;
                for (const DetailLine& line : detail.lines)
                    cents += line.cents;
                QVERIFY(cents == detail.service.cents);
            }
            statements += statement.account.cents;
        }
        QVERIFY(statements == bill.bill.totalCents);
    }

    void deductionsAndTaxStandApart()
    {
        import(u"in"_s, {{.cost = "10"},
                         {.type = "EdpDiscount", .cost = "-1"},
                         {.type = "Credit", .cost = "-2"},
                         {.type = "Refund", .cost = "-0.5"},
                         {.type = "Tax",
                          .cost = "1.3" }});
        const auto split = wait(m_workspace->billDocument(september(), DocumentDepth::Services)).services;
        QCOMPARE(split.all.total, money(u"7.8"_s));
        QCOMPARE(split.discounts.total, money(u"-1"_s));
        QCOMPARE(split.credits.total, money(u"-2.5"_s));
        QCOMPARE(split.tax.total, money(u"1.3"_s));
        QVERIFY(split.hasRefunds);
    }

    void linesOfTheSameWordsAreOne()
    {
        import(u"in"_s, {{.cost = "1", .usage = "2", .description = "Hour"},
                         {.cost = "3", .usage = "6", .description = "Hour"},
                         {.cost = "5", .usage = "1", .description = "Other hour"},
                         {.type = "Tax",
                          .cost = "1",
                          .usage = "0",
                          .description = "VAT" }});
        const auto statement =
            wait(m_workspace->statement(september(), u"112233445566"_s, DocumentDepth::UsageTypes));
        QCOMPARE(statement.details.size(), 1);
        const QList<DetailLine>& lines = statement.details[0].lines;
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].description, u"Other hour"_s);
        QCOMPARE(lines[1].description, u"Hour"_s);
        QCOMPARE(lines[1].usage, money(u"8"_s));
        QCOMPARE(lines[1].amount, money(u"4"_s));
        QCOMPARE(lines[2].description, u"VAT"_s);
        QCOMPARE(lines[2].unit, QString());
    }

    void anUnknownAccountOrMonthIsAnError()
    {
        import(u"in"_s, sixAccounts());
        auto unknown = m_workspace->statement(september(), u"1"_s, DocumentDepth::Summary);
        unknown.waitForFinished();
        QCOMPARE(unknown.result().error().code, ErrorCode::NotFound);
        BillId other = september();
        other.currency = u"EUR"_s;
        auto none = m_workspace->billDocument(other, DocumentDepth::Summary);
        none.waitForFinished();
        QCOMPARE(none.result().error().code, ErrorCode::NotFound);
    }

    void anIssuedBillKeepsNamesAndSettings()
    {
        import(u"in"_s, sixAccounts());
        wait(m_workspace->makeOrganization(u"112233445566"_s));
        IssueSettings settings = wait(m_workspace->issueSettings(u"112233445566"_s));
        settings.billTo = u"Alder Street Studio Ltd\n14 Alder Street"_s;
        settings.dueDays = 14;
        wait(m_workspace->setIssueSettings(u"112233445566"_s, settings));
        const auto before = wait(m_workspace->billDocument(september(), DocumentDepth::Services));
        QCOMPARE(before.bill.status, BillStatus::Pending);
        wait(m_workspace->issue(september()));

        settings.billTo = u"Somebody Else"_s;
        wait(m_workspace->setIssueSettings(u"112233445566"_s, settings));
        wait(m_workspace->nameAccount(u"669150428837"_s, u"Renamed"_s));
        wait(m_workspace->nameAccount(u"112233445566"_s, u"Renamed payer"_s));
        const auto after = wait(m_workspace->billDocument(september(), DocumentDepth::Services));
        QCOMPARE(after.bill.number, u"2026-09-0001"_s);
        QCOMPARE(after.bill.dueOn, QDate(2026, 10, 17));
        QCOMPARE(after.bill.payerName, u"Alder Billing"_s);
        QCOMPARE(after.settings.billTo, u"Alder Street Studio Ltd\n14 Alder Street"_s);
        QCOMPARE(after.settings.organizationName, before.settings.organizationName);
        QCOMPARE(after.accounts.rows.first().name, u"Production"_s);
        const auto statement =
            wait(m_workspace->statement(september(), u"669150428837"_s, DocumentDepth::Services));
        QCOMPARE(statement.account.name, u"Production"_s);
        QCOMPARE(statement.number, u"2026-09-0001-S1"_s);
        QVERIFY(statement.details.isEmpty()); // only where they are shown
    }

    void everyIssuedDocumentCanBeRead()
    {
        import(u"in"_s, crooked());
        const auto issued = wait(m_workspace->issue(september()));
        Money::Wide invoices = 0;
        qint64 invoiceId = 0;
        for (const IssuedDocument& document : issued) {
            const DocumentInput input = wait(m_workspace->document(document.id, DocumentDepth::Services));
            switch (document.kind) {
            case DocumentKind::Bill:
                QCOMPARE(std::get<BillDocumentInput>(input).bill.number, document.number);
                break;
            case DocumentKind::Statement:
                QCOMPARE(std::get<StatementInput>(input).number, document.number);
                QVERIFY(std::get<StatementInput>(input).account.cents == document.amount.roundedToCents());
                break;
            default:
                QVERIFY(std::get<InvoiceInput>(input).services.all.totalCents ==
                        document.amount.roundedToCents());
                invoices += std::get<InvoiceInput>(input).services.all.totalCents;
                invoiceId = document.id;
            }
        }
        QVERIFY(invoices == wait(m_workspace->bill(september())).totalCents);
        const IssuedDocument note =
            wait(m_workspace->correct(invoiceId, money(u"-1.5"_s), u"Billed twice"_s));
        const auto input =
            std::get<InvoiceInput>(wait(m_workspace->document(note.id, DocumentDepth::Services)));
        QCOMPARE(input.document.kind, DocumentKind::CreditNote);
        QCOMPARE(input.document.reason, u"Billed twice"_s);
        QVERIFY(input.services.all.rows.isEmpty());
    }

    void aJobSeesOneMomentWhileOthersWrite()
    {
        import(u"in"_s, sixAccounts());
        QStringList seen;
        wait(m_workspace->withDocuments(september(), [&](DocumentSource& source) -> Result<void> {
            seen = source.accounts();
            // The window goes on meanwhile.
            wait(m_workspace->nameAccount(u"669150428837"_s, u"Renamed"_s));
            auto statement = source.statement(u"669150428837"_s, DocumentDepth::Summary);
            if (!statement)
                return statement.error();
            seen.append(statement->account.name);
            return {};
        }));
        QCOMPARE(seen.first(), u"112233445566"_s); // the payer
        QCOMPARE(seen.size(), 7);
        QCOMPARE(seen.last(), u"Production"_s);
    }
};

QTEST_GUILESS_MAIN(DocumentServiceTest)
#include "tst_documentservice.moc"
