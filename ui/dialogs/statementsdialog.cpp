// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/statementsdialog.h"

#include "models/services/auditservice.h"
#include "models/views/accountpickmodel.h"
#include "models/views/billdocument.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"
#include "ui/dialogs/backgroundwork.h"
#include "ui/dialogs/documentloader.h"
#include "ui/dialogs/filechooser.h"
#include "ui/dialogs/savebilldialog.h"
#include "ui/print/documentexport.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// What the thread of the workspace does.
struct Job {
    QStringList accounts;
    QString folder;
    bool withBill = false;
    DocumentDepth depth = DocumentDepth::UsageTypes;

    Result<void> run(DocumentSource& source, const ExportProgress& progress) const
    {
        if (withBill) {
            if (!QDir().mkpath(folder))
                return Error{
                    ErrorCode::Storage,
                    StatementsDialog::tr("The folder %1 cannot be made. Choose another place.").arg(folder),
                    {}};
            auto bill = source.bill(depth);
            if (!bill)
                return bill.error();
            const QString path = QDir(folder).filePath(documentFileName(*bill));
            if (auto written = writePdf({billDocument(*bill)}, path,
                                        [&](int, int) { return !progress || progress(0, 0); });
                !written)
                return written;
        }
        if (auto written = writeStatements(source, depth, accounts, folder, progress); !written)
            return written.error();
        return {};
    }
};

/// Every account but the payer, whose statement is the bill; empty where there is no other.
QStringList linkedKeys(const QList<BillRow>& accounts)
{
    QStringList keys;
    for (const BillRow& account : accounts) {
        if (!account.isPayer)
            keys.append(account.key);
    }
    return keys;
}

} // namespace

StatementsDialog::StatementsDialog(std::shared_ptr<Workspace> workspace, const BillId& bill,
                                   QStringList accounts, NoticeSink notice, QWidget* parent)
    : DialogFrame(tr("Statements of linked accounts"), parent), m_workspace(std::move(workspace)),
      m_bill(bill), m_wanted(std::move(accounts)), m_notice(std::move(notice)),
      m_accounts(new AccountPickModel(this)), m_shown(new QSortFilterProxyModel(this)),
      m_search(new SearchField(tr("Search accounts"), tr("Name or account id"), this)),
      m_table(new TableView), m_states(nullptr), m_depth(new QComboBox(this)),
      m_withBill(new QCheckBox(tr("Save the consolidated &bill beside them"), this)), m_write(nullptr)
{
    setHeading(tr("Statements for %1").arg(periodName(bill.period)),
               tr("One PDF for each account, for information. The payer account is charged."));
    auto* top = new ActionRow(this);
    QPushButton* all = makeButton(tr("Tick all shown"), {}, ButtonRole::Secondary, top);
    QPushButton* none = makeButton(tr("Untick all shown"), {}, ButtonRole::Secondary, top);
    top->addWidget(m_search, 1);
    top->addWidget(all);
    top->addWidget(none);
    body()->addWidget(top);
    m_shown->setSourceModel(m_accounts);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setFilterKeyColumn(-1);
    m_shown->setSortRole(SortRole);
    m_shown->setSortLocaleAware(true);
    auto* panel = new Panel;
    m_table->setAccessibleName(tr("Accounts of the bill"));
    m_table->setModel(m_shown);
    m_table->sortByColumn(AccountPickModel::AmountColumn, Qt::DescendingOrder);
    panel->addWidget(m_table, 1);
    m_states = new StateStack(panel, this);
    body()->addWidget(m_states, 1);
    auto* row = new QHBoxLayout;
    for (DocumentDepth depth : {DocumentDepth::Summary, DocumentDepth::Services, DocumentDepth::UsageTypes})
        m_depth->addItem(depthName(depth));
    m_depth->setCurrentIndex(static_cast<int>(lastDepth(DocumentKind::Statement)));
    auto* label = new TextLabel(tr("&Depth"), TextStyle::Body, ColorRole::Text, this);
    label->setBuddy(m_depth);
    row->addWidget(label);
    row->addWidget(m_depth);
    row->addSpacing(Metrics::unit);
    row->addWidget(m_withBill);
    row->addStretch(1);
    body()->addLayout(row);
    addCancel();
    m_write = addButton(tr("Save into a folder"), ButtonRole::Primary, u"folder"_s);
    resize(680, 600);

    connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
        m_shown->setFilterFixedString(text);
        if (m_shown->rowCount() == 0 && m_accounts->rowCount() > 0)
            m_states->showFilteredOut();
        else
            m_states->showContent();
    });
    connect(m_states, &StateStack::clearFiltersRequested, m_search, &QLineEdit::clear);
    connect(m_states, &StateStack::retryRequested, this, &StatementsDialog::ask);
    connect(all, &QPushButton::clicked, this, [this] { pickShown(true); });
    connect(none, &QPushButton::clicked, this, [this] { pickShown(false); });
    connect(m_accounts, &QAbstractItemModel::dataChanged, this, &StatementsDialog::describe);
    connect(m_write, &QPushButton::clicked, this, &StatementsDialog::write);
    ask();
}

