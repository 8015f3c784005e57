// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/accessview.h"
#include "models/views/document.h"

namespace billfold
{

/// The same request in another place or under other circumstances, and what comes of it. What is worth
/// knowing beside an answer: it shows how far the answer reaches.
struct AccessElsewhere {
    enum class Result { Allowed, Denied, Mixed };
    QString what;   ///< "In eu-west-1", "Sandbox, 18 accounts"
    QString result; ///< "Allowed", "Denied", "Denied in 2"
    Result state = Result::Allowed;
    AccessQuestion question{};          ///< what to ask to see it in full
    std::optional<AccountId> account{}; ///< nothing: a unit, all accounts of which are asked
    QString unit{};                     ///< its path, as AccessBook::rows() has it
};

/// Examples, at most seven: another Region, an action that is answered otherwise, a service-linked role, the
/// payer's account, the other accounts of the same unit, and the units with the most accounts. `rows` are
/// those that the book gives for the question; without any, nothing is said about other accounts.
QList<AccessElsewhere> accessElsewhere(AccessBook& book, const World& world, const AccessQuestion& question,
                                       const AccountId& account, const QList<CellRow>& rows);

/// As rows of a table with accessElsewhereHeadings(); the key is the place in the list.
QList<CellRow> accessElsewhereRows(const QList<AccessElsewhere>& elsewhere);
QStringList accessElsewhereHeadings();

/// Who asks, for people: "Role ClaimsDeployer", "Any role", "The root user".
QString principalWords(const AccessQuestion& question);

/// What was asked and answered on `day`, for paper: the decision, every level with its policies, the
/// statement that decides, and the same request elsewhere.
Document accessDocument(const World& world, const OrganizationId& organization,
                        const AccessQuestion& question, const AccountId& account, const AccessAnswer& answer,
                        const QList<AccessElsewhere>& elsewhere, const QDate& day);
/// The same for all accounts, `rows` as AccessBook::rows() gives them.
Document accessDocument(const World& world, const OrganizationId& organization,
                        const AccessQuestion& question, const QList<CellRow>& rows, const QDate& day);

} // namespace billfold
