// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <chrono>

namespace billfold
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const QString service = u"billfold"_s;
constexpr auto patience = 60s; // a person may have to open the keyring

QString tr(const char* sentence)
{
    return QCoreApplication::translate("Keyring", sentence);
}

Error noKeyring()
{
    return {
        ErrorCode::NotFound,
        tr("There is no keyring in this session (libsecret or KWallet). Use --password-fd or the prompt."),
        {}};
}

/// Keyrings are reached over the session's bus. Without one, looking for them would start one.
bool hasBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + u"/bus"_s);
}

Result<void> run(QKeychain::Job& job)
{
    if (!hasBus())
        return noKeyring();
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    QEventLoop loop;
    bool answered = false;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&] {
        answered = true;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    job.start();
    if (!answered)
        loop.exec();
    if (!answered)
        return Error{ErrorCode::NotFound, tr("The keyring did not answer within a minute."), {}};
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return Error{ErrorCode::NotFound, tr("The keyring has no such entry."), {}};
    case QKeychain::NoBackendAvailable:
        return noKeyring();
    default:
        return Error{ErrorCode::Storage, tr("The keyring refused: %1").arg(job.errorString()), {}};
    }
}

} // namespace

QString keyringEntry(const QString& database, const QString& name)
{
    const QFileInfo info(database);
    const QString path = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    return path + u'#' + name.toLower();
}

std::optional<SecretText> keyringRead(const QString& entry)
{
    QKeychain::ReadPasswordJob job(service);
    job.setKey(entry);
    if (!run(job))
        return std::nullopt;
    return SecretText(job.binaryData());
}

Result<void> keyringStore(const QString& entry, const SecretText& secret)
{
    QKeychain::WritePasswordJob job(service);
    job.setKey(entry);
    job.setBinaryData(secret.bytes());
    return run(job);
}

Result<void> keyringRemove(const QString& entry)
{
    QKeychain::DeletePasswordJob job(service);
    job.setKey(entry);
    return run(job);
}

} // namespace billfold
