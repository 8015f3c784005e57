// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/effectiveaccess/effectiveaccesspage.h"

#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "ui/dialogs/documentoutput.h"
#include "ui/pages/effectiveaccess/accessform.h"
#include "ui/pages/effectiveaccess/accesslevels.h"
#include "ui/pages/policies/policiespage.h"
#include "ui/pages/policies/policytextedit.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/theme/type.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/currentstack.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Which { All, Allowed, Denied };
constexpr int sideWidth = 400;
/// Below it the statement stands under the levels.
constexpr int narrowPage = 880;

constexpr int mostExamples = 7;
constexpr int mostLines = 16;

struct AllAnswers {
    QList<CellRow> rows;
    int allowed = 0;
    QList<AccessElsewhere> elsewhere{};
};

} // namespace

EffectiveAccessPage::EffectiveAccessPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_form(new AccessForm), m_verdict(new NoticeBar),
      m_otherwise(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)), m_result(new CurrentStack),
      m_nothing(nullptr), m_one(nullptr), m_all(nullptr), m_levels(new AccessLevels),
      m_statementPanel(new Panel(tr("The statement that decides"))), m_statement(new PolicyTextEdit),
      m_elsewhereTable(new CellPanel({}, accessElsewhereHeadings())), m_everywhere(new TextLabel),
      m_save(makeButton(tr("Save as PDF"), u"pdf"_s)), m_which(new SegmentedControl(tr("Which accounts"))),
      m_search(new SearchField(tr("Search accounts"), tr("Name, id, unit or policy"))),
      m_table(new CellPanel(tr("Accounts"), AccessBook::headings()))
{
    build();
    connect(m_form, &AccessForm::asked, this, &EffectiveAccessPage::ask);
    connect(m_levels, &AccessLevels::policyOpened, this, &EffectiveAccessPage::openPolicy);
    connect(m_which, &SegmentedControl::currentChanged, this, &EffectiveAccessPage::applyFilter);
    connect(m_search, &SearchField::searchChanged, this, &EffectiveAccessPage::applyFilter);
    connect(m_table->stack(), &StateStack::clearFiltersRequested, this, [this] {
        m_which->setCurrentIndex(All);
        m_search->clear();
    });
    connect(m_table, &CellPanel::opened, this, [this](const QString& key) {
        if (const auto account = AccountId::parse(key)) {
            m_form->setAccount(account);
            ask();
        }
    });
}

void EffectiveAccessPage::build()
{
    QVBoxLayout* column = buildFrame();
    auto* header = new PageHeader(tr("Effective access"));
    QPushButton* copying = makeButton(tr("Copy"), u"copy"_s, ButtonRole::Secondary, header);
    connect(copying, &QPushButton::clicked, this, &EffectiveAccessPage::copy);
    header->addAction(copying);
    m_save->setEnabled(false);
    connect(m_save, &QPushButton::clicked, this, &EffectiveAccessPage::save);
    header->addAction(m_save);
    column->addWidget(header);
    column->addWidget(m_form);
    m_verdict->setClosable(false);
    m_verdict->hide();
    column->addWidget(m_verdict);
    m_otherwise->setWordWrap(true);
    m_otherwise->hide();
    column->addWidget(m_otherwise);
    auto* nothing =
        new EmptyState(u"policies"_s, tr("Ask what somebody may do"),
                       tr("Choose an account, or all of them, and an action. The answer says which "
                          "policy decides, at which level."));
    m_nothing = nothing;
    m_one = buildOne();
    m_all = buildAll();
    auto* filters = new ActionRow;
    for (const QString& text : {tr("All"), tr("Allowed"), tr("Denied")})
        m_which->addSegment(text);
    m_search->setIconName(u"filter"_s);
    m_search->setMinimumWidth(160);
    m_search->setMaximumWidth(280);
    filters->addWidget(m_which);
    filters->addWidget(m_search, 1);
    filters->addStretch();
    // Not in the stack with the table: a container without margins would cut the rings of the buttons.
    filters->hide();
    column->addWidget(filters);
    for (QWidget* part : {m_nothing, m_one, m_all})
        m_result->addWidget(part);
    connect(m_result, &QStackedWidget::currentChanged, filters,
            [this, filters] { filters->setVisible(m_result->currentWidget() == m_all); });
    column->addWidget(m_result, 1);
}

