// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/ask.h"
#include "ui/pages/bills/billquestion.h"
#include "ui/pages/page.h"

class QBoxLayout;
class QMenu;
class QPushButton;

namespace billfold
{

class BillChartPanel;
class BillPicturePanel;
class BillTablePanel;
class BillTabs;
class CompareLine;
class NoticeBar;
class PageHeader;
class StateStack;

/// The bill of one month: what the payer is charged and for whom. The picture of the consolidated bill, then
/// the charges grouped in the ways that a bill is read, as chart and table; every row leads into detail.
class BillsPage : public Page
{
    Q_OBJECT

public:
    explicit BillsPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);
    ~BillsPage() override;

    PageId id() const override { return PageId::Bills; }
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
    QList<QAction*> pageActions() const override;

protected:
    void billChanged() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader();
    void buildNotices();
    void buildContent();
    void connectParts();
    QAction* makeAction(const QString& text, const QString& iconName, std::function<void()> done);

    void askSummary();
    void askQuestion();
    void askTagKeys();
    void showIfComplete();
    void showSummary();
    void showPicture();
    void showAnswer(const BillAnswer& answer);
    void showWarnings();
    void showFailed(const Error& error);
    void setFilter(const QString& text);
    QString chartTitle() const;
    void openRow(const QString& key, const QString& name);
    void openAccount(const QString& key, const QString& name);
    void reconcile();
    void seeDifference();
    void showActions();
    void allow(QPushButton* button, QAction* action, const QString& what);
    void arrange();

    std::optional<BillSummary> m_summary; ///< of the bill that is shown
    std::optional<BillTable> m_accounts;  ///< unblended by account: the picture and the comparison
    bool m_answered = false;              ///< the lower part shows this bill
    Latest m_summaryAsked, m_accountsAsked, m_tagsAsked;
    quint64 m_question = 0; ///< counts the questions of the lower part: only the latest answer is shown

    PageHeader* m_header;
    CompareLine* m_compare;
    QPushButton* m_issueButton = nullptr;
    QPushButton* m_reconcileButton = nullptr;
    QPushButton* m_pdfButton = nullptr;
    QPushButton* m_exportButton = nullptr;
    QPushButton* m_moreButton = nullptr;
    QAction *m_issueAction = nullptr, *m_reconcileAction = nullptr, *m_foldAction = nullptr,
            *m_exportAction = nullptr, *m_wholeMonthAction = nullptr, *m_differenceAction = nullptr,
            *m_statementsAction = nullptr, *m_previewAction = nullptr, *m_printAction = nullptr;
    QList<QAction*> m_actions;
    NoticeBar* m_missing;
    NoticeBar* m_differs;
    StateStack* m_states;
    QWidget* m_content;
    BillPicturePanel* m_picture;
    BillTabs* m_tabs;
    QBoxLayout* m_lower = nullptr;
    BillChartPanel* m_chart;
    BillTablePanel* m_table;
};

} // namespace billfold
