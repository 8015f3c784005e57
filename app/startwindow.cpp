// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startwindow.h"

#include "app/commands/command.h"

#include <QApplication>

namespace billfold
{

int startWindow(int argc, char** argv, const QString& database, std::shared_ptr<const Clock> clock)
{
    const QApplication application(argc, argv);
    Q_UNUSED(database)
    Q_UNUSED(clock)
    print(helpText());
    return exitDone;
}

} // namespace billfold
