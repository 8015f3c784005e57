// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/securitynotice.h"

#include "models/services/identityservice.h"
#include "models/services/organizationservice.h"
#include "models/views/identitywords.h"
#include "ui/pages/credentials/mfawords.h"

namespace billfold
{

SecurityNotice::SecurityNotice(QWidget* parent) : NoticeBar(parent)
{
    hide();
    connect(this, &NoticeBar::actionTriggered, this, &SecurityNotice::act);
    connect(this, &NoticeBar::closed, this, &SecurityNotice::dismiss);
}

void SecurityNotice::settle(const std::shared_ptr<Workspace>& workspace, PageId page)
{
    m_workspace = workspace;
    m_page = page;
    m_asks = Asks::Nothing;
    // The page of credentials says it itself.
    const bool shown =
        m_workspace && page != PageId::Credentials && (askForPassword(page) || askForDevice(page));
    setVisible(shown);
}

bool SecurityNotice::askForPassword(PageId page)
{
    const IdentityService& identity = m_workspace->identity();
    const std::optional<PrincipalId> principal = identity.caller().principal;
    if (page != PageId::Home || identity.signInRequired() || m_dismissed == m_workspace->path() ||
        !principal || m_workspace->organizations().world().organizationPaidBy(principal->account) == nullptr)
        return false;
    m_asks = Asks::Password;
    setNotice(Semantic::Warning, tr("This database has no password."),
              tr("Whoever has the file sees every bill in it."));
    setAction(tr("Protect it with a password"));
    setClosable(true);
    return true;
}

bool SecurityNotice::askForDevice(PageId page)
{
    const std::optional<PrincipalId> principal = m_workspace->identity().caller().principal;
    if (!principal)
        return false;
    const Credentials* known = m_workspace->identity().directory().credentials(*principal);
    const QDateTime now = m_workspace->clock().now();
    if (!asksForMfa(known, now, page == PageId::Home))
        return false;
    m_asks = Asks::Device;
    const MfaWords words = mfaWords(m_workspace->organizations().world(), *principal);
    setNotice(Semantic::Error, words.headline, words.text);
    setAction(tr("Assign MFA device"));
    // On Home it stays even where it was put off, and then there is nothing to close.
    setClosable(asksForMfa(known, now, false));
    return true;
}

void SecurityNotice::act()
{
    if (m_asks == Asks::Device)
        emit deviceWanted();
    else if (m_asks == Asks::Password)
        emit passwordWanted(m_workspace->identity().caller().principal->account);
}

void SecurityNotice::dismiss()
{
    if (!m_workspace)
        return;
    if (m_asks == Asks::Password) {
        m_dismissed = m_workspace->path();
    } else if (const auto principal = m_workspace->identity().caller().principal) {
        // What comes of it is told by changed().
        static_cast<void>(m_workspace->identity().postponeMfa(*principal));
    }
}

} // namespace billfold
