// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/costpane.h"

#include "models/services/organizationservice.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/organizationtext.h"
#include "models/views/roles.h"
#include "ui/charts/trendchart.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QStandardItemModel>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int summaryMonths = 6;
constexpr int fullMonths = 12;

bool belongs(const World& world, const NodeId& node, const QString& key)
{
    if (node.kind() == NodeId::Kind::Root)
        return true;
    const auto account = AccountId::parse(key);
    return account && world.pathTo(*account).contains(node);
}

QStandardItem* cell(const QString& text, bool right)
{
    auto* item = new QStandardItem(text);
    item->setEditable(false);
    item->setData(static_cast<int>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter),
                  Qt::TextAlignmentRole);
    return item;
}

} // namespace

CostPane::CostPane(std::shared_ptr<Workspace> workspace, Form form, QWidget* parent)
    : QWidget(parent), m_workspace(std::move(workspace)), m_form(form), m_figure(new FigureBlock),
      m_chart(new TrendChart), m_states(nullptr)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* padded = new QVBoxLayout;
    padded->setContentsMargins(Metrics::panelPadding, 12, Metrics::panelPadding, 12);
    padded->setSpacing(Metrics::unit);
    m_figure->setSize(FigureBlock::Size::Small);
    m_chart->setLegendShown(false);
    m_chart->setTitle(tr("Cost by month"));
    m_chart->setMinimumHeight(form == Form::Summary ? 128 : 220);
    padded->addWidget(m_figure);
    padded->addWidget(m_chart, 1);
    column->addLayout(padded, form == Form::Summary ? 1 : 0);
    if (form == Form::Full)
        buildFull(column);
    m_states = new StateStack(content, this);
    m_states->setCancellable(false);
    m_states->emptyState()->setContent(u"bill"_s, tr("No bill yet"),
                                       tr("Import a billing export to see what it costs by month."));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_states);
    connect(m_chart, &TrendChart::opened, this, [this](int month, int) {
        if (month >= 0 && month < m_months.size())
            emit openRequested(targetOf(m_months[month]));
    });
    connect(m_states, &StateStack::retryRequested, this, &CostPane::ask);
}

void CostPane::buildFull(QVBoxLayout* column)
{
    m_rows = new QStandardItemModel(this);
    m_table = new TableView;
    m_table->setAccessibleName(tr("Cost by month"));
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Dense);
    m_table->setModel(m_rows);
    column->addWidget(new Hairline);
    column->addWidget(m_table, 1);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex& index) {
        emit openRequested(targetOf(m_months[m_months.size() - 1 - index.row()]));
    });
    connect(m_table, &TableView::linkClicked, this, [this](const QModelIndex& index) {
        emit openRequested(targetOf(m_months[m_months.size() - 1 - index.row()]));
    });
}

void CostPane::setNode(const std::optional<NodeId>& node, const std::optional<BillId>& bill)
{
    if (node == m_node && bill == m_bill && m_states->state() == PageState::Filled)
        return;
    m_node = node;
    m_bill = bill;
    ask();
}

void CostPane::ask()
{
    if (!m_node || !m_bill) {
        m_asked.drop();
        if (const Permit see = m_workspace->may(u"billing:ViewBill"_s); !see.allowed)
            m_states->showDenied(tr("You may not see the bills"), see.why);
        else
            m_states->showEmpty();
        return;
    }
    TrendQuery query{.payer = m_bill->payer, .currency = m_bill->currency, .last = m_bill->period};
    query.months = m_form == Form::Summary ? summaryMonths : fullMonths;
    query.by = Dimension::Account;
    query.top = 0;
    if (m_node->kind() == NodeId::Kind::Account)
        query.filters = {{Dimension::Account,
                          m_node->toString(),
                          nodeName(m_workspace->organizations().world(), *m_node),
                          {}}};
    m_states->showLoading(tr("Adding up the months"));
    m_asked.ask(this, m_workspace->trend(query), [this](const Result<TrendTable>& trend) {
        if (trend)
            show(*trend);
        else
            m_states->showFailed(tr("The months could not be read."), trend.error());
    });
}

