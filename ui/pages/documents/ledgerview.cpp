// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/documents/ledgerview.h"

#include "models/views/moneytext.h"
#include "models/views/roles.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Figure { Charged, Paid, Open, Overdue };

} // namespace

LedgerView::LedgerView(QWidget* parent)
    : QWidget(parent), m_choice(new QWidget(this)), m_payer(new QComboBox(m_choice)),
      m_ledger(new LedgerModel(this)), m_table(new TableView), m_states(nullptr)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    auto* row = new QHBoxLayout(m_choice);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new TextLabel(tr("&Payer account"), TextStyle::Body, ColorRole::Text2, m_choice);
    label->setBuddy(m_payer);
    row->addWidget(label);
    row->addWidget(m_payer);
    row->addStretch(1);
    column->addWidget(m_choice);
    auto* strip = new Panel(content);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(Metrics::panelGap);
    const QString labels[] = {tr("Charged"), tr("Paid"), tr("Open"), tr("Overdue")};
    for (int i = 0; i < 4; ++i) {
        m_figures[i] = new FigureBlock(labels[i], strip);
        figures->addWidget(m_figures[i], 1);
    }
    strip->addPaddedBody()->addLayout(figures);
    column->addWidget(strip);
    auto* panel = new Panel(content);
    m_table->setAccessibleName(tr("Ledger of charges"));
    // A ledger is read in the order of its entries.
    m_table->setSortingEnabled(false);
    m_table->setModel(m_ledger);
    m_table->setStretchColumn(LedgerModel::NumberColumn);
    panel->addWidget(m_table, 1);
    column->addWidget(panel, 1);
    m_states = new StateStack(content, this);
    m_states->emptyState()->setContent(
        u"documents"_s, tr("No charge yet"),
        tr("When a month is issued, its invoices stand here until they are paid, with day and reference."));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_states);
    connect(m_payer, &QComboBox::activated, this, &LedgerView::showLedger);
    connect(m_table, &TableView::opened, this,
            [this](const QModelIndex& index) { emit documentRequested(index.data(KeyRole).toLongLong()); });
}

void LedgerView::setDocuments(const QList<IssuedDocument>& documents, QDate today)
{
    const LedgerKey before = m_keys.value(m_payer->currentIndex());
    m_documents = documents;
    m_today = today;
    m_keys = ledgersOf(documents);
    {
        const QSignalBlocker quiet(m_payer);
        m_payer->clear();
        for (const LedgerKey& key : std::as_const(m_keys))
            m_payer->addItem(
                tr("%1, %2").arg(key.payerName.isEmpty() ? key.payer : key.payerName, key.currency));
        m_payer->setCurrentIndex(qMax(0, static_cast<int>(m_keys.indexOf(before))));
    }
    m_choice->setVisible(m_keys.size() > 1);
    if (m_keys.isEmpty()) {
        m_states->showEmpty();
        return;
    }
    m_states->showContent();
    showLedger(m_payer->currentIndex());
}

void LedgerView::showLedger(int ledger)
{
    const LedgerKey& key = m_keys[ledger];
    m_ledger->setDocuments(m_documents, key, m_today);
    const LedgerTotals totals = m_ledger->totals();
    m_figures[Charged]->setFigure(formatCentsWithCurrency(key.currency, totals.charged));
    m_figures[Charged]->setCaption(
        formatCounted(m_ledger->rowCount(), tr("1 entry"), tr("%1 entries, less credit notes")));
    m_figures[Paid]->setFigure(formatCentsWithCurrency(key.currency, totals.paid));
    m_figures[Open]->setFigure(formatCentsWithCurrency(key.currency, totals.open));
    m_figures[Open]->setCaption(
        formatCounted(totals.openCount, tr("1 open document"), tr("%1 open documents")));
    m_figures[Overdue]->setFigure(formatCentsWithCurrency(key.currency, totals.overdue));
    m_figures[Overdue]->setFigureColor(totals.overdueCount > 0 ? ColorRole::WarnText : ColorRole::Text);
    m_figures[Overdue]->setCaption(
        totals.overdueCount > 0 ? formatCounted(totals.overdueCount, tr("1 document"), tr("%1 documents"))
                                : tr("Nothing is overdue"));
    m_table->setTotals({{LedgerModel::DateColumn, {tr("Total")}},
                        {LedgerModel::ChargedColumn, {formatCents(totals.charged)}},
                        {LedgerModel::PaidColumn, {formatCents(totals.paid)}},
                        {LedgerModel::OpenColumn, {formatCents(totals.open)}}});
}

} // namespace billfold
