// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditservice.h"
#include "models/services/backupservice.h"
#include "tests/support/legacycur.h"
#include "tests/ui/shell/shellsupport.h"
#include "ui/actions/commands.h"
#include "ui/dialogs/backupsdialog.h"
#include "ui/dialogs/restoredialog.h"
#include "ui/pages/page.h"
#include "ui/shell/noticestack.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

template <typename T>
T answered(QFuture<Result<T>> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *result;
}

QPushButton* button(const QWidget& parent, const QString& text)
{
    for (QPushButton* found : parent.findChildren<QPushButton*>()) {
        if (QString(found->text()).remove(u'&') == text && found->isVisible())
            return found;
    }
    return nullptr;
}

bool said(const WindowBench& bench, const QString& text)
{
    for (const NoticeBar* notice :
         const_cast<WindowBench&>(bench).window().notices().findChildren<NoticeBar*>()) {
        if (notice->text().contains(text))
            return true;
    }
    return false;
}

/// Looks like it does to people, where they ask for it.
void shot(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("BILLFOLD_SHOTS");
    if (folder.isEmpty())
        return;
    QTest::qWait(50);
    widget.grab().save(folder + u'/' + name + u".png"_s);
    applyTheme(*qApp, Appearance::Dark);
    QTest::qWait(50);
    widget.grab().save(folder + u'/' + name + u"-dark.png"_s);
    applyTheme(*qApp, Appearance::Light);
}

void damage(const QString& path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 8192 * 3; at < file.size(); at += 8192 * 2)
        QVERIFY(file.seek(at) && file.write(QByteArray(8192, 'x')) == 8192);
}

} // namespace