QWidget* EffectiveAccessPage::buildOne()
{
    auto* one = new QWidget;
    auto* row = new QBoxLayout(QBoxLayout::LeftToRight, one);
    m_parts = row;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::panelGap);
    auto* left = new QVBoxLayout;
    left->setSpacing(Metrics::unit);
    left->addWidget(new TextLabel(tr("Every level must allow, none may deny"), TextStyle::Strong));
    left->addWidget(m_levels);
    left->addWidget(new TextLabel(tr("Policies never limit the payer account, wherever it stands."),
                                  TextStyle::Caption, ColorRole::Text2));
    left->addStretch(1);
    row->addLayout(left, 1);
    auto* side = new QVBoxLayout;
    side->setSpacing(Metrics::panelGap);
    QPushButton* open = makeButton(tr("Open policy"), {}, ButtonRole::Link);
    connect(open, &QPushButton::clicked, this, [this] {
        if (m_answer && m_answer->policy)
            openPolicy(*m_answer->policy);
    });
    m_statementPanel->addTool(open);
    m_statement->setReadOnly(true);
    m_statement->setFrameStyle(QFrame::NoFrame);
    m_statement->setAccessibleName(tr("The statement that decides"));
    m_statement->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_statementPanel->addWidget(m_statement, 1);
    side->addWidget(m_statementPanel);
    TableView* table = m_elsewhereTable->table();
    table->setAccessibleName(tr("Same request elsewhere"));
    table->setSortingEnabled(false);
    table->setStretchColumn(0);
    m_elsewhereTable->setMostRows(mostExamples);
    connect(m_elsewhereTable, &CellPanel::opened, this, &EffectiveAccessPage::openElsewhere);
    QHBoxLayout* foot = m_elsewhereTable->addFoot();
    m_everywhere->setWordWrap(true);
    foot->addWidget(m_everywhere, 1);
    QPushButton* all = makeButton(tr("Show all accounts"), {}, ButtonRole::Link);
    connect(all, &QPushButton::clicked, this, [this] {
        m_form->setAccount(std::nullopt);
        ask();
    });
    foot->addWidget(all);
    side->addWidget(m_elsewhereTable);
    side->addStretch(1);
    row->addLayout(side);
    return one;
}

void EffectiveAccessPage::resizeEvent(QResizeEvent* event)
{
    OrganizationPage::resizeEvent(event);
    const bool narrow = width() < narrowPage;
    m_parts->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    for (QWidget* part : {static_cast<QWidget*>(m_statementPanel), static_cast<QWidget*>(m_elsewhereTable)}) {
        part->setMinimumWidth(narrow ? 0 : sideWidth);
        part->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : sideWidth);
    }
}

QWidget* EffectiveAccessPage::buildAll()
{
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    m_table->table()->setStretchColumn(AccessBook::WhyColumn);
    m_table->table()->sortByColumn(AccessBook::AccountColumn, Qt::AscendingOrder);
    m_table->table()->setMemoryId(u"effective-access"_s);
    m_table->setMinimumHeight(200);
    column->addWidget(m_table, 1);
    return all;
}

QString EffectiveAccessPage::title() const
{
    return tr("Effective access");
}

QList<Crumb> EffectiveAccessPage::breadcrumb() const
{
    return {{tr("Policies"), PageTarget{.page = PageId::Policies}}, {tr("Effective access"), std::nullopt}};
}

PageTarget EffectiveAccessPage::target() const
{
    PageTarget target = Page::target();
    if (const auto account = m_form->account())
        target.subject = account->toString();
    return target;
}

void EffectiveAccessPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    if (AccountId::parse(target.subject))
        m_wanted = target.subject;
    invalidate(Change::Organization);
}

