// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/commands.h"

#include "ui/theme/icon.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

struct MenuSpec {
    MenuId id;
    const char* text;
};

constexpr MenuSpec menuSpecs[] = {
    {MenuId::File, QT_TRANSLATE_NOOP("Commands", "&File")},
    {MenuId::Edit, QT_TRANSLATE_NOOP("Commands", "&Edit")},
    {MenuId::View, QT_TRANSLATE_NOOP("Commands", "&View")},
    {MenuId::Go, QT_TRANSLATE_NOOP("Commands", "&Go")},
    {MenuId::Bill, QT_TRANSLATE_NOOP("Commands", "&Bill")},
    {MenuId::Help, QT_TRANSLATE_NOOP("Commands", "&Help")},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("Commands", text);
}

} // namespace

const QList<CommandSpec>& commandSpecs()
{
    using enum CommandId;
    using M = MenuId;
    // clang-format off
    static const QList<CommandSpec> specs{
        {NewDatabase, M::File, QT_TRANSLATE_NOOP("Commands", "&New…"), "database", "Ctrl+N"},
        {OpenDatabase, M::File, QT_TRANSLATE_NOOP("Commands", "&Open…"), "folder", "Ctrl+O"},
        {Import, M::File, QT_TRANSLATE_NOOP("Commands", "&Import…"), "import", "Ctrl+I", true},
        {Sample, M::File, QT_TRANSLATE_NOOP("Commands", "Sample &organization"), "organization", ""},
        {ImportOrganization, M::File, QT_TRANSLATE_NOOP("Commands", "Import or&ganization…"), "", "", true},
        {ExportOrganization, M::File, QT_TRANSLATE_NOOP("Commands", "&Export organization…"), "", ""},
        {OrganizationPlan, M::File, QT_TRANSLATE_NOOP("Commands", "Organization p&lan…"), "", ""},
        {Backups, M::File, QT_TRANSLATE_NOOP("Commands", "&Backups…"), "", "", true},
        {Restore, M::File, QT_TRANSLATE_NOOP("Commands", "Res&tore…"), "", ""},
        {SaveAnonymized, M::File, QT_TRANSLATE_NOOP("Commands", "Save an &anonymized copy…"), "", ""},
        {SavePdf, M::File, QT_TRANSLATE_NOOP("Commands", "&Save bill as PDF…"), "pdf", "Ctrl+S", true},
        {PrintPreview, M::File, QT_TRANSLATE_NOOP("Commands", "Print pre&view…"), "show", ""},
        {Print, M::File, QT_TRANSLATE_NOOP("Commands", "&Print bill…"), "print", "Ctrl+P"},
        {ExportCsv, M::File, QT_TRANSLATE_NOOP("Commands", "Export table as &CSV…"), "export", "Ctrl+E", true},
        {ExportJson, M::File, QT_TRANSLATE_NOOP("Commands", "Export table as &JSON…"), "", "Ctrl+Shift+E"},
        {SaveChart, M::File, QT_TRANSLATE_NOOP("Commands", "Save c&hart as picture…"), "chart-bar", ""},
        {Lock, M::File, QT_TRANSLATE_NOOP("Commands", "Loc&k now"), "lock", "Ctrl+L", true},
        {SignOut, M::File, QT_TRANSLATE_NOOP("Commands", "Sign o&ut"), "leave", ""},
        {Quit, M::File, QT_TRANSLATE_NOOP("Commands", "&Quit"), "", "Ctrl+Q", true},

        {Undo, M::Edit, QT_TRANSLATE_NOOP("Commands", "&Undo"), "undo", "Ctrl+Z"},
        {Redo, M::Edit, QT_TRANSLATE_NOOP("Commands", "&Redo"), "redo", "Ctrl+Shift+Z"},
        {Copy, M::Edit, QT_TRANSLATE_NOOP("Commands", "&Copy"), "copy", "Ctrl+C", true},
        {CopyChart, M::Edit, QT_TRANSLATE_NOOP("Commands", "Copy c&hart as picture"), "", "Ctrl+Shift+C"},
        {Find, M::Edit, QT_TRANSLATE_NOOP("Commands", "&Find on this page"), "filter", "Ctrl+F", true},
        {Search, M::Edit, QT_TRANSLATE_NOOP("Commands", "&Search everything"), "search", "Ctrl+K"},

        {AppearanceSystem, M::Appearance, QT_TRANSLATE_NOOP("Commands", "&System"), "", "", false, true},
        {AppearanceLight, M::Appearance, QT_TRANSLATE_NOOP("Commands", "&Light"), "sun", "", false, true},
        {AppearanceDark, M::Appearance, QT_TRANSLATE_NOOP("Commands", "&Dark"), "moon", "", false, true},
        {NarrowNavigation, M::View, QT_TRANSLATE_NOOP("Commands", "Navigation as &icons"), "", "F9", true, true},
        {FullScreen, M::View, QT_TRANSLATE_NOOP("Commands", "&Full screen"), "", "F11", false, true},
        {Reload, M::View, QT_TRANSLATE_NOOP("Commands", "&Reload"), "refresh", "F5", true},

        {Back, M::Go, QT_TRANSLATE_NOOP("Commands", "&Back"), "back", "Alt+Left"},
        {Forward, M::Go, QT_TRANSLATE_NOOP("Commands", "&Forward"), "forward", "Alt+Right"},
        {EarlierBill, M::Go, QT_TRANSLATE_NOOP("Commands", "&Earlier billing period"), "chevron-left", "Alt+PgUp", true},
        {LaterBill, M::Go, QT_TRANSLATE_NOOP("Commands", "&Later billing period"), "chevron-right", "Alt+PgDown"},
        {LatestBill, M::Go, QT_TRANSLATE_NOOP("Commands", "Latest billing &period"), "period", "Alt+End"},
        {NextRegion, M::Go, QT_TRANSLATE_NOOP("Commands", "&Next region of the window"), "", "F6", true},
        {PreviousRegion, M::Go, QT_TRANSLATE_NOOP("Commands", "Previous region of the &window"), "", "Shift+F6"},

        {Reconcile, M::Bill, QT_TRANSLATE_NOOP("Commands", "&Reconcile"), "reconcile", ""},
        {Issue, M::Bill, QT_TRANSLATE_NOOP("Commands", "&Issue the month…"), "issue", ""},
        {Statements, M::Bill, QT_TRANSLATE_NOOP("Commands", "Save &statements and bill…"), "documents", "Ctrl+Shift+S"},

        {Shortcuts, M::Help, QT_TRANSLATE_NOOP("Commands", "&Keyboard shortcuts"), "", "F1"},
        {Protection, M::Help, QT_TRANSLATE_NOOP("Commands", "&What sign-in protects"), "", ""},
        {About, M::Help, QT_TRANSLATE_NOOP("Commands", "&About Billfold"), "info", "", true},
        {AboutQt, M::Help, QT_TRANSLATE_NOOP("Commands", "About &Qt"), "", ""},
    };
    // clang-format on
    return specs;
}

