// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/identitycommands.h"
#include "ui/pages/identitydesk.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace billfold
{

class CellPanel;
class TextLabel;

/// The policies of a user, a group or a role: attached ones, those that come by a group, and inline ones.
class PermissionsPart : public QWidget
{
    Q_OBJECT

public:
    explicit PermissionsPart(IdentityDesk desk, QWidget* parent = nullptr);

    void showHolder(const PermissionHolder& holder);
    CellPanel* policies() const { return m_policies; }
    QPushButton* attach() const { return m_attach; }
    QPushButton* detach() const { return m_detach; }

private:
    void settleButtons();
    void removeCurrent();

    IdentityDesk m_desk;
    std::optional<PermissionHolder> m_holder;
    CellPanel* m_policies;
    TextLabel* m_none;
    QPushButton* m_attach;
    QPushButton* m_inline;
    QPushButton* m_detach;
};

} // namespace billfold
