// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QObject>
#include <QSaveFile>

#include <memory>

namespace billfold
{

/// Writes every charge line of a selection into a CSV file, page by page, however many there are: memory does
/// not grow, and the window goes on between two pages. The file appears complete or not at all. Times are ISO
/// 8601 in UTC, amounts exact plain decimals, one column for each basis.
class LineExport : public QObject
{
    Q_OBJECT

public:
    LineExport(std::shared_ptr<Workspace> workspace, const LineQuery& query, const QString& path,
               QObject* parent = nullptr);
    ~LineExport() override;

    void start();
    /// Leaves no file, and says finished() with ErrorCode::Cancelled.
    void cancel();
    qint64 lines() const { return m_lines; }

signals:
    void progressed(qint64 lines);
    /// Once; the number of lines, or why there is no file.
    void finished(const billfold::Result<qint64>& result);

private:
    void ask();
    void write(const LinePage& page);
    void end(const Result<qint64>& result);
    Error cannotWrite() const;

    std::shared_ptr<Workspace> m_workspace;
    LineQuery m_query;
    QSaveFile m_file;
    qint64 m_lines = 0;
    bool m_ended = false;
};

} // namespace billfold
