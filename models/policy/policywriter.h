// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policydocument.h"

#include <QString>

namespace billfold
{

/// The document as JSON in one fixed form: two blanks a level, elements in the order Version, Id, Statement
/// and Sid, Effect, Principal, Action, Resource, Condition; one value stands alone, several in a list, on one
/// line where they fit into 80 columns. Writing what was read from it changes nothing.
QString writePolicy(const PolicyDocument& document);

/// One statement in that form, from its opening brace. All lines but the first are indented by so many
/// blanks.
QString writeStatement(const PolicyStatement& statement, int indent = 0);

/// The text with one statement (number from 1) written anew and everything else left as the person wrote it.
/// `text` must be the one that `document` was read from.
QString withStatement(const QString& text, const PolicyDocument& document, int number,
                      const PolicyStatement& statement);
/// The text with a statement more, behind the others.
QString withStatementAdded(const QString& text, const PolicyDocument& document,
                           const PolicyStatement& statement);
/// The text without that statement. The last one cannot be removed: the text is returned as it is.
QString withStatementRemoved(const QString& text, const PolicyDocument& document, int number);

} // namespace billfold
