// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/organizationdialog.h"

class QLineEdit;
class QStackedWidget;

namespace billfold
{

class FormField;
class OrganizationListPane;
class SegmentedControl;

/// Puts existing accounts into the database: accounts that stand alone, and can be invited or create an
/// organization. One by hand, or many from a list or a CSV file. The first account of a database is then
/// acted as.
class OrganizationAccountDialog : public OrganizationDialog
{
    Q_OBJECT

public:
    OrganizationAccountDialog(std::shared_ptr<Workspace> workspace, NoticeSink notice, QWidget* parent);

    SegmentedControl* how() const { return m_how; }
    QLineEdit* name() const { return m_name; }
    QLineEdit* email() const { return m_email; }
    QLineEdit* id() const { return m_id; }
    OrganizationListPane* list() const { return m_list; }
    QPushButton* button() const { return m_add; }

private:
    QWidget* buildOne();
    void check();
    void checkOne();
    void add();
    Commands one() const;

    SegmentedControl* m_how;
    QStackedWidget* m_parts;
    QLineEdit* m_name;
    QLineEdit* m_email;
    QLineEdit* m_id;
    FormField* m_nameField = nullptr;
    FormField* m_emailField = nullptr;
    FormField* m_idField = nullptr;
    OrganizationListPane* m_list;
    QPushButton* m_add;
};

} // namespace billfold
