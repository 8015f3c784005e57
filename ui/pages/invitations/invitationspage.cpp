// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/invitations/invitationspage.h"

#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/roles.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/invitations/invitationdetails.h"
#include "ui/pages/invitations/invitationwords.h"
#include "ui/pages/permit.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Which { All, Open, Closed };
enum { SentIndex, ReceivedIndex };

/// By what the segments say and by text in any column.
class InvitationFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void set(int which, const QString& text)
    {
        m_which = which;
        m_text = text.trimmed();
        invalidateFilter();
    }
    static bool holds(int which, const Invitation& invitation)
    {
        return which == All || invitation.handshake.live() == (which == Open);
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex&) const override
    {
        const Invitation& invitation = static_cast<const InvitationModel*>(sourceModel())->at(row);
        if (!holds(m_which, invitation))
            return false;
        const Handshake& handshake = invitation.handshake;
        for (const QString& text : {invitation.party, invitation.partyName, handshake.id.toString(),
                                    handshake.notes, handshakeStateWord(handshake.state)}) {
            if (text.contains(m_text, Qt::CaseInsensitive))
                return true;
        }
        return m_text.isEmpty();
    }

private:
    int m_which = All;
    QString m_text;
};

} // namespace

InvitationsPage::InvitationsPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_invitations(new InvitationModel(this)),
      m_shown(new InvitationFilter(this)), m_header(new PageHeader(tr("Invitations"))),
      m_decline(makeButton(tr("Decline"), u"denied"_s, ButtonRole::Secondary, m_header)),
      m_accept(makeButton(tr("Accept"), u"check"_s, ButtonRole::Primary, m_header)),
      m_cancel(makeButton(tr("Cancel invitation"), u"close"_s, ButtonRole::Secondary, m_header)),
      m_invite(makeButton(tr("Invite account"), u"send"_s, ButtonRole::Primary, m_header)),
      m_asked(new NoticeBar), m_direction(new SegmentedControl(tr("Sent or received"))),
      m_which(new SegmentedControl(tr("Which invitations"))),
      m_search(new SearchField(tr("Search invitations"), tr("E-mail, account id, invitation id"))),
      m_table(new TableView), m_details(new InvitationDetails), m_list(nullptr)
{
    build();
    connect(m_direction, &SegmentedControl::currentChanged, this, [this] {
        showDirection();
        emit placeChanged();
    });
    connect(m_which, &SegmentedControl::currentChanged, this, &InvitationsPage::applyFilter);
    connect(m_search, &SearchField::searchChanged, this, &InvitationsPage::applyFilter);
    connect(m_search, &SearchField::leaveDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table, &TableView::filterRequested, m_search, qOverload<>(&QWidget::setFocus));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &InvitationsPage::showSelected);
    connect(m_list, &StateStack::clearFiltersRequested, this, [this] {
        m_which->setCurrentIndex(All);
        m_search->clear();
    });
    connect(m_accept, &QPushButton::clicked, this, &InvitationsPage::accept);
    connect(m_decline, &QPushButton::clicked, this, &InvitationsPage::decline);
    connect(m_cancel, &QPushButton::clicked, this, &InvitationsPage::cancel);
    const auto invite = [this] { emit openRequested({.page = PageId::AddAccount, .subject = u"invite"_s}); };
    connect(m_invite, &QPushButton::clicked, this, invite);
    connect(m_list->emptyState(), &EmptyState::actionTriggered, this, invite);
    connect(m_asked, &NoticeBar::actionTriggered, this,
            [this] { m_direction->setCurrentIndex(ReceivedIndex); });
}

void InvitationsPage::build()
{
    QVBoxLayout* column = buildFrame();
    for (QPushButton* button : {m_decline, m_accept, m_cancel, m_invite})
        m_header->addAction(button);
    column->addWidget(m_header);
    m_asked->setClosable(false);
    m_asked->hide();
    column->addWidget(m_asked);
    auto* filters = new ActionRow;
    for (const QString& text : {tr("Sent"), tr("Received")})
        m_direction->addSegment(text);
    for (const QString& text : {tr("All"), tr("Open"), tr("Closed")})
        m_which->addSegment(text);
    m_search->setIconName(u"filter"_s);
    m_search->setMinimumWidth(160);
    m_search->setMaximumWidth(260);
    filters->addWidget(m_direction);
    filters->addWidget(m_which);
    filters->addWidget(m_search, 1);
    filters->addStretch();
    column->addWidget(filters);
    buildTable();
    column->addWidget(m_list, 1);
    column->addWidget(m_details);
    column->addWidget(new TextLabel(
        tr("Accepted, canceled, declined and expired invitations stay in this list for 30 days."),
        TextStyle::Caption, ColorRole::Text2));
}

