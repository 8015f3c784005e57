// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/billfoldstyle.h"
#include "ui/theme/theme.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QPalette>
#include <QToolTip>

// Must stand outside any namespace: the macro declares a function at file scope.
static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace billfold
{

namespace
{

const Theme* currentTheme = nullptr;
Appearance chosenAppearance = Appearance::System;

/// Asked once, before our own palette hides the desktop's.
bool systemIsDark()
{
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

} // namespace

void initResources()
{
    static const bool done = [] {
        initIconResources();
        return true;
    }();
    Q_UNUSED(done)
}

const Theme& Theme::current()
{
    return currentTheme ? *currentTheme : light();
}

Appearance currentAppearance()
{
    return chosenAppearance;
}

void applyTheme(QApplication& application, Appearance appearance)
{
    initResources();
    const bool dark = appearance == Appearance::Dark || (systemIsDark() && appearance == Appearance::System);
    chosenAppearance = appearance;
    currentTheme = dark ? &Theme::darkTheme() : &Theme::light();
    static bool styled = false;
    if (!styled) {
        styled = true;
        // Icons in menus are part of the design; some desktops switch them off.
        QCoreApplication::setAttribute(Qt::AA_DontShowIconsInMenus, false);
        application.setStyle(new BillfoldStyle);
        Type::applyFont(application);
    }
    const QPalette palette = currentTheme->palette();
    application.setPalette(palette);
    QToolTip::setPalette(palette);
    QToolTip::setFont(Type::font(TextStyle::Caption));
}

} // namespace billfold
