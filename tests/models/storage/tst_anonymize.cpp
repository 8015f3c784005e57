// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/anonymize.h"

#include "models/storage/auditstore.h"
#include "models/storage/backup.h"
#include "models/storage/documentstore.h"
#include "models/storage/linestore.h"
#include "models/storage/pseudonyms.h"
#include "models/storage/reconcilestore.h"
#include "models/storage/settingstore.h"
#include "tests/models/storage/storagesupport.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

bool never()
{
    return false;
}

/// Whatever a database can hold, each text of it recognisable. What ends in _KEPT is the provider's.
struct Secretive : Database {
    Secretive()
    {
        import(*connection,
               {{.account = "204417809913",
                 .cost = "10.123456789",
                 .tags = R"({"user:Kostenstelle":"Zaunkoenig","aws:createdBy":"Blaumeise"})",
                 .invoice = "INV-Rotkehlchen",
                 .seller = "Verkaeufer Amsel GmbH",
                 .payer = "318204557120",
                 .amortized = "9.5",
                 .description = "Rabatt fuer Buchfink",
                 .resource = "arn:aws:ec2:us-east-1:204417809913:instance/i-0gruenspecht",
                 .id = "zeilenkennungkohlmeise",
                 .accountName = "Firma Nachtigall"},
                {.account = "318204557120",
                 .cost = "20.246913578",
                 .tags = R"({"user:Kostenstelle":"Zaunkoenig"})",
                 .day = 2,
                 .invoice = "INV-Rotkehlchen",
                 .payer = "318204557120",
                 .usage = "744"},
                {.account = "abteilung-schwalbe",
                 .cost = "-1.5",
                 .payer = "318204557120" }},
               "Hashwert1234567890Hashwert123456", u"Bericht Kranich"_s);
        issue();
        ReconcileRow row{.invoiceId = u"INV-Rotkehlchen"_s, .seller = u"Verkaeufer Amsel GmbH"_s};
        row.invoiced = money("10.12");
        row.note = u"Notiz Drossel"_s;
        check(ReconcileStore(*connection).set(billId("2026-09", "318204557120"), row));
        check(SettingStore(*connection).setValue(u"issue/318204557120"_s, u"Anschrift Stieglitz"_s));
        check(SettingStore(*connection).saveView(u"Ansicht Pirol"_s, u"{\"payer\":\"318204557120\"}"_s));
        {
            Transaction transaction(*connection); // at whose end everything has to be there
            check(transaction.begin());
            for (const char* sql : organization)
                check(connection->execute(QString::fromUtf8(sql)));
            check(transaction.commit());
        }
        AuditEvent event{.at = QDateTime({2026, 10, 3}, {12, 0}, Qt::UTC),
                         .principal = u"arn:aws:iam::318204557120:user/rebhuhn"_s,
                         .action = u"billing:IssueBill"_s,
                         .object = u"Gegenstand Uhu"_s};
        check(AuditStore(*connection).append(event));
    }

