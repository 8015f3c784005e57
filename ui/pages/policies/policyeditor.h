// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policyparser.h"
#include "models/policy/policytype.h"

#include <QWidget>

#include <functional>

class QTimer;

namespace billfold
{

class FindingStrip;
class PolicyTextEdit;

/// The text of a policy with what is wrong with it: checked a moment after the last key, findings marked in
/// the text, and the one at the cursor (or the first) said below, with a button that mends it where one guess
/// is good enough.
class PolicyEditor : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyEditor(QWidget* parent = nullptr);

    /// By which rules the text is checked.
    void setKind(PolicyType kind);
    PolicyType kind() const { return m_kind; }
    /// Checks by other rules than those of a kind: the organization's resource policy has its own.
    void setRules(const std::function<PolicyParse(const QString&)>& rules);
    /// Another policy: forgets what could be undone, and checks at once. Emits validated() and not
    /// textChanged().
    void setText(const QString& text);
    QString text() const;
    /// A change of this policy from elsewhere (the form, a button): one step for Undo, and checked at once.
    void replaceText(const QString& text);
    /// The vendor's own policies are shown this way; they may say what a customer's may not.
    void setReadOnly(bool readOnly);
    bool isReadOnly() const;

    /// Of the text as it was when it was last checked; validateNow() makes that now.
    bool hasErrors() const { return m_parse.hasErrors(); }
    const QList<PolicyFinding>& findings() const { return m_parse.findings; }
    const PolicyParse& parse() const { return m_parse; }
    /// Checks without waiting for the person to stop typing: before saving.
    void validateNow();

    /// Number of the statement in which the cursor stands, from 1; 0 where it stands in none.
    int currentStatement() const;
    void moveToStatement(int number);
    /// Moves to the next finding behind the cursor, and from the last to the first.
    void moveToNextFinding();

    /// For what stands around it: Undo, Redo, Copy.
    PolicyTextEdit* edit() const { return m_edit; }

signals:
    /// The text was changed by the person, the form, or Undo.
    void textChanged();
    /// The text was checked; findings() and parse() are new.
    void validated();
    void currentStatementChanged();

private:
    void showFinding();
    void mend();
    const PolicyFinding* shownFinding() const;

    PolicyTextEdit* m_edit;
    FindingStrip* m_strip;
    QTimer* m_delay;
    PolicyType m_kind = PolicyType::ServiceControl;
    std::function<PolicyParse(const QString&)> m_rules; ///< empty: those of the kind
    PolicyParse m_parse;
    int m_statement = 0;
    bool m_setting = false;
};

} // namespace billfold
