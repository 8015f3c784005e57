// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/organizationlistpane.h"

#include "models/organization/rules.h"
#include "models/views/moneytext.h"
#include "ui/dialogs/filechooser.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QFile>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int delay = 200;
constexpr qint64 largestFile = 16 * 1024 * 1024;
/// So many reasons are looked for; a list with more of them has something wrong as a whole.
constexpr int mostReasons = 50;

} // namespace

OrganizationListPane::OrganizationListPane(AccountInputKind kind, OrganizationService& service,
                                           CommandOf command, QWidget* parent)
    : QWidget(parent), m_service(service), m_command(std::move(command)), m_edit(new QPlainTextEdit),
      m_field(nullptr), m_model(new AccountInputModel(kind, this)), m_table(new TableView),
      m_reason(new TextLabel({}, TextStyle::Caption, ColorRole::ErrText)), m_delay(new QTimer(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::fieldGap);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(112);
    m_field = new FormField(tr("&Accounts, one a line"), m_edit,
                            kind == AccountInputKind::Create
                                ? tr("Name, e-mail and, if it shall not stay in the root, the unit: "
                                     "Rail AP, rail-ap@example.com, Workloads / Production")
                                : tr("Name, e-mail and, if it is known, the id: "
                                     "Northpier, billing@northpier.example, 093318204761"),
                            this);
    column->addWidget(m_field);
    auto* row = new ActionRow(this);
    auto* read = makeButton(tr("Read a CSV file…"), u"file"_s);
    row->addWidget(read);
    row->addStretch();
    column->addWidget(row);
    m_table->setAccessibleName(tr("What was understood"));
    m_table->setDensity(TableView::Density::Dense);
    m_table->setSortingEnabled(false);
    m_table->setModel(m_model);
    m_table->setStretchColumn(AccountInputModel::ResultColumn);
    m_table->setMinimumHeight(160);
    auto* panel = new Panel(this);
    panel->addWidget(m_table, 1);
    column->addWidget(panel, 1);
    m_reason->setWordWrap(true);
    m_reason->hide();
    column->addWidget(m_reason);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OrganizationListPane::showReason);
    m_delay->setSingleShot(true);
    m_delay->setInterval(delay);
    connect(m_edit, &QPlainTextEdit::textChanged, m_delay, qOverload<>(&QTimer::start));
    connect(m_delay, &QTimer::timeout, this, &OrganizationListPane::check);
    connect(read, &QPushButton::clicked, this, &OrganizationListPane::readFile);
    setFocusProxy(m_edit);
    check();
}

void OrganizationListPane::setText(const QString& text)
{
    m_edit->setPlainText(text);
    check();
}

void OrganizationListPane::showReason()
{
    const int row = m_table->currentIndex().row();
    const AccountInput* input = row >= 0 && row < m_model->rows().size() ? &m_model->rows()[row] : nullptr;
    const bool refused = input && !input->problem.isEmpty();
    m_reason->setVisible(refused);
    if (refused)
        m_reason->setText(tr("Line %1: %2").arg(formatCount(input->line), input->problem));
}

void OrganizationListPane::readFile()
{
    const QString path = chooseFiles(this, u"accounts"_s, tr("Read accounts"),
                                     tr("Comma-separated values (*.csv *.txt *.tsv);;All files (*)"))
                             .value(0);
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_field->setError(tr("%1 could not be read: %2").arg(QFileInfo(path).fileName(), file.errorString()));
        return;
    }
    if (file.size() > largestFile) {
        m_field->setError(tr("%1 is too large for a list of accounts.").arg(QFileInfo(path).fileName()));
        return;
    }
    QString text = QString::fromUtf8(file.readAll());
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    m_field->setError({});
    setText(text);
}

Commands OrganizationListPane::commands() const
{
    Commands all;
    for (const AccountInput& row : m_model->rows())
        all += m_command(row);
    return all;
}

void OrganizationListPane::rehearse(QList<AccountInput>& rows) const
{
    // Each on what those before it left, as it will be done; what is refused is left out for those after it.
    const std::optional<AccountId> actor = m_service.actingAs();
    RandomIds ids;
    const AccountId nobody = *AccountId::parse(u"000000000000");
    for (int reasons = 0; reasons < mostReasons; ++reasons) {
        Commands commands;
        QList<qsizetype> rowOf;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (!rows[i].problem.isEmpty())
                continue;
            const Commands asked = m_command(rows[i]);
            commands += asked;
            rowOf.insert(rowOf.size(), asked.size(), i);
        }
        if (commands.isEmpty())
            return;
        qsizetype refused = 0;
        const Result<ChangeSet> would =
            decideAll(m_service.world(), commands,
                      Situation{m_service.now(), Actor{actor.value_or(nobody)}, ids}, &refused);
        if (would)
            return;
        rows[rowOf.value(refused)].problem = would.error().message;
    }
}

void OrganizationListPane::check()
{
    m_delay->stop();
    QList<AccountInput> rows = readAccountList(m_edit->toPlainText());
    for (AccountInput& row : rows) {
        if (m_problem && row.problem.isEmpty())
            row.problem = m_problem(row);
    }
    rehearse(rows);
    m_model->setRows(rows);
    showReason();
    const qsizetype refused = m_model->refused();
    m_obstacle = rows.isEmpty() ? tr("Write or read at least one account.") : QString();
    if (refused > 0) {
        // The table may be too narrow for the sentences; the first one is said here too.
        const auto first = std::find_if(rows.cbegin(), rows.cend(),
                                        [](const AccountInput& row) { return !row.problem.isEmpty(); });
        m_obstacle =
            tr("%1 Line %2: %3")
                .arg(formatCounted(refused, tr("1 row would be refused."), tr("%1 rows would be refused.")),
                     formatCount(first->line), first->problem);
    }
    emit checked();
}

} // namespace billfold
