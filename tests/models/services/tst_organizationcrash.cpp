// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "tests/models/services/servicesupport.h"

#include <QElapsedTimer>
#include <QProcess>

#include <cstdio>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int accounts = 300;
const OrganizationId organization = *OrganizationId::parse(u"o-exampleorg1");
const RootId root = *RootId::parse(u"r-ab12");
const UnitId unit = *UnitId::parse(u"ou-ab12-11111111");
const AccountId payer = *AccountId::parse(u"111111111111");
const QDateTime day({2026, 10, 1}, {0, 0}, Qt::UTC);
const char* const childVariable = "BILLFOLD_TEST_MOVES_ALL_OF";

/// A payer, a unit, and many accounts under the root.
ChangeSet start()
{
    ChangeSet change{u"ImportOrganization"_s, u"test"_s, {}};
    const auto add = [&](const AccountId& id) {
        Account account{.id = id, .name = id.toString(), .created = day};
        account.membership = Membership{organization, root, day, JoinedMethod::Invited};
        change.changes.append({{}, account});
        change.changes.append({{}, MembershipPeriod{id, organization, payer, day, JoinedMethod::Invited}});
    };
    change.changes.append({{},
                           Organization{.id = organization,
                                        .root = root,
                                        .payer = payer,
                                        .created = day,
                                        .finalizedAt = day,
                                        .accountQuota = accounts + 1}});
    change.changes.append({{}, Unit{unit, organization, root, u"Production"_s, day}});
    add(payer);
    for (int i = 0; i < accounts; ++i)
        add(*AccountId::parse(QString::number(200'000'000'000LL + i)));
    return change;
}

std::shared_ptr<Workspace> opened(const QString& path)
{
    auto workspace = Workspace::open(path, std::make_shared<FixedClock>(day));
    if (!workspace)
        qFatal("%s", qPrintable(workspace.error().message + workspace.error().cause));
    return *workspace;
}

/// What the program does that is killed. It says when it begins.
int moveAll(const QString& path)
{
    const auto workspace = opened(path);
    OrganizationService& service = workspace->organizations();
    Commands moves;
    for (const AccountId& account : service.world().accountsIn(root)) {
        if (account != payer)
            moves.append(MoveAccount{account, root, unit});
    }
    std::puts("begins");
    std::fflush(stdout);
    answer(service.perform(moves));
    std::puts("done");
    return 0;
}

} // namespace

/// A program that is killed in the middle of a change of many accounts leaves all of it or nothing.
class OrganizationCrashTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString database() const { return m_dir.filePath(u"t.billfold"_s); }

    /// A database in which nothing was moved.
    void prepare()
    {
        for (const char* end : {"", "-wal", "-shm"})
            QFile::remove(database() + QLatin1StringView(end));
        answer(opened(database())->organizations().apply(start()));
    }
    void begin(QProcess& process) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(childVariable), database());
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(process.waitForReadyRead(30'000));
    }

private slots:
    void aKilledMoveOfManyLeavesAllOrNothing()
    {
        prepare();
        QElapsedTimer whole;
        {
            QProcess process;
            begin(process);
            whole.start();
            QVERIFY(process.waitForFinished(30'000));
            QCOMPARE(process.exitCode(), 0);
        }
        const qint64 takes = whole.elapsed();
        prepare();
        constexpr int moments = 10;
        int nothing = 0;
        for (int i = 0; i < moments; ++i) {
            QProcess process;
            begin(process);
            static_cast<void>(process.waitForFinished(static_cast<int>(takes * i / moments)));
            process.kill(); // kill -9
            QVERIFY(process.waitForFinished(30'000));
            const auto workspace = opened(database());
            const World& world = workspace->organizations().world();
            const auto moved = world.accountsIn(unit).size();
            QVERIFY2(moved == 0 || moved == accounts, qPrintable(QString::number(moved)));
            QCOMPARE(violations(world), QStringList());
            const auto activity = answer(workspace->organizations().activity({}));
            QCOMPARE(activity.size(), moved == 0 ? 1 : 2); // and nothing without its record
            nothing += moved == 0 ? 1 : 0;
            if (moved != 0)
                prepare();
        }
        QVERIFY2(nothing >= moments / 4, qPrintable(QString::number(nothing)));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(childVariable))
        return moveAll(qEnvironmentVariable(childVariable));
    OrganizationCrashTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_organizationcrash.moc"
