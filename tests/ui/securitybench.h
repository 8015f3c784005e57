// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/identity/totp.h"
#include "models/services/identityservice.h"
#include "models/services/organizationservice.h"
#include "models/services/passwordhasher.h"
#include "models/services/workspace.h"
#include "tests/support/sampleworld.h"
#include "ui/dialogs/filechooser.h"

#include <QApplication>
#include <QDialog>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace billfold::test
{

/// A clock that a test puts forward.
class SettableClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC); }
    void pass(int seconds) { m_now += qint64(seconds) * 1000; }

private:
    std::atomic<qint64> m_now{QDateTime(QDate(2026, 10, 3), QTime(7, 40), Qt::UTC).toMSecsSinceEpoch()};
};

inline SecretText secret(const QString& text)
{
    return SecretText(QStringView(text));
}

/// The answer, after everything that was told on the way was heard; a refusal ends the test.
template <typename T>
T heard(QFuture<Result<T>> future)
{
    future.waitForFinished();
    QCoreApplication::processEvents();
    Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().message + u' ' + result.error().cause));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// The secret that an enrolment shows, read as an authenticator app reads it: Base32.
inline SecretText readBase32(QString shown)
{
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const QChar letter : shown.remove(u' ')) {
        const int value =
            letter >= u'A' && letter <= u'Z' ? letter.unicode() - u'A' : letter.unicode() - u'2' + 26;
        bits = bits << 5 | static_cast<quint32>(value);
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes.append(static_cast<char>(bits >> count & 0xff));
        }
    }
    return SecretText(bytes);
}

/// The sample organization in a database with a clock that can be put forward; nobody has a password yet.
class SecurityBench
{
public:
    static QString rootPassword() { return QStringLiteral("Pine#Forest42"); }
    static QString userPassword() { return QStringLiteral("River-Stone7"); }

    SecurityBench()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("billfold"));
        QSettings().clear();
        auto opened = Workspace::open(path(QStringLiteral("t.billfold")), clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        workspace = *opened;
        useLeastWork(*workspace);
        QList<EntityChange> changes;
        for (const Entity& entity : sampleWorld().everything())
            changes.append({{}, entity});
        heard(workspace->organizations().apply({QStringLiteral("Import"), {}, changes}));
        workspace->organizations().actAs(payerId);
        QCoreApplication::processEvents();
    }
    static void useLeastWork(Workspace& workspace)
    {
        workspace.identity().setHasher(std::make_shared<PasswordHasher>(HashCost::Least));
    }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    IdentityService& identity() const { return workspace->identity(); }
    static PrincipalId root() { return {payerId}; }
    static PrincipalId user(const QString& name = QStringLiteral("ines"), const AccountId& account = payerId)
    {
        return {account, PrincipalId::Kind::User, name};
    }
    /// The payer's root user has a password, and is signed in.
    void protect() { heard(identity().setRootPassword(payerId, secret(rootPassword()))); }
    void addUser(const QString& name = QStringLiteral("ines"),
                 const QString& policy = QStringLiteral("arn:aws:iam::aws:policy/AdministratorAccess"),
                 bool mustChange = false)
    {
        CreateUser create{payerId, name};
        create.permissions.policies = {policy};
        heard(identity().perform(create));
        heard(identity().setUserPassword(user(name), secret(userPassword()), mustChange));
    }
    /// Assigns a device to who acts; answers with its secret.
    SecretText assignDevice()
    {
        const auto enrolment = identity().beginMfa(*identity().caller().principal, QStringLiteral("phone"));
        if (!enrolment)
            qFatal("%s", qPrintable(enrolment.error().message));
        const qint64 step = totpStep(clock->now());
        heard(identity().finishMfa(*enrolment, totpCode(enrolment->secret, step - 1),
                                   totpCode(enrolment->secret, step)));
        return enrolment->secret;
    }
    QString code(const SecretText& device, int later = 0) const
    {
        return totpCode(device, totpStep(clock->now()) + later);
    }

    std::shared_ptr<SettableClock> clock = std::make_shared<SettableClock>();
    std::shared_ptr<Workspace> workspace;

private:
    QTemporaryDir m_folder;
};

/// The dialog of that class that is open in the window of a widget; nullptr where there is none.
template <typename Dialog>
Dialog* dialogIn(const QWidget& widget)
{
    for (Dialog* dialog : widget.window()->findChildren<Dialog*>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace billfold::test
