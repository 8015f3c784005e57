// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/organizationsettings/settingspart.h"

#include <optional>

class QPushButton;

namespace billfold
{

class FactGrid;
class PolicyEditor;
class StateStack;

/// The organization's one resource-based policy, which lets other accounts administer parts of it.
class ResourcePolicyPart : public SettingsPart
{
    Q_OBJECT

public:
    explicit ResourcePolicyPart(const OrganizationDesk& desk, QWidget* parent = nullptr);

    void showOrganization(const Organization& organization, bool payer) override;

private:
    void edit();
    void remove();

    std::optional<OrganizationId> m_id;
    FactGrid* m_facts;
    PolicyEditor* m_text;
    StateStack* m_stack;
    QPushButton* m_edit;
    QPushButton* m_remove;
};

} // namespace billfold
