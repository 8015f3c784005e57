// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/identitycommands.h"
#include "models/identity/jobfunctions.h"

#include <QList>
#include <QTest>

#include <functional>

namespace billfold
{

inline const QString allowAll = QStringLiteral(
    R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})");

inline AccountId account(int number)
{
    return *AccountId::parse(QString::number(number).repeated(12));
}

/// A directory in which commands are carried out.
class IdentityScene
{
public:
    Directory directory;
    QDateTime now = QDateTime(QDate(2026, 10, 1), QTime(8, 0), Qt::UTC);
    AccountId home = account(1), other = account(2);

    IdentityChange done(const IdentityCommand& command)
    {
        const Result<IdentityChange> change = decide(directory, command, now);
        if (!change)
            qFatal("%s refused: %s: %s", qPrintable(operationName(command)), qPrintable(change.error().name),
                   qPrintable(change.error().message));
        if (!directory.fits(*change))
            qFatal("%s: what was decided does not fit", qPrintable(operationName(command)));
        directory.apply(*change);
        return *change;
    }

    /// The name of the error, or empty where it would be done. A refusal without a sentence is no refusal.
    QString refusal(const IdentityCommand& command) const
    {
        const Result<IdentityChange> change = decide(directory, command, now);
        if (change)
            return {};
        const Error& error = change.error();
        if (error.message.isEmpty() || error.message.contains(QLatin1String("%1")))
            return QStringLiteral("no sentence");
        return error.name;
    }

    PrincipalId user(const QString& name, const QStringList& groups = {})
    {
        done(CreateUser{home, name, groups});
        return {home, PrincipalId::Kind::User, name};
    }
    QString group(const QString& name, const AccountId& where)
    {
        done(CreateGroup{where, name});
        return name;
    }
    QString group(const QString& name) { return group(name, home); }
    PrincipalId role(const QString& name, const QStringList& trusted = {})
    {
        done(CreateRole{home, name, {}, trusted});
        return {home, PrincipalId::Kind::Role, name};
    }
    PolicyArn policy(const QString& name, const AccountId& where)
    {
        done(CreateIdentityPolicy{where, name, {}, allowAll});
        return directory.policies(where).isEmpty()
                   ? QString()
                   : QStringLiteral("arn:aws:iam::%1:policy/%2").arg(where.toString(), name);
    }
    PolicyArn policy(const QString& name) { return policy(name, home); }

    void put(const IdentityEntity& entity) { directory.apply({{}, {}, {{directory.find(entity), entity}}}); }
    User the(const PrincipalId& id) const { return *directory.user(id.account, id.name); }
    Role theRole(const PrincipalId& id) const { return *directory.role(id.account, id.name); }
};

/// One row of a table of refusals: what is asked for, and the name of the error.
struct IdentityRefusal {
    const char* operation;
    QString error;
    std::function<QString(IdentityScene&)> ask;
    const char* when = "";
};

inline void addRows(const QList<IdentityRefusal>& rows)
{
    QTest::addColumn<int>("row");
    for (int row = 0; row < rows.size(); ++row)
        QTest::addRow("%s %s %s %d", rows[row].operation, qPrintable(rows[row].error), rows[row].when, row)
            << row;
}

inline void checkRow(const QList<IdentityRefusal>& rows)
{
    QFETCH(int, row);
    IdentityScene scene;
    QCOMPARE(rows.at(row).ask(scene), rows.at(row).error);
}

} // namespace billfold
