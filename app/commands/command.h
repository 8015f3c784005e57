// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signin.h"
#include "models/core/clock.h"
#include "models/core/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>

namespace billfold
{

/// What every command gets: the words after its name, the database file, the clock.
struct CommandContext {
    QStringList arguments;
    QString database;
    bool databaseNamed = false; ///< by --database; else it is the person's own
    std::shared_ptr<const Clock> clock;
    SignInWords signIn{};
    QString command{}; ///< its name
};

/// Exit statuses, part of the contract with other programs.
inline constexpr int exitDone = 0;
inline constexpr int exitFailed = 1;
inline constexpr int exitUsage = 2;

/// Options of a command: `--name value`, `--name=value` and flags; the rest are its operands.
class Options
{
public:
    /// `valued` and `flags` are the names that the command knows, without dashes. An unknown one is an error.
    static Result<Options> parse(const QStringList& arguments, const QStringList& valued,
                                 const QStringList& flags);
    bool has(const QString& name) const { return m_values.contains(name); }
    /// The last one, where it was given several times.
    QString value(const QString& name, const QString& fallback = {}) const
    {
        return m_values.contains(name) ? m_values.value(name).last() : fallback;
    }
    QStringList values(const QString& name) const { return m_values.value(name); }
    const QStringList& operands() const { return m_operands; }

private:
    QHash<QString, QStringList> m_values;
    QStringList m_operands;
};

/// Prints one sentence to stderr; answers with the exit status of the error's kind.
int report(const Error& error);
/// Prints to stdout, UTF-8, as it is.
/// `1 line`, `2000 lines`: a count as files and programs read it, with its word, in the singular and with %1
/// in the plural.
QString counted(qint64 count, const QString& one, const QString& many);
void print(const QString& text);
void printError(const QString& text);

/// One line on stderr that is written over and over, where stderr is a terminal; nothing elsewhere.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    void show(const QString& text);
    /// Takes the line away.
    void clear();

private:
    bool m_terminal = false;
    bool m_shown = false;
};

/// What `billfold --help` prints.
QString helpText();

int auditCommand(const CommandContext& context);
int backupCommand(const CommandContext& context);
int billCommand(const CommandContext& context);
int documentsCommand(const CommandContext& context);
int exportCommand(const CommandContext& context);
int importCommand(const CommandContext& context);
int issueCommand(const CommandContext& context);
int keyCommand(const CommandContext& context);
int keyringCommand(const CommandContext& context);
int orgCommand(const CommandContext& context);
int passwordCommand(const CommandContext& context);
int periodsCommand(const CommandContext& context);
int sampleCommand(const CommandContext& context);
int userCommand(const CommandContext& context);

} // namespace billfold
