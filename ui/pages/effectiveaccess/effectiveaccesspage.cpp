// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/effectiveaccess/effectiveaccesspage.h"

#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "ui/pages/effectiveaccess/accessform.h"
#include "ui/pages/effectiveaccess/accesslevels.h"
#include "ui/pages/policies/policiespage.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/theme/type.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/cellpanel.h"
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
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Which { All, Allowed, Denied };
constexpr int sideWidth = 400;

struct AllAnswers {
    QList<CellRow> rows;
    int allowed = 0;
};

} // namespace

EffectiveAccessPage::EffectiveAccessPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_form(new AccessForm), m_verdict(new NoticeBar),
      m_otherwise(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)), m_result(new QStackedWidget),
      m_nothing(nullptr), m_one(nullptr), m_all(nullptr), m_levels(new AccessLevels),
      m_statementPanel(new Panel(tr("The statement that decides"))), m_statement(new QPlainTextEdit),
      m_elsewhere(new TextLabel), m_which(new SegmentedControl(tr("Which accounts"))),
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
    auto* row = new QHBoxLayout(one);
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
    setTextStyle(m_statement, TextStyle::Code);
    m_statement->setReadOnly(true);
    m_statement->setTabChangesFocus(true);
    m_statement->setFrameStyle(QFrame::NoFrame);
    m_statement->setAccessibleName(tr("The statement that decides"));
    m_statement->setMinimumHeight(200);
    m_statementPanel->addWidget(m_statement, 1);
    m_statementPanel->setFixedWidth(sideWidth);
    side->addWidget(m_statementPanel);
    auto* elsewhere = new Panel(tr("Same request elsewhere"));
    elsewhere->setFixedWidth(sideWidth);
    m_elsewhere->setWordWrap(true);
    elsewhere->addPaddedBody()->addWidget(m_elsewhere);
    QHBoxLayout* foot = elsewhere->addFoot();
    QPushButton* all = makeButton(tr("Show all accounts"), u"accounts"_s);
    connect(all, &QPushButton::clicked, this, [this] {
        m_form->setAccount(std::nullopt);
        ask();
    });
    foot->addWidget(all);
    foot->addStretch(1);
    side->addWidget(elsewhere);
    side->addStretch(1);
    row->addLayout(side);
    return one;
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
    if (isVisible())
        showWorld();
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
    if (m_form->allAccounts()) {
        m_answer.reset();
        askAll(true);
        return;
    }
    if (const auto account = m_form->account()) {
        showOne(*account);
        // Of other accounts only those may know who administer policies.
        if (administersPolicies(world(), *known, *actor()))
            askAll(false);
    }
    emit placeChanged();
}

void EffectiveAccessPage::showOne(const AccountId& account)
{
    AccessBook book(world(), organization()->id);
    m_answer = book.answer(*m_question, account);
    m_verdict->setNotice(m_answer->allowed ? Semantic::Success : Semantic::Error,
                         m_answer->allowed ? tr("Allowed.") : tr("Denied."), m_answer->sentence,
                         m_answer->allowed ? u"success"_s : u"denied"_s);
    m_verdict->show();
    m_otherwise->setText(m_answer->otherwise);
    m_otherwise->setVisible(!m_answer->otherwise.isEmpty());
    m_levels->setLevels(m_answer->levels);
    m_statementPanel->setVisible(!m_answer->statement.isEmpty());
    m_statement->setPlainText(m_answer->statement);
    m_elsewhere->setText({});
    m_elsewhere->parentWidget()->setVisible(administersPolicies(world(), *organization(), *actor()));
    m_result->setCurrentWidget(m_one);
}

void EffectiveAccessPage::askAll(bool show)
{
    const OrganizationId id = organization()->id;
    auto future = QtConcurrent::run([world = world(), id, question = *m_question]() -> Result<AllAnswers> {
        AccessBook book(world, id);
        AllAnswers answers;
        answers.rows = book.rows(question, &answers.allowed);
        return answers;
    });
    m_asked.ask(this, future, [this, show](const Result<AllAnswers>& answers) {
        if (answers)
            fillAll(answers->rows, answers->allowed, show);
    });
}

void EffectiveAccessPage::fillAll(const QList<CellRow>& rows, int allowed, bool show)
{
    m_rows = rows;
    const qsizetype denied = rows.size() - allowed;
    m_elsewhere->setText(
        tr("Allowed in %1 accounts, denied in %2.").arg(formatCount(allowed), formatCount(denied)));
    if (!show)
        return;
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
