// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/issuedialog.h"

#include "models/views/datetext.h"
#include "models/views/documentmodel.h"
#include "models/views/findingmodel.h"
#include "models/views/moneytext.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/issuesettingsdialog.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Fact { Number, Total, Due, BillTo };

QString countsText(const QList<IssuedDocument>& documents)
{
    const auto count = [&](DocumentKind kind) {
        return std::count_if(documents.cbegin(), documents.cend(),
                             [kind](const IssuedDocument& d) { return d.kind == kind; });
    };
    const auto invoices = count(DocumentKind::Invoice);
    const auto statements = count(DocumentKind::Statement);
    return IssueDialog::tr("the bill, %1 and %2")
        .arg(invoices == 1 ? IssueDialog::tr("1 invoice")
                           : IssueDialog::tr("%1 invoices").arg(formatCount(invoices)),
             statements == 1 ? IssueDialog::tr("1 statement")
                             : IssueDialog::tr("%1 statements").arg(formatCount(statements)));
}

} // namespace

IssueDialog::IssueDialog(std::shared_ptr<Workspace> workspace, const BillId& bill, NoticeSink notice,
                         QWidget* parent)
    : DialogFrame(tr("Issue %1").arg(periodName(bill.period)), parent), m_workspace(std::move(workspace)),
      m_bill(bill), m_notice(std::move(notice)), m_documents(new DocumentModel(this)),
      m_concerns(new QVBoxLayout), m_table(new TableView), m_states(nullptr),
      m_settings(makeButton(tr("Settings"), u"settings"_s)), m_issue(nullptr)
{
    setHeading(
        tr("Issue %1").arg(periodName(bill.period)),
        tr("A rehearsal: nothing is frozen yet. Check what is odd, and the documents as they would be."));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    auto* odd = new Panel(tr("What to know first"), content);
    m_concerns = odd->addPaddedBody();
    column->addWidget(odd);
    column->addWidget(makeFacts());
    auto* panel = new Panel(tr("Documents"), content);
    m_table->setAccessibleName(tr("Documents that would be issued"));
    m_table->setDensity(TableView::Density::Dense);
    m_table->setSortingEnabled(false);
    m_table->setModel(m_documents);
    for (int hidden : {DocumentModel::PeriodColumn, DocumentModel::StateColumn, DocumentModel::IssuedColumn,
                       DocumentModel::AgeColumn})
        m_table->setColumnHidden(hidden, true);
    m_table->setStretchColumn(DocumentModel::SubjectColumn);
    m_settings->setAutoDefault(false);
    panel->addTool(m_settings);
    panel->addWidget(m_table, 1);
    column->addWidget(panel, 1);
    m_states = new StateStack(content, this);
    m_states->setCancellable(false);
    body()->addWidget(m_states, 1);
    addCancel();
    m_issue = addButton(tr("Issue %1").arg(periodName(bill.period)), ButtonRole::Primary, u"issue"_s);
    m_issue->setEnabled(false);
    resize(820, 660);
    connect(m_states, &StateStack::retryRequested, this, &IssueDialog::ask);
    connect(m_issue, &QPushButton::clicked, this, &IssueDialog::confirmIssue);
    connect(m_settings, &QPushButton::clicked, this, [this] {
        auto* dialog = new IssueSettingsDialog(m_workspace, m_bill.payer, m_bill.period, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, &IssueDialog::ask);
        dialog->open();
    });
    ask();
}

QWidget* IssueDialog::makeFacts()
{
    auto* area = new QWidget;
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::panelGap);
    const QString labels[] = {tr("Number"), tr("Charged to payer account"), tr("Due"), tr("Bill to")};
    for (int i = 0; i < 4; ++i) {
        m_facts[i] = new FigureBlock(labels[i], area);
        m_facts[i]->setSize(FigureBlock::Size::Small);
        m_facts[i]->setName(i == BillTo);
        row->addWidget(m_facts[i], 1);
    }
    return area;
}

