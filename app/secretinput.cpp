// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secretinput.h"

#include <QCoreApplication>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype longest = 1024; // bytes; no password has more

QString tr(const char* sentence)
{
    return QCoreApplication::translate("SecretInput", sentence);
}

/// The terminal that controls the program, with echo and line editing off. Signals of keys are off as well:
/// a program that dies by one would leave the terminal without echo.
class QuietTerminal
{
public:
    QuietTerminal() : m_fd(::open("/dev/tty", O_RDWR | O_CLOEXEC))
    {
        if (m_fd < 0 || tcgetattr(m_fd, &m_before) != 0)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
        quiet.c_iflag &= ~static_cast<tcflag_t>(IXON);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        m_quiet = tcsetattr(m_fd, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_quiet)
            tcsetattr(m_fd, TCSAFLUSH, &m_before);
        if (m_fd >= 0)
            ::close(m_fd);
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

    bool isThere() const { return m_quiet; }
    void write(const QByteArray& text) const
    {
        // What cannot be shown was only a prompt.
        [[maybe_unused]] const auto written =
            ::write(m_fd, text.constData(), static_cast<std::size_t>(text.size()));
    }
    /// False at the end.
    bool read(char& c) const
    {
        ssize_t got = 0;
        do
            got = ::read(m_fd, &c, 1);
        while (got < 0 && errno == EINTR);
        return got == 1;
    }

private:
    int m_fd;
    termios m_before{};
    bool m_quiet = false;
};

/// Takes the last character away, all bytes of it.
void dropLast(QByteArray& bytes)
{
    while (!bytes.isEmpty()) {
        const auto last = static_cast<unsigned char>(bytes.back());
        bytes.back() = '\0';
        bytes.chop(1);
        if ((last & 0xc0) != 0x80) // not a byte that continues a character of UTF-8
            return;
    }
}

} // namespace

Result<SecretText> askSecret(const QString& prompt)
{
    constexpr char interrupt = 3, endOfInput = 4, backspace = 8, killLine = 21, erase = 127;
    const QuietTerminal terminal;
    if (!terminal.isThere())
        return Error{
            ErrorCode::Invalid,
            tr("There is no terminal to ask for the password. Give it by --password-fd, or keep it in "
               "the keyring: billfold keyring store"),
            {}};
    terminal.write(prompt.toUtf8());
    QByteArray typed;
    typed.reserve(longest + 1); // so that no copy is left behind when it grows
    char c = 0;
    while (terminal.read(c) && c != '\n' && c != '\r') {
        if (c == interrupt || (c == endOfInput && typed.isEmpty())) {
            terminal.write("\n");
            wipe(typed);
            return Error{ErrorCode::Cancelled, tr("Cancelled; nothing was done."), {}};
        }
        if (c == backspace || c == erase)
            dropLast(typed);
        else if (c == killLine)
            while (!typed.isEmpty())
                dropLast(typed);
        else if (typed.size() < longest)
            typed.append(c);
    }
    terminal.write("\n");
    return SecretText(std::move(typed));
}

Result<SecretText> askNewSecret(const QString& prompt, const QString& again)
{
    auto first = askSecret(prompt);
    if (!first)
        return first;
    auto second = askSecret(again);
    if (!second)
        return second;
    if (first->bytes() != second->bytes())
        return Error{ErrorCode::Invalid, tr("The two are not the same. Nothing was changed."), {}};
    return first;
}

Result<SecretText> readSecret(const QString& descriptor, const QString& option)
{
    bool number = false;
    const int fd = descriptor.toInt(&number);
    if (!number || fd < 0)
        return Error{ErrorCode::Usage, tr("%1 needs the number of an open file descriptor.").arg(option), {}};
    QByteArray line;
    line.reserve(longest + 1);
    // Byte by byte: what follows the line is somebody else's.
    for (;;) {
        char c = 0;
        const ssize_t got = ::read(fd, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error{ErrorCode::Usage,
                         tr("The file descriptor %1 that %2 names cannot be read.").arg(descriptor, option),
                         {}};
        if (got == 0 || c == '\n')
            break;
        if (line.size() < longest)
            line.append(c);
    }
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("There is nothing in the file descriptor %1 that %2 names.").arg(descriptor, option),
                     {}};
    return SecretText(std::move(line));
}

} // namespace billfold
