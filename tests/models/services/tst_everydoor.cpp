// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditservice.h"
#include "models/services/organizationservice.h"
#include "tests/models/services/servicesupport.h"

#include <QFile>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QString payer = u"112233445566"_s;
const QString own = u"204417809913"_s;
const QString other = u"669150428837"_s;

/// What belongs to others, in names and numbers that stand nowhere else. The payer's name and id may be
/// known: it is who pays.
const QStringList others{u"Quixotic"_s, other,        u"5005.37"_s,   u"500537"_s,
                         u"7001.11"_s,  u"700111"_s,  u"12015.4"_s,   u"1201540"_s,
                         u"secret"_s,   u"9999.99"_s, u"INV-Other"_s, u"Elsewhere"_s};

QList<CurLine> month(const QByteArray& period)
{
    return {{.account = "112233445566",
             .cost = "7001.11",
             .resource = "arn:secret:payer",
             .period = period,
             .invoice = "INV-1"},
            {.account = "204417809913",
             .cost = "8.92",
             .service = "AmazonS3",
             .serviceName = "Amazon Simple Storage Service",
             .usageType = "TimedStorage",
             .resource = "my-bucket",
             .env = "mine",
             .period = period,
             .invoice = "INV-1"},
            {.account = "669150428837",
             .cost = "5005.37",
             .service = "SecretService",
             .serviceName = "Quixotic secret",
             .region = "secret-region",
             .usageType = "secret-usage",
             .operation = "secretly",
             .resource = "arn:secret:other",
             .description = "Quixotic secret hours",
             .env = "secret",
             .period = period,
             .invoice = "INV-Other",
             .seller = "Elsewhere GmbH"}};
}

/// Everything that a caller was answered, as one text.
class Answers
{
public:
    QString text;

