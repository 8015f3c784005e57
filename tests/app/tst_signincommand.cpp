// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/totp.h"
#include "models/services/identityservice.h"
#include "models/services/organizationservice.h"
#include "models/services/passwordhasher.h"
#include "models/services/workspace.h"
#include "tests/app/program.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto rootPassword = "Pine#Forest42";
constexpr auto userPassword = "River-Stone7";
const AccountId payer = *AccountId::parse(u"111111111111");
const QString reader = u"111111111111/reader"_s;

template <typename T>
T good(QFuture<Result<T>> future)
{
    future.waitForFinished();
    QCoreApplication::processEvents();
    Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().message + u' ' + result.error().cause));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

SecretText secret(const char* text)
{
    return SecretText(QString::fromLatin1(text));
}

/// A pipe that holds the lines, for --password-fd and the like.
class Lines
{
public:
    explicit Lines(const QByteArray& text)
    {
        if (::pipe(m_ends.data()) != 0 || ::write(m_ends[1], text.constData(), size_t(text.size())) < 0)
            qFatal("no pipe");
        ::close(m_ends[1]);
    }
    ~Lines() { ::close(m_ends[0]); }
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;
    QString number() const { return QString::number(m_ends[0]); }

private:
    std::array<int, 2> m_ends{};
};

} // namespace

/// The command line where the database asks for a sign-in.
class SignInCommandTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Program> m_program;
    const QDateTime m_now = QDateTime::fromString(QString::fromLatin1(Program::october), Qt::ISODate);

    QString database() const { return m_program->path(u"t.billfold"_s); }
    /// Without a bus there is no keyring, whatever the machine has.
    Ran run(const QStringList& words, const QProcessEnvironment& more = {}) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(more);
        environment.insert(u"BILLFOLD_CLOCK"_s, QString::fromLatin1(Program::october));
        environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
        environment.remove(u"DISPLAY"_s);
        process.setProcessEnvironment(environment);
        process.setChildProcessModifier([] { ::setsid(); }); // away from the terminal of who runs the tests
        process.start(qEnvironmentVariable("BILLFOLD_PROGRAM"),
                      QStringList{u"--database"_s, database()} + words);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    /// With a password on a descriptor.
    Ran runAs(const QString& user, const QByteArray& lines, const QStringList& words) const
    {
        const Lines pipe(lines);
        return run(
            QStringList{u"--user"_s, user, u"--password-fd"_s, pipe.number(), u"--code-fd"_s, pipe.number()} +
            words);
    }
    struct Opened {
        std::shared_ptr<Workspace> workspace;
        IdentityService& identity;
    };
    Opened open() const
    {
        auto opened = Workspace::open(database(), std::make_shared<FixedClock>(m_now));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        (*opened)->identity().setHasher(std::make_shared<PasswordHasher>(HashCost::Least));
        return {*opened, (*opened)->identity()};
    }
    /// A payer whose root user has a password, with a user that may read.
    void protect() const
    {
        const Opened office = open();
        good(
            office.workspace->organizations().perform({AddAccount{payer, u"Payer"_s, u"pay@example.com"_s}}));
        good(office.identity.setRootPassword(payer, secret(rootPassword)));
        CreateUser create{payer, u"reader"_s};
        create.permissions.policies = {u"arn:aws:iam::aws:policy/ReadOnlyAccess"_s};
        good(office.identity.perform(create));
        good(office.identity.setUserPassword({payer, PrincipalId::Kind::User, u"reader"_s},
                                             secret(userPassword), false));
    }

    /// What a program on a pseudo terminal shows, and whether it echoed while it was asked for the last
    /// answer. Each answer is typed when its prompt stands there.
    struct Shown {
        int status = -1;
        QString text;
        bool echoed = false;
    };
    Shown onTerminal(const QStringList& words, const QList<QPair<QByteArray, QByteArray>>& answers) const
    {
        int master = -1;
        const QByteArray program = qgetenv("BILLFOLD_PROGRAM");
        const pid_t child = ::forkpty(&master, nullptr, nullptr, nullptr);
        if (child == 0) {
            QList<QByteArray> bytes{program, "--database", database().toUtf8()};
            for (const QString& word : words)
                bytes.append(word.toUtf8());
            QList<char*> list;
            for (QByteArray& one : bytes)
                list.append(one.data());
            list.append(nullptr);
            ::setenv("BILLFOLD_CLOCK", Program::october, 1);
            ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
            ::execv(program.constData(), list.data());
            ::_exit(127);
        }
        Shown shown;
        QByteArray text;
        qsizetype next = 0, from = 0;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 30'000) {
            pollfd ready{master, POLLIN, 0};
            if (::poll(&ready, 1, 100) <= 0)
                continue;
            std::array<char, 4096> buffer{};
            const ssize_t got = ::read(master, buffer.data(), buffer.size());
            if (got <= 0)
                break;
            text.append(buffer.data(), got);
            if (next < answers.size() && text.indexOf(answers[next].first, from) >= 0) {
                from = text.size();
                termios state{};
                ::tcgetattr(master, &state);
                shown.echoed = shown.echoed || (state.c_lflag & ECHO) != 0;
                const QByteArray answer = answers[next++].second;
                if (::write(master, answer.constData(), size_t(answer.size())) < 0)
                    break;
            }
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        ::close(master);
        shown.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        shown.text = QString::fromUtf8(text);
        return shown;
    }

