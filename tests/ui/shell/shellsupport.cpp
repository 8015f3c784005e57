// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellsupport.h"

#include "tests/support/legacycur.h"
#include "ui/dialogs/filechooser.h"
#include "ui/pages/page.h"
#include "ui/shell/billselection.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTest>

namespace billfold::test
{

using namespace Qt::StringLiterals;

WindowBench::WindowBench(SampleMaker sample)
    : m_clock(std::make_shared<FixedClock>(QDateTime(QDate(2026, 10, 3), QTime(7, 40), Qt::UTC)))
{
    QCoreApplication::setOrganizationName(u"billfold"_s);
    QSettings().clear();
    const auto given = [answer = m_answer] { return *answer; };
    fileChooser().openFiles = [given](QWidget*, const QString&, const QString&, const QString&) {
        return QStringList{given()};
    };
    fileChooser().openFolder = [given](QWidget*, const QString&, const QString&) { return given(); };
    fileChooser().saveFile = [given](QWidget*, const QString&, const QString&, const QString&) {
        return given();
    };
    m_window = std::make_unique<MainWindow>(m_clock, sample);
}

WindowBench::~WindowBench() = default;

bool WindowBench::settle()
{
    // Every page ends in a state that is not Loading, once its answers have come.
    return QTest::qWaitFor([this] {
        const Page* page = m_window->page();
        if (page == nullptr)
            return false;
        const auto* state = page->findChild<StateStack*>();
        return state == nullptr || state->state() != PageState::Loading;
    });
}

bool WindowBench::openEmpty(const QString& name)
{
    m_window->show();
    m_window->begin(path(name + u".billfold"_s));
    return QTest::qWaitFor([this] { return m_window->workspace() != nullptr; }) && settle();
}

bool WindowBench::openWithBills(const QByteArrayList& months, bool organization)
{
    {
        auto workspace = Workspace::open(path(u"alder.billfold"_s), m_clock);
        if (!workspace)
            return false;
        QByteArray names = sixAccountNames();
        for (const QByteArray& month : months) {
            const QString folder = path(QString::fromLatin1(month));
            writeFile(folder + u"/cur.csv"_s, legacyCur(sixAccounts(month, "INV-" + month)));
            writeFile(folder + u"/Organization_accounts.csv"_s, names);
            ImportOptions options;
            options.makeOrganization = organization;
            const auto outcome = (*workspace)->runImport(QStringList{folder}, options).result();
            if (!outcome || !outcome->refusal.isEmpty())
                return false;
        }
    }
    return openEmpty() && QTest::qWaitFor([this] {
               return m_window->bills().current() && m_window->page()->bill() == m_window->bills().current();
           }) &&
           settle();
}

void WindowBench::shot(const QString& name)
{
    const QString folder = qEnvironmentVariable("BILLFOLD_SHOTS");
    if (folder.isEmpty())
        return;
    const auto save = [&](const QString& suffix) {
        // For people only: time for what comes later (fonts, charts) before the picture is taken.
        QTest::qWait(150);
        m_window->grab().save(QDir(folder).filePath(name + suffix + u".png"_s));
    };
    save(u"-light"_s);
    applyTheme(*qApp, Appearance::Dark);
    save(u"-dark"_s);
    applyTheme(*qApp, Appearance::Light);
    const QSize size = m_window->size();
    m_window->resize(1024, 700);
    save(u"-1024"_s);
    m_window->resize(760, 560);
    save(u"-760"_s);
    m_window->resize(size);
}

} // namespace billfold::test
