// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/pages/ask.h"

#include <memory>

class QComboBox;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace billfold
{

class SearchField;
class StateStack;
class TableView;

/// Adds one filter: a dimension and one of its values, with what each cost in the months that are shown under
/// the filters that are set already. Enter or double click on a value takes it.
class FilterDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// `query` is the question on the page; its filters stay in force.
    FilterDialog(std::shared_ptr<Workspace> workspace, const TrendQuery& query, const QStringList& tagKeys,
                 QWidget* parent = nullptr);

    /// What was chosen; call after accept().
    std::optional<FilterStep> step() const;

    QComboBox* dimensions() const { return m_dimensions; }
    TableView* values() const { return m_table; }
    SearchField* search() const { return m_search; }

private:
    void fillDimensions(const QStringList& tagKeys);
    void ask();
    void fill(const TrendTable& table);
    void check();

    std::shared_ptr<Workspace> m_workspace;
    TrendQuery m_query;
    Latest m_latest;
    QComboBox* m_dimensions;
    SearchField* m_search;
    TableView* m_table;
    StateStack* m_stack;
    QStandardItemModel* m_values;
    QSortFilterProxyModel* m_found;
    QPushButton* m_add;
};

} // namespace billfold
