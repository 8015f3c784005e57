// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/ask.h"
#include "ui/pages/organizationpage.h"

class QPushButton;

namespace billfold
{

class NodeDetails;
class PageHeader;

/// One account, unit or root on a page of its own, with all that can be done with it.
class NodePage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit NodePage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Node; }
    PageId navigationId() const override { return PageId::Accounts; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void refresh(Changes what) override;
    void showWorld() override;

    NodeDetails* details() const { return m_details; }

protected:
    void billChanged() override { m_bill.reset(); }

private:
    std::optional<NodeId> node() const { return NodeId::parse(m_key); }
    bool isThere() const;
    void askBill();

    QString m_key;
    std::optional<BillId> m_bill; ///< the latest month of whoever pays for it
    Latest m_billsAsked;
    PageHeader* m_header;
    QPushButton* m_actions;
    NodeDetails* m_details;
};

} // namespace billfold
