// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit/auditpage.h"

#include "models/services/organizationservice.h"
#include "models/views/audittables.h"
#include "models/views/moneytext.h"
#include "ui/dialogs/filechooser.h"
#include "ui/pages/audit/auditfilters.h"
#include "ui/pages/audit/chainline.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
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
constexpr int objectColumn = 4; ///< takes the spare width
constexpr int afterColumn = 2;

/// As low as its parts can be: a scroll area would give it the height that they would like to have, and
/// scroll in windows where the two lists fit.
class Content : public QWidget
{
public:
    int heightForWidth(int width) const override { return layout()->totalMinimumHeightForWidth(width); }
};

} // namespace

AuditPage::AuditPage(std::shared_ptr<Workspace> shown, QWidget* parent)
    : Page(std::move(shown), parent), m_header(new PageHeader(tr("Audit log"))),
      m_chain(new ChainLine([this] { return workspace().audit().verify(); },
                            [this] { return workspace().clock().now(); })),
      m_filters(new AuditFilters), m_list(new CellPanel(tr("Events"), auditHeadings())),
      m_values(new CellPanel(tr("Before and after"), auditValueHeadings())),
      m_reason(new TextLabel({}, TextStyle::Body, ColorRole::Text2)),
      m_more(makeButton(tr("Show older events"), u"chevron-down"_s))
{
    build();
    connect(m_filters, &AuditFilters::changed, this, &AuditPage::ask);
    connect(m_filters->search(), &SearchField::leaveDown, m_list->table(), qOverload<>(&QWidget::setFocus));
    connect(m_list->table(), &TableView::filterRequested, m_filters->search(),
            qOverload<>(&QWidget::setFocus));
    connect(m_list, &CellPanel::currentChanged, this, &AuditPage::showSelected);
    connect(m_list->stack(), &StateStack::clearFiltersRequested, m_filters, &AuditFilters::clear);
    connect(m_more, &QPushButton::clicked, this, &AuditPage::askMore);
    connect(m_chain, &ChainLine::eventRequested, this, &AuditPage::showAround);
    connect(m_states, &StateStack::retryRequested, this, &AuditPage::ask);
    connect(m_states->emptyState(), &EmptyState::actionTriggered, this, &Page::importRequested);
}

void AuditPage::build()
{
    auto* content = new Content;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(Metrics::pageSide, Metrics::pageTop, Metrics::pageSide, Metrics::pageTop);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    QPushButton* exporting = makeButton(tr("Export"), u"export"_s, ButtonRole::Secondary, m_header);
    auto* menu = new QMenu(exporting);
    menu->addAction(tr("All selected events as CSV…"), this, [this] { exportAll(false); });
    menu->addAction(tr("All selected events as JSON…"), this, [this] { exportAll(true); });
    exporting->setMenu(menu);
    m_header->addAction(exporting);
    column->addWidget(m_header);
    column->addWidget(m_chain);
    column->addWidget(m_filters);
    m_list->table()->setSortingEnabled(false); // the database's order, of which only a part is here
    m_list->table()->setStretchColumn(objectColumn);
    m_list->table()->setMemoryId(u"auditlog"_s);
    m_list->setMinimumHeight(200);
    QHBoxLayout* foot = m_list->addFoot();
    foot->addWidget(m_more);
    foot->addStretch(1);
    m_values->table()->setStretchColumn(afterColumn);
    m_values->setMinimumHeight(180); // heading, foot, and between them an icon over a line
    m_values->stack()->emptyState()->setContent(u"audit"_s, tr("Nothing before or after"), {});
    m_reason->setWordWrap(true);
    m_values->addFoot()->addWidget(m_reason, 1);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(Metrics::panelGap);
    parts->addWidget(m_list);
    parts->addWidget(m_values);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    column->addWidget(parts, 1);
    auto* scroll = new QScrollArea;
    scroll->setFrameStyle(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    m_states = new StateStack(scroll, this);
    m_states->setCancellable(false);
    m_states->emptyState()->setContent(u"audit"_s, tr("Nothing was done yet"),
                                       tr("Every sign-in, every change and everything that is exported is "
                                          "written down here, and cannot be changed unseen."));
    m_states->emptyState()->setAction(tr("Import"), u"import"_s);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_states);
}

QString AuditPage::title() const
{
    return tr("Audit log");
}

QList<Crumb> AuditPage::breadcrumb() const
{
    return {{tr("Audit log"), std::nullopt}};
}

void AuditPage::refresh(Changes what)
{
    Q_UNUSED(what) // each change is an event
    ask();
}

