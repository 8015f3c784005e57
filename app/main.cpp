// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace
{

using namespace billfold;
using namespace Qt::StringLiterals;

constexpr auto help =
    QT_TRANSLATE_NOOP("main", R"(billfold: the consolidated bill of an organization, from its billing exports.

  billfold import PATH… [--keep-good-lines] [--format text|json]
  billfold bill [YYYY-MM] [--by account|service|region|usage-type|charge-type|invoice|line]
                [--account ID] [--basis unblended|net|amortized|blended|list] [--format text|csv|json]
  billfold periods [--format text|csv|json]

  --database FILE   the database to use
  --version, --help

Exit status: 0 done, 1 failed, 2 wrong use.
)");

struct Command {
    QLatin1StringView name;
    int (*run)(const CommandContext&);
};

constexpr Command commands[] = {
    {"import"_L1, importCommand},
    {"bill"_L1, billCommand},
    {"periods"_L1, periodsCommand},
};

/// Takes `--database FILE` out of the words, wherever it stands.
Result<QString> takeDatabase(QStringList& words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i].startsWith("--database="_L1)) {
            const QString path = words[i].mid(11);
            words.removeAt(i);
            return path;
        }
        if (words[i] != "--database"_L1)
            continue;
        if (i + 1 >= words.size())
            return Error{
                ErrorCode::Usage, QCoreApplication::translate("main", "--database needs a file."), {}};
        const QString path = words[i + 1];
        words.remove(i, 2);
        return path;
    }
    return QString(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                   u"/default.billfold"_s);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(u"billfold"_s);
    QCoreApplication::setApplicationVersion(u"0.1.0"_s);
    const QCoreApplication application(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    auto database = takeDatabase(words);
    if (!database)
        return report(database.error());
    std::shared_ptr<const Clock> clock = clockFromEnvironment();
    if (!clock)
        return report({ErrorCode::Usage,
                       QCoreApplication::translate(
                           "main", "BILLFOLD_CLOCK is not a time such as 2026-10-03T07:40:00Z."),
                       {}});
    if (words.isEmpty() || words.first() == "--help"_L1 || words.first() == "help"_L1) {
        print(QCoreApplication::translate("main", help));
        return exitDone;
    }
    if (words.first() == "--version"_L1) {
        print(u"billfold "_s + QCoreApplication::applicationVersion() + u'\n');
        return exitDone;
    }
    const QString name = words.takeFirst();
    for (const Command& command : commands) {
        if (command.name == name)
            return command.run({words, *database, clock});
    }
    return report(
        {ErrorCode::Usage,
         QCoreApplication::translate("main", "There is no command '%1'. See billfold --help.").arg(name),
         {}});
}
