// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutsdialog.h"

#include "ui/actions/commands.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tableview.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace billfold
{

namespace
{

struct Keys {
    const char* what;
    const char* keys;
};

/// What no action stands for.
constexpr Keys fixedKeys[] = {
    {QT_TRANSLATE_NOOP("billfold::ShortcutsDialog", "Table: open the row"), "Return"},
    {QT_TRANSLATE_NOOP("billfold::ShortcutsDialog", "Table: menu of the row"), "Menu"},
    {QT_TRANSLATE_NOOP("billfold::ShortcutsDialog", "Table: tick the row"), "Space"},
    {QT_TRANSLATE_NOOP("billfold::ShortcutsDialog", "Table: change a name"), "F2"},
    {QT_TRANSLATE_NOOP("billfold::ShortcutsDialog", "Chart: next month or bar"), "Right"},
    {QT_TRANSLATE_NOOP("billfold::ShortcutsDialog", "Chart: next part of a column"), "Up"},
    {QT_TRANSLATE_NOOP("billfold::ShortcutsDialog", "Chart: open what is marked"), "Return"},
    {QT_TRANSLATE_NOOP("billfold::ShortcutsDialog", "Filters: remove the filter"), "Del"},
    {QT_TRANSLATE_NOOP("billfold::ShortcutsDialog", "Close a list, a message, a dialog"), "Esc"},
};

void append(QStandardItemModel* model, const QString& what, const QKeySequence& keys)
{
    auto* first = new QStandardItem(what);
    auto* second = new QStandardItem(keys.toString(QKeySequence::NativeText));
    first->setEditable(false);
    second->setEditable(false);
    model->appendRow({first, second});
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction*>& actions, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* model = new QStandardItemModel(this);
    model->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    for (const QAction* action : actions) {
        if (!action->shortcut().isEmpty())
            append(model, plainActionText(action), action->shortcut());
    }
    for (const Keys& keys : fixedKeys)
        append(model, tr(keys.what), QKeySequence::fromString(QString::fromLatin1(keys.keys)));
    auto* table = new TableView(this);
    table->setModel(model);
    table->setDensity(TableView::Density::Dense);
    table->setSortingEnabled(false);
    table->setAccessibleName(windowTitle());
    auto* panel = new Panel(this);
    panel->addWidget(table);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(Metrics::panelGap);
    column->addWidget(panel, 1);
    column->addWidget(buttons);
    resize(520, 600);
}

} // namespace billfold
