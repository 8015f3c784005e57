// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/correctiondialog.h"

#include "models/views/amountinput.h"
#include "models/views/moneytext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/optioncard.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

CorrectionDialog::CorrectionDialog(std::shared_ptr<Workspace> workspace, const IssuedDocument& invoice,
                                   NoticeSink notice, QWidget* parent)
    : DialogFrame(tr("Correct an invoice"), parent), m_workspace(std::move(workspace)), m_invoice(invoice),
      m_notice(std::move(notice)), m_problem(new NoticeBar(this)), m_credit(nullptr), m_correction(nullptr),
      m_amount(new QLineEdit), m_reason(new QLineEdit), m_amountField(nullptr), m_reasonField(nullptr),
      m_make(nullptr)
{
    setHeading(tr("Correct invoice %1").arg(invoice.number),
               tr("%1, %2\nThe invoice itself stays as it is; a new document refers to it.")
                   .arg(invoice.seller.isEmpty() ? tr("Seller not named") : invoice.seller,
                        formatMoneyWithCurrency(invoice.bill.currency, invoice.amount)));
    m_problem->hide();
    body()->addWidget(m_problem);
    auto* cards = new QWidget(this);
    auto* row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::panelGap);
    m_credit = new OptionCard(tr("Credit note"), tr("The payer was charged too much."), u"credit"_s, cards);
    m_correction =
        new OptionCard(tr("Correction"), tr("The payer was charged too little."), u"edit"_s, cards);
    m_credit->setChecked(true);
    row->addWidget(m_credit, 1);
    row->addWidget(m_correction, 1);
    body()->addWidget(cards);
    m_amountField = new FormField(tr("&Amount in %1").arg(invoice.bill.currency), m_amount,
                                  tr("By how much; without a sign."), this);
    m_reasonField = new FormField(tr("&Reason"), m_reason, tr("Stands on the document."), this);
    m_reason->setMaxLength(500);
    body()->addWidget(m_amountField);
    body()->addWidget(m_reasonField);
    body()->addStretch(1);
    addCancel();
    m_make = addButton(tr("Make the credit note"), ButtonRole::Primary);
    m_make->setEnabled(false);
    setMinimumWidth(560);
    for (OptionCard* card : {m_credit, m_correction})
        connect(card, &QAbstractButton::toggled, this, &CorrectionDialog::check);
    connect(m_amount, &QLineEdit::textChanged, this, &CorrectionDialog::check);
    connect(m_reason, &QLineEdit::textChanged, this, &CorrectionDialog::check);
    connect(m_make, &QPushButton::clicked, this, &CorrectionDialog::make);
    m_amount->setFocus();
}

std::optional<Money> CorrectionDialog::amount() const
{
    const Result<Money> read = readAmount(m_amount->text(), m_invoice.bill.currency);
    if (!read || read->isZero() || read->isNegative())
        return std::nullopt;
    return m_credit->isChecked() ? -*read : *read;
}

void CorrectionDialog::check()
{
    m_make->setText(m_credit->isChecked() ? tr("Make the credit note") : tr("Make the correction"));
    QString problem;
    // Nothing is said about a field that nobody has filled in yet.
    if (!m_amount->text().trimmed().isEmpty() && !amount()) {
        const Result<Money> read = readAmount(m_amount->text(), m_invoice.bill.currency);
        problem = !read            ? read.error().message
                  : read->isZero() ? tr("Zero changes nothing. Enter by how much the invoice was wrong.")
                                   : tr("Leave the sign away; the choice above says which way it goes.");
    }
    m_amountField->setError(problem);
    if (const std::optional<Money> change = amount())
        m_amountField->setHelp(
            tr("With it, the invoice comes to %1.")
                .arg(formatMoneyWithCurrency(m_invoice.bill.currency, m_invoice.amount + *change)));
    else
        m_amountField->setHelp(tr("By how much; without a sign."));
    const bool reasoned = !m_reason->text().trimmed().isEmpty();
    m_make->setEnabled(amount().has_value() && reasoned);
    setNote(amount() && !reasoned ? tr("Say why; the reason stands on the document.") : QString());
}

void CorrectionDialog::make()
{
    const std::optional<Money> change = amount();
    if (!change)
        return;
    m_make->setEnabled(false);
    m_asked.ask(this, m_workspace->correct(m_invoice.id, *change, m_reason->text()),
                [this](const Result<IssuedDocument>& made) {
                    m_make->setEnabled(true);
                    if (!made) {
                        m_problem->setNotice(Semantic::Error, tr("It was not made."), made.error().message);
                        m_problem->show();
                        return;
                    }
                    m_notice(Semantic::Success, tr("%1 is made.").arg(made->number),
                             tr("It refers to %1.").arg(made->refersTo));
                    accept();
                });
}

} // namespace billfold
