// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/organizationsettings/settingspart.h"

#include <optional>

class QPushButton;

namespace billfold
{

class CellPanel;

/// Which services may work in all accounts, and which accounts administer one of them.
class ServicesPart : public SettingsPart
{
    Q_OBJECT

public:
    explicit ServicesPart(const OrganizationDesk& desk, QWidget* parent = nullptr);

    void showOrganization(const Organization& organization, bool payer) override;

private:
    void settleButtons();
    void disableService();
    void deregister();
    const Organization* organization() const;

    std::optional<OrganizationId> m_id;
    bool m_payer = false;
    CellPanel* m_services;
    CellPanel* m_delegations;
    QPushButton* m_enable;
    QPushButton* m_disable;
    QPushButton* m_register;
    QPushButton* m_deregister;
};

} // namespace billfold
