// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/page.h"

#include <functional>

class QVBoxLayout;

namespace billfold
{

class StateStack;

/// What a part of such a page works with.
struct OrganizationDesk {
    OrganizationService* service;
    /// OrganizationPage::perform.
    std::function<void(const Commands& commands, const QString& title, const QString& done,
                       const QString& text)>
        perform;
    NoticeSink notice;
    std::function<void(const PageTarget& target)> open;
};

/// A page about accounts and organizations: it shows the world as it is now, on behalf of the account one
/// acts as, and asks for changes. It is drawn anew whenever the world or the acting account changes.
class OrganizationPage : public Page
{
    Q_OBJECT

public:
    explicit OrganizationPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    /// Shows the world. Called by refresh(), so only while the page is shown.
    virtual void showWorld() = 0;
    void refresh(Changes what) override;

protected:
    /// The page's frame: content with the margins of a page, which scrolls in a short window, in a stack of
    /// states. Gives the layout for the content.
    QVBoxLayout* buildFrame();
    StateStack* states() const { return m_states; }
    /// The empty state of every such page while the database has no account at all, or none is in an
    /// organization; its button leads to Accounts. False where neither is so.
    bool showNoOrganization(const QString& iconName, const QString& purpose);
    /// The empty state's button does this; replaces what it did.
    void setEmptyAction(const QString& text, const QString& iconName, const std::function<void()>& run);

    OrganizationService& service() const;
    const World& world() const;
    QDateTime now() const;
    std::optional<AccountId> actor() const;
    /// The organization the acting account is in; nullptr where it stands alone.
    const Organization* organization() const;
    /// Whether the acting account pays for its organization, and so administers it.
    bool isPayer() const;

    /// Asks for the change and says in a notice what came of it: `done` where it is made (empty says nothing,
    /// for what is seen at once), else why not. `then` hears of success.
    void perform(const Commands& commands, const QString& title, const QString& done,
                 const QString& text = {}, const std::function<void()>& then = {});
    /// For dialogs, which say themselves what came of it.
    NoticeSink noticeSink();
    /// For the parts of this page, which live no longer than it.
    OrganizationDesk desk();

private:
    StateStack* m_states = nullptr;
    std::function<void()> m_emptyAction;
};

} // namespace billfold