TrendTable CostPane::folded(const TrendTable& trend) const
{
    const World& world = m_workspace->organizations().world();
    TrendTable one = trend;
    TrendRow sum;
    sum.key = m_node->toString();
    sum.name = nodeName(world, *m_node);
    for (const auto& total : trend.totals)
        sum.months.append(total ? std::optional(Money()) : std::nullopt);
    for (const TrendRow& row : trend.rows) {
        if (!belongs(world, *m_node, row.key) && row.key != m_node->toString())
            continue;
        for (qsizetype i = 0; i < row.months.size(); ++i) {
            if (row.months[i])
                sum.months[i] = sum.months[i].value_or(Money()) + *row.months[i];
        }
        sum.total += row.total;
    }
    one.rows = {sum};
    one.totals = sum.months;
    return one;
}

void CostPane::show(const TrendTable& trend)
{
    const TrendTable one = folded(trend);
    m_months = one.periods;
    m_chart->setTrend(one);
    const qsizetype last = one.periods.size() - 1;
    if (last < 0) {
        m_states->showEmpty();
        return;
    }
    const QString month = periodName(one.periods[last]);
    m_figure->setLabel(one.estimated.value(last) ? tr("%1, estimated").arg(month) : month);
    const std::optional<Money> now = one.totals[last];
    const Money* const before = last > 0 && one.totals[last - 1] ? &*one.totals[last - 1] : nullptr;
    m_figure->setFigure(now ? formatMoneyWithCurrency(m_bill->currency, *now) : noValue(),
                        now ? formatExact(*now) : QString());
    if (now && before) {
        const Money change = *now - *before;
        m_figure->setDelta(
            formatSigned(change),
            change.isZero()       ? 0
            : change.isNegative() ? -1
                                  : 1,
            tr("%1 from %2").arg(formatChange(*before, *now), monthName(one.periods[last - 1])));
    } else {
        m_figure->setCaption(now ? tr("No month before to compare with") : tr("No charges in this month"));
    }
    if (m_rows != nullptr)
        fillTable(one);
    m_states->showContent();
}

void CostPane::fillTable(const TrendTable& trend)
{
    m_rows->clear();
    m_rows->setHorizontalHeaderLabels({tr("Month"), tr("Amount in %1").arg(m_bill->currency), tr("Change")});
    for (int column : {1, 2})
        m_rows->setHeaderData(column, Qt::Horizontal, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                              Qt::TextAlignmentRole);
    for (qsizetype i = trend.periods.size() - 1; i >= 0; --i) {
        const std::optional<Money>& now = trend.totals[i];
        const bool compared = now && i > 0 && trend.totals[i - 1];
        const Money difference = compared ? *now - *trend.totals[i - 1] : Money();
        QStandardItem* name = cell(periodName(trend.periods[i]), false);
        name->setData(true, LinkRole);
        QStandardItem* amount = cell(now ? formatMoney(*now) : noValue(), true);
        if (now)
            amount->setData(formatExact(*now), ExactRole);
        QStandardItem* change = cell(compared ? formatSigned(difference) : noValue(), true);
        if (compared)
            change->setData(difference.isZero() ? 0 : difference.isNegative() ? -1 : 1, DeltaRole);
        m_rows->appendRow({name, amount, change});
    }
}

PageTarget CostPane::targetOf(BillingPeriod month) const
{
    PageTarget target{.page = PageId::Bills};
    target.bill = BillId{month, m_bill->payer, m_bill->currency};
    if (m_node->kind() == NodeId::Kind::Account) {
        target.page = PageId::DrillDown;
        target.filters = {{Dimension::Account,
                           m_node->toString(),
                           nodeName(m_workspace->organizations().world(), *m_node),
                           {}}};
        target.by = Dimension::Service;
    }
    return target;
}

} // namespace billfold
