// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/backupservice.h"

#include "models/services/auditservice.h"
#include "models/services/organizationservice.h"
#include "models/storage/connection.h"
#include "tests/models/services/identitysupport.h"
#include "tests/models/services/servicesupport.h"

#include <QDir>
#include <QFileInfo>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime october({2026, 10, 3}, {7, 40}, Qt::UTC);

void importMonth(Office& office)
{
    office.import({CurLine{.account = "112233445566", .cost = "10", .invoice = "INV-1"},
                   CurLine{.account = "204417809913", .cost = "20", .invoice = "INV-1"}},
                  {.makeOrganization = true});
    // Its payer acts as soon as this thread has heard of it.
    if (!QTest::qWaitFor([&] { return office->organizations().actingAs().has_value(); }))
        qFatal("nobody acts");
}

std::shared_ptr<Workspace> reader(const QString& path)
{
    auto opened = Workspace::open(path, std::make_shared<FixedClock>(october), OpenMode::Reader);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    return *opened;
}

} // namespace

/// Copies of an open database, and who may open it how.
class BackupServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void aCopyIsMadeNotedAndCompared()
    {
        Office office;
        importMonth(office);
        const BackupService& backups = office->backups();
        const BackupFile made = answer(backups.make());
        // On a busy machine the copy of the day may still have come behind the import.
        QList<BackupFile> copies = answer(backups.list());
        copies.removeIf([](const BackupFile& copy) { return copy.kind == BackupKind::Daily; });
        QCOMPARE(copies, QList<BackupFile>{made});
        done(backups.verify(made.path));
        QCOMPARE(answer(office->audit().events({.limit = 1})).first().action, u"billfold:MakeBackup"_s);
        answer(office->issue(billId()));
        const BackupPreview preview = answer(backups.preview(made.path));
        QVERIFY(preview.copy.file == made);
        QVERIFY(!preview.copy.bills.first().issued && preview.present->bills.first().issued);
        QCOMPARE(preview.copy.bills.first().total, money("30"));
        QCOMPARE(preview.copy.accounts, 2);
        QCOMPARE(preview.present->lastAction, u"billing:IssueBill"_s);
    }

    void thePolicyIsKeptAndChecked()
    {
        Office office;
        importMonth(office);
        const BackupService& backups = office->backups();
        QVERIFY(answer(backups.policy()) == BackupPolicy());
        done(backups.setPolicy({false, 3, 30}));
        QVERIFY((answer(backups.policy()) == BackupPolicy{false, 3, 30}));
        QCOMPARE(answer(office->audit().events({.limit = 1})).first().action,
                 u"billfold:UpdateBackupSettings"_s);
        QVERIFY(refusal(backups.setPolicy({true, 0, 30})).contains(u"at least one"_s));
        office.open(october.addDays(2));
        done(office->backups().setPolicy({true, 3, 30}));
        QVERIFY(answer(office->backups().list()).isEmpty()); // none is made by itself while they are off
    }

    void anOpenDatabaseIsNotReplaced()
    {
        Office office;
        importMonth(office);
        const BackupFile made = answer(office->backups().make());
        const QString path = office->path();
        const auto clock = std::make_shared<FixedClock>(october);
        const auto refused = restoreBackup(path, made.path, {u"system"_s, {}}, clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().name, u"DatabaseInUse"_s);
        answer(office->issue(billId()));
        office.workspace.reset();
        QVERIFY(restoreBackup(path, made.path, {u"system"_s, {}}, clock).ok());
        office.open(october);
        QVERIFY(answer(office->documents()).isEmpty());
        QCOMPARE(answer(office->audit().events({.limit = 1})).first().action, u"billfold:RestoreBackup"_s);
        QVERIFY(!answer(office->audit().verify()).broken);
    }

    void aReaderChangesNothing_data()
    {
        QTest::addColumn<bool>("owned");
        QTest::newRow("while another has the file") << true;
        QTest::newRow("while nobody has it") << false;
    }
    void aReaderChangesNothing()
    {
        QFETCH(bool, owned);
        Office office;
        importMonth(office);
        const QString path = office->path();
        if (!owned)
            office.workspace.reset();
        const auto workspace = reader(path);
        QVERIFY(!workspace->readOnlyReason().isEmpty());
        QCOMPARE(answer(workspace->bills()).size(), 1);
        const QString sentence = owned ? u"is open in"_s : u"read only"_s;
        QVERIFY(refusal(workspace->issue(billId())).contains(sentence));
        QVERIFY(refusal(workspace->removeView(u"x"_s)).contains(sentence));
        QVERIFY(refusal(workspace->organizations().perform(
                            {RenameAccount{*AccountId::parse(u"204417809913"_s), u"Shop"_s}}))
                    .contains(sentence));
        // But what it exports is in the log.
        done(workspace->audit().noteExport(u"billing:ExportBill"_s, u"bill"_s, u"a.csv"_s));
        QCOMPARE(answer(workspace->audit().events({.limit = 1})).first().action, u"billing:ExportBill"_s);
        QVERIFY(QFileInfo::exists(answer(workspace->backups().make()).path));
        QVERIFY(refusal(workspace->removeView(u"x"_s)).contains(sentence)); // still
    }

    void aSecondOwnerIsRefusedAndToldWho()
    {
        Office office;
        const auto second = Workspace::open(office->path(), std::make_shared<FixedClock>(october));
        QVERIFY(!second);
        QCOMPARE(second.error().name, u"DatabaseInUse"_s);
        QVERIFY2(second.error().message.contains(u"tst_backupservice"_s), qPrintable(second.error().message));
        const auto shared =
            Workspace::open(office->path(), std::make_shared<FixedClock>(october), OpenMode::Shared);
        QVERIFY(shared.ok());
        const QString path = office->path();
        office.workspace.reset();
        QVERIFY(Workspace::open(path, std::make_shared<FixedClock>(october)).ok());
    }

    void aFileThatIsCutOffIsToldAtOnce()
    {
        Office office;
        importMonth(office);
        const BackupFile made = answer(office->backups().make());
        const QString path = office->path();
        office.workspace.reset();
        QVERIFY(QFile(path).resize(QFileInfo(path).size() / 2 / 8192 * 8192));
        const auto refused = Workspace::open(path, std::make_shared<FixedClock>(october));
        QVERIFY(!refused);
        QCOMPARE(refused.error().name, u"DatabaseDamaged"_s);
        QVERIFY2(refused.error().message.contains(made.path), qPrintable(refused.error().message));
        QCOMPARE(backupFiles(path).size(), 1);
        QVERIFY(restoreBackup(path, made.path, {}, std::make_shared<FixedClock>(october)).ok());
        QVERIFY(Workspace::open(path, std::make_shared<FixedClock>(october)).ok());
    }

    void anAnonymizedCopyIsNoted()
    {
        Office office;
        importMonth(office);
        const QString path = office.path(u"copy.billfold"_s);
        done(office->backups().anonymize(path));
        QCOMPARE(answer(office->audit().events({.limit = 1})).first().object, path);
        auto copy = Workspace::open(path, std::make_shared<FixedClock>(october));
        QVERIFY(copy.ok());
        const QList<BillSummary> bills = answer((*copy)->bills());
        QCOMPARE(bills.size(), 1);
        QVERIFY(bills.first().id.payer != u"112233445566"_s);
        const BillTable table = answer((*copy)->table({.bill = bills.first().id, .by = Dimension::Account}));
        QCOMPARE(table.rows.size(), 2);
        QCOMPARE(table.rows[0].amount + table.rows[1].amount, bills.first().total);
    }

    /// Accounts with passwords of their own that are not of one's organization: their bills are in a copy,
    /// too.
    void aCopyOfOthersBillsIsNeitherShownNorPutBack()
    {
        GuardedOffice office;
        office.protect();
        const BackupService& backups = office.workspace->backups();
        QVERIFY(backups.mayRestore().allowed);
        const BackupFile made = answer(backups.make());
        QVERIFY(office.identity().switchTo({GuardedOffice::alone()}).ok());
        good(office.identity().setRootPassword(GuardedOffice::alone(), secret("Grey-Gull-77")));
        office.identity().signOutAll();
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"in"_s);
        const Permit permit = backups.mayRestore();
        QVERIFY(!permit.allowed);
        QVERIFY2(permit.why.contains(u"other accounts"_s), qPrintable(permit.why));
        QCOMPARE(errorName(backups.preview(made.path)), u"AccessDeniedException"_s);
        QCOMPARE(errorName(backups.anonymize(office.dir.filePath(u"plain"_s))), u"AccessDeniedException"_s);
        // What tells nothing goes on.
        answer(backups.make());
        done(backups.verify(made.path));
    }
};

QTEST_GUILESS_MAIN(BackupServiceTest)
#include "tst_backupservice.moc"
