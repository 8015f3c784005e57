// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/identitydesk.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPushButton;

namespace billfold
{

class Badge;
class TextLabel;

/// May this user or role do that, and which policy says so: asked, not tried.
class SimulatePart : public QWidget
{
    Q_OBJECT

public:
    explicit SimulatePart(IdentityDesk desk, QWidget* parent = nullptr);

    void showPrincipal(const PrincipalId& principal);
    QLineEdit* action() const { return m_action; }
    QLineEdit* resource() const { return m_resource; }
    QPushButton* ask() const { return m_ask; }
    Badge* answer() const { return m_answer; }
    QString sentence() const;

private:
    void simulate();

    IdentityDesk m_desk;
    std::optional<PrincipalId> m_principal;
    QLineEdit* m_action;
    QLineEdit* m_resource;
    QPushButton* m_ask;
    QWidget* m_result;
    Badge* m_answer;
    TextLabel* m_sentence;
};

} // namespace billfold
