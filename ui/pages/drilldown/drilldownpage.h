// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/ask.h"
#include "ui/pages/page.h"

class QBoxLayout;
class QComboBox;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace billfold
{

class AccountBarChart;
class BillTablePanel;
class FilterChips;
class LinesPanel;
class PageHeader;
class Panel;
class SearchField;
class StateStack;
class TableView;
class WhyPanel;

/// A part of a bill, in as much detail as there is: filters in any order, what is left grouped by one more
/// dimension, down to the charge lines; beside it why an amount is what it is.
class DrillDownPage : public Page
{
    Q_OBJECT

public:
    explicit DrillDownPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);
    ~DrillDownPage() override;

    PageId id() const override { return PageId::DrillDown; }
    PageId navigationId() const override { return PageId::Bills; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    bool hasPeriod() const override { return true; }
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void refresh(Changes what) override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;
    bool requestDocument(DocumentRequest::What what) override;
    QList<QAction*> pageActions() const override { return m_actions; }

protected:
    void billChanged() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Shape { Table, Bars };

    QWidget* buildControls();
    void connectParts();
    void connectTable();

    void ask();
    void askTagKeys();
    void askWhy();
    void askExplanation();
    void showTable(const BillTable& table);
    void showHead();
    void showChips();
    void fillDimensions();
    void setShape(Shape shape);
    void setFilter(const QString& text);
    void clearFilter();
    void setWhyShown(bool shown);
    void drill(const QString& key, const QString& name);
    void removeFrom(qsizetype filter);
    void showLines(const FilterStep* step = nullptr);
    /// Writes the charge lines into a file; the shell writes tables, which are whole in memory.
    void saveLines();
    /// Another place on this page: asks, and is one step for back and forward.
    void place();
    void focusRows();
    void arrange();
    bool atLines() const { return m_by == Dimension::Line; }
    TableView* view() const;
    /// The row as one more link of the filter chain.
    FilterStep stepTo(const QString& key, const QString& name) const;
    /// The account of the filters; empty without one.
    QString accountKey() const;

    QList<FilterStep> m_filters;
    Dimension m_by = Dimension::Service;
    QString m_tagKey;
    Basis m_basis = Basis::Unblended;
    Shape m_shape = Shape::Table;
    bool m_focusRows = false; ///< somebody came here: the keyboard goes to the rows when they are there
    bool m_filling = false;   ///< the page itself fills the choices: nobody chose
    QStringList m_tagKeys;
    std::optional<BillId> m_tagsOf;
    Latest m_tableAsked, m_whyAsked, m_tagsAsked;

    PageHeader* m_header;
    FilterChips* m_chips;
    QPushButton *m_exportButton, *m_statementButton;
    QComboBox *m_dimension = nullptr, *m_basisBox = nullptr;
    SearchField* m_search = nullptr;
    QToolButton *m_tableButton = nullptr, *m_barsButton = nullptr, *m_columnsButton = nullptr,
                *m_whyButton = nullptr;
    QMenu* m_columnsMenu = nullptr;
    QStackedWidget* m_stack;
    StateStack* m_states;
    BillTablePanel* m_table;
    LinesPanel* m_lines;
    Panel* m_chartPanel;
    AccountBarChart* m_chart;
    WhyPanel* m_why;
    QTimer* m_whyDelay;
    QBoxLayout* m_body = nullptr;
    QList<QAction*> m_actions;
};

} // namespace billfold
