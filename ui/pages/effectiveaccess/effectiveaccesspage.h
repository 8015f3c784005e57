// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/accesselsewhere.h"
#include "ui/pages/ask.h"
#include "ui/pages/organizationpage.h"

class QBoxLayout;
class QPushButton;

namespace billfold
{

class AccessForm;
class AccessLevels;
class CellPanel;
class CurrentStack;
class NoticeBar;
class Panel;
class PolicyTextEdit;
class SearchField;
class SegmentedControl;
class TextLabel;

/// What the service control policies let somebody do: for one account level by level with the statement that
/// decides, or for all accounts as a table.
class EffectiveAccessPage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit EffectiveAccessPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::EffectiveAccess; }
    PageId navigationId() const override { return PageId::Policies; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    /// The subject is an account's id, or empty for all.
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void showWorld() override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildOne();
    QWidget* buildAll();
    void ask();
    void showOne(const AccountId& account);
    void askElsewhere(const AccountId& account);
    void fillElsewhere(const QList<AccessElsewhere>& elsewhere, qsizetype accounts, int allowed);
    void openElsewhere(const QString& key);
    void askAll();
    void save();
    void fillAll(const QList<CellRow>& rows, int allowed);
    void applyFilter();
    void openPolicy(const PolicyId& policy);

    Latest m_asked;
    std::optional<AccessQuestion> m_question;
    std::optional<AccessAnswer> m_answer; ///< for m_answered; none where all accounts were asked
    std::optional<AccountId> m_answered;
    QList<CellRow> m_rows;
    QList<AccessElsewhere> m_elsewhere;
    QString m_wanted; ///< an account that is shown once there is a question
    AccessForm* m_form;
    NoticeBar* m_verdict;
    TextLabel* m_otherwise;
    QBoxLayout* m_parts = nullptr;
    CurrentStack* m_result;
    QWidget* m_nothing;
    QWidget* m_one;
    QWidget* m_all;
    AccessLevels* m_levels;
    Panel* m_statementPanel;
    PolicyTextEdit* m_statement;
    CellPanel* m_elsewhereTable;
    TextLabel* m_everywhere;
    QPushButton* m_save;
    SegmentedControl* m_which;
    SearchField* m_search;
    CellPanel* m_table;
};

} // namespace billfold