    void add(const QString& part) { text += part + u'\n'; }
    void add(const QStringList& parts) { add(parts.join(u' ')); }
    void add(const Money& amount) { add(amount.toString() + u' ' + cents(amount.roundedToCents())); }
    void add(const std::optional<Money>& amount)
    {
        if (amount)
            add(*amount);
    }
    void add(const PayerInfo& p) { add(QStringList{p.key, p.name, p.organizationId}); }
    void add(const AccountInfo& a) { add(QStringList{a.key, a.name}); }
    void add(const BillSummary& b)
    {
        add(QStringList{b.id.payer, b.payerName, b.number, cents(b.totalCents), b.sellers.join(u' '),
                        b.seenAccountName});
        add(b.total);
        add(b.missingAmount);
    }
    void add(const BillRow& r)
    {
        add(QStringList{r.key, r.name, r.detail, cents(r.cents)});
        add(r.amount);
        add(r.previous);
        add(r.previousToDate);
        add(r.usage);
    }
    void add(const BillTable& t)
    {
        add(t.rows);
        add(t.total);
        add(t.previousTotal);
        add(t.previousToDateTotal);
        add(QStringList{cents(t.totalCents), t.note.sentence});
    }
    void add(const LineRow& l)
    {
        add(QStringList{l.lineId, l.accountKey, l.accountName, l.service, l.region, l.usageType, l.operation,
                        l.resource, l.description, l.tags, l.invoiceId, l.seller, l.sourceFile});
        for (const Money& amount : l.amounts.of)
            add(amount);
    }
    void add(const LinePage& page) { add(page.rows); }
    void add(const QPair<Money, qint64>& totals) { add(totals.first); }
    void add(const PriceGroup& p) { add(p.amount); }
    void add(const Explanation& e)
    {
        add(e.row);
        add(e.chargeTypes);
        add(e.usageTypes);
        add(e.prices);
        add(e.lines);
    }
    void add(const TrendTable& t)
    {
        for (const TrendRow& row : t.rows) {
            add(QStringList{row.key, row.name});
            for (const auto& month : row.months)
                add(month);
            add(row.total);
        }
        for (const auto& total : t.totals)
            add(total);
    }
    void add(const IssuedDocument& d)
    {
        add(QStringList{d.number, d.payerName, d.accountKey, d.accountName, d.seller, d.refersTo, d.reason});
        add(d.amount);
    }
    void add(const SplitTable& t)
    {
        for (const BillTable* table : {&t.all, &t.discounts, &t.credits, &t.tax})
            add(*table);
    }
    void add(const StatementInput& s)
    {
        add(s.bill);
        add(s.account);
        add(s.services);
        for (const ServiceDetail& detail : s.details) {
            add(detail.service);
            for (const DetailLine& line : detail.lines) {
                add(QStringList{line.description, line.region});
                add(line.amount);
            }
        }
    }
    void add(const BillDocumentInput& b)
    {
        add(b.bill);
        add(b.accounts);
        add(b.services);
        add(b.sellers);
    }
    void add(const InvoiceInput& i)
    {
        add(i.document);
        add(i.bill);
        add(i.services);
    }
    void add(const DocumentInput& d)
    {
        std::visit([this](const auto& input) { add(input); }, d);
    }
    void add(const SavedView& v)
    {
        add(v.name);
        for (const FilterStep& step : v.query.filters)
            add(QStringList{step.key, step.name});
    }
    void add(const ActivityRecord& r)
    {
        add(QStringList{r.actor, r.operation, r.subject});
        for (const FieldChange& f : r.fields)
            add(QStringList{f.kind, f.id, f.field, f.before, f.after});
    }
    void add(const AuditEvent& e)
    {
        add(QStringList{e.principal, e.account, e.action, e.object, e.before, e.after, e.reason});
    }
    void add(const AuditChoices& c) { add(c.accounts + c.principals + c.actions); }
    void add(const Finding& f) { add(QStringList{f.file, f.message}); }
    void add(const ImportRecord& r)
    {
        add(QStringList{r.source, r.reportName});
        add(r.periods);
    }
    void add(const PeriodTotals& p)
    {
        add(p.payerName);
        add(p.total);
        add(p.replacesTotal);
    }
    void add(const ImportPreview& p) { add(p.periods); }
    void add(const ImportOutcome& o) { add(o.periods); }
    void add(const Reconciliation& r)
    {
        add(r.billTotal);
        add(r.invoicedTotal);
    }
    void add(const IssueRehearsal& r)
    {
        add(r.bill);
        add(r.documents);
    }
    void add(const IssueSettings& s) { add(QStringList{s.billTo, s.organizationName}); }
    void add(const ChangeSet& c) { add(c.subject); }
    template <typename T>
    void add(const QList<T>& list)
    {
        for (const T& one : list)
            add(one);
    }
    template <typename T>
    void add(QFuture<Result<T>> future)
    {
        future.waitForFinished();
        QCoreApplication::processEvents();
        const Result<T> result = future.result();
        if (!result)
            add(QStringList{result.error().message, result.error().cause, result.error().reason});
        else if constexpr (!std::is_void_v<T>)
            add(*result);
    }

    /// The first thing in it that belongs to others.
    QString leak() const
    {
        for (const QString& word : others) {
            const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
            if (at >= 0)
                return word + u" in: "_s + text.mid(std::max<qsizetype>(0, at - 60), 160);
        }
        return {};
    }

private:
    static QString cents(Money::Wide cents) { return QString::number(static_cast<qint64>(cents)); }
};

