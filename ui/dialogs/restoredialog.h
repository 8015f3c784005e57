// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/backupservice.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/pages/ask.h"

namespace billfold
{

class CellPanel;

/// Chooses a copy of a database, which need not be open or even readable, and shows what is in it beside what
/// is there now. Doing it is the window's affair: it has to close the database first.
class RestoreDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// `copy` is chosen at first; empty: the newest.
    RestoreDialog(const QString& database, const QString& copy, QWidget* parent = nullptr);

signals:
    void restoreRequested(const QString& copy);

private:
    void ask(const QString& wanted);
    void preview();

    QString m_database;
    Latest m_list, m_preview;
    CellPanel* m_copies;
    CellPanel* m_contents;
    QPushButton* m_restore;
};

} // namespace billfold
