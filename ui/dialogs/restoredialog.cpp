// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/restoredialog.h"

#include "models/views/backuptables.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int fileColumn = 3, copyColumn = 1;

} // namespace

RestoreDialog::RestoreDialog(const QString& database, const QString& copy, QWidget* parent)
    : DialogFrame(tr("Restore"), parent), m_database(database),
      m_copies(new CellPanel(tr("Copies"), backupHeadings())),
      m_contents(new CellPanel(tr("What is in it"), contentsHeadings())), m_restore(nullptr)
{
    setHeading(tr("Restore %1").arg(QFileInfo(database).fileName()),
               tr("Choose a copy. What is there now becomes a copy first, so that this can be taken back."));
    m_copies->table()->setStretchColumn(fileColumn);
    m_copies->table()->setSortingEnabled(false); // newest first
    m_copies->setMinimumHeight(150);
    m_copies->stack()->emptyState()->setContent(u"database"_s, tr("No copy yet"),
                                                tr("There is no copy of this database beside it."));
    m_contents->table()->setStretchColumn(copyColumn);
    m_contents->table()->setSortingEnabled(false);
    m_contents->setMinimumHeight(200);
    m_contents->stack()->emptyState()->setContent(u"database"_s, tr("No copy is chosen"), {});
    body()->addWidget(m_copies, 2);
    body()->addWidget(m_contents, 3);
    QPushButton* cancel = addCancel();
    m_restore = addButton(tr("Restore"), ButtonRole::Destructive, u"undo"_s);
    m_restore->setEnabled(false);
    cancel->setFocus();
    resize(780, 620);
    connect(m_copies, &CellPanel::currentChanged, this, &RestoreDialog::preview);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        emit restoreRequested(m_copies->currentKey());
        accept();
    });
    ask(copy);
}

void RestoreDialog::ask(const QString& wanted)
{
    m_copies->stack()->showLoading(tr("Looking for copies"));
    m_list.ask(this, QtConcurrent::run([database = m_database]() -> Result<QList<BackupFile>> {
                   QList<BackupFile> copies = backupFiles(database);
                   copies.removeIf([](const BackupFile& copy) { return copy.kind == BackupKind::Damaged; });
                   return copies;
               }),
               [this, wanted](const Result<QList<BackupFile>>& copies) {
                   m_copies->setRows(backupRows(*copies));
                   m_copies->select(wanted.isEmpty() && !copies->isEmpty() ? copies->first().path : wanted);
                   preview();
               });
}

void RestoreDialog::preview()
{
    const QString path = m_copies->currentKey();
    m_restore->setEnabled(false);
    if (path.isEmpty())
        return;
    m_contents->stack()->showLoading(tr("Reading the copy"));
    m_preview.ask(this, QtConcurrent::run([path, database = m_database]() -> Result<BackupPreview> {
                      auto copy = backupContents({path});
                      if (!copy)
                          return copy.error();
                      return BackupPreview{*copy, presentContents(database)};
                  }),
                  [this](const Result<BackupPreview>& preview) {
                      if (!preview) {
                          m_contents->stack()->showFailed(tr("This copy cannot be read"),
                                                          preview.error().message, preview.error().cause);
                          return;
                      }
                      m_contents->setRows(contentsRows(preview->copy, preview->present));
                      m_restore->setEnabled(true);
                  });
}

} // namespace billfold
