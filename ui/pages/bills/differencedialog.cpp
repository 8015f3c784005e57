// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/differencedialog.h"

#include "models/views/amountinput.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "ui/pages/bills/billtablepanel.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace billfold
{

DifferenceDialog::DifferenceDialog(std::shared_ptr<Workspace> workspace, const BillId& bill, QWidget* parent)
    : QDialog(parent), m_workspace(std::move(workspace)), m_bill(bill), m_table(new BillTablePanel(this)),
      m_invoice(new QComboBox), m_amount(new QLineEdit), m_reason(new QLineEdit),
      m_amountField(new FormField(tr("A&mount in %1").arg(bill.currency), m_amount, {}, this)),
      m_reasonField(new FormField(tr("&Reason"), m_reason, tr("It stands on the document."), this)),
      m_notice(new NoticeBar(this)),
      m_make(makeButton(tr("Make credit note"), u"issue"_s, ButtonRole::Primary))
{
    setWindowTitle(tr("Difference since issue, %1").arg(periodName(bill.period)));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(Metrics::fieldGap);
    auto* explained = new TextLabel(
        tr("Later exports of %1 have other amounts than the bill that was issued. The bill stays as it is; a "
           "credit "
           "note (less) or a correction (more) settles the difference and refers to its invoice.")
            .arg(periodName(bill.period)));
    explained->setWordWrap(true);
    column->addWidget(explained);
    column->addWidget(m_notice);
    m_notice->hide();
    m_table->setColumns(
        {BillTableModel::Column::Name, BillTableModel::Column::Key, BillTableModel::Column::Amount},
        u"difference"_s);
    m_table->model()->setHeading(BillTableModel::Column::Amount, tr("Later less issued"));
    column->addWidget(m_table, 1);
    column->addWidget(new FormField(tr("&Invoice"), m_invoice, {}, this));
    auto* fields = new QHBoxLayout;
    fields->setSpacing(Metrics::fieldGap);
    fields->addWidget(m_amountField, 1);
    fields->addWidget(m_reasonField, 2);
    column->addLayout(fields);
    auto* buttons = new ActionRow(this);
    buttons->addStretch();
    QPushButton* close = makeButton(tr("Close"));
    buttons->addWidget(close);
    buttons->addWidget(m_make);
    column->addWidget(buttons);
    resize(640, 520);
    m_make->setEnabled(false);
    m_make->setAutoDefault(false);

    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_make, &QPushButton::clicked, this, &DifferenceDialog::make);
    connect(m_amount, &QLineEdit::textChanged, this, [this] {
        m_amountField->setError({});
        updateButton();
    });
    connect(m_reason, &QLineEdit::textChanged, this, [this] { m_reasonField->setError({}); });
    whenAnswered(this, m_workspace->differenceSinceIssue(bill), [this](const Result<BillTable>& table) {
        if (table)
            showDifference(*table);
        else
            fail(table.error());
    });
    whenAnswered(this, m_workspace->documents(), [this](const Result<QList<IssuedDocument>>& documents) {
        if (documents)
            showInvoices(*documents);
        else
            fail(documents.error());
    });
}

void DifferenceDialog::fail(const Error& error)
{
    m_notice->showNotice(Semantic::Error, {}, error.message);
    m_notice->show();
}

void DifferenceDialog::showDifference(const BillTable& table)
{
    m_difference = table.total;
    m_table->setTable(table);
    m_table->model()->setHeading(BillTableModel::Column::Amount, tr("Later less issued"));
    m_amount->setText(formatMoney(table.total));
    updateButton();
}

void DifferenceDialog::showInvoices(const QList<IssuedDocument>& documents)
{
    for (const IssuedDocument& document : documents) {
        if (document.bill == m_bill && document.kind == DocumentKind::Invoice)
            m_invoice->addItem(tr("%1, %2, %3")
                                   .arg(document.number, document.seller,
                                        formatMoneyWithCurrency(m_bill.currency, document.amount)),
                               document.id);
    }
    updateButton();
}

void DifferenceDialog::updateButton()
{
    const Result<Money> amount = readAmount(m_amount->text(), m_bill.currency);
    const bool usable = amount.ok() && !amount->isZero();
    m_make->setText(usable && !amount->isNegative() ? tr("Make correction") : tr("Make credit note"));
    m_make->setEnabled(m_invoice->count() > 0);
}

void DifferenceDialog::make()
{
    const Result<Money> amount = readAmount(m_amount->text(), m_bill.currency);
    if (!amount) {
        m_amountField->setError(amount.error().message);
        m_amount->setFocus();
        return;
    }
    if (amount->isZero()) {
        m_amountField->setError(tr("A document over zero settles nothing."));
        m_amount->setFocus();
        return;
    }
    if (m_reason->text().trimmed().isEmpty()) {
        m_reasonField->setError(tr("Write why, in a few words."));
        m_reason->setFocus();
        return;
    }
    m_make->setEnabled(false);
    whenAnswered(
        this,
        m_workspace->correct(m_invoice->currentData().toLongLong(), *amount, m_reason->text().trimmed()),
        [this](const Result<IssuedDocument>& document) {
            updateButton();
            if (!document) {
                fail(document.error());
                return;
            }
            emit made(*document);
            accept();
        });
}

} // namespace billfold
