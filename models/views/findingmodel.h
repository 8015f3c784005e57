// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/views/columnsmodel.h"

#include <QList>

namespace billfold
{

/// `Error`, `Warning`, `Information`: a severity in words, translated.
QString severityName(Severity severity);
/// The same for ItemRole::BadgeRole.
QString severityBadge(Severity severity);
/// "2 errors, 13 warnings", "No findings": numbers of findings in words.
QString findingsText(qint64 errors, qint64 warnings);

/// What was noticed while an export was read: one row a finding, as it was given.
class FindingModel : public ColumnsModel
{
    Q_OBJECT

public:
    enum Column {
        SeverityColumn,
        FileColumn,
        LineColumn,
        FieldColumn,
        CountColumn,
        SentenceColumn,
        ColumnCount
    };

    explicit FindingModel(QObject* parent = nullptr);

    void setFindings(const QList<Finding>& findings);
    const QList<Finding>& findings() const { return m_findings; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString text(const Finding& finding, int column) const;

    QList<Finding> m_findings;
};

} // namespace billfold
