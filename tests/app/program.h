// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/legacycur.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace billfold::test
{

/// What a program answered.
struct Ran {
    int status = -1;
    QString out, err;
    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    QJsonArray list() const { return QJsonDocument::fromJson(out.toUtf8()).array(); }
};

/// The program as others call it, on a database in a folder of its own.
class Program
{
public:
    static constexpr auto october = "2026-10-03T07:40:00Z";

    QString path(const QString& name) const { return m_dir.filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const { return writeFile(path(name), bytes); }
    QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void setClock(const QString& time) { m_clock = time; }

    /// Runs it on the database.
    Ran run(const QStringList& arguments) const
    {
        return runAlone(QStringList{QStringLiteral("--database"), path(QStringLiteral("t.billfold"))} +
                        arguments);
    }
    /// Runs it with nothing but these words.
    Ran runAlone(const QStringList& arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("BILLFOLD_CLOCK"), m_clock);
        environment.remove(QStringLiteral("DISPLAY"));
        environment.remove(QStringLiteral("QT_QPA_PLATFORM")); // a machine without a display
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("BILLFOLD_PROGRAM"), arguments);
        if (!process.waitForFinished(60000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private:
    QTemporaryDir m_dir;
    QString m_clock = QString::fromLatin1(october);
};

} // namespace billfold::test
