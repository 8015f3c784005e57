// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/ask.h"
#include "ui/pages/explore/explorequestion.h"
#include "ui/pages/page.h"

class QMenu;
class QPushButton;

namespace billfold
{

class ExploreBar;
class FilterChips;
class PageHeader;
class StateStack;
class TrendPane;

/// Months side by side, grouped and filtered as one likes: chart and table, saved views, and from every part
/// a way into the bill of its month. It shows the payer and currency of the bill in the top bar, up to the
/// latest month of theirs.
class ExplorePage : public Page
{
    Q_OBJECT

public:
    explicit ExplorePage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Explore; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void refresh(Changes what) override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;
    QList<QAction*> pageActions() const override { return m_actions; }

    const ExploreQuestion& question() const { return m_question; }
    /// The saved view that is shown unchanged; empty where there is none.
    QString viewName() const { return m_viewName; }
    /// Saved views as they were read last, in the order of the menu.
    const QList<SavedView>& views() const { return m_views; }
    ExploreBar* bar() const { return m_bar; }
    FilterChips* chips() const { return m_chips; }
    StateStack* states() const { return m_stack; }
    TrendPane* pane() const { return m_pane; }

public slots:
    /// Opens the dialog that adds a filter; saves or manages views.
    void addFilter();
    void saveView();
    void manageViews();
    void chooseMonths();

protected:
    void billChanged() override;

private:
    void build();
    void connectParts();
    void makeActions();
    void askBills();
    void takeBills(const QList<BillSummary>& bills);
    void askViews();
    void askTrend();
    void takeTrend(const TrendTable& table);
    void askNote(const TrendTable& table);
    void showNothing(bool anyBill);
    /// A change by the person: one step for back and forward, and a question.
    void change(const ExploreQuestion& question, const QString& viewName = {});
    void showQuestion();
    void openGroup(int month, const TrendRow& group);
    void openMonth(int month);
    void openInBill(int month, const QList<FilterStep>& filters);
    void fillViewsMenu();
    void openView(const SavedView& view);
    void applyViewChanges(const QHash<QString, QString>& renamed, const QStringList& removed);
    void report(const Result<void>& result, const QString& done);
    BillingPeriod shownLast() const;
    int shownMonths() const;
    TrendQuery query() const;

    ExploreQuestion m_question;
    QString m_viewName;
    QString m_wantedView; ///< named by a target before the views were read
    QList<SavedView> m_views;
    QStringList m_tagKeys;
    QString m_payer, m_currency;
    std::optional<BillingPeriod> m_earliest, m_latest; ///< of this payer and currency
    Latest m_billsAsked, m_viewsAsked, m_tagsAsked, m_trendAsked, m_noteAsked;

    PageHeader* m_header;
    QPushButton* m_viewsButton;
    QPushButton* m_saveButton;
    QPushButton* m_exportButton = nullptr;
    QMenu* m_viewsMenu;
    ExploreBar* m_bar;
    FilterChips* m_chips;
    TrendPane* m_pane;
    StateStack* m_stack;
    QList<QAction*> m_actions;
};

} // namespace billfold
