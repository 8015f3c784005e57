// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/organizationsettings/settingspart.h"

#include <optional>

class QPushButton;

namespace billfold
{

class CellPanel;
class FactGrid;
class Panel;
class TextLabel;

/// What the organization is: its ids, its payer and that one's address, how many accounts it may have, its
/// features and the way to all of them, and its end.
class OverviewPart : public SettingsPart
{
    Q_OBJECT

public:
    explicit OverviewPart(const OrganizationDesk& desk, QWidget* parent = nullptr);

    void showOrganization(const Organization& organization, bool payer) override;

private:
    Panel* buildIdentity();
    Panel* buildFeatures();
    Panel* buildEnd();
    void showIdentity(const Organization& organization, bool payer);
    void showFeatures(const Organization& organization, bool payer);
    void showEnd(bool payer);
    void verifyAddress();
    void changeAddress();
    void changeQuota();
    void beginRun();
    void finalize();
    void cancelRun();
    /// The answer of the current row that can be asked for again.
    std::optional<Handshake> declined() const;
    void askAgain();
    void deleteOrganization();
    const Organization* organization() const;

    std::optional<OrganizationId> m_id;
    FactGrid* m_identity;
    QPushButton* m_verify;
    QPushButton* m_address;
    QPushButton* m_quota;
    TextLabel* m_featuresText;
    TextLabel* m_progress;
    QPushButton* m_begin;
    QPushButton* m_finalize;
    QPushButton* m_cancelRun;
    CellPanel* m_approvals;
    QPushButton* m_askAgain;
    QPushButton* m_delete;
    TextLabel* m_deleteObstacle;
};

} // namespace billfold
