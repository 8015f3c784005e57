// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/findingmodel.h"

#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString words(const char* sentence)
{
    return QCoreApplication::translate("Findings", sentence);
}

} // namespace

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return words("Error");
    case Severity::Warning:
        return words("Warning");
    case Severity::Info:
        break;
    }
    return words("Information");
}

QString severityBadge(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return u"error"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Info:
        break;
    }
    return u"info"_s;
}

QString findingsText(qint64 errors, qint64 warnings)
{
    const QString wrong = errors == 1 ? words("1 error") : words("%1 errors").arg(formatCount(errors));
    const QString odd = warnings == 1 ? words("1 warning") : words("%1 warnings").arg(formatCount(warnings));
    if (errors > 0)
        return warnings > 0 ? words("%1, %2").arg(wrong, odd) : wrong;
    return warnings > 0 ? odd : words("No findings");
}

FindingModel::FindingModel(QObject* parent)
    : ColumnsModel({{tr("Severity")},
                    {tr("File")},
                    {tr("Line"), true},
                    {tr("Column")},
                    {tr("Lines"), true},
                    {tr("What was found")}},
                   parent)
{
}

void FindingModel::setFindings(const QList<Finding>& findings)
{
    beginResetModel();
    m_findings = findings;
    endResetModel();
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

QString FindingModel::text(const Finding& finding, int column) const
{
    switch (column) {
    case SeverityColumn:
        return severityName(finding.severity);
    case FileColumn:
        return QFileInfo(finding.file).fileName();
    case LineColumn:
        return finding.line > 0 ? formatCount(finding.line) : noValue();
    case FieldColumn:
        return finding.column.isEmpty() ? noValue() : finding.column;
    case CountColumn:
        return formatCount(finding.count);
    case SentenceColumn:
        return finding.message;
    default:
        return {};
    }
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Finding& finding = m_findings[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(finding, column);
    case Qt::ToolTipRole:
        // A sentence may be longer than its column; a file is shown without its folder.
        return column == SentenceColumn ? finding.message : column == FileColumn ? finding.file : QVariant();
    case Qt::TextAlignmentRole:
        return alignment(column);
    case BadgeRole:
        return column == SeverityColumn ? severityBadge(finding.severity) : QVariant();
    case SecondaryRole:
        return column != SeverityColumn && column != SentenceColumn;
    case ExactRole:
        // Copied and exported without separators.
        return column == LineColumn && finding.line > 0 ? QString::number(finding.line)
               : column == CountColumn                  ? QString::number(finding.count)
                                                        : QVariant();
    case SortRole:
        switch (column) {
        case SeverityColumn:
            return -static_cast<int>(finding.severity);
        case LineColumn:
            return finding.line;
        case CountColumn:
            return finding.count;
        default:
            return text(finding, column);
        }
    default:
        return {};
    }
}

} // namespace billfold
