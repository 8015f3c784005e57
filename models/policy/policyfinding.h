// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"

#include <QString>

namespace billfold
{

/// What rule a finding is about, for programs; people read PolicyFinding::sentence.
enum class PolicyFindingCode {
    Empty,             ///< there is no text
    Syntax,            ///< the text is not JSON
    TooDeep,           ///< nested deeper than any policy is
    DuplicateKey,      ///< a key stands twice in an object (JSON itself would let the last one win)
    SecondObject,      ///< text goes on after the policy's object
    NotAnObject,       ///< the policy is JSON, but no object
    WrongType,         ///< a value has the wrong type
    MissingElement,    ///< Version, Statement, Effect, Action or Resource is missing
    UnknownElement,    ///< an element that no policy has
    ForbiddenElement,  ///< an element that this kind of policy must not have
    BothElements,      ///< Action with NotAction, Resource with NotResource
    BadVersion,        ///< a Version other than 2012-10-17
    BadEffect,         ///< an Effect other than Allow or Deny, or one that this kind must not have
    BadSid,            ///< a Sid with other characters than letters and digits
    DuplicateSid,      ///< two statements with one Sid
    BadAction,         ///< not "*" and not service:name
    UnlikelyAction,    ///< probably misspelt; a warning
    BadResource,       ///< not "*" and not an ARN
    UnknownOperator,   ///< no such condition operator
    BadConditionKey,   ///< not of the form prefix:name
    BadConditionValue, ///< not a number, date, address… as the operator needs it
    RiskyCondition,    ///< allowed, but seldom what is meant; a warning
    BadVariable,       ///< ${ without its end
    TooLarge,          ///< more characters than this kind may have
};

/// One thing that is wrong with a policy's text, or worth knowing about it (a Warning), with its place.
/// `line` and `column` count from 1 and `offset` from 0, columns and lengths in UTF-16 units as an editor
/// counts them; `length` may be 0 where something is missing. `replacement` is what to put there instead
/// where one guess is good enough to offer, else empty.
struct PolicyFinding {
    Severity severity = Severity::Error;
    PolicyFindingCode code = PolicyFindingCode::Syntax;
    int line = 1;
    int column = 1;
    qsizetype offset = 0;
    qsizetype length = 0;
    QString sentence; ///< translated: what is wrong and what to do
    QString replacement;

    friend bool operator==(const PolicyFinding&, const PolicyFinding&) = default;
};

} // namespace billfold
