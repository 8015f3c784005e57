// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/startwindow.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QStandardPaths>

#include <optional>

namespace
{

using namespace billfold;
using namespace Qt::StringLiterals;

struct Command {
    QLatin1StringView name;
    int (*run)(const CommandContext&);
    bool paints = false; ///< makes pages, and needs fonts for them
};

constexpr Command commands[] = {
    // clang-format off
    {"audit"_L1, auditCommand},
    {"backup"_L1, backupCommand},
    {"bill"_L1, billCommand},
    {"documents"_L1, documentsCommand},
    {"export"_L1, exportCommand, true},
    {"import"_L1, importCommand},
    {"issue"_L1, issueCommand},
    {"key"_L1, keyCommand},
    {"keyring"_L1, keyringCommand},
    {"org"_L1, orgCommand, true},
    {"password"_L1, passwordCommand},
    {"periods"_L1, periodsCommand},
    {"sample"_L1, sampleCommand},
    {"user"_L1, userCommand},
    // clang-format on
};

QString tr(const char* sentence)
{
    return QCoreApplication::translate("main", sentence);
}

/// The words after the program's name, as the system gives them: no QCoreApplication exists yet, since the
/// command decides which kind is needed.
QStringList wordsOf(int argc, char** argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    return words;
}

/// Takes `--database FILE` out of the words, wherever it stands.
Result<std::optional<QString>> takeDatabase(QStringList& words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i].startsWith("--database="_L1)) {
            const QString path = words[i].mid(11);
            words.removeAt(i);
            return std::optional(path);
        }
        if (words[i] != "--database"_L1)
            continue;
        if (i + 1 >= words.size())
            return Error{ErrorCode::Usage, tr("--database needs a file."), {}};
        const QString path = words[i + 1];
        words.remove(i, 2);
        return std::optional(path);
    }
    return std::optional<QString>();
}

QtMessageHandler plainHandler = nullptr;

/// A service or a container has no XDG_RUNTIME_DIR. Qt says so whenever there is a QGuiApplication, and
/// nothing of ours needs it; stderr is for one sentence of an error.
void withoutRuntimeDirectory(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith("QStandardPaths: "_L1))
        plainHandler(type, context, message);
}

/// Runs a command under the application that it needs. Pages are the same with a display and without: the
/// offscreen platform has the system's fonts (`minimal` has none).
int runCommand(const Command& command, int argc, char** argv, const CommandContext& context)
{
    if (!command.paints) {
        const QCoreApplication application(argc, argv);
        return command.run(context);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    plainHandler = qInstallMessageHandler(withoutRuntimeDirectory);
    const QGuiApplication application(argc, argv);
    return command.run(context);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(u"billfold"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BILLFOLD_VERSION));
    QStringList words = wordsOf(argc, argv);
    auto named = takeDatabase(words);
    if (!named)
        return report(named.error());
    const QString fallback =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/default.billfold"_s;
    const QString database = named->value_or(fallback);
    std::shared_ptr<const Clock> clock = clockFromEnvironment();
    if (!clock)
        return report(
            {ErrorCode::Usage, tr("BILLFOLD_CLOCK is not a time such as 2026-10-03T07:40:00Z."), {}});
    if (words.isEmpty())
        return startWindow(argc, argv, database, clock);
    auto signIn = takeSignIn(words);
    if (!signIn)
        return report(signIn.error());
    if (words.isEmpty())
        return report({ErrorCode::Usage, tr("Name a command. See billfold --help."), {}});
    const QString name = words.takeFirst();
    if (name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1) {
        print(helpText());
        return exitDone;
    }
    if (name == "--version"_L1) {
        print(u"billfold "_s + QCoreApplication::applicationVersion() + u'\n');
        return exitDone;
    }
    for (const Command& command : commands) {
        if (command.name == name)
            return runCommand(command, argc, argv,
                              {words, database, named->has_value(), clock, *signIn, name});
    }
    // A file manager hands over the database that was clicked.
    if (name.endsWith(".billfold"_L1) && words.isEmpty() && !*named)
        return startWindow(argc, argv, name, clock);
    return report({ErrorCode::Usage, tr("There is no command '%1'. See billfold --help.").arg(name), {}});
}
