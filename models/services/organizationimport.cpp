// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationimport.h"

#include "models/organization/awsjson.h"
#include "models/organization/awsjsontext.h"
#include "models/organization/treeexport.h"
#include "models/services/organizationservice.h"
#include "models/services/organizationservice_p.h"
#include "models/storage/baselinestore.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrganizationImport", sentence);
}

void readFile(const QString& path, QList<NamedBytes>& files, QList<Finding>& findings)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        findings.append({Severity::Error,
                         name,
                         0,
                         {},
                         tr("The file cannot be read: %1. Check that it is there and that you may read it.")
                             .arg(file.errorString())});
        return;
    }
    // One byte more than is read at all, so that what is too large is told as such.
    files.append({name, file.read(JsonLimits().bytes + 1)});
}

Result<std::optional<World>> baselineOf(Connection& connection, const OrganizationId& organization,
                                        QDateTime* since = nullptr)
{
    auto stored = BaselineStore(connection).baseline(organization);
    if (!stored)
        return stored.error();
    if (!*stored)
        return std::optional<World>();
    if (since)
        *since = (*stored)->taken;
    auto world = worldOfTree((*stored)->tree, (*stored)->taken);
    if (!world)
        return world.error();
    return std::optional(*std::move(world));
}

} // namespace

QList<NamedBytes> readFiles(const QStringList& paths, QList<Finding>& findings)
{
    QList<NamedBytes> files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            readFile(path, files, findings);
            continue;
        }
        const qsizetype before = files.size();
        QDirIterator folder(path, {u"*.json"_s, u"*.csv"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (folder.hasNext())
            readFile(folder.next(), files, findings);
        if (files.size() == before)
            findings.append(
                {Severity::Error,
                 path,
                 0,
                 {},
                 tr("There is no file in the folder that ends in .json or .csv. Choose the folder "
                    "into which the commands wrote.")});
    }
    return files;
}

Result<World> worldOfTree(const QByteArray& tree, const QDateTime& taken)
{
    World world;
    const auto diff = compareOrganization(world, readOrganization({{u"baseline.json"_s, tree}}), taken);
    if (!diff)
        return Error{ErrorCode::Storage,
                     tr("What was imported last cannot be read any more. Import the organization again."),
                     diff.error().message};
    world.apply(diff->change);
    return world;
}

Result<OrganizationPreview> previewOrganization(const World& world, const QStringList& paths,
                                                const QDateTime& now)
{
    QList<Finding> findings;
    OrganizationReading reading = readOrganization(readFiles(paths, findings));
    reading.findings = findings + reading.findings;
    auto diff = compareOrganization(world, reading, now);
    if (!diff) {
        // The first thing that is wrong with the files says more than that something is missing.
        for (const Finding& finding : std::as_const(reading.findings))
            if (finding.severity == Severity::Error)
                return Error{
                    ErrorCode::Invalid,
                    finding.line > 0
                        ? tr("%1, line %2: %3").arg(finding.file).arg(finding.line).arg(finding.message)
                        : tr("%1: %2").arg(finding.file, finding.message)};
        return diff.error();
    }
    OrganizationPreview preview{*std::move(diff)};
    preview.rows = diffRows(world, preview.diff.change);
    preview.counts = countRows(preview.rows);
    preview.files = reading.files;
    return preview;
}

QFuture<Result<OrganizationPreview>> OrganizationService::previewImport(const QStringList& paths) const
{
    if (const auto entered = d->enterToImport(__func__); !entered)
        return QtFuture::makeReadyFuture(Result<OrganizationPreview>(entered.error()));
    return d->reader.post<OrganizationPreview>(
        [paths, world = d->loaded.world, now = now()](Connection& connection) -> Result<OrganizationPreview> {
            auto preview = previewOrganization(world, paths, now);
            if (!preview)
                return preview;
            // A baseline that cannot be read any more is no reason against a new one.
            const auto baseline = baselineOf(connection, preview->diff.organization);
            if (baseline && *baseline)
                if (const auto plan = makePlan(**baseline, world, preview->diff.organization))
                    preview->localSteps = static_cast<int>(plan->steps.size());
            return preview;
        });
}

QFuture<Result<ChangeSet>> OrganizationService::import(const OrganizationDiff& diff)
{
    const auto entered = d->enterToImport(__func__);
    return d->run(
        entered, [=, actor = d->actingAccount(entered)](OrganizationCore& core, Connection& connection) {
            return core.apply(connection, diff.change, actor, [&](const World& world, const QDateTime& now) {
                World after = world;
                after.apply(diff.change);
                return BaselineStore(connection)
                    .keep(diff.organization, {now, treeAsJson(after, diff.organization)});
            });
        });
}

QFuture<Result<std::optional<OrganizationPlan>>>
OrganizationService::plan(const OrganizationId& organization) const
{
    if (const auto entered = d->enterToPlan(organization); !entered)
        return QtFuture::makeReadyFuture(Result<std::optional<OrganizationPlan>>(entered.error()));
    return d->reader.post<std::optional<OrganizationPlan>>(
        [organization,
         world = d->loaded.world](Connection& connection) -> Result<std::optional<OrganizationPlan>> {
            QDateTime since;
            auto baseline = baselineOf(connection, organization, &since);
            if (!baseline)
                return baseline.error();
            auto plan = *baseline ? makePlan(**baseline, world, organization) : std::nullopt;
            return plan ? std::optional(OrganizationPlan{*std::move(plan), since}) : std::nullopt;
        });
}

} // namespace billfold
