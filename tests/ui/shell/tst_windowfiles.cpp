// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/legacycur.h"
#include "tests/ui/shell/shellsupport.h"
#include "ui/pages/home/homepage.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/databasesession.h"
#include "ui/shell/noticestack.h"
#include "ui/shell/organizationbox.h"
#include "ui/shell/samplestarter.h"
#include "ui/shell/statusline.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/statestack.h"
#include "ui/wizards/importwizard.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// What a person opens, drops on the window, imports or has made: databases, exports, the sample.
class TstWindowFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void whatCannotBeOpenedLeavesTheOpenDatabase_data();
    void whatCannotBeOpenedLeavesTheOpenDatabase();
    void newNeverReplacesAFile();
    void theOpenDatabasesAreRemembered();
    void anExportIsImportedByKeyboard();
    void droppedFilesBeginTheImport();
    void aDroppedDatabaseIsOpened();
    void theSampleLiesInADatabaseOfItsOwn();
    void aSampleThatCannotBeMadeSaysSo();
    void aDatabaseThatCannotBeOpenedFirstOffersToTryAgain();
    void aDatabaseOfANewerVersionIsRefusedAndLeftAlone_data();
    void aDatabaseOfANewerVersionIsRefusedAndLeftAlone();
};

namespace
{

QString figure(WindowBench& bench, int index)
{
    const auto* home = qobject_cast<HomePage*>(bench.window().page());
    return home != nullptr ? home->figure(index)->figure() : QString();
}

void press(WindowBench& bench, const char* keys)
{
    const QKeySequence sequence(QString::fromLatin1(keys));
    QTest::keyClick(&bench.window(), static_cast<Qt::Key>(sequence[0].key()),
                    sequence[0].keyboardModifiers());
}

void drop(WindowBench& bench, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&bench.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&bench.window(), &event);
}

} // namespace

void TstWindowFiles::whatCannotBeOpenedLeavesTheOpenDatabase_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("not a database")
        << QByteArray("Dear reader,\nthis is a letter and no database.\n").repeated(20);
    QTest::newRow("not there") << QByteArray();
}

void TstWindowFiles::whatCannotBeOpenedLeavesTheOpenDatabase()
{
    QFETCH(QByteArray, content);
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    const std::shared_ptr<Workspace> open = bench.window().workspace();
    const QString other = bench.path(u"other.billfold"_s);
    if (!content.isEmpty()) {
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    bench.answer(other);
    press(bench, "Ctrl+O");
    QTRY_COMPARE(bench.window().notices().notices().size(), 1);
    const NoticeBar* notice = bench.window().notices().notices().first();
    QCOMPARE(notice->semantic(), Semantic::Error);
    QVERIFY(notice->text().startsWith(u"other.billfold could not be opened."_s));
    QCOMPARE(bench.window().workspace(), open);
    QCOMPARE(figure(bench, 0), u"$636.64"_s);
    bench.shot(u"notice"_s);
    if (!content.isEmpty()) {
        QFile file(other);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }
    press(bench, "Esc");
    QVERIFY(bench.window().notices().notices().isEmpty());
}

void TstWindowFiles::newNeverReplacesAFile()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    bench.answer(bench.path(u"alder.billfold"_s));
    press(bench, "Ctrl+N");
    QTRY_COMPARE(bench.window().notices().notices().size(), 1);
    QVERIFY(bench.window().notices().notices().first()->text().contains(u"exists already"_s));
    bench.answer(bench.path(u"fresh.billfold"_s));
    press(bench, "Ctrl+N");
    QTRY_VERIFY(bench.window().windowTitle().contains(u"fresh"_s));
    QVERIFY(bench.settle());
    QTRY_COMPARE(qobject_cast<HomePage*>(bench.window().page())->state()->state(), PageState::Empty);
}

void TstWindowFiles::theOpenDatabasesAreRemembered()
{
    WindowBench bench;
    QVERIFY(bench.openEmpty(u"first"_s));
    bench.answer(bench.path(u"second.billfold"_s));
    press(bench, "Ctrl+N");
    QTRY_VERIFY(bench.window().windowTitle().contains(u"second"_s));
    QCOMPARE(DatabaseSession::recent(),
             QStringList({bench.path(u"second.billfold"_s), bench.path(u"first.billfold"_s)}));
    QVERIFY(QFile::remove(bench.path(u"first.billfold"_s)));
    QCOMPARE(DatabaseSession::recent(), QStringList({bench.path(u"second.billfold"_s)}));
}