private slots:
    void init() { m_program = std::make_unique<Program>(); }

    void withoutASignInEverythingIsRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("bill") << QStringList{u"bill"_s};
        QTest::newRow("periods") << QStringList{u"periods"_s};
        QTest::newRow("documents") << QStringList{u"documents"_s};
        QTest::newRow("issue") << QStringList{u"issue"_s, u"2026-09"_s};
        QTest::newRow("export") << QStringList{u"export"_s, u"2026-09"_s, u"--csv"_s, u"/nowhere/x.csv"_s};
        QTest::newRow("org show") << QStringList{u"org"_s, u"show"_s};
        QTest::newRow("org export") << QStringList{u"org"_s, u"export"_s, u"/nowhere/x.csv"_s};
        QTest::newRow("org plan") << QStringList{u"org"_s, u"plan"_s};
        QTest::newRow("org can") << QStringList{u"org"_s, u"can"_s, u"111111111111"_s, u"s3:GetObject"_s};
        QTest::newRow("org import") << QStringList{u"org"_s, u"import"_s, u"/"_s};
        QTest::newRow("user list") << QStringList{u"user"_s, u"list"_s};
        QTest::newRow("user report") << QStringList{u"user"_s, u"report"_s};
        QTest::newRow("key list") << QStringList{u"key"_s, u"list"_s};
        QTest::newRow("key create") << QStringList{u"key"_s, u"create"_s};
    }
    void withoutASignInEverythingIsRefused()
    {
        QFETCH(QStringList, words);
        protect();
        const Ran ran = run(words);
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.out, QString());
        QCOMPARE(ran.err,
                 u"billfold: This database asks for a sign-in: name the user by --user ACCOUNT/NAME, or an "
                 "access key by --key-id (see billfold --help).\n"_s);
    }

    void anImportIsRefusedToo()
    {
        protect();
        const QString file = m_program->write(u"one.csv"_s, legacyCur({CurLine()}));
        QCOMPARE(run({u"import"_s, file}).status, 1);
        const Ran allowed = runAs(u"pay@example.com"_s, "Pine#Forest42\n", {u"import"_s, file});
        QCOMPARE(allowed.err, QString());
        QCOMPARE(allowed.status, 0);
        QCOMPARE(runAs(reader, "River-Stone7\n", {u"periods"_s, u"--format"_s, u"csv"_s}).status, 0);
    }

    void usersSignIn_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<int>("status");
        QTest::newRow("root by address") << u"pay@example.com"_s << "Pine#Forest42\n"_ba << 0;
        QTest::newRow("root by account") << u"111111111111"_s << "Pine#Forest42"_ba << 0;
        QTest::newRow("user") << reader << "River-Stone7\r\n"_ba << 0;
        QTest::newRow("wrong") << reader << "River-Stone8\n"_ba << 1;
        QTest::newRow("nothing") << reader << ""_ba << 1;
        QTest::newRow("no name") << u"111111111111/"_s << "x\n"_ba << 2;
    }
    void usersSignIn()
    {
        QFETCH(QString, user);
        QFETCH(QByteArray, lines);
        protect();
        const Ran ran = runAs(user, lines, {u"user"_s, u"list"_s, u"--format"_s, u"csv"_s});
        QTEST(ran.status, "status");
        QCOMPARE(ran.err.isEmpty(), ran.status == 0);
        QCOMPARE(ran.out.contains("reader,arn:aws:iam::111111111111:user/reader,,yes,no,0,"_L1),
                 ran.status == 0);
    }

    void theCodeIsTheNextLine()
    {
        protect();
        SecretText device;
        {
            const Opened office = open();
            good(office.identity.signIn({{}, u"pay@example.com"_s, true, secret(rootPassword), {}}));
            const auto enrolment = office.identity.beginMfa({payer}, u"phone"_s);
            device = enrolment->secret;
            const qint64 step = totpStep(m_now);
            good(office.identity.finishMfa(*enrolment, totpCode(device, step - 1), totpCode(device, step)));
        }
        const QByteArray code = totpCode(device, totpStep(m_now) + 1).toLatin1();
        const Ran without = runAs(u"pay@example.com"_s, "Pine#Forest42\n", {u"periods"_s});
        QCOMPARE(without.status, 1);
        QVERIFY(without.err.contains("--code-fd"_L1));
        QCOMPARE(runAs(u"pay@example.com"_s, "Pine#Forest42\n" + code + '\n', {u"periods"_s}).status, 0);
        QVERIFY(runAs(u"pay@example.com"_s, "Pine#Forest42\n" + code + '\n', {u"periods"_s})
                    .err.contains("used before"_L1));
    }

    void theTerminalAsksWithoutEcho()
    {
        protect();
        const Shown shown = onTerminal({u"user"_s, u"list"_s, u"--user"_s, reader},
                                       {{"Password of 111111111111/reader: ", "Rivex\x7fr-Stone7\n"}});
        QVERIFY2(shown.status == 0, qPrintable(shown.text));
        QVERIFY(!shown.echoed);
        QVERIFY(!shown.text.contains("Stone7"_L1));
        QVERIFY(shown.text.contains("user/reader"_L1));
        const Shown cancelled =
            onTerminal({u"user"_s, u"list"_s, u"--user"_s, reader}, {{"Password of ", "Riv\x03"}});
        QCOMPARE(cancelled.status, 1);
    }

    void withoutATerminalThatIsSaid()
    {
        protect();
        const Ran ran = run({u"periods"_s, u"--user"_s, reader});
        QCOMPARE(ran.status, 1);
        QVERIFY(ran.err.contains("There is no terminal"_L1));
        QCOMPARE(ran.err.count(u'\n'), 1);
    }

    void withoutAKeyringThatIsSaid()
    {
        protect();
        const Lines pipe("River-Stone7\n");
        const Ran ran =
            run({u"keyring"_s, u"store"_s, u"--user"_s, reader, u"--password-fd"_s, pipe.number()});
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.err.startsWith("billfold: There is no keyring"_L1), qPrintable(ran.err));
        QCOMPARE(run({u"keyring"_s, u"remove"_s}).status, 2);
    }

    void keysAreMadeUsedRotatedAndRevoked()
    {
        protect();
        const QStringList asJson{u"--format"_s, u"json"_s};
        const auto asRoot = [&](const QStringList& words) {
            return runAs(u"pay@example.com"_s, "Pine#Forest42\n", words);
        };
        const auto withKey = [&](const QString& id, const QString& word) {
            QProcessEnvironment environment;
            environment.insert(u"BILLFOLD_ACCESS_KEY_ID"_s, id);
            environment.insert(u"BILLFOLD_SECRET_ACCESS_KEY"_s, word);
            return run({u"user"_s, u"list"_s}, environment);
        };
        const QStringList mine{u"--of"_s, u"reader"_s};
        const QJsonObject key = asRoot(QStringList{u"key"_s, u"create"_s} + mine + asJson).json();
        const QString id = key["id"_L1].toString(), word = key["secret"_L1].toString();
        QCOMPARE(withKey(id, word).status, 0);
        QCOMPARE(withKey(id, word + u'x').status, 1);
        const Lines pipe(word.toLatin1() + '\n');
        QCOMPARE(run({u"periods"_s, u"--key-id"_s, id, u"--key-fd"_s, pipe.number()}).status, 0);
        const QJsonObject known =
            asRoot(QStringList{u"key"_s, u"list"_s} + mine + asJson).list()[0].toObject();
        QCOMPARE(known["lastAction"_L1].toString(), u"billfold:periods"_s);
        QVERIFY(!known.contains("secret"_L1));
        const QJsonObject next = asRoot(QStringList{u"key"_s, u"rotate"_s} + mine + asJson).json();
        QCOMPARE(withKey(id, word).status, 1);
        QCOMPARE(withKey(next["id"_L1].toString(), next["secret"_L1].toString()).status, 0);
        QCOMPARE(asRoot(QStringList{u"key"_s, u"revoke"_s} + mine).status, 2); // which of the two?
        QCOMPARE(asRoot(QStringList{u"key"_s, u"revoke"_s, id} + mine).status, 0);
        QCOMPARE(asRoot(QStringList{u"key"_s, u"list"_s} + mine + asJson).list().size(), 1);
    }

    void usersAreCreatedSimulatedAndDeleted()
    {
        protect();
        const Lines pipe("Pine#Forest42\nFirst-Time1\n");
        const Ran created =
            run({u"--user"_s, u"pay@example.com"_s, u"--password-fd"_s, pipe.number(), u"user"_s, u"create"_s,
                 u"ines"_s, u"--policy"_s, u"Billing"_s, u"--new-password-fd"_s, pipe.number()});
        QCOMPARE(created.err, QString());
        QCOMPARE(created.out, u"arn:aws:iam::111111111111:user/ines\n"_s);
        const auto asRoot = [&](const QStringList& words) {
            return runAs(u"pay@example.com"_s, "Pine#Forest42\n", words);
        };
        QCOMPARE(asRoot({u"user"_s, u"simulate"_s, u"ines"_s, u"iam:CreateUser"_s, u"--format"_s, u"json"_s})
                     .json()["decision"_L1]
                     .toString(),
                 u"denied"_s);
        QVERIFY(
            asRoot({u"user"_s, u"report"_s}).out.contains("\nines,arn:aws:iam::111111111111:user/ines,"_L1));
        // It has to choose its own password.
        const QString ines = u"111111111111/ines"_s;
        QVERIFY(runAs(ines, "First-Time1\n", {u"periods"_s}).err.contains("billfold password --user"_L1));
        const Lines own("First-Time1\nOwn-Choice2\n");
        QCOMPARE(run({u"password"_s, u"--user"_s, ines, u"--password-fd"_s, own.number(),
                      u"--new-password-fd"_s, own.number()})
                     .err,
                 QString());
        QCOMPARE(runAs(ines, "Own-Choice2\n", {u"periods"_s}).status, 0);
        QCOMPARE(runAs(reader, "River-Stone7\n", {u"user"_s, u"delete"_s, u"ines"_s}).status, 1);
        QCOMPARE(asRoot({u"user"_s, u"delete"_s, u"ines"_s}).status, 0);
        QCOMPARE(runAs(ines, "Own-Choice2\n", {u"periods"_s}).status, 1);
    }

    void theFirstPasswordIsSetHere()
    {
        {
            const Opened office = open();
            good(office.workspace->organizations().perform(
                {AddAccount{payer, u"Payer"_s, u"pay@example.com"_s}}));
        }
        QCOMPARE(run({u"user"_s, u"list"_s}).status, 0);
        const Lines weak("password\n");
        QVERIFY(run({u"password"_s, u"--new-password-fd"_s, weak.number()})
                    .err.contains("does not keep a rule"_L1));
        const Shown differ = onTerminal({u"password"_s}, {{"New password: ", "Pine#Forest42\n"},
                                                          {"The same again: ", "Pine#Forest43\n"}});
        QCOMPARE(differ.status, 1);
        const Shown set = onTerminal({u"password"_s}, {{"New password: ", "Pine#Forest42\n"},
                                                       {"The same again: ", "Pine#Forest42\n"}});
        QVERIFY2(set.status == 0, qPrintable(set.text));
        QCOMPARE(run({u"user"_s, u"list"_s}).status, 1);
        QCOMPARE(runAs(u"111111111111"_s, "Pine#Forest42\n", {u"user"_s, u"list"_s}).status, 0);
    }

    /// Whatever a program is given and refuses, it does not say again: output is kept in logs.
    void aRefusalDoesNotRepeatTheSecret()
    {
        protect();
        const Ran password = runAs(reader, "Wrong!Guess77\n", {u"periods"_s});
        QCOMPARE(password.status, 1);
        const Lines weak("River-Stone7\nplainuserword\n");
        const Ran next = run({u"password"_s, u"--user"_s, reader, u"--password-fd"_s, weak.number(),
                              u"--new-password-fd"_s, weak.number()});
        QCOMPARE(next.status, 1);
        QProcessEnvironment environment;
        environment.insert(u"BILLFOLD_ACCESS_KEY_ID"_s, u"AKIAUNKNOWNUNKNOWNUN"_s);
        environment.insert(u"BILLFOLD_SECRET_ACCESS_KEY"_s, u"WrongKeySecret77"_s);
        const Ran key = run({u"periods"_s}, environment);
        QCOMPARE(key.status, 1);
        // There is no option that takes one as its value.
        const Ran argument = run({u"periods"_s, u"--user"_s, reader, u"--password"_s, u"River-Stone7"_s});
        QVERIFY(argument.status != 0);
        for (const Ran& ran : {password, next, key}) {
            QVERIFY(!ran.err.isEmpty());
            for (const char* word :
                 {"Wrong!Guess77", "River-Stone7", "plainuserword", "WrongKeySecret77", "$argon2"})
                QVERIFY2(!QString(ran.out + ran.err).contains(QLatin1StringView(word)), qPrintable(ran.err));
        }
    }

    void wrongAttemptsSlowProgramsDown()
    {
        protect();
        for (int i = 0; i < 4; ++i)
            QCOMPARE(runAs(reader, "wrong\n", {u"periods"_s}).status, 1);
        QVERIFY(runAs(reader, "River-Stone7\n", {u"periods"_s}).err.contains("Try again at"_L1));
    }

    void wrongUseIsStatusTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("user and key")
            << QStringList{u"periods"_s, u"--user"_s, u"a/b"_s, u"--key-id"_s, u"K"_s};
        QTest::newRow("no value") << QStringList{u"periods"_s, u"--user"_s};
        QTest::newRow("no command") << QStringList{u"--user"_s, u"a/b"_s};
        QTest::newRow("no part") << QStringList{u"user"_s};
        QTest::newRow("other part") << QStringList{u"key"_s, u"dance"_s};
        QTest::newRow("no number") << QStringList{u"periods"_s, u"--user"_s, reader, u"--password-fd"_s,
                                                  u"x"_s};
        QTest::newRow("closed descriptor")
            << QStringList{u"periods"_s, u"--user"_s, reader, u"--password-fd"_s, u"77"_s};
    }
    void wrongUseIsStatusTwo()
    {
        QFETCH(QStringList, words);
        protect();
        const Ran ran = run(words);
        QCOMPARE(ran.status, 2);
        QCOMPARE(ran.err.count(u'\n'), 1);
    }
};

QTEST_GUILESS_MAIN(SignInCommandTest)
#include "tst_signincommand.moc"
