// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/sample/currow.h"

#include <QString>
#include <QStringList>

#include <future>

namespace billfold
{

/// Writes a month's lines as gzip parts of a report. One part is packed and written while the next one is
/// made.
class CurPartWriter
{
public:
    /// Parts are called NAME-00001.csv.gz and so on, in `folder`, which exists.
    CurPartWriter(QString folder, QString name, qint64 linesInPart);
    ~CurPartWriter();
    CurPartWriter(const CurPartWriter&) = delete;
    CurPartWriter& operator=(const CurPartWriter&) = delete;

    /// After an error nothing more is written; finish() tells it.
    void add(const CurRow& row);
    /// The parts' file names. Call once, at the end.
    Result<QStringList> finish();

private:
    void endPart();
    void settle();

    QString m_folder, m_name;
    qint64 m_linesInPart;
    qint64 m_lines = 0; // in this part
    std::string m_csv;
    QStringList m_parts;
    std::future<Result<void>> m_writing;
    std::optional<Error> m_error;
};

} // namespace billfold
