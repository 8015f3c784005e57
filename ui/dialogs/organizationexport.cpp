// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/organizationexport.h"

#include "models/services/auditservice.h"
#include "models/services/organizationservice.h"
#include "ui/dialogs/filechooser.h"
#include "ui/pages/ask.h"
#include "ui/print/organizationexport.h"

#include <QCoreApplication>
#include <QWidget>
#include <QtConcurrentRun>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrganizationExport", sentence);
}

} // namespace

void saveOrganizationAs(QWidget* parent, const std::shared_ptr<Workspace>& workspace,
                        const OrganizationId& organization, const NoticeSink& notice)
{
    const QString path = chooseSaveFile(
        parent, u"organization"_s, tr("Export organization"), organization.toString() + u".csv"_s, u".csv"_s,
        tr("Account list (*.csv);;Tree (*.json);;Tree (*.yaml);;Diagram (*.svg);;Diagram (*.pdf)"));
    if (path.isEmpty())
        return;
    const QFuture<Result<void>> writing =
        QtConcurrent::run([organization, path, world = workspace->organizations().world()] {
            return exportOrganization(world, organization, path);
        });
    whenAnswered(parent, writing, [=](const Result<void>& written) {
        if (written) {
            workspace->audit().noteExport(u"organizations:ExportOrganization"_s, organization.toString(),
                                          path);
            notice(Semantic::Success, tr("Exported the organization."), path);
        } else {
            notice(Semantic::Error, tr("The organization was not exported."), written.error().message);
        }
    });
}

} // namespace billfold
