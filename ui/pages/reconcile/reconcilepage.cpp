// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reconcile/reconcilepage.h"

#include "models/billing/billtable.h"
#include "models/billing/issuing.h"
#include "models/views/amountinput.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "ui/pages/bills/billwords.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

/// The state that follows from amounts and note; what the person explained stays explained.
ReconcileState stateOf(const ReconcileRow& row)
{
    const auto difference = row.differenceCents();
    if (difference && *difference == 0)
        return ReconcileState::Matched;
    return row.note.trimmed().isEmpty() ? ReconcileState::Open : ReconcileState::Explained;
}

} // namespace

ReconcilePage::~ReconcilePage()
{
    // A field that loses the focus while it is destroyed finishes its editing: nobody is there to hear it.
    m_amount->disconnect(this);
    m_note->disconnect(this);
}

QString ReconcilePage::title() const
{
    return bill() ? tr("Reconcile %1").arg(periodName(bill()->period)) : tr("Reconcile");
}

QList<Crumb> ReconcilePage::breadcrumb() const
{
    PageTarget bills;
    bills.page = PageId::Bills;
    QList<Crumb> crumbs{{tr("Bills"), bills}};
    if (bill()) {
        bills.bill = bill();
        crumbs.append({periodName(bill()->period), bills});
    }
    crumbs.append({tr("Reconcile"), {}});
    return crumbs;
}

void ReconcilePage::billChanged()
{
    m_model->clear();
    m_summary.reset();
    m_shownKey.clear();
}

void ReconcilePage::refresh(Changes what)
{
    m_header->setTitle(title());
    for (QPushButton* button : {m_postpone, m_finish})
        button->setVisible(bill().has_value());
    if (!bill()) {
        m_header->setSubtitle({});
        m_states->showEmpty();
        return;
    }
    if (const Permit permit = workspace().mayAsPayer(u"billing:ViewReconciliation"_s, bill()->payer);
        !permit.allowed) {
        m_asked.drop();
        m_summaryAsked.drop();
        m_model->clear();
        for (QPushButton* button : {m_postpone, m_finish})
            button->hide();
        m_states->showDenied(tr("Reconciling is the payer's"), permit.why);
        return;
    }
    constexpr Changes shown{Change::Imports, Change::Bills, Change::Reconciliation};
    if (!(what & shown) && m_states->state() == StateStack::State::Filled)
        return;
    if (m_model->rowCount() == 0)
        m_states->showLoading(tr("Loading %1").arg(title()));
    m_asked.ask(this, workspace().reconciliation(*bill()), [this](const Result<Reconciliation>& answer) {
        if (answer) {
            showReconciliation(*answer);
        } else {
            m_states->showFailed(tr("%1 could not be shown").arg(title()), answer.error());
            m_finish->setEnabled(false);
        }
    });
    m_summaryAsked.ask(this, workspace().bill(*bill()), [this](const Result<BillSummary>& summary) {
        if (!summary)
            return; // the question above says what is wrong
        m_summary = *summary;
        showFigures();
    });
}

void ReconcilePage::showReconciliation(const Reconciliation& reconciliation)
{
    const ReconcileRow* before = current();
    const bool had = before != nullptr;
    const ReconcileRow kept = had ? *before : ReconcileRow();
    m_model->setReconciliation(reconciliation);
    const int row = had ? m_model->rowOf(kept.invoiceId, kept.seller) : 0;
    if (m_model->rowCount() > 0)
        m_view->setCurrentIndex(m_model->index(std::max(0, row), ReconcileModel::Invoice));
    showFigures();
    showDetail();
    m_states->showContent();
}

const ReconcileRow* ReconcilePage::current() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? m_model->rowAt(index.row()) : nullptr;
}

