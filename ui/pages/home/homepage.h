// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/moversmodel.h"
#include "ui/pages/ask.h"
#include "ui/pages/home/attention.h"
#include "ui/pages/page.h"

class QBoxLayout;
class QGridLayout;
class QPushButton;

namespace billfold
{

class AttentionPanel;
class FigureBlock;
class HomeTrendPanel;
class Panel;
class RecentImportsModel;
class StateStack;
class TableView;

/// Home: what the payer's month costs and how it changed, what needs attention, the last months by service,
/// the accounts that moved most, the last imports. Where there is no bill yet, how to begin.
class HomePage : public Page
{
    Q_OBJECT

public:
    explicit HomePage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);
    ~HomePage() override;

    PageId id() const override { return PageId::Home; }
    QString title() const override { return tr("Home"); }
    QList<Crumb> breadcrumb() const override { return {{title(), {}}}; }
    bool hasPeriod() const override { return true; }
    void refresh(Changes what) override;
    PageExport exported() const override;
    bool copy() override;
    bool requestDocument(DocumentRequest::What what) override;

    StateStack* state() const { return m_state; }
    AttentionPanel* attention() const { return m_attention; }
    HomeTrendPanel* trend() const { return m_trend; }
    TableView* movers() const { return m_moversView; }
    FigureBlock* figure(int index) const { return m_figures.value(index); }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Everything that the page shows, gathered from several answers.
    struct Facts {
        explicit Facts(const BillId& bill)
            : accounts{{bill}}, trend{{bill.payer, bill.currency, bill.period}}, attention{bill, {}, {bill}}
        {
        }
        QList<BillSummary> bills;
        BillTable accounts;
        TrendTable trend;
        AttentionInput attention;
    };
    void build();
    QWidget* buildFigures();
    void placeFigures(int columns);
    QWidget* buildTrend();
    QWidget* buildMovers();
    QWidget* buildImports();
    void askFacts(const BillId& bill);
    template <typename T>
    void askFor(const QFuture<Result<T>>& answer, std::function<void(const T&)> take);
    void present();
    void presentAllowed();
    void presentFigures();
    void presentNow(const BillSummary& bill, FigureBlock* figure) const;
    void presentLast();
    void presentYear(const QList<BillSummary>& bills);
    void showNothing();
    void fail(const Error& error);
    const BillSummary* summary() const;

    StateStack* m_state;
    QList<FigureBlock*> m_figures;
    QList<QWidget*> m_dividers;
    QGridLayout* m_figureGrid = nullptr;
    HomeTrendPanel* m_trend = nullptr;
    AttentionPanel* m_attention = nullptr;
    MoversModel m_movers;
    TableView* m_moversView = nullptr;
    StateStack* m_moversState = nullptr;
    Panel* m_moversPanel = nullptr;
    RecentImportsModel* m_imports = nullptr;
    QWidget* m_importsPanel = nullptr;
    QPushButton* m_import = nullptr;
    QBoxLayout* m_upper = nullptr;
    QBoxLayout* m_lower = nullptr;
    std::optional<Facts> m_facts;
    int m_missing = 0;      ///< answers that have not come yet
    quint64 m_question = 0; ///< answers to an earlier question are dropped
};

} // namespace billfold
