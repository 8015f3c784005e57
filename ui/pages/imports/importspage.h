// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/ask.h"
#include "ui/pages/page.h"

#include <QHash>

class QSortFilterProxyModel;
class QSplitter;

namespace billfold
{

class ImportDetails;
class ImportModel;
class SearchField;
class SegmentedControl;
class StateStack;
class TableView;

/// Every import there was, with its control total, findings and age; one of them in full below; and the way
/// back: undo.
class ImportsPage : public Page
{
    Q_OBJECT

public:
    explicit ImportsPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Imports; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void refresh(Changes what) override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;

private:
    void build();
    void ask();
    void fill(QList<ImportRecord> imports);
    void applyFilter();
    void select(qint64 importId);
    void showSelected();
    void confirmUndo();
    void exportFindings();

    Latest m_asked;
    ImportModel* m_imports;
    QSortFilterProxyModel* m_shown;
    SegmentedControl* m_which;
    SearchField* m_search;
    TableView* m_table;
    ImportDetails* m_details;
    QSplitter* m_parts;
    StateStack* m_list;
    StateStack* m_states;
    qint64 m_selected = 0;
    QHash<QString, QString> m_payerNames; ///< by key
};

} // namespace billfold
