// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/pages/pagetarget.h"
#include "ui/widgets/noticebar.h"

#include <memory>

namespace billfold
{

/// What is still to be done so that a database is safe, above every page: a password where a payer has none
/// (on Home, and gone for this session when it is closed), and then an MFA device (put off until tomorrow
/// when it is closed; it stays on Home).
class SecurityNotice : public NoticeBar
{
    Q_OBJECT

public:
    explicit SecurityNotice(QWidget* parent = nullptr);

    /// `page`: the one that is shown. Without a workspace nothing is asked for.
    void settle(const std::shared_ptr<Workspace>& workspace, PageId page);

signals:
    void passwordWanted(const billfold::AccountId& account);
    void deviceWanted();

private:
    bool askForPassword(PageId page);
    bool askForDevice(PageId page);
    void act();
    void dismiss();

    enum class Asks { Nothing, Password, Device };
    std::shared_ptr<Workspace> m_workspace;
    Asks m_asks = Asks::Nothing;
    PageId m_page = PageId::Home;
    QString m_dismissed; ///< the database whose password was not wanted
};

} // namespace billfold
