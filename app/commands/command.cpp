// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include <QCoreApplication>

#include <cstdio>

#include <unistd.h>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{
QString tr(const char* sentence)
{
    return QCoreApplication::translate("Command", sentence);
}
} // namespace

Result<Options> Options::parse(const QStringList& arguments, const QStringList& valued,
                               const QStringList& flags)
{
    Options options;
    bool onlyOperands = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments[i];
        if (onlyOperands || !argument.startsWith("--"_L1)) {
            options.m_operands.append(argument);
            continue;
        }
        if (argument == "--"_L1) {
            onlyOperands = true;
            continue;
        }
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = argument.mid(2, equals < 0 ? -1 : equals - 2);
        if (flags.contains(name) && equals < 0) {
            options.m_values[name].append(QString());
        } else if (valued.contains(name)) {
            if (equals < 0 && i + 1 >= arguments.size())
                return Error{ErrorCode::Usage, tr("The option --%1 needs a value.").arg(name), {}};
            options.m_values[name].append(equals < 0 ? arguments[++i] : argument.mid(equals + 1));
        } else {
            return Error{
                ErrorCode::Usage, tr("There is no option %1 here. See billfold --help.").arg(argument), {}};
        }
    }
    return options;
}

QString counted(qint64 count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(count);
}

void print(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
}

void printError(const QString& text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

ProgressLine::ProgressLine() : m_terminal(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::show(const QString& text)
{
    if (!m_terminal)
        return;
    m_shown = true;
    std::fprintf(stderr, "\r%s\033[K", qUtf8Printable(text));
}

void ProgressLine::clear()
{
    if (m_shown)
        std::fprintf(stderr, "\r\033[K");
    m_shown = false;
}

int report(const Error& error)
{
    // One line, whatever a file's name or a cell of an export brought along.
    printError(u"billfold: "_s + error.message.simplified());
    return error.code == ErrorCode::Usage ? exitUsage : exitFailed;
}

} // namespace billfold