WindowCommands::WindowCommands(QMenuBar* bar, QWidget* window)
    : QObject(window), m_appearance(new QActionGroup(this))
{
    for (const MenuSpec& spec : menuSpecs)
        m_menus.insert(spec.id, bar->addMenu(translated(spec.text)));
    QMenu* appearance =
        m_menus[MenuId::View]->addMenu(translated(QT_TRANSLATE_NOOP("Commands", "&Appearance")));
    m_menus.insert(MenuId::Appearance, appearance);
    for (const CommandSpec& spec : commandSpecs()) {
        QMenu* menu = m_menus[spec.menu];
        if (spec.separatorBefore)
            menu->addSeparator();
        auto* action = new QAction(translated(spec.text), this);
        if (*spec.iconName != '\0')
            action->setIcon(icon(QString::fromLatin1(spec.iconName)));
        action->setShortcut(QKeySequence::fromString(QString::fromLatin1(spec.keys)));
        action->setCheckable(spec.checkable);
        // On the window too: a shortcut of a hidden menu bar would be dead.
        window->addAction(action);
        menu->addAction(action);
        m_actions.insert(spec.id, action);
        connect(action, &QAction::triggered, this, [this, id = spec.id] { emit triggered(id); });
        if (spec.menu == MenuId::Appearance)
            m_appearance->addAction(action);
        if (spec.id == CommandId::OpenDatabase)
            m_menus.insert(MenuId::Recent,
                           menu->addMenu(translated(QT_TRANSLATE_NOOP("Commands", "Open &recent"))));
    }
    for (CommandId id : {CommandId::Back, CommandId::Forward}) {
        QAction* step = action(id);
        step->setToolTip(
            u"%1 (%2)"_s.arg(plainActionText(step), step->shortcut().toString(QKeySequence::NativeText)));
    }
}

void WindowCommands::setEnabled(CommandId id, bool enabled)
{
    if (QAction* known = action(id))
        known->setEnabled(enabled);
}

QString plainActionText(const QAction* action)
{
    QString text = action->text();
    text.remove(u'&');
    if (text.endsWith(u'…'))
        text.chop(1);
    return text;
}

} // namespace billfold
