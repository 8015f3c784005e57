// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QMimeData;
class QPushButton;

namespace billfold
{

class NoticeBar;

/// The first step: files or a folder, chosen by dialog or dropped here.
class ImportChoosePage : public QWidget
{
    Q_OBJECT

public:
    explicit ImportChoosePage(QWidget* parent = nullptr);

    /// Why the last choice could not be used; empty takes the notice away.
    void setProblem(const QString& sentence);
    QPushButton* filesButton() const { return m_files; }

signals:
    void chosen(const QStringList& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void chooseFilesNow();
    void chooseFolderNow();

    NoticeBar* m_problem;
    QWidget* m_area;
    QPushButton* m_files;
    bool m_over = false;
};

/// The local files and folders that a drop carries; empty where it carries none.
QStringList droppedPaths(const QMimeData* data);

} // namespace billfold
