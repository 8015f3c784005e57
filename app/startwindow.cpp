// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startwindow.h"

#include "models/sample/sample.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSettings>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

Appearance chosenAppearance()
{
    switch (QSettings().value(appearanceKey()).toInt()) {
    case static_cast<int>(Appearance::Light):
        return Appearance::Light;
    case static_cast<int>(Appearance::Dark):
        return Appearance::Dark;
    default:
        return Appearance::System;
    }
}

Result<void> makeSample(const QString& folder, BillingPeriod last)
{
    SampleOptions options;
    options.last = last;
    const Result<SampleSummary> written = writeSample(folder, options);
    return written ? Result<void>() : Result<void>(written.error());
}

} // namespace

int startWindow(int argc, char** argv, const QString& database, std::shared_ptr<const Clock> clock)
{
    // Names the file of QSettings; the default place of the database does not depend on it.
    QCoreApplication::setOrganizationName(u"billfold"_s);
    QApplication application(argc, argv);
    QApplication::setWindowIcon(applicationIcon());
    applyTheme(application, chosenAppearance());
    MainWindow window(std::move(clock), makeSample);
    window.show();
    window.begin(database);
    return QApplication::exec();
}

} // namespace billfold