void InvitationsPage::buildTable()
{
    m_shown->setSourceModel(m_invitations);
    m_shown->setSortRole(SortRole);
    m_shown->setSortLocaleAware(true);
    auto* panel = new Panel;
    m_table->setAccessibleName(tr("Invitations"));
    m_table->setModel(m_shown);
    m_table->setStretchColumn(InvitationModel::PartyColumn);
    m_table->sortByColumn(InvitationModel::SentColumn, Qt::DescendingOrder);
    m_table->setMemoryId(u"invitations"_s);
    m_table->fillMenu = [this](QMenu& menu, const QModelIndex&) {
        for (QPushButton* button : {m_accept, m_decline, m_cancel}) {
            if (button->isVisible())
                menu.addAction(button->icon(), button->text(), button, &QPushButton::click)
                    ->setEnabled(button->isEnabled());
        }
    };
    panel->addWidget(m_table, 1);
    m_list = new StateStack(panel);
    m_list->setMinimumHeight(180);
}

QString InvitationsPage::title() const
{
    return tr("Invitations");
}

QList<Crumb> InvitationsPage::breadcrumb() const
{
    return {{tr("Invitations"), std::nullopt}};
}

PageTarget InvitationsPage::target() const
{
    PageTarget target = Page::target();
    const bool received = m_direction->currentIndex() == ReceivedIndex;
    target.subject = received && isPayer() ? u"received"_s : QString();
    return target;
}

void InvitationsPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    m_selected = target.subject;
    m_wantReceived = target.subject == u"received";
    const auto id = HandshakeId::parse(target.subject);
    const Handshake* handshake = id ? world().handshake(*id) : nullptr;
    if (handshake != nullptr && actor())
        m_wantReceived = isAskedOf(world(), *handshake, *actor());
    m_direction->setCurrentIndex(m_wantReceived ? ReceivedIndex : SentIndex);
    invalidate(Change::Organization);
}

void InvitationsPage::showWorld()
{
    if (!actor()) {
        showNoOrganization(u"invitations"_s,
                           tr("Here an account sees what it is asked, and a payer whom it invited."));
        return;
    }
    states()->showContent();
    // Only a payer sends; for all others there is one list, and nothing to choose.
    m_direction->setVisible(isPayer());
    m_invite->setVisible(isPayer());
    permit(m_invite, mayDo(service(), {InviteAccountToOrganization{{}}}));
    m_direction->setSegmentText(
        SentIndex,
        tr("Sent (%1)")
            .arg(formatCount(isPayer() ? sentInvitations(world(), organization()->id).size() : 0)));
    m_direction->setSegmentText(
        ReceivedIndex, tr("Received (%1)").arg(formatCount(receivedInvitations(world(), *actor()).size())));
    showDirection();
}

void InvitationsPage::showDirection()
{
    if (!actor())
        return;
    const bool sent = isPayer() && m_direction->currentIndex() == SentIndex;
    const QString before = m_selected;
    m_invitations->setInvitations(
        sent ? InvitationModel::Direction::Sent : InvitationModel::Direction::Received,
        sent ? sentInvitations(world(), organization()->id) : receivedInvitations(world(), *actor()), now());
    const QList<Invitation>& all = m_invitations->invitations();
    const auto count = [&](int which) {
        return formatCount(std::count_if(all.cbegin(), all.cend(), [which](const Invitation& invitation) {
            return InvitationFilter::holds(which, invitation);
        }));
    };
    m_which->setSegmentText(All, tr("All (%1)").arg(count(All)));
    m_which->setSegmentText(Open, tr("Open (%1)").arg(count(Open)));
    m_which->setSegmentText(Closed, tr("Closed (%1)").arg(count(Closed)));
    m_accept->setVisible(!sent);
    m_decline->setVisible(!sent);
    m_cancel->setVisible(sent);
    if (sent) {
        m_list->emptyState()->setContent(u"invitations"_s, tr("No invitation yet"),
                                         tr("Invite an account that stands alone. Once it accepts, you pay "
                                            "for it, and its charges stand in your consolidated bill."));
        m_list->emptyState()->setAction(tr("Invite account"), u"send"_s, false);
    } else {
        m_list->emptyState()->setContent(
            u"invitations"_s, tr("Nothing is asked of %1").arg(accountName(world(), *actor())),
            tr("When a payer account invites this account into its organization, the invitation stands "
               "here, to be accepted or declined."));
        m_list->emptyState()->setAction({});
    }
    m_selected = before;
    applyFilter();
    showAsked();
}