void StatementsDialog::ask()
{
    m_states->setCancellable(false);
    m_states->showLoading(tr("Loading the accounts"));
    describe();
    m_asked.ask(this, m_workspace->table({.bill = m_bill, .by = Dimension::Account}),
                [this](const Result<BillTable>& table) {
                    if (!table) {
                        m_states->showFailed(tr("The accounts were not read"), table.error().message,
                                             table.error().cause);
                        return;
                    }
                    m_accounts->setAccounts(table->rows,
                                            m_wanted.isEmpty() ? linkedKeys(table->rows) : m_wanted);
                    m_states->showContent();
                    describe();
                });
}

void StatementsDialog::describe()
{
    const auto count = m_accounts->picked().size();
    if (m_write)
        m_write->setEnabled(count > 0);
    setNote(m_accounts->rowCount() == 0 ? QString()
            : count == 0                ? tr("Tick at least one account.")
                                        : tr("%1 of %2 ticked.")
                               .arg(formatCount(count), formatCounted(m_accounts->rowCount(), tr("1 account"),
                                                                      tr("%1 accounts"))));
}

void StatementsDialog::pickShown(bool picked)
{
    for (int row = 0; row < m_shown->rowCount(); ++row)
        m_accounts->setPicked(m_shown->mapToSource(m_shown->index(row, 0)).row(), picked);
}

void StatementsDialog::write()
{
    const QString folder = chooseFolder(this, u"statements"_s, tr("Choose a folder for the statements"));
    if (folder.isEmpty())
        return;
    const auto depth = static_cast<DocumentDepth>(m_depth->currentIndex());
    rememberDepth(DocumentKind::Statement, depth);
    const Job job{m_accounts->picked(), folder, m_withBill->isChecked(), depth};
    const auto count = job.accounts.size();
    BackgroundWork::run(
        parentWidget(), tr("Saving the statements for %1").arg(periodName(m_bill.period)),
        tr("Statement %1 of %2"),
        [workspace = m_workspace, bill = m_bill, job](const ExportProgress& progress) {
            return workspace->withDocuments(
                bill, [job, progress](DocumentSource& source) { return job.run(source, progress); });
        },
        [notice = m_notice, folder, count, workspace = m_workspace,
         bill = m_bill](const Result<void>& result) {
            if (result) {
                workspace->audit().noteExport(u"billing:ExportStatements"_s, auditObject(bill), folder);
                saySaved(notice,
                         count == 1 ? tr("1 statement is saved.")
                                    : tr("%1 statements are saved.").arg(formatCount(count)),
                         folder);
            } else {
                sayFailed(notice, tr("The statements were not saved."), result.error());
            }
        });
    accept();
}

} // namespace billfold
