// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/filechooser.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QSettings>
#include <QStandardPaths>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString lastFolder(const QString& purpose)
{
    const QString kept = QSettings().value(u"folders/"_s + purpose).toString();
    if (!kept.isEmpty() && QFileInfo(kept).isDir())
        return kept;
    // Named by the system, but not always there.
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

void remember(const QString& purpose, const QString& folder)
{
    QSettings().setValue(u"folders/"_s + purpose, folder);
}

/// Not QFileDialog's static functions: their dialog is a variable, and where the window is locked while it
/// waits, whatever asks goes away and would delete it.
QStringList filesOf(QFileDialog* asking)
{
    const QPointer<QFileDialog> dialog(asking);
    const bool accepted = dialog->exec() == QDialog::Accepted;
    if (!dialog)
        return {};
    const QStringList files = accepted ? dialog->selectedFiles() : QStringList();
    delete dialog.data();
    return files;
}

} // namespace

FileChooser& fileChooser()
{
    static FileChooser chooser{
        [](QWidget* parent, const QString& title, const QString& folder, const QString& filter) {
            auto* dialog = new QFileDialog(parent, title, folder, filter);
            dialog->setFileMode(QFileDialog::ExistingFiles);
            return filesOf(dialog);
        },
        [](QWidget* parent, const QString& title, const QString& folder) {
            auto* dialog = new QFileDialog(parent, title, folder);
            dialog->setFileMode(QFileDialog::Directory);
            dialog->setOption(QFileDialog::ShowDirsOnly);
            return filesOf(dialog).value(0);
        },
        [](QWidget* parent, const QString& title, const QString& path, const QString& filter) {
            const QFileInfo proposed(path);
            auto* dialog = new QFileDialog(parent, title, proposed.absolutePath(), filter);
            dialog->setAcceptMode(QFileDialog::AcceptSave);
            dialog->setFileMode(QFileDialog::AnyFile);
            dialog->selectFile(proposed.fileName());
            return filesOf(dialog).value(0);
        }};
    return chooser;
}

QStringList chooseFiles(QWidget* parent, const QString& purpose, const QString& title, const QString& filter)
{
    const QStringList files = fileChooser().openFiles(parent, title, lastFolder(purpose), filter);
    if (!files.isEmpty())
        remember(purpose, QFileInfo(files.first()).absolutePath());
    return files;
}

QString chooseFolder(QWidget* parent, const QString& purpose, const QString& title)
{
    const QString folder = fileChooser().openFolder(parent, title, lastFolder(purpose));
    if (!folder.isEmpty())
        remember(purpose, folder);
    return folder;
}

QString chooseSaveFile(QWidget* parent, const QString& purpose, const QString& title, const QString& name,
                       const QString& suffix, const QString& filter)
{
    const QString proposed = QDir(lastFolder(purpose)).filePath(safeFileName(name));
    QString path = fileChooser().saveFile(parent, title, proposed, filter);
    if (path.isEmpty())
        return {};
    remember(purpose, QFileInfo(path).absolutePath());
    if (QFileInfo(path).suffix().isEmpty())
        path += suffix;
    return path;
}

QString safeFileName(const QString& name)
{
    static const QString forbidden = u"/\\:*?\"<>|"_s;
    QString safe = name.trimmed();
    for (QChar& c : safe) {
        if (c < u' ' || forbidden.contains(c))
            c = u'-';
    }
    while (safe.startsWith(u'.'))
        safe.remove(0, 1);
    return safe.isEmpty() ? u"document"_s : safe.left(120);
}

} // namespace billfold