void TstWindowFiles::anExportIsImportedByKeyboard()
{
    WindowBench bench;
    QVERIFY(bench.openEmpty());
    const QString folder = writeSixAccounts(bench.path(u"export"_s));
    bench.window().importFiles({folder});
    auto* wizard = bench.window().findChild<ImportWizard*>();
    QVERIFY(wizard);
    // Return goes on wherever there is a next step, as far as the summary.
    QTRY_COMPARE(wizard->step(), ImportWizard::Preview);
    const auto next = [wizard] {
        const QList<QPushButton*> buttons = wizard->findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->property("role") == u"primary"_s && button->isVisible() && button->isEnabled()) {
                QTest::keyClick(button, Qt::Key_Space);
                return true;
            }
        }
        return false;
    };
    for (int i = 0; i < 4 && wizard->step() != ImportWizard::Summary; ++i) {
        const ImportWizard::Step before = wizard->step();
        // Not QTRY_VERIFY: it would press twice.
        QVERIFY2(QTest::qWaitFor(next), qPrintable(wizard->note()));
        QTRY_VERIFY(wizard->step() != before && wizard->step() != ImportWizard::Import);
    }
    QCOMPARE(wizard->step(), ImportWizard::Summary);
    QVERIFY(QTest::qWaitFor(next));
    QTRY_COMPARE(bench.window().page()->id(), PageId::Bills);
    QTRY_VERIFY(bench.window().page()->bill().has_value());
    QCOMPARE(bench.window().page()->bill()->period.toString(), u"2026-09"_s);
    QVERIFY(bench.settle());
    QTRY_COMPARE(bench.window().organizationBox().name(), u"Alder Billing"_s);
    QTRY_VERIFY(bench.window().statusLine().text().startsWith(u"Last import"_s));
}

void TstWindowFiles::droppedFilesBeginTheImport()
{
    WindowBench bench;
    QVERIFY(bench.openEmpty());
    const QString folder = writeSixAccounts(bench.path(u"export"_s));
    drop(bench, folder);
    QTRY_VERIFY(bench.window().findChild<ImportWizard*>());
    // One wizard at a time, and none is lost by opening another database.
    bench.answer(bench.path(u"other.billfold"_s));
    bench.window().commands().action(CommandId::NewDatabase)->trigger();
    QVERIFY(bench.window().windowTitle().contains(u"alder"_s));
    QCOMPARE(bench.window().notices().notices().first()->semantic(), Semantic::Warning);
    QVERIFY(!QFile::exists(bench.path(u"other.billfold"_s)));
}

void TstWindowFiles::aDroppedDatabaseIsOpened()
{
    WindowBench bench;
    QVERIFY(bench.openEmpty(u"second"_s));
    {
        WindowBench other;
        QVERIFY(other.openEmpty());
        QVERIFY(QFile::copy(other.path(u"alder.billfold"_s), bench.path(u"alder.billfold"_s)));
    }
    drop(bench, bench.path(u"alder.billfold"_s));
    QTRY_VERIFY(bench.window().windowTitle().contains(u"alder"_s));
    QVERIFY(!bench.window().findChild<ImportWizard*>());
}

