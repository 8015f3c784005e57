// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/organizationpage.h"

#include <QWidget>

namespace billfold
{

/// One tab of the organization's settings.
class SettingsPart : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPart(const OrganizationDesk& desk, QWidget* parent = nullptr)
        : QWidget(parent), m_desk(desk)
    {
    }

    /// Shows the organization as it is now. Only the payer's account can change anything.
    virtual void showOrganization(const Organization& organization, bool payer) = 0;

protected:
    const World& world() const { return m_desk.service->world(); }
    OrganizationService& service() const { return *m_desk.service; }
    const OrganizationDesk& desk() const { return m_desk; }

private:
    OrganizationDesk m_desk;
};

} // namespace billfold
