// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "models/views/linepagemodel.h"
#include "ui/pages/ask.h"

#include <QWidget>

#include <memory>

class QMenu;
class QPushButton;

namespace billfold
{

class LineExport;
class StateStack;
class TableView;
class TextLabel;

/// The charge lines of a selection, in a table that reads on as it is scrolled; millions of lines are never
/// loaded. The total below it is that of all lines, not only of those read so far.
class LinesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LinesPanel(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    /// Shows these lines from the start.
    void ask(const LineQuery& query, Basis basis);
    /// Lets go of everything.
    void clear();
    LinePageModel* model() const { return m_model; }
    TableView* view() const { return m_view; }
    /// True if the model holds every line of the selection: a small one that was read to its end.
    bool holdsAll() const;
    const LineRow* currentLine() const;
    /// Writes all lines that are shown, also those that were not read yet, into a CSV file.
    void save(const QString& path);
    /// Adds a tick for each column; hidden ones are remembered.
    void fillColumnMenu(QMenu* menu);

signals:
    void currentChanged();
    void clearFilterRequested();
    void filterRequested();
    /// The file of save() is there, or why it is not.
    void saved(const billfold::Result<qint64>& lines, const QString& path);

private:
    void read(const LineQuery& query, int generation);
    void withdraw();
    void askTotals();
    void countFound(const LinePage& first);
    void showTotals();
    void showCount();
    void restoreColumns();

    std::shared_ptr<Workspace> m_workspace;
    LinePageModel* m_model;
    TableView* m_view;
    StateStack* m_states;
    TextLabel* m_count;
    QPushButton* m_cancel;
    LineExport* m_export = nullptr; ///< while a file is being written
    std::optional<LineQuery> m_query;
    Basis m_basis = Basis::Unblended;
    Latest m_totalsAsked;
    QList<QFuture<void>> m_reading; // pages of the present question
    std::optional<Money> m_total;
    qint64 m_lines = -1; ///< -1: not counted yet
};

} // namespace billfold
