// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditservice.h"
#include "models/services/backupservice.h"
#include "tests/models/services/identitysupport.h"

#include <QDirIterator>
#include <QMutex>
#include <QRegularExpression>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// Everything that was logged, by any thread, while it is there.
class HeardLog
{
public:
    HeardLog()
    {
        texts().clear();
        m_before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) {
            const QMutexLocker lock(&mutex());
            texts().append(text);
        });
    }
    ~HeardLog() { qInstallMessageHandler(m_before); }
    HeardLog(const HeardLog&) = delete;
    HeardLog& operator=(const HeardLog&) = delete;
    QString all() const
    {
        const QMutexLocker lock(&mutex());
        return texts().join(u'\n');
    }

private:
    static QMutex& mutex()
    {
        static QMutex one;
        return one;
    }
    static QStringList& texts()
    {
        static QStringList list;
        return list;
    }
    QtMessageHandler m_before;
};

/// An office in which each kind of secret was made, used, and got wrong.
class LivedOffice : public GuardedOffice
{
public:
    LivedOffice()
    {
        protect();
        addUser();
        add(secret(rootPassword));
        add(secret(userPassword));
        const NewAccessKey made = good(identity().createAccessKey(user()));
        keyId = made.id;
        add(made.secret);
        note(identity().signIn(asRoot()));

        // The enrolment: codes that are wrong first.
        const auto wrong = identity().beginMfa(root(), QStringLiteral("phone"));
        if (!wrong)
            qFatal("%s", qPrintable(wrong.error().message));
        note(identity().finishMfa(*wrong, u"135790"_s, u"246801"_s));
        words.append({u"135790"_s, u"246801"_s});
        QList<SecretText> codes;
        device = assignDevice(&codes);
        words.append(base32(device));
        for (const SecretText& one : std::as_const(codes)) {
            add(one);
            words.append(one.text().remove(u'-'));
        }
        openAfter(60);

        // Signing in: with what is wrong, then with what is right, a recovery code too.
        note(identity().signIn(asRoot("Wrong!Guess77")));
        note(identity().signIn(asRoot(rootPassword, secret("987654"))));
        note(identity().signIn(asRoot(rootPassword, codes[0])));
        note(identity().signIn(asRoot(rootPassword, code(device))));
        words.append({u"Wrong!Guess77"_s, u"987654"_s});
        add(code(device));
        note(identity().signInWithKey(made.id, secret("WrongKeySecret77"), u"billing:GetBill"_s));
        words.append(u"WrongKeySecret77"_s);

        // Passwords that a rule refuses, and one that is taken.
        note(identity().changePassword(root(), secret("Present?Wrong1"), secret("Later#Forest43")));
        note(identity().changePassword(root(), secret(rootPassword), secret("tooplainword")));
        note(identity().changePassword(root(), secret(rootPassword), secret("Later#Forest43")));
        note(identity().setUserPassword(user(), secret("plainuserword"), false));
        words.append({u"Present?Wrong1"_s, u"Later#Forest43"_s, u"tooplainword"_s, u"plainuserword"_s});
        for (const SecretText& one : good(identity().makeRecoveryCodes(root())))
            add(one);
        note(identity().signInWithKey(made.id, made.secret, u"billing:GetBill"_s));
        note(identity().signIn(asRoot("Later#Forest43", codes[1]))); // void by now
        openAfter(60);
        note(identity().signIn(asRoot("Later#Forest43", code(device))));
        add(code(device));
    }
    QString exported(bool json) const
    {
        const QString path = dir.filePath(json ? u"log.json"_s : u"log.csv"_s);
        good(workspace->audit().exportTo(path, {.limit = 0}, json));
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(file.errorString()));
        return QString::fromUtf8(file.readAll());
    }
    /// The first secret that a text holds; empty where it holds none. Codes of six digits count only where
    /// they stand alone: a hash may hold any.
    QString leakIn(const QString& text) const
    {
        for (const QString& word : words) {
            const QString escaped = QRegularExpression::escape(word);
            const QRegularExpression form(
                word.size() == 6 ? u"(?<![0-9A-Za-z])"_s + escaped + u"(?![0-9A-Za-z])"_s : escaped);
            if (form.match(text).hasMatch())
                return word;
        }
        return {};
    }
    /// Whether any file of the folder has these bytes.
    bool isWritten(const QByteArray& bytes) const
    {
        QDirIterator files(dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s", qPrintable(file.errorString()));
            if (file.readAll().contains(bytes))
                return true;
        }
        return false;
    }

    QStringList words;  ///< the secrets, as they are typed or shown
    QStringList errors; ///< what was answered where it did not work
    SecretText device;
    QString keyId;