/// A company in which one account is looked at from outside.
class Company : public Office
{
public:
    Company()
    {
        const QByteArray names = "Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp\n"
                                 "112233445566,,,Zephyr Treasury,ACTIVE,,\n204417809913,,,Own Shop,ACTIVE,,\n"
                                 "669150428837,,,Quixotic Labs,ACTIVE,,\n";
        for (const QByteArray& period :
             {QByteArray("2026-07"), QByteArray("2026-08"), QByteArray("2026-09")}) {
            const QString folder = path(u"secret-"_s + QString::fromLatin1(period));
            writeFile(folder + u"/cur.csv"_s, legacyCur(month(period)));
            writeFile(folder + u"/accounts.csv"_s, names);
            answer(workspace->runImport(QStringList{folder}, {.makeOrganization = true}));
        }
        heard();
        documents = answer(workspace->issue(billId("2026-08")));
        answer(workspace->correct(documents[1].id, money("9999.99"), u"secret"_s));
        documents = answer(workspace->documents());
        // An issued month that a later export changes.
        QList<CurLine> later = month("2026-08");
        for (CurLine& line : later)
            line.cost += "1";
        import(later);
        SavedView view{u"Quixotic"_s, {payer, u"USD"_s, billId().period}, u"table"_s};
        view.query.filters = {{Dimension::Account, other, u"Quixotic Labs"_s, {}}};
        done(workspace->saveView(view));
        perform({TagResource{other, {{u"secret"_s, u"secret"_s}}}});
        perform({RenameAccount{AccountId::parse(other).value(), u"Quixotic Works"_s}});
        perform({CreateOrganizationalUnit{root(), u"Test"_s}});
        perform({MoveAccount{AccountId::parse(other).value(), root(), unit()},
                 MoveAccount{AccountId::parse(own).value(), root(), unit()}});
        workspace->organizations().actAs(AccountId::parse(own).value());
        heard();
    }
    void heard() const { QCoreApplication::processEvents(); }
    const World& world() const { return workspace->organizations().world(); }
    RootId root() const { return world().organizations().first().root; }
    UnitId unit() const { return world().units().first().id; }
    void perform(const Commands& commands)
    {
        answer(workspace->organizations().perform(commands));
        heard();
    }

    QList<IssuedDocument> documents;
};

} // namespace

/// A linked account knocks at every door for what others are charged, and what they are called.
class EveryDoorTest : public QObject
{
    Q_OBJECT

private slots:
    void thePayerSeesWhatIsLookedFor()
    {
        Company company;
        company->organizations().actAs(*AccountId::parse(payer));
        company.heard();
        Answers answers;
        answers.add(company->table({.bill = billId()}));
        QVERIFY(!answers.leak().isEmpty()); // else the other tests could not fail
    }

    void billsByEveryDimensionBasisAndFilter()
    {
        Company company;
        Answers answers;
        answers.add(company->payers());
        answers.add(company->accounts(payer));
        answers.add(company->accounts(other));
        answers.add(company->bills());
        const QList<QList<FilterStep>> filters{{},
                                               {{Dimension::Account, payer, {}, {}}},
                                               {{Dimension::Account, own, {}, {}}},
                                               {{Dimension::Tag, {}, {}, u"env"_s}},
                                               {{Dimension::Unit, company.unit().toString(), {}, {}}}};
        for (const char* period : {"2026-07", "2026-08", "2026-09"}) {
            const BillId id = billId(period);
            answers.add(company->bill(id));
            answers.add(company->differenceSinceIssue(id));
            for (const QList<FilterStep>& filter : filters) {
                for (int by = 0; by <= static_cast<int>(Dimension::Line); ++by) {
                    const auto dimension = static_cast<Dimension>(by);
                    for (const Basis basis : allBases) {
                        const BillQuery query{id, dimension, u"env"_s, filter, basis};
                        answers.add(company->table(query));
                    }
                    answers.add(company->explain({id, dimension, u"env"_s, filter}, {}));
                    answers.add(company->trend({.payer = payer,
                                                .currency = u"USD"_s,
                                                .last = id.period,
                                                .months = 3,
                                                .by = dimension,
                                                .tagKey = u"env"_s,
                                                .filters = filter}));
                }
                answers.add(company->lines({id, filter}));
                answers.add(company->lineTotals({id, filter}));
                answers.add(company->lineTotals({id, filter, u"hours"_s}));
                answers.add(company->lines({id, filter, u"line"_s}));
            }
            answers.add(company->explain({.bill = id}, own));
        }
        answers.add(company->tagKeys(payer));
        QVERIFY(answers.text.contains("8.92"_L1) && answers.text.contains("TimedStorage"_L1));
        QVERIFY2(answers.leak().isEmpty(), qPrintable(answers.leak()));
    }

