// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/pages/ask.h"
#include "ui/widgets/panel.h"

#include <optional>

class QPushButton;

namespace billfold
{

class Badge;
class ElidingLabel;
class FigureBlock;
class FindingModel;
class Hairline;
class StateStack;
class TableView;

/// One import in full: where it came from, what it has of each month, what was found in it; with the way to
/// its bill and to undo it.
class ImportDetails : public Panel
{
    Q_OBJECT

public:
    explicit ImportDetails(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    void setImport(const ImportRecord& record);
    FindingModel* findings() const { return m_findings; }

signals:
    void undoRequested();
    void openBillRequested(const billfold::BillId& bill);
    void exportRequested();

private:
    void ask();
    void showFindings(bool any);

    std::shared_ptr<Workspace> m_workspace;
    std::optional<ImportRecord> m_record;
    Latest m_asked;
    Badge* m_badge;
    FigureBlock* m_facts[4]{};
    ElidingLabel* m_source;
    QWidget* m_nothing; ///< says that there are none
    Hairline* m_rule;
    FindingModel* m_findings;
    TableView* m_table;
    StateStack* m_states;
    QPushButton* m_undo;
    QPushButton* m_bill;
    QPushButton* m_export;
};

/// Why an import cannot be undone, as a sentence; empty where it can.
QString undoObstacle(const ImportRecord& record);
/// What undoing it does: which months lose their charges, which earlier import is in force again.
QString undoConsequence(const ImportRecord& record, const QList<ImportRecord>& all);

} // namespace billfold