void IssueDialog::ask()
{
    m_states->showLoading(tr("Rehearsing the issue"));
    m_issue->setEnabled(false);
    m_asked.ask(this, m_workspace->rehearseIssue(m_bill), [this](const Result<IssueRehearsal>& rehearsal) {
        if (rehearsal)
            showRehearsal(*rehearsal);
        else
            m_states->showFailed(tr("The issue cannot be rehearsed"), rehearsal.error().message,
                                 rehearsal.error().cause);
    });
    m_askedSettings.ask(
        this, m_workspace->issueSettings(m_bill.payer), [this](const Result<IssueSettings>& settings) {
            if (!settings)
                return;
            const QString first = settings->billTo.section(u'\n', 0, 0);
            m_facts[BillTo]->setFigure(first.isEmpty() ? tr("Not set") : first, settings->billTo);
        });
}

void IssueDialog::showRehearsal(const IssueRehearsal& rehearsal)
{
    showConcerns(rehearsal.concerns);
    m_documents->setDocuments(rehearsal.documents, m_workspace->clock().now().toUTC().date());
    const auto bill = std::find_if(rehearsal.documents.cbegin(), rehearsal.documents.cend(),
                                   [](const IssuedDocument& d) { return d.kind == DocumentKind::Bill; });
    const bool present = bill != rehearsal.documents.cend();
    m_facts[Number]->setFigure(present ? bill->number : noValue());
    m_facts[Total]->setFigure(formatMoneyWithCurrency(m_bill.currency, rehearsal.bill.total),
                              formatExact(rehearsal.bill.total));
    m_facts[Due]->setFigure(present ? dayText(bill->dueOn) : noValue());
    m_issue->setEnabled(rehearsal.possible && present);
    setNote(rehearsal.possible ? QString() : tr("This month cannot be issued; the reason stands above."));
    m_states->showContent();
}

void IssueDialog::showConcerns(const QList<IssueConcern>& concerns)
{
    while (QLayoutItem* item = m_concerns->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](const QString& iconName, ColorRole color, const QString& sentence) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(new IconLabel(iconName, color, Metrics::iconControl, line), 0, Qt::AlignTop);
        auto* text = new TextLabel(sentence, TextStyle::Body, ColorRole::Text, line);
        text->setWordWrap(true);
        row->addWidget(text, 1);
        m_concerns->addWidget(line);
    };
    for (const IssueConcern& concern : concerns) {
        const bool wrong = concern.severity == Severity::Error;
        const bool odd = concern.severity == Severity::Warning;
        add(wrong ? u"error"_s
            : odd ? u"warning"_s
                  : u"info"_s,
            wrong ? ColorRole::ErrIcon
            : odd ? ColorRole::WarnIcon
                  : ColorRole::InfoIcon,
            concern.sentence);
    }
    if (concerns.isEmpty())
        add(u"success"_s, ColorRole::OkIcon, tr("Nothing is odd about this month."));
}

void IssueDialog::confirmIssue()
{
    confirm(
        this, tr("Issue %1?").arg(periodName(m_bill.period)),
        tr("This cannot be undone. It makes %1 under the number %2, and the month is frozen: later exports "
           "show as a difference, which can become a credit note or a correction.")
            .arg(countsText(m_documents->documents()), m_facts[Number]->figure()),
        tr("Issue %1").arg(periodName(m_bill.period)), ButtonRole::Primary, [this] { issue(); });
}

void IssueDialog::issue()
{
    m_issue->setEnabled(false);
    m_states->showLoading(tr("Issuing %1").arg(periodName(m_bill.period)));
    m_asked.ask(this, m_workspace->issue(m_bill), [this](const Result<QList<IssuedDocument>>& documents) {
        if (!documents) {
            m_states->showFailed(tr("%1 was not issued").arg(periodName(m_bill.period)),
                                 documents.error().message, documents.error().cause);
            return;
        }
        m_notice(
            Semantic::Success,
            tr("%1 is issued as %2.")
                .arg(periodName(m_bill.period), documents->isEmpty() ? QString() : documents->first().number),
            tr("Documents has %1.").arg(countsText(*documents)));
        accept();
    });
}

} // namespace billfold