    void documentsOfEveryKind()
    {
        Company company;
        Answers answers;
        answers.add(company->documents());
        for (const IssuedDocument& document : company.documents)
            for (const DocumentDepth depth :
                 {DocumentDepth::Summary, DocumentDepth::Services, DocumentDepth::UsageTypes})
                answers.add(company->document(document.id, depth));
        for (const char* period : {"2026-07", "2026-08", "2026-09"}) {
            const BillId id = billId(period);
            answers.add(company->billDocument(id, DocumentDepth::UsageTypes));
            for (const QString& account : {payer, own})
                answers.add(company->statement(id, account, DocumentDepth::UsageTypes));
            answers.add(company->withDocuments(id, [&](DocumentSource& source) -> Result<void> {
                answers.add(source.summary());
                answers.add(source.accounts());
                for (const QString& account : {payer, own, other})
                    if (const auto statement = source.statement(account, DocumentDepth::UsageTypes))
                        answers.add(*statement);
                if (const auto bill = source.bill(DocumentDepth::UsageTypes))
                    answers.add(*bill);
                return {};
            }));
            answers.add(company->issueSettings(id));
            answers.add(company->rehearseIssue(id));
            answers.add(company->reconciliation(id));
        }
        answers.add(company->issueSettings(payer));
        QVERIFY(answers.text.contains("8.92"_L1));
        QVERIFY2(answers.leak().isEmpty(), qPrintable(answers.leak()));
    }

    void importsViewsActivityAndUndo()
    {
        Company company;
        Answers answers;
        answers.add(company->imports());
        for (qint64 import = 1; import <= 4; ++import) {
            answers.add(company->findings(import));
            answers.add(company->undoImport(import));
        }
        answers.add(company->previewImport({company.path(u"export-1.csv"_s)}));
        answers.add(company->runImport(QStringList{company.path(u"export-1.csv"_s)}, {}));
        answers.add(company->unknownAccounts(payer));
        answers.add(company->savedViews());
        OrganizationService& service = company->organizations();
        for (const QString& text : {QString(), u"Own"_s, u"Move"_s, own})
            answers.add(service.activity({.text = text}));
        QCOMPARE(answer(service.activity({.text = u"Quixotic"_s})).size(), 0);
        for (const ActivityRecord& record : answer(service.activity({.about = other})))
            QVERIFY(record.operation != u"RenameAccount" && record.operation != u"TagResource");
        answers.add(service.activity({.about = other}));
        answers.add(QStringList{service.undoTitle(), service.redoTitle()});
        QVERIFY(service.undoTitle().isEmpty());
        answers.add(service.undo());
        answers.add(service.redo());
        answers.add(refusal(service.plan(company.world().organizations().first().id)));
        QVERIFY2(answers.leak().isEmpty(), qPrintable(answers.leak()));
    }

    void theRecord()
    {
        Company company;
        company.perform({RenameAccount{*AccountId::parse(own), u"Shop"_s}});
        const AuditService& audit = company->audit();
        Answers answers;
        for (const AuditQuery& query : {AuditQuery(), AuditQuery{.text = u"Quixotic"_s},
                                        AuditQuery{.account = payer}, AuditQuery{.limit = 0}})
            answers.add(audit.events(query));
        for (qint64 number = 1; number < 20; ++number)
            answers.add(audit.event(number));
        answers.add(audit.choices());
        const QString file = company.path(u"log.json"_s);
        answer(audit.exportTo(file, {.limit = 0}, true));
        QFile log(file);
        QVERIFY(log.open(QIODevice::ReadOnly));
        answers.add(QString::fromUtf8(log.readAll()));
        QVERIFY(answers.text.contains("RenameAccount"_L1));
        QVERIFY2(answers.leak().isEmpty(), qPrintable(answers.leak()));
    }

    void onesOwnStepsCanBeTakenBack()
    {
        Company company;
        company.perform({RenameAccount{*AccountId::parse(own), u"Shop"_s}});
        OrganizationService& service = company->organizations();
        QVERIFY(!service.undoTitle().isEmpty());
        answer(service.undo());
        company.heard();
        QCOMPARE(company.world().account(*AccountId::parse(own))->name, u"Own Shop"_s);
        QVERIFY(service.undoTitle().isEmpty()); // below lies what the payer did
        QVERIFY(refusal(service.undo()).contains(u"Another account"_s));
        service.actAs(*AccountId::parse(payer));
        QVERIFY(!service.undoTitle().isEmpty());
    }
};

QTEST_GUILESS_MAIN(EveryDoorTest)
#include "tst_everydoor.moc"
