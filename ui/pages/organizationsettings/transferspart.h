// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/organizationsettings/settingspart.h"

#include <optional>

class QPushButton;

namespace billfold
{

class CellPanel;
class TextLabel;

/// Which organization pays whose bill: offers and agreements between payers.
class TransfersPart : public SettingsPart
{
    Q_OBJECT

public:
    explicit TransfersPart(const OrganizationDesk& desk, QWidget* parent = nullptr);

    void showOrganization(const Organization& organization, bool payer) override;

private:
    const ResponsibilityTransfer* current() const;
    void settleButtons();

    std::optional<OrganizationId> m_id;
    bool m_payer = false;
    CellPanel* m_list;
    TextLabel* m_obstacle;
    QPushButton* m_offer;
    QPushButton* m_answer;
    QPushButton* m_rename;
    QPushButton* m_tags;
    QPushButton* m_end;
};

} // namespace billfold
