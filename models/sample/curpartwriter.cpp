// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sample/curpartwriter.h"

#include <QCoreApplication>
#include <QSaveFile>

#define ZLIB_CONST // its input is not changed
#include <zlib.h>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// A gzip file without name and time in its head, so that the same lines are the same bytes.
Result<void> writeGzip(const QString& path, const std::string& csv)
{
    const auto failed = [&path](const QString& cause) {
        return Error{ErrorCode::Storage,
                     QCoreApplication::translate("Sample", "%1 cannot be written. Is there room on the disk?")
                         .arg(path),
                     cause};
    };
    z_stream stream{};
    constexpr int gzipWindow = 15 + 16;
    constexpr int fast = 1;
    if (deflateInit2(&stream, fast, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return failed(u"deflateInit2"_s);
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(csv.size()))),
                      Qt::Uninitialized);
    stream.next_in = reinterpret_cast<const Bytef*>(csv.data());
    stream.avail_in = static_cast<uInt>(csv.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    QSaveFile file(path);
    const bool written = result == Z_STREAM_END && file.open(QIODevice::WriteOnly) &&
                         file.write(packed) == packed.size() && file.commit();
    return written ? Result<void>() : failed(file.errorString());
}

} // namespace

CurPartWriter::CurPartWriter(QString folder, QString name, qint64 linesInPart)
    : m_folder(std::move(folder)), m_name(std::move(name)), m_linesInPart(linesInPart)
{
    appendCurHeader(m_csv);
}

CurPartWriter::~CurPartWriter()
{
    settle();
}

void CurPartWriter::settle()
{
    if (!m_writing.valid())
        return;
    if (auto written = m_writing.get(); !written && !m_error)
        m_error = written.error();
}

void CurPartWriter::add(const CurRow& row)
{
    if (m_lines == m_linesInPart)
        endPart();
    row.appendTo(m_csv);
    ++m_lines;
}

void CurPartWriter::endPart()
{
    settle();
    const QString file = u"%1-%2.csv.gz"_s.arg(m_name).arg(m_parts.size() + 1, 5, 10, QLatin1Char('0'));
    m_parts.append(file);
    if (!m_error)
        m_writing = std::async(std::launch::async, [path = QString(m_folder + u'/' + file),
                                                    csv = std::move(m_csv)] { return writeGzip(path, csv); });
    m_csv = std::string();
    appendCurHeader(m_csv);
    m_lines = 0;
}

Result<QStringList> CurPartWriter::finish()
{
    if (m_lines > 0 || m_parts.isEmpty())
        endPart();
    settle();
    if (m_error)
        return *m_error;
    return m_parts;
}

} // namespace billfold