void InvitationsPage::applyFilter()
{
    const QString before = m_selected;
    static_cast<InvitationFilter*>(m_shown)->set(m_which->currentIndex(), m_search->text());
    if (m_invitations->rowCount() == 0)
        m_list->showEmpty();
    else if (m_shown->rowCount() == 0)
        m_list->showFilteredOut(tr("No invitation fits the filters that are set."));
    else
        m_list->showContent();
    select(before);
}

void InvitationsPage::select(const QString& handshake)
{
    int wanted = -1;
    int open = -1;
    for (int row = m_shown->rowCount() - 1; row >= 0; --row) {
        if (m_shown->index(row, 0).data(KeyRole).toString() == handshake)
            wanted = row;
        if (m_invitations->at(m_shown->mapToSource(m_shown->index(row, 0)).row()).handshake.live())
            open = row;
    }
    // Else the first that waits for an answer: it is why somebody comes here.
    if (wanted < 0)
        wanted = open >= 0 || m_shown->rowCount() == 0 ? open : 0;
    m_table->setCurrentIndex(wanted < 0 ? QModelIndex() : m_shown->index(wanted, 0));
    showSelected();
}

const Invitation* InvitationsPage::selected() const
{
    const QModelIndex index = m_shown->mapToSource(m_table->currentIndex());
    return index.isValid() ? &m_invitations->at(index.row()) : nullptr;
}

void InvitationsPage::showSelected()
{
    const Invitation* invitation = selected();
    m_details->setVisible(invitation != nullptr);
    m_cancel->setEnabled(false);
    m_accept->setEnabled(false);
    m_decline->setEnabled(false);
    if (invitation == nullptr)
        return;
    m_selected = invitation->handshake.id.toString();
    QString obstacle;
    if (invitation->handshake.live()) {
        const HandshakeId id = invitation->handshake.id;
        const auto allowed = [&](const Command& command) {
            const Result<ChangeSet> rehearsed = service().rehearse({command});
            if (!rehearsed && obstacle.isEmpty())
                obstacle = rehearsed.error().message;
            return rehearsed.ok();
        };
        if (m_invitations->direction() == InvitationModel::Direction::Sent) {
            m_cancel->setEnabled(allowed(CancelHandshake{id}));
        } else {
            m_accept->setEnabled(allowed(AcceptHandshake{id}));
            m_decline->setEnabled(allowed(DeclineHandshake{id}));
        }
    }
    m_details->setInvitation(world(), *invitation, m_invitations->direction(), obstacle);
}

void InvitationsPage::showAsked()
{
    m_asked->hide();
    if (!isPayer() || m_direction->currentIndex() != SentIndex)
        return;
    const QList<Invitation> received = receivedInvitations(world(), *actor());
    const auto open = std::find_if(received.cbegin(), received.cend(), [](const Invitation& invitation) {
        return invitation.handshake.state == HandshakeState::Open;
    });
    if (open == received.cend())
        return;
    m_asked->setNotice(Semantic::Info, tr("Something waits for your answer."),
                       askedSentence(world(), *open, *actor()));
    m_asked->setAction(tr("Show"));
    m_asked->show();
}

void InvitationsPage::ask(const InvitationQuestion& question, const Command& command, bool destructive)
{
    confirm(this, question.question, question.consequence, question.verb,
            destructive ? ButtonRole::Destructive : ButtonRole::Primary, [this, question, command] {
                perform({command}, question.verb, question.done, question.doneText);
            });
}

void InvitationsPage::accept()
{
    if (const Invitation* invitation = selected())
        ask(acceptQuestion(world(), *invitation, *actor()), AcceptHandshake{invitation->handshake.id}, false);
}

void InvitationsPage::decline()
{
    if (const Invitation* invitation = selected())
        ask(declineQuestion(world(), *invitation, *actor()), DeclineHandshake{invitation->handshake.id},
            true);
}

void InvitationsPage::cancel()
{
    if (const Invitation* invitation = selected())
        ask(cancelQuestion(*invitation), CancelHandshake{invitation->handshake.id}, true);
}

PageExport InvitationsPage::exported() const
{
    return {u"invitations"_s, m_shown, nullptr};
}

bool InvitationsPage::copy()
{
    if (m_shown->rowCount() == 0)
        return false;
    m_table->copySelection();
    return true;
}

bool InvitationsPage::find()
{
    m_search->setFocus();
    return true;
}

} // namespace billfold
