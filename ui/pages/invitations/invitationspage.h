// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/invitationmodel.h"
#include "ui/pages/organizationpage.h"

class QPushButton;
class QSortFilterProxyModel;

namespace billfold
{

class InvitationDetails;
class NoticeBar;
class PageHeader;
class SearchField;
class SegmentedControl;
class TableView;
struct InvitationQuestion;

/// What the organization asked of other accounts, and what others ask of the account one acts as; with what
/// can be done about it: cancel, accept, decline.
class InvitationsPage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit InvitationsPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Invitations; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    /// The subject is a handshake's id, or "received".
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void showWorld() override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;

private:
    void build();
    void buildTable();
    void showDirection();
    void applyFilter();
    void select(const QString& handshake);
    void showSelected();
    void showAsked();
    const Invitation* selected() const;
    void ask(const InvitationQuestion& question, const Command& command, bool destructive);
    void accept();
    void decline();
    void cancel();

    InvitationModel* m_invitations;
    QSortFilterProxyModel* m_shown;
    PageHeader* m_header;
    QPushButton* m_decline;
    QPushButton* m_accept;
    QPushButton* m_cancel;
    QPushButton* m_invite;
    NoticeBar* m_asked;
    SegmentedControl* m_direction;
    SegmentedControl* m_which;
    SearchField* m_search;
    TableView* m_table;
    InvitationDetails* m_details;
    StateStack* m_list;
    QString m_selected;
    bool m_wantReceived = false;
};

} // namespace billfold
