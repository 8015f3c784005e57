// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/organizationpage.h"

#include "ui/pages/ask.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statestack.h"

#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

OrganizationPage::OrganizationPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : Page(std::move(workspace), parent)
{
    const auto anew = [this] { invalidate(Change::Organization); };
    connect(&service(), &OrganizationService::changed, this, anew);
    connect(&service(), &OrganizationService::actorChanged, this, anew);
}

void OrganizationPage::refresh(Changes what)
{
    if (what & Change::Organization)
        showWorld();
}

QVBoxLayout* OrganizationPage::buildFrame()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(Metrics::pageSide, Metrics::pageTop, Metrics::pageSide, Metrics::pageTop);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    auto* scroll = new QScrollArea;
    scroll->setFrameStyle(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    m_states = new StateStack(scroll, this);
    m_states->setCancellable(false);
    connect(m_states->emptyState(), &EmptyState::actionTriggered, this, [this] {
        if (m_emptyAction)
            m_emptyAction();
    });
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_states);
    return column;
}

void OrganizationPage::setEmptyAction(const QString& text, const QString& iconName,
                                      const std::function<void()>& run)
{
    m_emptyAction = run;
    m_states->emptyState()->setAction(text, iconName);
}

bool OrganizationPage::showNoOrganization(const QString& iconName, const QString& purpose)
{
    if (organization() != nullptr)
        return false;
    m_states->emptyState()->setContent(iconName, actor() ? tr("No organization yet") : tr("No account yet"),
                                       purpose);
    setEmptyAction(tr("Open Accounts"), u"accounts"_s,
                   [this] { emit openRequested({.page = PageId::Accounts}); });
    m_states->showEmpty();
    return true;
}

OrganizationService& OrganizationPage::service() const
{
    return workspace().organizations();
}

const World& OrganizationPage::world() const
{
    return service().world();
}

QDateTime OrganizationPage::now() const
{
    return service().now();
}

std::optional<AccountId> OrganizationPage::actor() const
{
    return service().actingAs();
}

const Organization* OrganizationPage::organization() const
{
    const auto account = actor();
    return account ? world().organizationOf(*account) : nullptr;
}

bool OrganizationPage::isPayer() const
{
    const Organization* known = organization();
    return known != nullptr && known->payer == actor();
}

void OrganizationPage::perform(const Commands& commands, const QString& title, const QString& done,
                               const QString& text, const std::function<void()>& then)
{
    whenAnswered(this, service().perform(commands, title),
                 [this, done, text, then](const Result<ChangeSet>& change) {
                     if (!change) {
                         emit notice(Semantic::Error, tr("Nothing was changed."), change.error().message);
                         return;
                     }
                     if (!done.isEmpty())
                         emit notice(Semantic::Success, done, text);
                     if (then)
                         then();
                 });
}

NoticeSink OrganizationPage::noticeSink()
{
    return NoticeSink(
        [page = QPointer(this)](Semantic semantic, const QString& headline, const QString& text) {
            if (page)
                emit page->notice(semantic, headline, text);
        });
}

OrganizationDesk OrganizationPage::desk()
{
    return {&service(),
            [this](const Commands& commands, const QString& title, const QString& done, const QString& text) {
                perform(commands, title, done, text);
            },
            noticeSink(), [this](const PageTarget& target) { emit openRequested(target); }};
}

} // namespace billfold
