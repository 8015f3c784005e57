// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policydocument.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace billfold
{

class ActionPicker;
class ConditionEdit;
class FormField;
class PolicyEditor;
class SegmentedControl;
class TextLabel;

/// The form beside the text: one statement at a time, the one at the cursor or the one that is chosen here.
/// What is changed here is written into the text, that statement only; what is changed in the text is shown
/// here as soon as it has been checked. While the text cannot be understood, the form waits.
class StatementForm : public QWidget
{
    Q_OBJECT

public:
    explicit StatementForm(PolicyEditor* editor, QWidget* parent = nullptr);

    /// Number of the statement that is shown, from 1; 0 where there is none.
    int statementNumber() const { return m_number; }

private:
    void build();
    QWidget* buildButtons();
    void listen();
    void refresh();
    void fillChooser(const PolicyDocument& document);
    void show(const PolicyStatement& statement);
    void showConditions(const QList<PolicyCondition>& conditions);
    ConditionEdit* addCondition();
    QList<PolicyCondition> conditions() const;
    bool read(PolicyStatement& statement) const;
    void apply();
    void addStatement();
    void removeStatement();

    PolicyEditor* m_editor;
    QComboBox* m_chooser;
    QWidget* m_content;
    TextLabel* m_note;
    SegmentedControl* m_effect;
    ActionPicker* m_actions;
    FormField* m_actionsField;
    QCheckBox* m_notActions;
    QLineEdit* m_resources;
    FormField* m_resourcesField;
    QCheckBox* m_notResources;
    QVBoxLayout* m_conditionLayout;
    QList<ConditionEdit*> m_conditions;
    QWidget* m_statementPart; ///< what belongs to one statement
    QPushButton* m_addCondition;
    QPushButton* m_addStatement;
    QToolButton* m_remove;
    QStringList m_keptResources; ///< where a line with commas cannot show them
    int m_number = 0;
    int m_conditionsOf = 0; ///< the statement whose conditions are shown
    bool m_updating = false;
};

} // namespace billfold
