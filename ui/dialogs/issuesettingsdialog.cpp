// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/issuesettingsdialog.h"

#include "models/billing/issuing.h"
#include "models/views/datetext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/noticebar.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTextDocument>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

IssueSettingsDialog::IssueSettingsDialog(std::shared_ptr<Workspace> workspace, const QString& payer,
                                         BillingPeriod example, QWidget* parent)
    : DialogFrame(tr("Issue settings"), parent), m_workspace(std::move(workspace)), m_payer(payer),
      m_example(example), m_problem(new NoticeBar(this)), m_billTo(new QPlainTextEdit),
      m_organization(new QLineEdit), m_scheme(new QLineEdit), m_due(new QSpinBox), m_schemeField(nullptr),
      m_save(nullptr)
{
    setHeading(tr("How bills of payer account %1 are issued").arg(payer),
               tr("Documents that are issued already stay as they are."));
    m_problem->hide();
    body()->addWidget(m_problem);
    m_billTo->setTabChangesFocus(true);
    m_billTo->setFixedHeight(96);
    m_billTo->document()->setDocumentMargin(6); // with the frame the same inset as the other inputs
    body()->addWidget(new FormField(tr("&Bill to"), m_billTo,
                                    tr("Name and address as they stand on the documents, in several lines."),
                                    this));
    body()->addWidget(new FormField(tr("&Organization name"), m_organization,
                                    tr("Empty: the name that the organization has here."), this));
    m_schemeField = new FormField(tr("&Number scheme"), m_scheme, {}, this);
    m_due->setRange(0, 365);
    m_due->setSuffix(tr(" days"));
    auto* due = new FormField(tr("&Due after"), m_due, tr("0: on the day of issue."), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::fieldGap);
    row->addWidget(m_schemeField, 2);
    row->addWidget(due, 1);
    body()->addLayout(row);
    body()->addStretch(1);
    addCancel();
    m_save = addButton(tr("Save settings"), ButtonRole::Primary);
    setMinimumWidth(520);
    connect(m_scheme, &QLineEdit::textChanged, this, &IssueSettingsDialog::describe);
    connect(m_save, &QPushButton::clicked, this, &IssueSettingsDialog::save);
    m_save->setEnabled(false);
    ask();
}

void IssueSettingsDialog::ask()
{
    m_asked.ask(this, m_workspace->issueSettings(m_payer), [this](const Result<IssueSettings>& settings) {
        if (settings) {
            fill(*settings);
            return;
        }
        m_problem->setNotice(Semantic::Error, tr("The settings were not read."), settings.error().message);
        m_problem->show();
    });
    // The example counts on from the numbers that are taken.
    whenAnswered(this, m_workspace->documents(), [this](const Result<QList<IssuedDocument>>& documents) {
        if (!documents)
            return;
        for (const IssuedDocument& document : *documents)
            m_taken.append(document.number);
        describe();
    });
}

void IssueSettingsDialog::fill(const IssueSettings& settings)
{
    m_settings = settings;
    m_billTo->setPlainText(settings.billTo);
    m_organization->setText(settings.organizationName);
    m_scheme->setText(settings.numberScheme.isEmpty() ? defaultNumberScheme : settings.numberScheme);
    m_due->setValue(settings.dueDays);
    describe();
    m_save->setEnabled(!m_schemeField->hasError());
}

void IssueSettingsDialog::describe()
{
    const QString problem = numberSchemeProblem(m_scheme->text());
    m_schemeField->setError(problem);
    m_schemeField->setHelp(tr("The next bill for %1 is %2.")
                               .arg(periodName(m_example), nextNumber(m_scheme->text(), m_example, m_taken)));
    m_save->setEnabled(problem.isEmpty());
}

void IssueSettingsDialog::save()
{
    IssueSettings settings = m_settings;
    settings.billTo = m_billTo->toPlainText().trimmed();
    settings.organizationName = m_organization->text().trimmed();
    settings.numberScheme = m_scheme->text();
    settings.dueDays = m_due->value();
    m_save->setEnabled(false);
    m_asked.ask(this, m_workspace->setIssueSettings(m_payer, settings), [this](const Result<void>& saved) {
        m_save->setEnabled(true);
        if (saved) {
            accept();
            return;
        }
        m_problem->setNotice(Semantic::Error, tr("The settings were not saved."), saved.error().message);
        m_problem->show();
    });
}

} // namespace billfold
