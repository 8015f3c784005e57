// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/documents/documentdetails.h"

#include "models/views/datetext.h"
#include "models/views/documentmodel.h"
#include "models/views/moneytext.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/correctiondialog.h"
#include "ui/dialogs/documentdialogs.h"
#include "ui/dialogs/markpaiddialog.h"
#include "ui/pages/ask.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Fact { Kind, Subject, Amount, Dates, Payment };

Semantic semanticOf(DocumentState state)
{
    switch (state) {
    case DocumentState::Issued:
    case DocumentState::Paid:
        return Semantic::Success;
    case DocumentState::Open:
        return Semantic::Info;
    case DocumentState::Overdue:
        return Semantic::Warning;
    case DocumentState::Information:
    case DocumentState::Credit:
        break;
    }
    return Semantic::Neutral;
}

} // namespace

DocumentDetails::DocumentDetails(std::shared_ptr<Workspace> workspace, NoticeSink notice, QWidget* parent)
    : Panel(parent), m_workspace(std::move(workspace)), m_notice(std::move(notice)), m_badge(new Badge(this)),
      m_remark(new TextLabel({}, TextStyle::Body, ColorRole::Text2, this)),
      m_bill(makeButton(tr("Show the bill"), {}, ButtonRole::Link, this)),
      m_correct(makeButton(tr("Correct"), u"edit"_s, ButtonRole::Secondary, this)),
      m_pay(makeButton(tr("Mark as paid"), u"check"_s, ButtonRole::Secondary, this))
{
    addTool(m_bill);
    addTool(m_badge);
    auto* body = addPaddedBody();
    auto* facts = new QHBoxLayout;
    facts->setSpacing(Metrics::panelGap);
    const QString labels[] = {tr("Document"), tr("Of"), tr("Amount"), tr("Issued"), tr("Payment")};
    for (int i = 0; i < 5; ++i) {
        m_facts[i] = new FigureBlock(labels[i], this);
        m_facts[i]->setSize(FigureBlock::Size::Small);
        m_facts[i]->setName(i == Kind || i == Subject || i == Payment);
        facts->addWidget(m_facts[i], 1);
    }
    body->addLayout(facts);
    m_remark->setWordWrap(true);
    body->addWidget(m_remark);
    QHBoxLayout* foot = addFoot();
    QToolButton* printing = makeToolButton(u"print"_s, tr("Print"), this);
    QPushButton* saving = makeButton(tr("Save as PDF"), u"pdf"_s, ButtonRole::Secondary, this);
    QPushButton* looking = makeButton(tr("Preview"), u"show"_s, ButtonRole::Primary, this);
    foot->addStretch(1);
    foot->addWidget(printing);
    for (QPushButton* button : {m_correct, m_pay, saving, looking})
        foot->addWidget(button);
    connect(looking, &QPushButton::clicked, this, &DocumentDetails::preview);
    connect(printing, &QToolButton::clicked, this, &DocumentDetails::print);
    connect(saving, &QPushButton::clicked, this, &DocumentDetails::save);
    connect(m_pay, &QPushButton::clicked, this, &DocumentDetails::markPaidOrOpen);
    connect(m_correct, &QPushButton::clicked, this, &DocumentDetails::correct);
    connect(m_bill, &QPushButton::clicked, this, [this] {
        if (m_document)
            emit openBillRequested(m_document->bill);
    });
}

void DocumentDetails::setDocument(const IssuedDocument& document, Money::Wide cents)
{
    m_document = document;
    showFacts(cents);
    const bool paid = document.payment == PaymentState::Paid;
    m_pay->setVisible(document.payment != PaymentState::None);
    m_pay->setText(paid ? tr("Open again") : tr("Mark as paid"));
    m_pay->setIcon(icon(paid ? u"undo"_s : u"check"_s));
    m_correct->setVisible(document.kind == DocumentKind::Invoice);
}

void DocumentDetails::showFacts(Money::Wide cents)
{
    const IssuedDocument& d = *m_document;
    const QDate today = m_workspace->clock().now().toUTC().date();
    const DocumentState state = documentState(d, today);
    setHeading(d.number);
    m_badge->setState(semanticOf(state), documentStateName(state), documentStateIcon(state));
    m_facts[Kind]->setFigure(documentKindName(d.kind));
    m_facts[Kind]->setCaption(periodName(d.bill.period));
    m_facts[Subject]->setFigure(documentSubjectText(d));
    m_facts[Subject]->setCaption(d.kind == DocumentKind::Statement ? d.accountKey
                                 : d.kind == DocumentKind::Bill    ? d.bill.payer
                                                                   : QString());
    m_facts[Amount]->setFigure(formatCentsWithCurrency(d.bill.currency, cents), formatExact(d.amount));
    m_facts[Amount]->setCaption(tr("Exact %1").arg(formatExact(d.amount)));
    m_facts[Dates]->setFigure(dayText(d.issuedOn));
    m_facts[Dates]->setCaption(state == DocumentState::Information || state == DocumentState::Credit
                                   ? QString()
                                   : tr("Due %1").arg(dayText(d.dueOn)));
    const bool payable = d.payment != PaymentState::None;
    m_facts[Payment]->setFigure(payable ? documentAgeText(d, today) : tr("None"));
    m_facts[Payment]->setCaption(d.payment == PaymentState::Paid ? d.paidReference : QString());
    QString remark;
    if (!d.refersTo.isEmpty())
        remark = tr("Refers to %1: %2").arg(d.refersTo, d.reason);
    else if (d.kind == DocumentKind::Statement)
        remark = tr("For information: the payer account is charged for it in the bill.");
    else if (d.kind == DocumentKind::Bill)
        remark = tr("Sums the invoices of its sellers; those are what is paid.");
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void DocumentDetails::preview()
{
    if (m_document)
        previewDocument(window(), m_workspace, *m_document, m_notice);
}

void DocumentDetails::print()
{
    if (m_document)
        printDocument(window(), m_workspace, *m_document, m_notice);
}

void DocumentDetails::save()
{
    if (m_document)
        saveDocument(window(), m_workspace, *m_document, m_notice);
}

void DocumentDetails::markPaidOrOpen()
{
    if (!m_document || m_document->payment == PaymentState::None)
        return;
    if (m_document->payment == PaymentState::Open) {
        auto* dialog = new MarkPaidDialog(m_workspace, *m_document, m_notice, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        return;
    }
    confirm(window(), tr("Open %1 again?").arg(m_document->number),
            tr("The payment of %1 is taken out of the ledger, and the document is open again.")
                .arg(dayText(m_document->paidOn)),
            tr("Open again"), ButtonRole::Secondary, [this, document = *m_document] {
                whenAnswered(
                    this, m_workspace->markOpen(document.id), [this, document](const Result<void>& opened) {
                        if (opened)
                            m_notice(Semantic::Success, tr("%1 is open again.").arg(document.number), {});
                        else
                            m_notice(Semantic::Error, tr("%1 was not opened again.").arg(document.number),
                                     opened.error().message);
                    });
            });
}

void DocumentDetails::correct()
{
    if (!m_document || m_document->kind != DocumentKind::Invoice)
        return;
    auto* dialog = new CorrectionDialog(m_workspace, *m_document, m_notice, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace billfold
