// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/commands.h"
#include "models/services/organizationservice.h"
#include "models/views/accountlistinput.h"

#include <QWidget>

#include <functional>

class QPlainTextEdit;
class QTimer;

namespace billfold
{

class FormField;
class TableView;
class TextLabel;

/// Many accounts at once: a text to paste or to read from a CSV file, and below it a table of what was
/// understood, which rows would be refused, and why. All are done, or none.
class OrganizationListPane : public QWidget
{
    Q_OBJECT

public:
    /// What one row asks for.
    using CommandOf = std::function<Commands(const AccountInput& row)>;
    /// Why a row cannot be done although the rules would take it; empty where it can.
    using ProblemOf = std::function<QString(const AccountInput& row)>;

    OrganizationListPane(AccountInputKind kind, OrganizationService& service, CommandOf command,
                         QWidget* parent = nullptr);

    void setProblemOf(ProblemOf problem) { m_problem = std::move(problem); }
    void setText(const QString& text);
    /// Looks at the text now, not 200 ms after the last key.
    void check();
    /// Again, where the world or something else than the text changed.
    void recheck() { check(); }

    const QList<AccountInput>& rows() const { return m_model->rows(); }
    /// What all rows together ask for.
    Commands commands() const;
    /// Empty where it can be done; else why not.
    const QString& obstacle() const { return m_obstacle; }
    QPlainTextEdit* edit() const { return m_edit; }
    AccountInputModel* model() const { return m_model; }

signals:
    void checked();

private:
    void readFile();
    void showReason();
    void rehearse(QList<AccountInput>& rows) const;

    OrganizationService& m_service;
    CommandOf m_command;
    ProblemOf m_problem;
    QPlainTextEdit* m_edit;
    FormField* m_field;
    AccountInputModel* m_model;
    TableView* m_table;
    TextLabel* m_reason; ///< what the current row's cell may be too narrow for
    QTimer* m_delay;
    QString m_obstacle;
};

} // namespace billfold