void EffectiveAccessPage::showWorld()
{
    if (showNoOrganization(u"policies"_s, tr("Policies of an organization say what its accounts may do, and "
                                             "this page says what comes of them.")))
        return;
    states()->showContent();
    const Organization* known = organization();
    const bool whole = administersPolicies(world(), *known, *actor());
    m_form->setAccounts(world(), whole ? world().members(known->id) : QList<AccountId>{*actor()});
    if (const auto account = AccountId::parse(m_wanted))
        m_form->setAccount(account);
    m_wanted.clear();
    if (m_question && m_form->problem().isEmpty())
        ask();
}

void EffectiveAccessPage::ask()
{
    const Organization* known = organization();
    if (known == nullptr || !m_form->problem().isEmpty())
        return;
    m_question = m_form->question();
    m_otherwise->hide();
    m_save->setEnabled(false);
    if (m_form->allAccounts()) {
        m_answer.reset();
        askAll();
        return;
    }
    if (const auto account = m_form->account()) {
        showOne(*account);
        askElsewhere(*account);
    }
    emit placeChanged();
}

void EffectiveAccessPage::showOne(const AccountId& account)
{
    AccessBook book(world(), organization()->id);
    m_answer = book.answer(*m_question, account);
    m_answered = account;
    m_verdict->setNotice(m_answer->allowed ? Semantic::Success : Semantic::Error,
                         m_answer->allowed ? tr("Allowed.") : tr("Denied."), m_answer->sentence,
                         m_answer->allowed ? u"success"_s : u"denied"_s);
    m_verdict->show();
    m_otherwise->setText(m_answer->otherwise);
    m_otherwise->setVisible(!m_answer->otherwise.isEmpty());
    m_levels->setLevels(m_answer->levels);
    m_statementPanel->setVisible(!m_answer->statement.isEmpty());
    m_statement->setPlainText(m_answer->statement);
    // As high as the statement, so that what is below it is seen too.
    const int room = sideWidth - m_statement->numbersWidth() - 2 * Metrics::panelPadding;
    int lines = 1;
    for (const QString& line : m_answer->statement.split(u'\n'))
        lines += 1 + m_statement->fontMetrics().horizontalAdvance(line) / room;
    m_statement->setFixedHeight(std::min(lines, mostLines) * m_statement->fontMetrics().lineSpacing());
    m_result->setCurrentWidget(m_one);
}

void EffectiveAccessPage::askElsewhere(const AccountId& account)
{
    const OrganizationId id = organization()->id;
    // Of other accounts only those may know who administer policies.
    const bool whole = administersPolicies(world(), *organization(), *actor());
    auto future = QtConcurrent::run(
        [world = world(), id, question = *m_question, account, whole]() -> Result<AllAnswers> {
            AccessBook book(world, id);
            AllAnswers answers;
            if (whole)
                answers.rows = book.rows(question, &answers.allowed);
            answers.elsewhere = accessElsewhere(book, world, question, account, answers.rows);
            return answers;
        });
    m_asked.ask(this, future, [this](const Result<AllAnswers>& answers) {
        if (answers)
            fillElsewhere(answers->elsewhere, answers->rows.size(), answers->allowed);
    });
}

void EffectiveAccessPage::fillElsewhere(const QList<AccessElsewhere>& elsewhere, qsizetype accounts,
                                        int allowed)
{
    m_elsewhere = elsewhere;
    m_save->setEnabled(true);
    m_elsewhereTable->setRows(accessElsewhereRows(elsewhere));
    m_elsewhereTable->setVisible(!elsewhere.isEmpty());
    m_everywhere->parentWidget()->setVisible(accounts > 1);
    m_everywhere->setText(tr("Allowed in %1 accounts, denied in %2.")
                              .arg(formatCount(allowed), formatCount(accounts - allowed)));
}

void EffectiveAccessPage::openElsewhere(const QString& key)
{
    bool number = false;
    const int at = key.toInt(&number);
    if (!number || at < 0 || at >= m_elsewhere.size())
        return;
    const AccessElsewhere one = m_elsewhere[at];
    m_form->setQuestion(one.question);
    m_form->setAccount(one.account);
    m_search->setText(one.unit);
    ask();
}

