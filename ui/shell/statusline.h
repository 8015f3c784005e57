// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

class QProgressBar;
class QPushButton;

namespace billfold
{

class ElidingLabel;
class TextLabel;

/// The line at the foot of the window: the file, the age of its last import or the running task, the currency
/// of the amounts, and the zone of the times.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    /// The database's path; empty: none is open.
    void setFile(const QString& path);
    /// When the last import was; invalid: there was none yet.
    void setLastImport(const QDateTime& imported, const QDateTime& now);
    /// Says nothing of imports: they are not for whoever acts.
    void clearLastImport();
    void setCurrency(const QString& currency);
    /// What is being done now and how far (0…1000; -1: not known), instead of the last import; empty:
    /// nothing.
    void setTask(const QString& task, int permille = -1);
    QString text() const;
    /// While nobody is signed in nothing but the file's name is shown, and the way to another file.
    void setSignedIn(bool signedIn);

signals:
    /// The person wants another file.
    void openRequested();

private:
    void refresh();

    ElidingLabel* m_file;
    ElidingLabel* m_activity;
    QProgressBar* m_busy;
    TextLabel* m_currency;
    TextLabel* m_zone;
    QPushButton* m_open;
    bool m_signedIn = true;
    QString m_lastImport;
    QString m_task;
};

} // namespace billfold
