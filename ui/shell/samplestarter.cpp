// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/samplestarter.h"

#include <QCoreApplication>
#include <QPointer>
#include <QStandardPaths>
#include <QtConcurrentRun>

namespace billfold
{

using namespace Qt::StringLiterals;

SampleStarter::SampleStarter(SampleMaker maker, std::shared_ptr<const Clock> clock, QObject* parent)
    : QObject(parent), m_maker(std::move(maker)), m_clock(std::move(clock))
{
}

QString SampleStarter::databasePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           u"/Sample organization.billfold"_s;
}

void SampleStarter::begin()
{
    m_wanted = true;
    emit openRequested(databasePath());
}

void SampleStarter::opened(const std::shared_ptr<Workspace>& workspace)
{
    if (!m_wanted || workspace->path() != databasePath())
        return;
    m_wanted = false;
    m_workspace = workspace;
    whenAnswered(this, workspace->bills(), [this](const Result<QList<BillSummary>>& bills) {
        if (!bills)
            end(bills.error());
        else if (bills->isEmpty())
            write();
        else
            end({});
    });
}

void SampleStarter::write()
{
    m_working = true;
    m_folder = std::make_unique<QTemporaryDir>();
    emit taskChanged(tr("Making the sample organization"), -1);
    // The last month is over: there is a bill to issue.
    const BillingPeriod last = BillingPeriod::of(m_clock->now().date())->plus(-1);
    const auto written =
        QtConcurrent::run([maker = m_maker, folder = m_folder->path(), last] { return maker(folder, last); });
    whenAnswered(this, written, [this](const Result<void>& result) {
        if (result)
            import();
        else
            end(result.error());
    });
}

void SampleStarter::import()
{
    ImportOptions options;
    options.makeOrganization = true;
    const auto progress = [starter = QPointer(this)](const ImportProgress& now) {
        const int permille = now.totalBytes > 0 ? static_cast<int>(now.bytes * 1000 / now.totalBytes) : -1;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [starter, permille] {
                if (starter && starter->m_working)
                    emit starter->taskChanged(tr("Importing the sample organization"), permille);
            },
            Qt::QueuedConnection);
    };
    whenAnswered(this, m_workspace->runImport({m_folder->path()}, options, progress),
                 [this](const Result<ImportOutcome>& outcome) {
                     if (!outcome)
                         end(outcome.error());
                     else if (!outcome->refusal.isEmpty())
                         end(Error{ErrorCode::Invalid, outcome->refusal, {}});
                     else
                         end({});
                 });
}

void SampleStarter::end(const std::optional<Error>& error)
{
    m_working = false;
    m_folder.reset();
    m_workspace.reset();
    emit taskChanged({}, -1);
    if (error)
        emit failed(*error);
    else
        emit filled();
}

} // namespace billfold