void EffectiveAccessPage::askAll()
{
    const OrganizationId id = organization()->id;
    auto future = QtConcurrent::run([world = world(), id, question = *m_question]() -> Result<AllAnswers> {
        AccessBook book(world, id);
        AllAnswers answers;
        answers.rows = book.rows(question, &answers.allowed);
        return answers;
    });
    m_asked.ask(this, future, [this](const Result<AllAnswers>& answers) {
        if (answers)
            fillAll(answers->rows, answers->allowed);
    });
}

void EffectiveAccessPage::fillAll(const QList<CellRow>& rows, int allowed)
{
    m_rows = rows;
    m_save->setEnabled(true);
    const qsizetype denied = rows.size() - allowed;
    m_which->setSegmentText(All, tr("All (%1)").arg(formatCount(rows.size())));
    m_which->setSegmentText(Allowed, tr("Allowed (%1)").arg(formatCount(allowed)));
    m_which->setSegmentText(Denied, tr("Denied (%1)").arg(formatCount(denied)));
    const QString action = m_question->action;
    if (denied == 0)
        m_verdict->setNotice(Semantic::Success, tr("Allowed in all accounts."),
                             tr("No policy keeps anybody from %1.").arg(action), u"success"_s);
    else if (allowed == 0)
        m_verdict->setNotice(Semantic::Error, tr("Denied in all accounts."), action, u"denied"_s);
    else
        m_verdict->setNotice(
            Semantic::Warning,
            tr("Denied in %1 of %2 accounts.").arg(formatCount(denied), formatCount(rows.size())),
            tr("%1 is allowed in the others.").arg(action));
    m_verdict->show();
    applyFilter();
    m_result->setCurrentWidget(m_all);
    emit placeChanged();
}

void EffectiveAccessPage::applyFilter()
{
    QList<CellRow> shown;
    const int which = m_which->currentIndex();
    for (const CellRow& row : std::as_const(m_rows)) {
        const bool allowed = row.cells[AccessBook::ResultColumn].badge == u"success"_s;
        if (which == All || allowed == (which == Allowed))
            shown.append(row);
    }
    m_table->setRows(shown);
    m_table->setFilter(m_search->text());
    if (shown.isEmpty())
        m_table->stack()->showFilteredOut();
}

void EffectiveAccessPage::openPolicy(const PolicyId& policy)
{
    emit openRequested({.page = PageId::Policies, .subject = policy.toString()});
}

void EffectiveAccessPage::save()
{
    const Organization* known = organization();
    if (!m_question || known == nullptr)
        return;
    const QDate day = now().toUTC().date();
    QString name = u"effective-access-"_s + m_question->action;
    if (m_answer)
        name += u'-' + m_answered->toString();
    const Document document =
        m_answer ? accessDocument(world(), known->id, *m_question, *m_answered, *m_answer, m_elsewhere, day)
                 : accessDocument(world(), known->id, *m_question, m_rows, day);
    saveAccessPdf(this, workspacePointer(), document, name, noticeSink());
}

PageExport EffectiveAccessPage::exported() const
{
    if (m_result->currentWidget() == m_all)
        return {u"effective-access"_s, m_table->shown(), nullptr};
    return {};
}

bool EffectiveAccessPage::copy()
{
    if (m_result->currentWidget() == m_all) {
        m_table->table()->copySelection();
        return true;
    }
    if (!m_answer || !m_question)
        return false;
    QStringList lines{m_question->action, m_answer->allowed ? tr("Allowed") : tr("Denied"),
                      m_answer->sentence};
    for (const AccessLevelView& level : m_answer->levels) {
        for (const AccessPolicyLine& policy : level.policies)
            lines.append(u"%1: %2 %3"_s.arg(level.name, policy.name, policy.says));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    return true;
}

bool EffectiveAccessPage::find()
{
    if (m_result->currentWidget() == m_all)
        m_search->setFocus();
    else
        m_form->action()->setFocus();
    return true;
}

} // namespace billfold
