// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/reconcilemodel.h"
#include "ui/pages/ask.h"
#include "ui/pages/page.h"

class QLineEdit;
class QPushButton;

namespace billfold
{

class FigureBlock;
class FormField;
class PageHeader;
class SegmentedControl;
class StateStack;
class TableView;
class TextLabel;

/// The provider's invoices against the bill: the person types or pastes what each invoice says, sees the
/// difference, and explains it. Everything is kept at once; Finish opens when nothing is left to explain.
class ReconcilePage : public Page
{
    Q_OBJECT

public:
    explicit ReconcilePage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);
    ~ReconcilePage() override;

    PageId id() const override { return PageId::Reconcile; }
    PageId navigationId() const override { return PageId::Bills; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    bool hasPeriod() const override { return true; }
    void refresh(Changes what) override;
    PageExport exported() const override;
    bool copy() override;

protected:
    void billChanged() override;

private:
    QWidget* buildFigures();
    QWidget* buildControls();
    QWidget* buildDetail();
    void connectParts();

    void showReconciliation(const Reconciliation& reconciliation);
    void showFigures();
    void showDetail();
    void showDifference(const ReconcileRow& row);
    void paste();
    void commitAmount();
    void commitNote();
    void explain();
    void tick(const ReconcileRow& row, bool done);
    void save(const ReconcileRow& row);
    void finish();
    void leave();
    void showLines();
    const ReconcileRow* current() const;

    ReconcileModel* m_model;
    std::optional<BillSummary> m_summary;
    QString m_shownKey; ///< of the row that the fields below show
    Latest m_asked, m_summaryAsked;

    PageHeader* m_header;
    QPushButton *m_postpone, *m_finish;
    StateStack* m_states = nullptr;
    FigureBlock *m_invoiced = nullptr, *m_billed = nullptr, *m_difference = nullptr, *m_left = nullptr;
    SegmentedControl* m_show = nullptr;
    TableView* m_view = nullptr;
    TextLabel *m_detailHeading = nullptr, *m_detailText = nullptr;
    QLineEdit *m_amount = nullptr, *m_note = nullptr;
    FormField *m_amountField = nullptr, *m_noteField = nullptr;
    QPushButton *m_linesButton = nullptr, *m_explainButton = nullptr;
};

} // namespace billfold
