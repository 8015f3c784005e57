// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace billfold
{

/// How the program asks for files and folders: the desktop's dialogs, or, in tests, answers that are known
/// beforehand. Every function answers with an empty value where the person cancelled. The folder that was
/// used last is remembered under `folders/PURPOSE`.
struct FileChooser {
    std::function<QStringList(QWidget* parent, const QString& title, const QString& folder,
                              const QString& filter)>
        openFiles;
    std::function<QString(QWidget* parent, const QString& title, const QString& folder)> openFolder;
    std::function<QString(QWidget* parent, const QString& title, const QString& path, const QString& filter)>
        saveFile;
};

/// The one that is in use; tests replace its functions.
FileChooser& fileChooser();

/// Ask, starting in the folder that was used last for this purpose, and remember where the answer lies.
QStringList chooseFiles(QWidget* parent, const QString& purpose, const QString& title, const QString& filter);
QString chooseFolder(QWidget* parent, const QString& purpose, const QString& title);
/// `name` is the proposed file name; `suffix` (".pdf") is added where the answer has none.
QString chooseSaveFile(QWidget* parent, const QString& purpose, const QString& title, const QString& name,
                       const QString& suffix, const QString& filter);

/// A name that every file system takes: separators, control characters and what Windows forbids become `-`.
QString safeFileName(const QString& name);

} // namespace billfold
