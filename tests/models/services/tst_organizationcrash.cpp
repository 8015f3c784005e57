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
const char* const childVariable = "BILLFOLD_TEST_CHANGES_ALL_OF";
const char* const whatVariable = "BILLFOLD_TEST_CHANGES_HOW"; // move, undo or import

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
int changeAll(const QString& path, const QString& what)
{
    const auto workspace = opened(path);
    OrganizationService& service = workspace->organizations();
    if (what == "import"_L1) {
        const OrganizationDiff diff{organization, start()};
        std::puts("begins");
        std::fflush(stdout);
        answer(service.import(diff));
        std::puts("done");
        return 0;
    }
    Commands moves;
    for (const AccountId& account : service.world().accountsIn(root)) {
        if (account != payer)
            moves.append(MoveAccount{account, root, unit});
    }
    if (what == "undo"_L1)
        answer(service.perform(moves));
    std::puts("begins");
    std::fflush(stdout);
    answer(what == "undo"_L1 ? service.undo() : service.perform(moves));
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

    /// A database in which nothing was moved; for an import, in which nothing is.
    void prepare(const QString& what)
    {
        for (const char* end : {"", "-wal", "-shm"})
            QFile::remove(database() + QLatin1StringView(end));
        const auto workspace = opened(database());
        if (what != "import"_L1)
            answer(workspace->organizations().apply(start()));
    }
    void begin(QProcess& process, const QString& what) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(childVariable), database());
        environment.insert(QString::fromLatin1(whatVariable), what);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(process.waitForReadyRead(30'000));
    }

private slots:
    void aKilledChangeOfManyLeavesAllOrNothing_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("moments");
        QTest::newRow("a move") << u"move"_s << 10;
        QTest::newRow("its undoing") << u"undo"_s << 5;
        QTest::newRow("an import") << u"import"_s << 6;
    }
    void aKilledChangeOfManyLeavesAllOrNothing()
    {
        QFETCH(QString, what);
        QFETCH(int, moments);
        prepare(what);
        QElapsedTimer whole;
        {
            QProcess process;
            begin(process, what);
            whole.start();
            QVERIFY(process.waitForFinished(30'000));
            QCOMPARE(process.exitCode(), 0);
        }
        const qint64 takes = whole.elapsed();
        int nothing = 0;
        for (int i = 0; i < moments; ++i) {
            prepare(what);
            QProcess process;
            begin(process, what);
            static_cast<void>(process.waitForFinished(static_cast<int>(takes * i / moments)));
            process.kill(); // kill -9
            // One that was done before has ended too, but cannot be waited for again.
            QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(30'000));
            const auto workspace = opened(database());
            OrganizationService& service = workspace->organizations();
            const World& world = service.world();
            QCOMPARE(violations(world), QStringList());
            const auto records = answer(service.activity({})).size();
            // Nothing without its record; an import nothing without what the plan counts from
            if (what == "import"_L1) {
                const bool all = !world.organizations().isEmpty();
                QCOMPARE(world.accounts().size(), all ? accounts + 1 : 0);
                QCOMPARE(records, all ? 1 : 0);
                if (all)
                    QVERIFY(answer(service.plan(organization)));
                nothing += all ? 0 : 1;
                continue;
            }
            const auto moved = world.accountsIn(unit).size();
            QVERIFY2(moved == 0 || moved == accounts, qPrintable(QString::number(moved)));
            const bool before = moved == (what == "undo"_L1 ? accounts : 0);
            QCOMPARE(records, (what == "undo"_L1 ? 2 : 1) + (before ? 0 : 1));
            nothing += before ? 1 : 0;
        }
        QVERIFY2(nothing >= moments / 4, qPrintable(QString::number(nothing)));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(childVariable))
        return changeAll(qEnvironmentVariable(childVariable), qEnvironmentVariable(whatVariable));
    OrganizationCrashTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_organizationcrash.moc"
