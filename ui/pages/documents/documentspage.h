// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/noticesink.h"
#include "ui/pages/ask.h"
#include "ui/pages/page.h"

class QComboBox;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace billfold
{

class DocumentDetails;
class DocumentFilter;
class DocumentModel;
class LedgerView;
class SearchField;
class SegmentedControl;
class StateStack;
class TableView;

/// Every document that was issued, with its state and age, one of them in full below; and the payer's ledger
/// of charges.
class DocumentsPage : public Page
{
    Q_OBJECT

public:
    explicit DocumentsPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Documents; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    /// `subject` is the number of a document.
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void refresh(Changes what) override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;
    /// Of the document that is selected; false where none is.
    bool requestDocument(DocumentRequest::What what) override;

private:
    NoticeSink sink();
    QWidget* makeList();
    QWidget* makeFilters();
    void connectParts();
    void ask();
    void fill(const QList<IssuedDocument>& documents);
    void fillPeriods();
    void applyFilter();
    void clearFilters();
    void select(const QString& number);
    void showSelected();
    void openSettings();
    QString payerOfSettings() const;

    Latest m_asked;
    DocumentModel* m_documents;
    DocumentFilter* m_shown;
    QTabBar* m_tabs;
    QStackedWidget* m_views;
    SegmentedControl* m_which;
    QComboBox* m_kind;
    QComboBox* m_period;
    SearchField* m_search;
    TableView* m_table;
    DocumentDetails* m_details;
    LedgerView* m_ledger;
    QPushButton* m_settings;
    StateStack* m_list;
    StateStack* m_states;
    QString m_selected;
};

} // namespace billfold
