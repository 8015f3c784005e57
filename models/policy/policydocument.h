// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/conditionoperator.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace billfold
{

enum class PolicyEffect { Allow, Deny };

/// One line of a Condition: an operator, a key and the values, of which one must fit (none, for a negated
/// operator).
struct PolicyCondition {
    ConditionOperator op = ConditionOperator::StringEquals;
    ConditionQualifier qualifier = ConditionQualifier::None;
    bool ifExists = false;
    QString key; ///< as it is written; keys are compared without regard to case
    QStringList values;

    friend bool operator==(const PolicyCondition&, const PolicyCondition&) = default;
};

/// One statement. Its actions are `Action`, or `NotAction` where `notActions` is set (everything but these),
/// and the resources alike. Where a statement stands in the text is no part of what it says, so == leaves it
/// out.
struct PolicyStatement {
    QString sid;
    PolicyEffect effect = PolicyEffect::Deny;
    bool notActions = false;
    QStringList actions;
    bool notResources = false;
    QStringList resources;
    QList<PolicyCondition> conditions;
    QString
        principal; ///< the value as JSON ("\"*\"" in a resource control policy); empty where there is none

    int number = 0; ///< from 1
    int line = 0;   ///< of its opening brace, from 1; 0 for a statement that came from no text
    int column = 0;
    qsizetype offset = 0; ///< of its opening brace in the text, and the length to behind the closing one
    qsizetype length = 0;

    friend bool operator==(const PolicyStatement& a, const PolicyStatement& b)
    {
        return a.sid == b.sid && a.effect == b.effect && a.notActions == b.notActions &&
               a.actions == b.actions && a.notResources == b.notResources && a.resources == b.resources &&
               a.conditions == b.conditions && a.principal == b.principal;
    }
};

/// A policy with statements, as values.
struct PolicyDocument {
    QString version = QStringLiteral("2012-10-17");
    QString id; ///< an optional name that nothing uses; kept for whoever wrote it
    QList<PolicyStatement> statements;

    friend bool operator==(const PolicyDocument&, const PolicyDocument&) = default;
};

} // namespace billfold
