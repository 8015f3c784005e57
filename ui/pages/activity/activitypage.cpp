// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/activity/activitypage.h"

#include "models/views/moneytext.h"
#include "models/views/organizationtables.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int portion = 200;
constexpr int lastColumn = 4; ///< of both tables; takes the spare width

} // namespace

ActivityPage::ActivityPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_header(new PageHeader(tr("Activity"))),
      m_search(new SearchField(tr("Search the activity"), tr("Operation, account, name or id"))),
      m_list(new CellPanel(tr("Changes"), activityHeadings())),
      m_fields(new CellPanel(tr("Before and after"), fieldHeadings())),
      m_count(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)),
      m_more(makeButton(tr("Show older changes"), u"chevron-down"_s)),
      m_all(makeButton(tr("Show all"), u"filter-clear"_s))
{
    build();
    connect(m_search, &SearchField::searchChanged, this, &ActivityPage::ask);
    connect(m_search, &SearchField::leaveDown, m_list->table(), qOverload<>(&QWidget::setFocus));
    connect(m_list->table(), &TableView::filterRequested, m_search, qOverload<>(&QWidget::setFocus));
    connect(m_list, &CellPanel::currentChanged, this, &ActivityPage::showSelected);
    connect(m_list->stack(), &StateStack::clearFiltersRequested, m_search, &QLineEdit::clear);
    connect(m_more, &QPushButton::clicked, this, &ActivityPage::askMore);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_about.clear();
        ask();
        emit placeChanged();
    });
    connect(states(), &StateStack::retryRequested, this, &ActivityPage::ask);
}

void ActivityPage::build()
{
    QVBoxLayout* column = buildFrame();
    states()->emptyState()->setContent(u"audit"_s, tr("Nothing was done yet"),
                                       tr("Every change of accounts and organizations is listed here: when, "
                                          "by whom, and what was before and after."));
    setEmptyAction(tr("Open Accounts"), u"accounts"_s,
                   [this] { emit openRequested({.page = PageId::Accounts}); });
    QPushButton* exporting = makeButton(tr("Export"), u"export"_s, ButtonRole::Secondary, m_header);
    connect(exporting, &QPushButton::clicked, this, &Page::exportRequested);
    m_header->addAction(exporting);
    column->addWidget(m_header);
    auto* filters = new ActionRow;
    m_search->setIconName(u"filter"_s);
    m_search->setMinimumWidth(200);
    m_search->setMaximumWidth(320);
    filters->addWidget(m_search, 1);
    filters->addWidget(m_all);
    filters->addStretch();
    column->addWidget(filters);
    m_list->table()->setSortingEnabled(false); // the database's order, of which only a part is here
    m_list->table()->setStretchColumn(lastColumn);
    m_list->table()->setMemoryId(u"activity"_s);
    m_list->setMinimumHeight(200);
    m_fields->table()->setStretchColumn(lastColumn);
    m_fields->setMinimumHeight(120);
    m_fields->stack()->emptyState()->setContent(u"audit"_s, tr("No field changed"), {});
    auto* foot = m_list->addFoot();
    foot->addWidget(m_count, 1);
    foot->addWidget(m_more);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(Metrics::panelGap);
    parts->addWidget(m_list);
    parts->addWidget(m_fields);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    column->addWidget(parts, 1);
}

QString ActivityPage::title() const
{
    return tr("Activity");
}

QList<Crumb> ActivityPage::breadcrumb() const
{
    return {{tr("Activity"), std::nullopt}};
}

PageTarget ActivityPage::target() const
{
    PageTarget target = Page::target();
    target.subject = m_about;
    return target;
}

void ActivityPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    if (m_about == target.subject)
        return;
    m_about = target.subject;
    invalidate(Change::Organization);
}

ActivityQuery ActivityPage::query() const
{
    // One more than is shown tells whether there are more.
    return {.text = m_search->text().trimmed(), .about = m_about, .limit = portion + 1};
}

void ActivityPage::showWorld()
{
    ask();
}

void ActivityPage::ask()
{
    m_header->setSubtitle(m_about.isEmpty() ? QString() : tr("Only what concerns %1").arg(m_about));
    m_all->setVisible(!m_about.isEmpty());
    if (m_records.isEmpty())
        states()->showLoading(tr("Loading the activity"));
    m_asked.ask(this, service().activity(query()), [this](const Result<QList<ActivityRecord>>& records) {
        if (records)
            fill(*records, false);
        else
            states()->showFailed(tr("The activity was not read"), records.error());
    });
}

void ActivityPage::askMore()
{
    if (m_records.isEmpty())
        return;
    ActivityQuery older = query();
    older.before = m_records.last().id;
    m_asked.ask(this, service().activity(older), [this](const Result<QList<ActivityRecord>>& records) {
        if (records)
            fill(*records, true);
        else
            emit notice(Semantic::Error, tr("Older changes were not read."), records.error().message);
    });
}

void ActivityPage::fill(const QList<ActivityRecord>& records, bool more)
{
    const QList<ActivityRecord> shown = records.mid(0, portion);
    if (more) {
        m_records.append(shown);
        m_list->model()->appendRows(activityRows(world(), shown));
    } else {
        m_records = shown;
        m_list->setRows(activityRows(world(), shown));
    }
    m_more->setVisible(records.size() > portion);
    m_count->setText(m_records.size() == 1 ? tr("1 change")
                                           : tr("%1 changes").arg(formatCount(m_records.size())));
    const bool filtered = !m_search->text().trimmed().isEmpty() || !m_about.isEmpty();
    if (m_records.isEmpty() && !filtered) {
        states()->showEmpty();
        return;
    }
    states()->showContent();
    if (m_records.isEmpty())
        m_list->stack()->showFilteredOut(tr("No change fits what is searched for."));
    showSelected();
}

void ActivityPage::showSelected()
{
    const qint64 id = m_list->currentKey().toLongLong();
    const auto found = std::find_if(m_records.cbegin(), m_records.cend(),
                                    [id](const ActivityRecord& record) { return record.id == id; });
    m_fields->setVisible(found != m_records.cend());
    if (found == m_records.cend())
        return;
    m_fields->setHeadingNote(operationText(found->operation));
    m_fields->setRows(fieldRows(*found));
}

PageExport ActivityPage::exported() const
{
    return {u"activity"_s, m_list->model(), nullptr};
}

bool ActivityPage::copy()
{
    if (m_list->shown()->rowCount() == 0)
        return false;
    m_list->table()->copySelection();
    return true;
}

bool ActivityPage::find()
{
    m_search->setFocus();
    return true;
}

} // namespace billfold