    /// Of each text that may not be found.
    static constexpr const char* secrets[] = {"204417809913",
                                              "318204557120",
                                              "318204557121",
                                              "Kostenstelle",
                                              "Zaunkoenig",
                                              "Blaumeise",
                                              "Rotkehlchen",
                                              "Amsel",
                                              "Buchfink",
                                              "gruenspecht",
                                              "kohlmeise",
                                              "Nachtigall",
                                              "schwalbe",
                                              "Hashwert",
                                              "Kranich",
                                              "Drossel",
                                              "Stieglitz",
                                              "Pirol",
                                              "rebhuhn",
                                              "Uhu",
                                              "test.csv",
                                              "o-elsterelster",
                                              "elst",
                                              "ou-elst-habicht1",
                                              "habicht1",
                                              "Abteilung Habicht",
                                              "fasan@",
                                              "@storch.example",
                                              "p-dohledohle",
                                              "Richtlinie Dohle",
                                              "Beschreibung Dohle",
                                              "RolleMoewe",
                                              "Projekt-Falke",
                                              "SidGeier",
                                              "h-sperlingsperling",
                                              "Nachricht Sperling",
                                              "RE-Bussard",
                                              "Grund Bussard",
                                              "Ueberweisung Bussard",
                                              "Gimpel",
                                              "Kiebitz",
                                              "Zeisig",
                                              "Geheimnis"};

private:
    static constexpr const char* organization[] = {
        "INSERT INTO org_account SELECT '318204557120', 'Firma Nachtigall', 'fasan@storch.example', 1, 1, 0, "
        "0,"
        " 1, 1, 1, 1, 'o-elsterelster', 'ou-elst-habicht1', 0, 0, NULL, NULL, 0",
        "INSERT INTO organization VALUES ('o-elsterelster', 'r-elst', '318204557120', 0, 0, NULL, 10)",
        "INSERT INTO unit VALUES ('ou-elst-habicht1', 'o-elsterelster', NULL, 'Abteilung Habicht', 0)",
        "INSERT INTO policy VALUES ('p-dohledohle', 'o-elsterelster', 0, 'Richtlinie Dohle',"
        " 'Beschreibung Dohle', '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"SidGeier\",\"Effect\":"
        "\"Deny\",\"Action\":[\"ec2:RunInstances\"],\"Resource\":\"arn:aws:iam::318204557120:role/"
        "RolleMoewe\","
        "\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/Zeisig\":\"Projekt-Falke\","
        "\"aws:RequestedRegion\":\"eu-west-1\"}}}]}')",
        "INSERT INTO attachment VALUES ('ou-elst-habicht1', 'p-dohledohle', 'o-elsterelster', 0)",
        "INSERT INTO attachment VALUES ('r-elst', 'p-FullAWSAccess', 'o-elsterelster', 0)",
        "INSERT INTO handshake VALUES ('h-sperlingsperling', 0, 1, 'o-elsterelster', '318204557121',"
        " 'neu@storch.example', NULL, NULL, 0, 'Nachricht Sperling', 0, 0, NULL)",
        "INSERT INTO tag VALUES (0, '318204557120', 'Gimpel', 'Kiebitz')",
        "INSERT INTO activity VALUES (1, 0, '318204557120', 'MoveAccount', 'Firma Nachtigall', '[]', "
        "'nachtigall')",
        "INSERT INTO organization_baseline VALUES ('o-elsterelster', 0, '{\"name\":\"Firma Nachtigall\"}')",
        // Of something that is not known to the copy: a table of somebody else.
        "CREATE TABLE of_later (secret TEXT NOT NULL) STRICT",
        "INSERT INTO of_later VALUES ('Geheimnis')",
    };

    template <typename T>
    static void check(const Result<T>& result)
    {
        if (!result)
            qFatal("%s", qPrintable(result.error().message + result.error().cause));
    }
    void issue() const
    {
        const BillId bill = billId("2026-09", "318204557120");
        IssuedDocument head{.kind = DocumentKind::Bill, .number = u"RE-Bussard-1"_s, .bill = bill};
        head.payerName = u"Firma Nachtigall"_s;
        head.amount = money("28.87");
        head.issuedOn = head.dueOn = QDate(2026, 10, 3);
        IssuedDocument invoice = head;
        invoice.kind = DocumentKind::Invoice;
        invoice.number = u"RE-Bussard-2"_s;
        invoice.seller = u"Verkaeufer Amsel GmbH"_s;
        invoice.reason = u"Grund Bussard"_s;
        invoice.payment = PaymentState::Open;
        auto documents = DocumentStore(*connection).issue(bill, {head, invoice}, {.billTo = u"Stieglitz"_s});
        check(documents);
        check(DocumentStore(*connection)
                  .setPaid(documents->last().id, QDate(2026, 10, 4), u"Ueberweisung Bussard"_s));
    }
};