void ReconcilePage::showFigures()
{
    if (!bill())
        return;
    const ReconcileModel::Totals totals = m_model->totals();
    const QString& currency = bill()->currency;
    const bool any = totals.entered > 0;
    const QString invoices = countedGroups(Dimension::Invoice, totals.rows);
    m_invoiced->setFigure(any ? formatCentsWithCurrency(currency, totals.invoiced) : noValue());
    m_invoiced->setCaption(any ? tr("%1 of %2 entered").arg(formatCount(totals.entered), invoices)
                               : tr("Type or paste it below"));
    m_billed->setFigure(formatCentsWithCurrency(currency, totals.bill));
    // The provider rounds each invoice, so their cents need not be those of the bill as a whole.
    const bool rounded = m_summary && totals.bill != m_summary->totalCents;
    m_billed->setCaption(rounded
                             ? tr("Rounded by invoice; the bill: %1").arg(formatCents(m_summary->totalCents))
                         : m_summary ? tr("From %1").arg(countedGroups(Dimension::Line, m_summary->lines))
                                     : QString());
    m_difference->setFigure(any ? formatSignedCents(totals.difference) : noValue());
    m_difference->setFigureColor(any && totals.differing > 0 ? ColorRole::WarnText : ColorRole::Text);
    m_difference->setCaption(tr("%1 of %2 differ").arg(formatCount(totals.differing), invoices));
    const QString obstacle = m_model->obstacle();
    m_left->setFigure(any ? formatSignedCents(totals.unexplained) : noValue());
    m_left->setCaption(obstacle.isEmpty() ? tr("Nothing is left to explain") : obstacle);
    m_finish->setEnabled(obstacle.isEmpty());
    m_header->setSubtitle(
        obstacle.isEmpty() ? tr("Every invoice matches or is explained.")
                           : tr("%1 Finish opens when every difference is 0.00 or explained.").arg(obstacle));
    m_show->setSegmentText(1, tr("Only differences (%1)").arg(formatCount(totals.differing)));
    m_show->setSegmentText(2, tr("All (%1)").arg(formatCount(totals.rows)));
    QHash<int, TotalsCell> cells{{ReconcileModel::Invoice, {tr("Total, %1").arg(invoices)}},
                                 {ReconcileModel::Bill, {formatCents(totals.bill)}}};
    if (any) {
        cells.insert(ReconcileModel::Invoiced, {formatCents(totals.invoiced)});
        cells.insert(ReconcileModel::Difference, {formatSignedCents(totals.difference)});
    }
    m_view->setTotals(cells);
}

void ReconcilePage::showDetail()
{
    const ReconcileRow* row = current();
    for (QWidget* part : {static_cast<QWidget*>(m_amount), static_cast<QWidget*>(m_note),
                          static_cast<QWidget*>(m_linesButton), static_cast<QWidget*>(m_explainButton)})
        part->setEnabled(row != nullptr);
    if (row == nullptr) {
        m_shownKey.clear();
        m_detailHeading->setText(tr("No invoice is chosen"));
        m_detailText->setText(tr("Choose a row to type the amount of its invoice."));
        m_amount->clear();
        m_note->clear();
        return;
    }
    showDifference(*row);
    const QString key = invoiceKey(row->invoiceId, row->seller);
    const bool other = key != m_shownKey;
    m_shownKey = key;
    // What is being typed stays, whatever is kept meanwhile.
    if (other || !m_amount->isModified())
        m_amount->setText(row->invoiced ? formatExact(*row->invoiced) : QString());
    if (other || !m_note->isModified())
        m_note->setText(row->note);
    if (other) {
        m_amountField->setError({});
        m_noteField->setError({});
    }
}

void ReconcilePage::showDifference(const ReconcileRow& row)
{
    const auto difference = row.differenceCents();
    const QString name = invoiceName(row);
    const QString billed = formatMoney(row.bill);
    if (!difference) {
        m_detailHeading->setText(tr("%1, %2").arg(name, sellerName(row)));
        m_detailText->setText(
            tr("The charges of this invoice add up to %1. Type what the invoice says.").arg(billed));
    } else if (*difference == 0) {
        m_detailHeading->setText(tr("%1 matches").arg(name));
        m_detailText->setText(tr("The invoice says what its charges add up to: %1.").arg(billed));
    } else {
        m_detailHeading->setText(tr("%1 differs by %2").arg(name, formatSignedCents(*difference)));
        const Money::Wide amount = *difference < 0 ? -*difference : *difference;
        m_detailText->setText(*difference > 0 ? tr("The invoice has %1 more than its charges add up to (%2).")
                                                    .arg(formatCents(amount), billed)
                                              : tr("The invoice has %1 less than its charges add up to (%2).")
                                                    .arg(formatCents(amount), billed));
    }
}

