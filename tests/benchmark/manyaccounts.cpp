// SPDX-License-Identifier: GPL-3.0-or-later
// How fast an organization of 10,000 accounts in 1,000 units is shown, searched and changed:
//     manyaccounts [ACCOUNTS [UNITS]]
// Prints milliseconds. The page shall open within 200, a search answer within 100.

#include "models/services/organizationservice.h"
#include "models/views/accounttreemodel.h"
#include "tests/support/sampleworld.h"
#include "ui/dialogs/organizationmovedialog.h"
#include "ui/pages/accounts/accountspage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/treeview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

template <typename Work>
void measure(const char* what, Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    QCoreApplication::processEvents();
    std::printf("%-44s %6lld ms\n", what, static_cast<long long>(timer.elapsed()));
}

} // namespace

int main(int count, char** arguments)
{
    QApplication application(count, arguments);
    applyTheme(application, Appearance::Light);
    const QStringList given = QCoreApplication::arguments();
    const int accounts = given.value(1, u"10000"_s).toInt();
    const int units = given.value(2, u"1000"_s).toInt();
    const QTemporaryDir folder;
    auto opened = Workspace::open(
        folder.filePath(u"many.billfold"_s),
        std::make_shared<FixedClock>(QDateTime::fromString(u"2026-10-03T07:40:00Z"_s, Qt::ISODate)));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    const std::shared_ptr<Workspace> workspace = *opened;
    OrganizationService& service = workspace->organizations();
    ChangeSet all;
    for (const Entity& entity : largeWorld(accounts, units).everything())
        all.changes.append({{}, entity});
    measure("write", [&] { service.apply(all).waitForFinished(); });
    auto page = std::make_unique<AccountsPage>(workspace);
    page->resize(1064, 700);
    measure("open the page", [&] {
        page->show();
        page->openTarget({.page = PageId::Accounts});
    });
    measure("unfold all", [&] { page->tree()->expandAll(); });
    measure("search", [&] { page->model()->setFilter({.text = u"account-77"_s, .state = {}}); });
    measure("search no more", [&] { page->model()->setFilter({.text = {}, .state = {}}); });
    measure("sort by id",
            [&] { page->tree()->sortByColumn(AccountTreeModel::IdColumn, Qt::DescendingOrder); });
    QStringList keys;
    for (const AccountId& id : service.world().members(organizationId)) {
        if (id != payerId && keys.size() < 500)
            keys.append(id.toString());
    }
    measure("move 500 accounts", [&] {
        service.perform(moveCommands(service.world(), keys, rootId), u"Move"_s).waitForFinished();
    });
    measure("take that back", [&] { service.undo().waitForFinished(); });
    return 0;
}
