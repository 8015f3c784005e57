// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/organization/commands.h"
#include "models/organization/world.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace billfold
{

/// Where new ids get their characters from. Real ones are random; tests count.
class IdSource
{
public:
    virtual ~IdSource() = default;
    /// `length` characters out of `alphabet`.
    virtual QString draw(int length, QStringView alphabet) = 0;
};

/// Not thread-safe; one for each thread.
class RandomIds final : public IdSource
{
public:
    QString draw(int length, QStringView alphabet) override;
};

/// Counts upwards, so that a test knows the ids.
class CountingIds final : public IdSource
{
public:
    QString draw(int length, QStringView alphabet) override;

private:
    quint64 m_next = 1;
};

/// On whose behalf something is done. With signing in (models/identity) the person stands beside the account.
struct Actor {
    AccountId account;
};

/// When, by whom, and with which ids.
struct Situation {
    QDateTime now; ///< UTC
    Actor actor;
    IdSource& ids;
};

/// The rules of organizations: what the command would change, or why it is refused (refusal.h). Pure but for
/// the ids that are drawn: `world` stays as it is.
/// \pre the world is settled at `situation.now` (see settle)
Result<ChangeSet> decide(const World& world, const Command& command, const Situation& situation);

/// The same for several commands, each decided on what those before it left; all or none. The change is
/// merged. With the error of one that is refused comes its place (0-based) in `refused`, where given.
/// Creating more accounts than may be in progress at once settles the earlier ones in between.
Result<ChangeSet> decideAll(const World& world, const Commands& commands, const Situation& situation,
                            qsizetype* refused = nullptr);

/// Whether what the command did can be taken back: moves, renames, tags, attachments, texts of policies.
bool isUndoable(const Command& command);

/// What time alone changes until `now`: requests that are completed, handshakes that expire and later vanish,
/// closings that take effect, closed accounts that go for good, policy types that finish switching. Empty
/// where nothing is due.
ChangeSet settle(const World& world, const QDateTime& now, IdSource& ids);

/// When settle would next find something to do; null where never.
QDateTime nextDue(const World& world, const QDateTime& now);

/// The sentences for everything in `world` that must never be: two payers, an orphan, a name twice among
/// siblings, a quota passed… Empty for every world that the rules made. Used by tests and before undoing.
QStringList violations(const World& world);

} // namespace billfold