void ReconcilePage::commitAmount()
{
    const ReconcileRow* row = current();
    if (row == nullptr || !bill() || !m_amount->isModified())
        return;
    ReconcileRow changed = *row;
    if (m_amount->text().trimmed().isEmpty()) {
        changed.invoiced.reset();
    } else {
        const Result<Money> amount = readAmount(m_amount->text(), bill()->currency);
        if (!amount) {
            m_amountField->setError(amount.error().message);
            return;
        }
        changed.invoiced = *amount;
    }
    m_amountField->setError({});
    m_amount->setModified(false);
    changed.state = stateOf(changed);
    save(changed);
}

void ReconcilePage::commitNote()
{
    const ReconcileRow* row = current();
    if (row == nullptr || !m_note->isModified())
        return;
    ReconcileRow changed = *row;
    changed.note = m_note->text().trimmed();
    changed.state = stateOf(changed);
    m_noteField->setError({});
    m_note->setModified(false);
    save(changed);
}

void ReconcilePage::explain()
{
    const ReconcileRow* row = current();
    if (row == nullptr)
        return;
    ReconcileRow changed = *row;
    changed.note = m_note->text().trimmed();
    changed.state = ReconcileState::Explained;
    if (const QString problem = reconcileProblem(changed); !problem.isEmpty()) {
        m_noteField->setError(problem);
        m_note->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_noteField->setError({});
    m_note->setModified(false);
    save(changed);
}

void ReconcilePage::tick(const ReconcileRow& row, bool done)
{
    ReconcileRow changed = row;
    if (const int at = m_model->rowOf(row.invoiceId, row.seller); at >= 0)
        m_view->setCurrentIndex(m_model->index(at, ReconcileModel::Invoice));
    if (!done) {
        changed.state = ReconcileState::Open;
        save(changed);
        return;
    }
    const auto difference = row.differenceCents();
    changed.state = difference && *difference != 0 ? ReconcileState::Explained : ReconcileState::Matched;
    const QString problem = reconcileProblem(changed);
    if (problem.isEmpty()) {
        save(changed);
        return;
    }
    FormField* field = row.invoiced ? m_noteField : m_amountField;
    field->setError(problem);
    field->input()->setFocus(Qt::OtherFocusReason);
}

void ReconcilePage::save(const ReconcileRow& row)
{
    // At once: the next thing that is typed builds on it, before the database has answered.
    m_model->setRow(row);
    showFigures();
    showDetail();
    whenAnswered(this, workspace().reconcile(*bill(), row), [this](const Result<void>& saved) {
        if (saved)
            return;
        emit notice(Semantic::Error, tr("The reconciliation was not kept."), saved.error().message);
        refresh(Change::Reconciliation);
    });
}

void ReconcilePage::paste()
{
    if (current() == nullptr)
        return;
    m_amount->setText(QGuiApplication::clipboard()->text().trimmed());
    m_amount->setModified(true);
    commitAmount();
}

void ReconcilePage::showLines()
{
    const ReconcileRow* row = current();
    if (row == nullptr)
        return;
    PageTarget target;
    target.page = PageId::DrillDown;
    target.bill = bill();
    target.filters = {{Dimension::Invoice, row->invoiceId, invoiceName(*row), {}},
                      {Dimension::Seller, row->seller, sellerName(*row), {}}};
    target.by = Dimension::Line;
    target.lines = true;
    emit openRequested(target);
}

void ReconcilePage::leave()
{
    PageTarget target;
    target.page = PageId::Bills;
    target.bill = bill();
    emit openRequested(target);
}

void ReconcilePage::finish()
{
    if (!m_model->obstacle().isEmpty())
        return;
    // A row that matches and was unticked is done now, too.
    const QList<ReconcileRow> rows = m_model->rows();
    for (const ReconcileRow& row : rows) {
        ReconcileRow changed = row;
        changed.state = stateOf(row);
        if (changed.state != row.state)
            save(changed);
    }
    emit notice(Semantic::Success, tr("%1 is reconciled.").arg(periodName(bill()->period)),
                tr("Every invoice matches or is explained."));
    leave();
}

PageExport ReconcilePage::exported() const
{
    if (!bill() || m_states->state() != StateStack::State::Filled)
        return {};
    return {bill()->period.toString() + u"-reconciliation"_s, m_model, nullptr};
}

bool ReconcilePage::copy()
{
    if (m_states->state() != StateStack::State::Filled)
        return false;
    m_view->copySelection();
    return true;
}

} // namespace billfold
