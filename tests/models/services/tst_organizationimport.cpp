// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "tests/models/organization/awsfiles.h"
#include "tests/models/services/servicesupport.h"

#include <QDir>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const OrganizationId organization = *OrganizationId::parse(u"o-exampleorg1");
const NodeId root = *RootId::parse(u"r-ab12");

} // namespace

class OrganizationImportTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Office> m_office;

    OrganizationService& service() const { return m_office->workspace->organizations(); }
    QString folderOf(const AwsFiles& files, const QString& name = u"aws"_s) const
    {
        const QString folder = m_office->path(name);
        QDir().mkpath(folder + u"/inside"_s);
        int number = 0;
        for (const NamedBytes& file : files.files()) // some of them in a folder of the folder
            writeFile(folder + (++number % 3 == 0 ? u"/inside/"_s : u"/"_s) + file.name, file.bytes);
        return folder;
    }
    OrganizationPreview preview(const AwsFiles& files = {}, const QString& name = u"aws"_s) const
    {
        return answer(service().previewImport({folderOf(files, name)}));
    }
    /// Imports it, and waits until the service has heard of that.
    void import()
    {
        answer(service().import(preview().diff));
        QTRY_COMPARE(service().world().accounts().size(), 4);
    }
    qsizetype steps() const
    {
        const auto plan = answer(service().plan(organization));
        return plan ? plan->plan.steps.size() : -1;
    }

private slots:
    void init() { m_office = std::make_unique<Office>(); }

    void nothingIsWrittenBeforeItIsWanted()
    {
        const OrganizationPreview seen = preview();
        QCOMPARE(seen.counts.added, 18);
        QCOMPARE(seen.files, 18);
        QCOMPARE(seen.localSteps, 0);
        QVERIFY(service().world().organizations().isEmpty());
        answer(service().import(seen.diff));
        QTRY_COMPARE(service().world().accounts().size(), 4);
        QVERIFY(preview().counts.isEmpty());
        // And it is there the next time.
        m_office->open(QDateTime({2026, 10, 4}, {7, 40}, Qt::UTC));
        QCOMPARE(service().world().accounts().size(), 4);
    }

    void thePlanStartsFromTheLastImport()
    {
        import();
        QCOMPARE(steps(), 0);
        answer(service().perform({CreateOrganizationalUnit{root, u"Sandbox"_s}}));
        QTRY_COMPARE(service().world().units().size(), 3);
        QCOMPARE(steps(), 1);
        // What an import would take back is said before, and done by it.
        const OrganizationPreview again = preview();
        QCOMPARE(again.localSteps, 1);
        QCOMPARE(again.counts.gone, 2); // the unit, and what every unit has attached
        answer(service().import(again.diff));
        QTRY_COMPARE(service().world().units().size(), 2);
        QCOMPARE(steps(), 0);
    }

    void anOrganizationThatWasNeverImportedHasNoPlan() { QCOMPARE(steps(), -1); }

    void aPreviewOfYesterdayIsRefusedAndTheBaselineStays()
    {
        import();
        AwsFiles files;
        files.replace("list-accounts.json", "\"Web\"", "\"Shop\"");
        const OrganizationPreview seen = preview(files, u"other"_s);
        answer(service().perform({RenameAccount{*AccountId::parse(u"333333333333"), u"Other"_s}}));
        const QString sentence = refusal(service().import(seen.diff));
        QVERIFY2(sentence != u"done"_s, qPrintable(sentence));
        QTRY_COMPARE(service().world().account(*AccountId::parse(u"333333333333"))->name, u"Other"_s);
        QCOMPARE(steps(), 1); // still counted from the first import
    }

    void aFolderWithoutSuchFilesIsSaid()
    {
        QDir().mkpath(m_office->path(u"empty"_s));
        const QString sentence = refusal(service().previewImport({m_office->path(u"empty"_s)}));
        QVERIFY2(sentence.contains(".json"_L1), qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(OrganizationImportTest)
#include "tst_organizationimport.moc"
