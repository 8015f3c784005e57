// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/awsjson.h"
#include "models/organization/organizationdiff.h"

#include <QMap>

namespace billfold::test
{

/// The outputs for a small organization: the payer and one account under the root, the unit Workloads with
/// the unit Prod and an account in each, a policy on Prod, an open invitation, tags.
class AwsFiles
{
public:
    AwsFiles();

    void put(const char* name, const QByteArray& bytes) { m_files.insert(QString::fromLatin1(name), bytes); }
    void remove(const char* name) { m_files.remove(QString::fromLatin1(name)); }
    void replace(const char* name, const QByteArray& from, const QByteArray& to)
    {
        QByteArray& bytes = m_files[QString::fromLatin1(name)];
        Q_ASSERT(bytes.contains(from));
        bytes.replace(from, to);
    }
    QList<NamedBytes> files() const
    {
        QList<NamedBytes> list;
        for (auto file = m_files.cbegin(); file != m_files.cend(); ++file)
            list.append({file.key(), *file});
        return list;
    }
    OrganizationReading read() const { return readOrganization(files()); }

    static QByteArray account(const QByteArray& id, const QByteArray& name, const QByteArray& email,
                              const QByteArray& method, const QByteArray& joined);
    static QByteArray accounts(const QList<QByteArray>& ids);
    static QByteArray unit(const QByteArray& id, const QByteArray& name);
    static QByteArray summary(const QByteArray& id, const QByteArray& name, bool managed);

private:
    QMap<QString, QByteArray> m_files;
};

/// The findings as "severity file:line column: message", for a test to look at.
inline QStringList findingTexts(const QList<Finding>& findings)
{
    QStringList texts;
    for (const Finding& finding : findings)
        texts.append(QStringLiteral("%1 %2:%3 %4: %5")
                         .arg(int(finding.severity))
                         .arg(finding.file)
                         .arg(finding.line)
                         .arg(finding.column, finding.message));
    return texts;
}

/// The only organization of what the files tell, in a world that had nothing before.
inline World worldOf(const OrganizationReading& reading, const QDateTime& now)
{
    World world;
    const auto diff = compareOrganization(world, reading, now);
    if (diff)
        world.apply(diff->change);
    return world;
}

} // namespace billfold::test