/// The database and its copy.
struct Copied {
    Copied()
    {
        path = database.dir.filePath(u"copy.billfold"_s);
        auto written = writeAnonymized(*database, path, never);
        if (!written)
            qFatal("%s", qPrintable(written.error().message + written.error().cause));
        auto opened = Connection::openAsItIs(path);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().cause));
        copy = *std::move(opened);
    }
    qint64 number(const char* sql) const
    {
        auto answer = copy->number(QString::fromUtf8(sql));
        if (!answer)
            qFatal("%s", qPrintable(answer.error().cause));
        return *answer;
    }
    QString text(const char* sql) const
    {
        Query query(*copy, QString::fromUtf8(sql));
        if (!query.run() || !query.next())
            return u"nothing"_s;
        return query.text(0);
    }
    Money amount(Connection& connection, const char* sql) const
    {
        Query query(connection, QString::fromUtf8(sql));
        if (!query.run() || !query.next())
            qFatal("no amount");
        return query.pair(0);
    }
    Secretive database;
    QString path;
    std::unique_ptr<Connection> copy;
};

} // namespace

/// An anonymized copy tells nothing that was in the database, and still is one with the same faults.
class AnonymizeTest : public QObject
{
    Q_OBJECT

private slots:
    void theseTextsAreInTheDatabase()
    {
        const Secretive database;
        QVERIFY(database.connection->execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        QFile file(database.connection->path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char* secret : Secretive::secrets)
            QVERIFY2(bytes.contains(secret), secret); // else the next test could not fail
    }

    void noneOfThemIsInTheCopy()
    {
        const Copied copied;
        QFile file(copied.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char* secret : Secretive::secrets)
            QVERIFY2(!bytes.contains(secret), secret);
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const QStringList beside = QDir(copied.database.dir.path()).entryList(QDir::Files | QDir::Hidden);
        QVERIFY2(beside.filter(u"anonymizing"_s).isEmpty() && beside.filter(u".part"_s).isEmpty(),
                 qPrintable(beside.join(u' ')));
    }

    void itIsAWholeDatabase()
    {
        const Copied copied;
        QVERIFY(verifyBackup(copied.path, never));
        QCOMPARE(copied.number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
        for (const char* table :
             {"account", "charge_line", "rollup", "rollup_tag", "part", "document", "payment", "org_account",
              "unit", "policy", "attachment", "handshake", "tag"})
            QCOMPARE(copied.number(qPrintable(u"SELECT count(*) FROM %1"_s.arg(QString::fromLatin1(table)))),
                     copied.database.number(
                         qPrintable(u"SELECT count(*) FROM %1"_s.arg(QString::fromLatin1(table)))));
        for (const char* table : {"setting", "saved_view", "activity", "organization_baseline", "audit_event",
                                  "of_later", "credential"})
            QCOMPARE(copied.number(qPrintable(u"SELECT count(*) FROM %1"_s.arg(QString::fromLatin1(table)))),
                     0);
        QCOMPARE(copied.number("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"),
                 copied.database.number("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"));
        QVERIFY(Connection::open(copied.path).ok());
    }

    void sumsStillAreSums()
    {
        const Copied copied;
        Connection& copy = *copied.copy;
        const char* const lines = "SELECT sum(cost_n), sum(cost_s) FROM charge_line";
        QCOMPARE(copied.amount(copy, lines), copied.amount(copy, "SELECT total_n, total_s FROM part"));
        QCOMPARE(copied.amount(copy, lines),
                 copied.amount(copy, "SELECT sum(cost_n), sum(cost_s) FROM rollup"));
        QVERIFY(copied.amount(copy, lines) != copied.amount(*copied.database, lines));
        // One factor for all: what was twice as much still is.
        const char* const one = "SELECT cost_n, cost_s FROM charge_line WHERE cost_n > 0 ORDER BY cost_n";
        const char* const two = "SELECT cost_n, cost_s FROM charge_line ORDER BY cost_n DESC";
        QCOMPARE(copied.amount(copy, one) + copied.amount(copy, one), copied.amount(copy, two));
        // Days, other bases and documents by the same factor.
        const Money scaled = copied.amount(copy, two), original = copied.amount(*copied.database, two);
        const auto byTheSame = [&](Money before, Money after) {
            return before.attos() / 100'000 * (scaled.attos() / 100'000) ==
                   after.attos() / 100'000 * (original.attos() / 100'000);
        };
        const char* const document = "SELECT amount_n, amount_s FROM document ORDER BY id LIMIT 1";
        QVERIFY(byTheSame(copied.amount(*copied.database, document), copied.amount(copy, document)));
        const char* const amortized =
            "SELECT amortized_n, amortized_s FROM rollup WHERE amortized_n IS NOT NULL";
        QVERIFY(byTheSame(copied.amount(*copied.database, amortized), copied.amount(copy, amortized)));
    }

