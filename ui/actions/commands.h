// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QWidget;

namespace billfold
{

/// Everything that the window's menus can do. Pages have actions of their own beside these.
enum class CommandId {
    NewDatabase,
    OpenDatabase,
    Import,
    Sample,
    ImportOrganization,
    ExportOrganization,
    OrganizationPlan,
    Backups,
    Restore,
    SaveAnonymized,
    SavePdf,
    ExportCsv,
    ExportJson,
    SaveChart,
    PrintPreview,
    Print,
    Lock,
    SignOut,
    Quit,
    Undo,
    Redo,
    Copy,
    CopyChart,
    Find,
    Search,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
    NarrowNavigation,
    FullScreen,
    Reload,
    Back,
    Forward,
    EarlierBill,
    LaterBill,
    LatestBill,
    NextRegion,
    PreviousRegion,
    Reconcile,
    Issue,
    Statements,
    Shortcuts,
    Protection,
    About,
    AboutQt,
};

enum class MenuId { File, Recent, Edit, View, Appearance, Go, Bill, Help };

/// One line of the command table.
struct CommandSpec {
    CommandId id;
    MenuId menu;
    const char* text; ///< with mnemonic and, where a question follows, an ellipsis; untranslated
    const char* iconName = "";
    const char* keys = ""; ///< portable text of a QKeySequence
    bool separatorBefore = false;
    bool checkable = false;
};

/// The command table, in the order of the menus.
const QList<CommandSpec>& commandSpecs();

/// Makes menus and actions from the table. Who carries them out connects to `triggered`.
class WindowCommands : public QObject
{
    Q_OBJECT

public:
    WindowCommands(QMenuBar* bar, QWidget* window);

    QAction* action(CommandId id) const { return m_actions.value(id); }
    QMenu* menu(MenuId id) const { return m_menus.value(id); }
    void setEnabled(CommandId id, bool enabled);

signals:
    void triggered(billfold::CommandId id);

private:
    QMenu* addMenu(QMenuBar* bar, MenuId id);

    QHash<CommandId, QAction*> m_actions;
    QHash<MenuId, QMenu*> m_menus;
    QActionGroup* m_appearance;
};

/// The text of an action as people read it in a list: without mnemonic and ellipsis.
QString plainActionText(const QAction* action);

} // namespace billfold
