// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/jsontext.h"
#include "models/policy/policydocument.h"

namespace billfold
{

/// Reads a Condition element and checks operators, keys and values.
QList<PolicyCondition> readConditions(const JsonNode& node, PolicyEffect effect, PolicyFindings& findings);

/// Whether the operator can do something with the value: "10.0.0.0/8" for IpAddress. Values with variables
/// count as right where the operator takes variables. An empty text, or what is wrong (translated).
QString conditionValueProblem(ConditionOperator op, const QString& value);

/// Whether it has the form of a condition key: aws:RequestedRegion, aws:RequestTag/team.
bool isConditionKey(QStringView key);

} // namespace billfold