private:
    void add(const SecretText& one) { words.append(one.text()); }
    template <typename T>
    void note(QFuture<Result<T>> future)
    {
        const Result<T> result = heard(std::move(future));
        if (!result)
            errors.append({result.error().message, result.error().cause, result.error().reason});
    }
};

} // namespace

/// Secrets are where they have to be, and nowhere else.
class SecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void errorsDoNotRepeatWhatWasTyped()
    {
        const LivedOffice office;
        QVERIFY(office.errors.size() >= 3 * 7); // else nothing went wrong, and nothing is shown
        QCOMPARE(office.leakIn(office.errors.join(u'\n')), QString());
    }

    void theLogHasNone()
    {
        const HeardLog log;
        qInfo("heard");
        const LivedOffice office;
        QVERIFY(log.all().contains(u"heard"_s));
        QCOMPARE(office.leakIn(log.all()), QString());
    }

    void theAuditLogAndItsExportsHaveNone_data()
    {
        QTest::addColumn<bool>("json");
        QTest::newRow("CSV") << false;
        QTest::newRow("JSON") << true;
    }
    void theAuditLogAndItsExportsHaveNone()
    {
        QFETCH(bool, json);
        const LivedOffice office;
        const QString text = office.exported(json);
        for (const char* action : {"billfold:SignIn", "billfold:SignInWithKey", "iam:ChangePassword"})
            QVERIFY2(text.contains(QLatin1StringView(action)), action);
        QVERIFY(text.contains(office.keyId)); // the key's name is no secret
        QCOMPARE(office.leakIn(text), QString());
        QVERIFY(!text.contains("$argon2"_L1)); // nor has it what could be guessed at
    }

    void theReportHasNone()
    {
        const LivedOffice office;
        const QString text =
            QString::fromUtf8(good(office.identity().credentialReport(GuardedOffice::payer())));
        QVERIFY(text.contains("<root_account>"_L1));
        QCOMPARE(office.leakIn(text), QString());
    }

    /// Of passwords, recovery codes and keys the file has hashes. The secret of a device it has as it is:
    /// codes are computed from it, and SECURITY.md says so.
    void theFileHasTheSecretsOfDevicesOnly()
    {
        LivedOffice office;
        for (const bool closed : {false, true}) {
            if (closed)
                office.workspace.reset();
            QVERIFY(office.isWritten("$argon2id$"));
            QVERIFY(office.isWritten(office.device.bytes()));
            for (const QString& word : std::as_const(office.words)) {
                if (word.size() == 6)
                    continue; // six digits stand anywhere by chance
                QVERIFY2(!office.isWritten(word.toUtf8()), qPrintable(word));
                const auto* const wide = reinterpret_cast<const char*>(word.utf16());
                QVERIFY2(!office.isWritten(QByteArray(wide, word.size() * 2)), qPrintable(word));
            }
        }
    }

    void anAnonymizedCopyHasNoCredentials()
    {
        const LivedOffice office;
        const QString path = office.dir.filePath(u"for-strangers.billfold"_s);
        good(office.workspace->backups().anonymize(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("SQLite format 3"));
        QVERIFY(!bytes.contains(office.device.bytes()));
        QVERIFY(!bytes.contains("$argon2"));
        QVERIFY(!bytes.contains(office.keyId.toUtf8()));
        QVERIFY(!bytes.contains("pay@example.com"));
        for (const QString& word : std::as_const(office.words))
            QVERIFY2(word.size() == 6 || !bytes.contains(word.toUtf8()), qPrintable(word));
    }
};

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