AuditQuery AuditPage::query() const
{
    AuditQuery query = m_filters->query(workspace().clock().now());
    query.limit = portion + 1; // one more than is shown tells whether there are more
    return query;
}

void AuditPage::ask()
{
    if (m_events.isEmpty())
        m_states->showLoading(tr("Loading the audit log"));
    m_asked.ask(this, workspace().audit().events(query()), [this](const Result<QList<AuditEvent>>& events) {
        if (events)
            fill(*events, false);
        else
            m_states->showFailed(tr("The audit log was not read"), events.error());
    });
    m_choices.ask(this, workspace().audit().choices(), [this](const Result<AuditChoices>& choices) {
        if (choices)
            m_filters->setChoices(*choices);
    });
}

void AuditPage::askMore()
{
    if (m_events.isEmpty())
        return;
    AuditQuery older = query();
    older.before = m_events.last().number;
    m_asked.ask(this, workspace().audit().events(older), [this](const Result<QList<AuditEvent>>& events) {
        if (events)
            fill(*events, true);
        else
            emit notice(Semantic::Error, tr("Older events were not read."), events.error().message);
    });
}

void AuditPage::fill(const QList<AuditEvent>& events, bool more)
{
    const World& world = workspace().organizations().world();
    const QList<AuditEvent> shown = events.mid(0, portion);
    if (more) {
        m_events.append(shown);
        m_list->model()->appendRows(auditRows(world, shown));
    } else {
        m_events = shown;
        m_list->setRows(auditRows(world, shown));
    }
    m_more->parentWidget()->setVisible(events.size() > portion);
    m_list->setHeadingNote(formatCounted(m_events.size(), tr("1 event"), tr("%1 events")));
    if (m_events.isEmpty() && !m_filters->isFiltering()) {
        m_states->showEmpty();
        return;
    }
    m_states->showContent();
    if (m_events.isEmpty())
        m_list->stack()->showFilteredOut(tr("No event fits what is asked for."));
    if (!m_chain->asked())
        m_chain->verify();
    showSelected();
}

void AuditPage::showSelected()
{
    const qint64 number = m_list->currentKey().toLongLong();
    const auto found = std::find_if(m_events.cbegin(), m_events.cend(),
                                    [number](const AuditEvent& event) { return event.number == number; });
    m_values->setVisible(found != m_events.cend());
    if (found == m_events.cend())
        return;
    m_values->setHeadingNote(tr("Event %1").arg(formatCount(found->number)));
    m_values->setRows(auditValueRows(*found));
    const QString fingerprint = tr("Fingerprint %1").arg(QString::fromLatin1(found->hash.toHex()));
    m_reason->setText(found->reason.isEmpty() ? fingerprint : QString(found->reason + u'\n' + fingerprint));
}

/// Shows the portion that begins with the event, whatever was asked for.
void AuditPage::showAround(qint64 number)
{
    const QSignalBlocker quiet(m_filters);
    m_filters->clear();
    AuditQuery around = query();
    around.before = number + 1;
    m_asked.ask(this, workspace().audit().events(around), [this](const Result<QList<AuditEvent>>& events) {
        if (!events)
            return;
        fill(*events, false);
        if (!m_events.isEmpty())
            m_list->select(QString::number(m_events.first().number));
    });
}

void AuditPage::exportAll(bool json)
{
    const QString path = chooseSaveFile(this, u"export"_s,
                                        json ? tr("Export audit log as JSON") : tr("Export audit log as CSV"),
                                        u"audit-log"_s, json ? u".json"_s : u".csv"_s,
                                        json ? tr("JSON (*.json)") : tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    AuditQuery selected = query();
    selected.limit = 0;
    whenAnswered(this, workspace().audit().exportTo(path, selected, json),
                 [this, path](const Result<qint64>& written) {
                     if (!written) {
                         emit notice(Semantic::Error, tr("The audit log was not exported."),
                                     written.error().message);
                         return;
                     }
                     emit notice(Semantic::Success, tr("The audit log is exported."),
                                 tr("%1 in %2")
                                     .arg(formatCounted(*written, tr("1 event"), tr("%1 events")),
                                          QDir::toNativeSeparators(path)));
                     ask();
                 });
}

PageExport AuditPage::exported() const
{
    return {u"audit-log"_s, m_list->model(), nullptr};
}

bool AuditPage::copy()
{
    if (m_list->shown()->rowCount() == 0)
        return false;
    m_list->table()->copySelection();
    return true;
}

bool AuditPage::find()
{
    m_filters->search()->setFocus();
    return true;
}

} // namespace billfold
