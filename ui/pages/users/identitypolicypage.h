// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/identitydesk.h"
#include "ui/pages/organizationpage.h"

class QLineEdit;
class QPushButton;

namespace billfold
{

class PageHeader;
class PolicyEditor;
class StatementForm;
class TextLabel;

/// One policy of the account: its name, description and text, with the form for one statement. Ready-made
/// ones can be read and copied.
class IdentityPolicyPage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit IdentityPolicyPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::IdentityPolicy; }
    PageId navigationId() const override { return PageId::Users; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    /// The subject is the policy's ARN; empty for a new one.
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void showWorld() override;

    QLineEdit* name() const { return m_name; }
    PolicyEditor* editor() const { return m_editor; }
    QPushButton* save() const { return m_save; }

private:
    void build();
    void load();
    bool isReadyMade() const;
    std::optional<IdentityCommand> command() const;
    void check();
    void saveNow();
    void leave();

    IdentityDesk m_desk;
    QString m_subject;
    bool m_loaded = false, m_saving = false;
    PageHeader* m_header;
    TextLabel* m_obstacle;
    QPushButton* m_save;
    QLineEdit* m_name;
    QLineEdit* m_description;
    PolicyEditor* m_editor;
    StatementForm* m_statement;
};

} // namespace billfold
