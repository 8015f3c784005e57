// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/organizationpage.h"

class QBoxLayout;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace billfold
{

struct AccountInput;
class FormField;
class OptionCard;
class OrganizationListPane;
class PageHeader;
class Panel;
class SegmentedControl;
class TagsEditor;
class TextLabel;

/// Adds accounts to the organization that the acting account pays for: creates new ones, one by hand or many
/// from a list, or invites existing ones. What the rules would refuse is said while the person types.
class AddAccountPage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit AddAccountPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::AddAccount; }
    PageId navigationId() const override { return PageId::Accounts; }
    QString title() const override { return tr("Add account"); }
    QList<Crumb> breadcrumb() const override;
    /// The subject "invite ID…" begins an invitation of these accounts; an id of a unit creates an account in
    /// it.
    void openTarget(const PageTarget& target) override;
    void showWorld() override;

    OptionCard* createCard() const { return m_createCard; }
    OptionCard* inviteCard() const { return m_inviteCard; }
    SegmentedControl* howMany() const { return m_howMany; }
    QLineEdit* name() const { return m_name; }
    QLineEdit* email() const { return m_email; }
    QLineEdit* role() const { return m_role; }
    QComboBox* unit() const { return m_unit; }
    FormField* nameField() const { return m_nameField; }
    FormField* emailField() const { return m_emailField; }
    FormField* targetsField() const { return m_targetsField; }
    OrganizationListPane* list() const { return m_list; }
    QPlainTextEdit* targets() const { return m_targets; }
    QPlainTextEdit* message() const { return m_message; }
    TagsEditor* tags() const { return m_tags; }
    QPushButton* action() const { return m_action; }
    QString note() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildCards();
    QWidget* buildForm();
    QWidget* buildCreateOne();
    QWidget* buildInvite();
    QWidget* buildSide();
    void showForm();
    void showWhatHappens();
    void fillUnits();
    void check();
    void checkCreate();
    void checkList();
    void checkInvite();
    void setAction(bool possible, const QString& note);
    void act();
    void create();
    void createMany();
    void invite();
    void tellSent(const ChangeSet& made, qsizetype count);
    void clear();
    bool inviting() const;
    bool several() const;
    CreateAccount wanted() const;
    QString problemOf(const AccountInput& row) const;
    QStringList invited() const;
    Commands invitations() const;
    CreateAccount wanted(const AccountInput& row) const;

    PageHeader* m_header;
    QBoxLayout* m_row = nullptr;
    QWidget* m_left = nullptr;
    QWidget* m_side = nullptr;
    OptionCard* m_createCard = nullptr;
    OptionCard* m_inviteCard = nullptr;
    SegmentedControl* m_howMany = nullptr;
    QList<QWidget*> m_forms;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_email = nullptr;
    QComboBox* m_unit = nullptr;
    QLineEdit* m_role = nullptr;
    FormField* m_nameField = nullptr;
    FormField* m_emailField = nullptr;
    FormField* m_roleField = nullptr;
    OrganizationListPane* m_list = nullptr;
    QPlainTextEdit* m_targets = nullptr;
    QPlainTextEdit* m_message = nullptr;
    FormField* m_targetsField = nullptr;
    FormField* m_messageField = nullptr;
    QWidget* m_tagsPart = nullptr;
    TagsEditor* m_tags = nullptr;
    TextLabel* m_note = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_action = nullptr;
    TextLabel* m_steps[3][2]{};
    TextLabel* m_used = nullptr;
};

} // namespace billfold
