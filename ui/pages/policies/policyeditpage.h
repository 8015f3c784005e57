// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/policymodels.h"
#include "ui/pages/organizationpage.h"

#include <QHash>

class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace billfold
{

class FactGrid;
class FormField;
class PageHeader;
class Panel;
class PolicyEditor;
class StatementForm;
class TagsEditor;
class TextLabel;

/// Writes a policy, new or known: name, description, the text with a form for one statement beside it, and
/// for a new one its tags. What is typed and not saved stays for when the person comes back.
class PolicyEditPage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit PolicyEditPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::PolicyEditor; }
    PageId navigationId() const override { return PageId::Policies; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    /// The subject is a policy's id, or "new:" and a type's word.
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void showWorld() override;

private:
    /// What stands in the fields.
    struct Draft {
        QString name, description, content;
        Tags tags{};
        friend bool operator==(const Draft&, const Draft&) = default;
    };

    void build();
    QWidget* buildSide();
    void load();
    void put(const Draft& draft);
    Draft typed() const;
    std::optional<PolicyRow> known() const;
    Commands commands() const;
    QString obstacle() const;
    void check();
    void useTemplate(int index);
    void save();
    void leave();

    QString m_subject;
    PolicyType m_type = PolicyType::ServiceControl;
    Draft m_saved;                  ///< what the fields began with
    QHash<QString, Draft> m_drafts; ///< by subject: typed and not saved
    bool m_loaded = false, m_saving = false;
    PageHeader* m_header;
    QPushButton* m_save;
    QLineEdit* m_name;
    QLineEdit* m_description;
    QComboBox* m_templates;
    FormField* m_templatesField;
    PolicyEditor* m_editor;
    StatementForm* m_statement;
    QProgressBar* m_size;
    TextLabel* m_sizeText;
    FactGrid* m_facts;
    Panel* m_tagsPanel;
    TagsEditor* m_tags;
};

} // namespace billfold