    void theSameIsReplacedByTheSameAndKeepsItsForm()
    {
        const Copied copied;
        const QString payer = copied.text("SELECT payer FROM part");
        QVERIFY(QRegularExpression(u"^[1-9][0-9]{11}$"_s).match(payer).hasMatch());
        QCOMPARE(copied.text("SELECT payer FROM organization"), payer);
        QCOMPARE(copied.text("SELECT id FROM org_account"), payer);
        QCOMPARE(copied.number("SELECT count(*) FROM account a JOIN org_account o ON o.id = a.key"), 1);
        QCOMPARE(copied.text("SELECT name FROM org_account"),
                 copied.text("SELECT payer_name FROM issued_bill"));
        QVERIFY(copied.text("SELECT email FROM org_account").endsWith(u"@example.com"_s));
        const QString unit = copied.text("SELECT id FROM unit");
        QVERIFY2(QRegularExpression(u"^ou-[0-9a-z]{4}-[0-9a-z]{8}$"_s).match(unit).hasMatch(),
                 qPrintable(unit));
        QCOMPARE(unit.section(u'-', 1, 1), copied.text("SELECT root FROM organization").mid(2));
        QCOMPARE(copied.number("SELECT count(*) FROM attachment WHERE policy = 'p-FullAWSAccess'"), 1);
        QCOMPARE(copied.number("SELECT count(*) FROM attachment a JOIN policy p ON p.id = a.policy"), 1);
        // What the provider publishes stays.
        QVERIFY(copied.number("SELECT count(*) FROM item WHERE service_code = 'AmazonEC2'") > 0);
        const QString policy = copied.text("SELECT content FROM policy");
        QVERIFY(policy.contains(u"ec2:RunInstances"_s) && policy.contains(u"\"Deny\""_s) &&
                policy.contains(u"eu-west-1"_s) && policy.contains(u"aws:PrincipalTag/"_s));
    }

    void twoCopiesHaveNothingInCommon()
    {
        const Secretive database;
        QSet<QString> payers;
        for (const QString& name : {u"a.billfold"_s, u"b.billfold"_s}) {
            const QString path = database.dir.filePath(name);
            QVERIFY(writeAnonymized(*database, path, never));
            auto copy = Connection::openAsItIs(path);
            Query query(**copy, u"SELECT payer FROM part"_s);
            QVERIFY(query.run() && query.next());
            payers.insert(query.text(0));
        }
        QCOMPARE(payers.size(), 2);
    }

    void theDatabaseItselfIsNotOverwritten()
    {
        const Secretive database;
        const auto refused = writeAnonymized(*database, database.connection->path(), never);
        QVERIFY(!refused && refused.error().message.contains(u"the database itself"_s));
    }

    void factorsAreExact_data()
    {
        QTest::addColumn<QString>("amount");
        for (const char* amount : {"0", "1", "-0.01", "9223372036.854775807", "0.123456789012345678",
                                   "0.00000000000001", "636.64"})
            QTest::newRow(amount) << QString::fromLatin1(amount);
    }
    void factorsAreExact()
    {
        QFETCH(QString, amount);
        const Money money = *Money::fromString(amount);
        const int places = SecretFactor::places(money);
        QCOMPARE(places, amount.contains(u'.') ? amount.section(u'.', 1).size() : 0);
        for (int i = 0; i < 20; ++i) {
            const SecretFactor factor(places);
            // Ten times the product is the product of ten times: nothing was rounded.
            if (money.fitsPair() && money.abs() < *Money::fromString(u"1000"_s)) {
                Money ten, product;
                for (int n = 0; n < 10; ++n) {
                    ten += money;
                    product += factor.times(money);
                }
                QCOMPARE(factor.times(ten), product);
            }
            QVERIFY(money.isZero() || factor.times(money) != money);
        }
    }
};

QTEST_GUILESS_MAIN(AnonymizeTest)
#include "tst_anonymize.moc"
