// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/organizationexport.h"

#include "models/organization/accountcsv.h"
#include "models/organization/treeexport.h"
#include "ui/print/organizationpainter.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrganizationExport", sentence);
}

constexpr int pdfDotsPerInch = 600;

bool paintPdf(QSaveFile& file, const World& world, const OrganizationId& organization)
{
    const OrganizationPainter pages(treeDiagram(world, organization), organization.toString());
    QPdfWriter writer(&file);
    writer.setResolution(pdfDotsPerInch);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    writer.setCreator(u"Billfold"_s);
    writer.setTitle(organization.toString());
    QPainter painter;
    if (!painter.begin(&writer))
        return false;
    for (int page = 0; page < pages.pageCount(); ++page) {
        if (page > 0 && !writer.newPage())
            return false;
        pages.paint(painter, page, pdfDotsPerInch);
    }
    return painter.end();
}

} // namespace

const QStringList& organizationFormats()
{
    static const QStringList formats{u"csv"_s, u"json"_s, u"yaml"_s, u"yml"_s, u"svg"_s, u"pdf"_s};
    return formats;
}

Result<void> exportOrganization(const World& world, const OrganizationId& organization, const QString& path)
{
    const QString format = QFileInfo(path).suffix().toLower();
    if (!organizationFormats().contains(format))
        return Error{ErrorCode::Usage,
                     tr("The name of the file says what is written: end it with .csv, .json, .yaml, .svg or "
                        ".pdf.")};
    if (!world.organization(organization))
        return Error{ErrorCode::NotFound, tr("There is no organization %1.").arg(organization.toString())};
    QSaveFile file(path);
    const auto unwritable = [&file] {
        return Error{ErrorCode::Storage,
                     tr("%1 cannot be written. Check the folder and the free space, or choose another place.")
                         .arg(file.fileName()),
                     file.errorString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return unwritable();
    if (format == "pdf"_L1) {
        if (!paintPdf(file, world, organization))
            return unwritable();
    } else {
        const QByteArray bytes = format == "csv"_L1    ? accountListCsv(world, organization)
                                 : format == "json"_L1 ? treeAsJson(world, organization)
                                 : format == "svg"_L1  ? treeAsSvg(world, organization)
                                                       : treeAsYaml(world, organization);
        if (file.write(bytes) != bytes.size())
            return unwritable();
    }
    return file.commit() ? Result<void>() : Result<void>(unwritable());
}

} // namespace billfold
