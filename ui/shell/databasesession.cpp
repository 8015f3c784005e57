// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/databasesession.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QThread>
#include <QtConcurrentRun>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype rememberedFiles = 8;

QString recentKey()
{
    return u"recentFiles"_s;
}

using Opened = Result<std::shared_ptr<Workspace>>;

/// Runs on a thread of the pool; the workspace is handed to the window's thread.
Opened openFile(const QString& path, DatabaseSession::Mode mode, const std::shared_ptr<const Clock>& clock,
                QThread* owner)
{
    const QFileInfo file(path);
    if (mode == DatabaseSession::Mode::Existing && !file.exists())
        return Error{ErrorCode::NotFound,
                     DatabaseSession::tr("There is no file %1. It may have been moved or renamed.")
                         .arg(QDir::toNativeSeparators(path)),
                     {}};
    if (mode == DatabaseSession::Mode::New && file.exists())
        return Error{
            ErrorCode::Conflict,
            DatabaseSession::tr("%1 exists already. Choose another name, or open it with File, Open.")
                .arg(QDir::toNativeSeparators(path)),
            {}};
    if (mode == DatabaseSession::Mode::OpenOrMake && !QDir().mkpath(file.absolutePath()))
        return Error{ErrorCode::Storage,
                     DatabaseSession::tr("The folder %1 cannot be made.")
                         .arg(QDir::toNativeSeparators(file.absolutePath())),
                     {}};
    Opened opened = Workspace::open(path, clock);
    if (opened)
        (*opened)->moveToThread(owner);
    return opened;
}

} // namespace

QString databaseSuffix()
{
    return u"billfold"_s;
}

DatabaseSession::DatabaseSession(std::shared_ptr<const Clock> clock, QObject* parent)
    : QObject(parent), m_clock(std::move(clock))
{
}

void DatabaseSession::open(const QString& path, Mode mode)
{
    const QString full = QFileInfo(path).absoluteFilePath();
    m_opening = full;
    emit openingStarted(full);
    const auto future = QtConcurrent::run(
        [full, mode, clock = m_clock, owner = thread()] { return openFile(full, mode, clock, owner); });
    // Not withdrawn where another file is asked for meanwhile: a workspace must go in its own thread, which
    // is this.
    const quint64 question = m_answer.begin();
    whenAnswered(this, future, [this, full, question](const Opened& answer) {
        if (!m_answer.isCurrent(question))
            return;
        m_opening.clear();
        if (!answer) {
            emit failed(full, answer.error());
            return;
        }
        remember(full);
        emit opened(*answer);
    });
}

QStringList DatabaseSession::recent()
{
    QStringList files = QSettings().value(recentKey()).toStringList();
    files.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return files;
}

void DatabaseSession::forgetRecent()
{
    QSettings().remove(recentKey());
}

void DatabaseSession::remember(const QString& path)
{
    QSettings settings;
    QStringList files = settings.value(recentKey()).toStringList();
    files.removeAll(path);
    files.prepend(path);
    files.resize(std::min(files.size(), rememberedFiles));
    settings.setValue(recentKey(), files);
}

} // namespace billfold
