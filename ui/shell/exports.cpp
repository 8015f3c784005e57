// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/exports.h"

#include "models/views/tableexport.h"
#include "ui/charts/chartwidget.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

Error cannotWrite(const QString& path, const QString& cause)
{
    return {
        ErrorCode::Storage,
        QCoreApplication::translate("Exports", "%1 cannot be written. Choose another folder, or make room.")
            .arg(QDir::toNativeSeparators(path)),
        cause};
}

} // namespace

Result<void> writeTable(const PageExport& shown, const QString& path, bool json)
{
    const QByteArray bytes = json ? tableAsJson(*shown.table, shown.name) : tableAsCsv(*shown.table);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return cannotWrite(path, file.errorString());
    return {};
}

Result<void> writeChart(const PageExport& shown, const QString& path)
{
    const auto* chart = qobject_cast<const ChartWidget*>(shown.chart);
    const bool vector = path.endsWith(u".svg"_s, Qt::CaseInsensitive);
    if (chart == nullptr || !(vector ? chart->saveSvg(path) : chart->savePng(path)))
        return cannotWrite(path, {});
    return {};
}

} // namespace billfold