void TstWindowFiles::theSampleLiesInADatabaseOfItsOwn()
{
    QStandardPaths::setTestModeEnabled(true);
    QFile::remove(SampleStarter::databasePath());
    BillingPeriod asked = *BillingPeriod::parse(u"2000-01");
    WindowBench bench([&asked](const QString& folder, BillingPeriod last) -> Result<void> {
        asked = last;
        writeSixAccounts(folder);
        return {};
    });
    QVERIFY(bench.openEmpty());
    auto* home = qobject_cast<HomePage*>(bench.window().page());
    QTRY_COMPARE(home->state()->state(), PageState::Empty);
    QTest::mouseClick(home->state()->emptyState()->secondAction(), Qt::LeftButton);
    QTRY_COMPARE(figure(bench, 0), u"$636.64"_s);
    QCOMPARE(asked.toString(), u"2026-09"_s);
    QVERIFY(bench.window().windowTitle().contains(u"Sample organization"_s));
    QTRY_COMPARE(bench.window().notices().notices().size(), 1);
    // And back, with the person's own database as it was.
    auto* back = bench.window().notices().notices().first()->findChild<QPushButton*>();
    QVERIFY(back && back->text().contains(u"alder"_s));
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_VERIFY(bench.window().windowTitle().contains(u"alder"_s));
    QTRY_COMPARE(qobject_cast<HomePage*>(bench.window().page())->state()->state(), PageState::Empty);
    // The second time it is there at once.
    asked = *BillingPeriod::parse(u"2000-01");
    bench.window().commands().action(CommandId::Sample)->trigger();
    QTRY_COMPARE(figure(bench, 0), u"$636.64"_s);
    QCOMPARE(asked.toString(), u"2000-01"_s);
    QStandardPaths::setTestModeEnabled(false);
}

void TstWindowFiles::aSampleThatCannotBeMadeSaysSo()
{
    QStandardPaths::setTestModeEnabled(true);
    QFile::remove(SampleStarter::databasePath());
    WindowBench bench([](const QString&, BillingPeriod) -> Result<void> {
        return Error{ErrorCode::Storage, u"The disk is full."_s, {}};
    });
    QVERIFY(bench.openEmpty());
    bench.window().commands().action(CommandId::Sample)->trigger();
    QTRY_COMPARE(bench.window().notices().notices().size(), 1);
    QVERIFY(bench.window().notices().notices().first()->text().contains(u"The disk is full."_s));
    QVERIFY(bench.window().commands().action(CommandId::Sample)->isEnabled());
    QStandardPaths::setTestModeEnabled(false);
}

void TstWindowFiles::aDatabaseThatCannotBeOpenedFirstOffersToTryAgain()
{
    WindowBench bench;
    bench.window().show();
    QFile file(bench.path(u"letter.billfold"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray("Dear reader\n").repeated(200)) > 0);
    file.close();
    bench.window().begin(file.fileName());
    QTRY_COMPARE(bench.window().state().state(), PageState::Failed);
    QVERIFY(!bench.window().workspace());
    QVERIFY(file.remove());
    emit bench.window().state().retryRequested();
    QTRY_VERIFY(bench.window().workspace());
    QTRY_COMPARE(bench.window().state().state(), PageState::Filled);
}

void TstWindowFiles::aDatabaseOfANewerVersionIsRefusedAndLeftAlone_data()
{
    QTest::addColumn<bool>("first");
    QTest::newRow("the one the program begins with") << true;
    QTest::newRow("another than the open one") << false;
}

void TstWindowFiles::aDatabaseOfANewerVersionIsRefusedAndLeftAlone()
{
    QFETCH(bool, first);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"newer.billfold"_s);
    QVERIFY(Workspace::open(path, std::make_shared<SystemClock>()));
    QFile file(path);
    // SQLite keeps the version of the program in the header, big endian, at byte 60.
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(60) && file.write("\x00\x00\x03\xe7", 4) == 4);
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();

    WindowBench bench;
    const QString sentence =
        path + u" was made by a newer Billfold. Open it with that version; it was left as it is."_s;
    if (first) {
        bench.window().show();
        bench.window().begin(path);
        QTRY_COMPARE(bench.window().state().state(), PageState::Failed);
        QVERIFY(!bench.window().workspace());
        const QList<QLabel*> labels = bench.window().state().findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                            [&](const QLabel* label) { return label->text() == sentence; }));
        // Nothing lies over the sentence, although the search is all that can have the focus.
        bench.shot(u"newer"_s);
        QVERIFY(!bench.window().palette().isVisible());
    } else {
        QVERIFY(bench.openWithBills());
        bench.answer(path);
        press(bench, "Ctrl+O");
        QTRY_COMPARE(bench.window().notices().notices().size(), 1);
        QVERIFY(bench.window().notices().notices().first()->text().contains(sentence));
        QCOMPARE(figure(bench, 0), u"$636.64"_s);
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"newer.billfold"_s});
}

QTEST_MAIN(TstWindowFiles)
#include "tst_windowfiles.moc"