/// Copies of the database, as a person makes, looks at and restores them; and a database that another window
/// has.
class TstWindowBackups : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void copiesAreMadeAndCheckedInTheDialog()
    {
        WindowBench bench;
        QVERIFY(bench.openWithBills());
        bench.window().commands().action(CommandId::Backups)->trigger();
        QPointer<BackupsDialog> dialog = bench.window().findChild<BackupsDialog*>();
        QVERIFY(dialog);
        auto* table = dialog->findChild<TableView*>();
        QTRY_VERIFY(button(*dialog, u"Make a copy now"_s) &&
                    button(*dialog, u"Make a copy now"_s)->isEnabled());
        button(*dialog, u"Make a copy now"_s)->click();
        QTRY_COMPARE(table->model()->rowCount(), 2); // one came by itself, as the window opened on bills
        QTRY_VERIFY(dialog->findChild<NoticeBar*>()->text().contains(u"made and checked"_s));
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(button(*dialog, u"Check"_s)->isEnabled());
        button(*dialog, u"Check"_s)->click();
        QTRY_VERIFY(dialog->findChild<NoticeBar*>()->text().contains(u"is good"_s));
        shot(*dialog, u"backups"_s);
        damage(backupFiles(bench.path(u"alder.billfold"_s)).first().path);
        button(*dialog, u"Check"_s)->click();
        QTRY_VERIFY(dialog->findChild<NoticeBar*>()->text().contains(u"cannot be relied on"_s));
        dialog->findChildren<QSpinBox*>().first()->setValue(4);
        button(*dialog, u"Save settings"_s)->click();
        QTRY_VERIFY(dialog->findChild<NoticeBar*>()->text().contains(u"settings are saved"_s));
        QCOMPARE(answered(bench.window().workspace()->backups().policy()).count, 4);
        dialog->reject();
    }

    void aCopyIsComparedAndPutBack()
    {
        WindowBench bench;
        QVERIFY(bench.openWithBills({"2026-09"}));
        const BackupFile made = answered(bench.window().workspace()->backups().make());
        const BillId bill = answered(bench.window().workspace()->bills()).first().id;
        answered(bench.window().workspace()->issue(bill));
        bench.window().commands().action(CommandId::Restore)->trigger();
        QPointer<RestoreDialog> dialog = bench.window().findChild<RestoreDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(button(*dialog, u"Restore"_s) && button(*dialog, u"Restore"_s)->isEnabled());
        const QList<TableView*> tables = dialog->findChildren<TableView*>();
        QCOMPARE(tables.size(), 2);
        bool told = false;
        const QAbstractItemModel* rows = tables[1]->model();
        for (int row = 0; row < rows->rowCount(); ++row)
            told |= rows->index(row, 2).data().toString().contains(u"issued"_s) &&
                    rows->index(row, 3).data().toString() == u"Differs"_s;
        QVERIFY(told);
        shot(*dialog, u"restore"_s);
        button(*dialog, u"Restore"_s)->click();
        QTRY_VERIFY(said(bench, u"The copy is restored."_s));
        QVERIFY(bench.window().workspace() != nullptr);
        QVERIFY(answered(bench.window().workspace()->documents()).isEmpty());
        const AuditEvent last = answered(bench.window().workspace()->audit().events({.limit = 1})).first();
        QCOMPARE(last.action, u"billfold:RestoreBackup"_s);
        QVERIFY(last.principal.endsWith(u":root"_s)); // on whose behalf it was
        QVERIFY(QTest::qWaitFor([&] { return bench.window().page() != nullptr; }));
        QStringList kinds; // the first by itself, as the window opened on bills
        for (const BackupFile& copy : backupFiles(bench.path(u"alder.billfold"_s)))
            kinds.append(backupWord(copy.kind));
        kinds.sort();
        QCOMPARE(kinds, (QStringList{u"before-restore"_s, u"daily"_s, u"manual"_s}));
    }

    void aDamagedDatabaseOffersItsCopies()
    {
        WindowBench bench;
        const QString path = bench.path(u"alder.billfold"_s);
        {
            auto workspace = Workspace::open(path, bench.clock());
            QVERIFY(workspace.ok());
            writeFile(bench.path(u"a/cur.csv"_s), legacyCur(sixAccounts("2026-09", "INV-1")));
            answered((*workspace)->runImport(QStringList{bench.path(u"a"_s)}, {}));
            answered((*workspace)->backups().make());
        }
        damage(path);
        bench.window().show();
        bench.window().begin(path);
        QTRY_VERIFY(said(bench, u"alder.billfold is damaged."_s));
        QVERIFY(bench.window().workspace() == nullptr);
        shot(bench.window(), u"damaged"_s);
        QVERIFY(button(bench.window().notices(), u"Restore…"_s));
        button(bench.window().notices(), u"Restore…"_s)->click();
        QPointer<RestoreDialog> dialog = bench.window().findChild<RestoreDialog*>();
        QTRY_VERIFY(dialog && button(*dialog, u"Restore"_s) && button(*dialog, u"Restore"_s)->isEnabled());
        button(*dialog, u"Restore"_s)->click();
        QTRY_VERIFY(bench.window().workspace() != nullptr);
        QCOMPARE(answered(bench.window().workspace()->bills()).size(), 1);
        QVERIFY(bench.window().state().state() == StateStack::State::Filled);
    }

    void aDatabaseThatAnotherWindowHasIsNotOpened()
    {
        WindowBench bench;
        QVERIFY(bench.openEmpty());
        WindowBench other;
        other.window().show();
        other.window().begin(bench.path(u"alder.billfold"_s));
        QTRY_VERIFY(other.window().state().state() == StateStack::State::Failed);
        bool told = false;
        for (const QLabel* label : other.window().state().findChildren<QLabel*>())
            told |= label->text().contains(u"(process %1)"_s.arg(QCoreApplication::applicationPid()));
        QVERIFY(told);
        QVERIFY(other.window().workspace() == nullptr);
        // Once more where it is open already changes nothing.
        bench.answer(bench.path(u"alder.billfold"_s));
        const auto before = bench.window().workspace();
        bench.window().commands().action(CommandId::OpenDatabase)->trigger();
        QVERIFY(bench.settle());
        QCOMPARE(bench.window().workspace(), before);
    }

    void anAnonymizedCopyIsSaved()
    {
        WindowBench bench;
        QVERIFY(bench.openWithBills({"2026-09"}));
        const QString path = bench.path(u"report.billfold"_s);
        bench.answer(path);
        bench.window().commands().action(CommandId::SaveAnonymized)->trigger();
        QTRY_VERIFY(said(bench, u"The anonymized copy is saved."_s));
        QVERIFY(QFileInfo::exists(path));
    }
};

QTEST_MAIN(TstWindowBackups)
#include "tst_windowbackups.moc"
