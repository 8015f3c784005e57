// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drilldown/lineexport.h"

#include "models/views/csvwriter.h"
#include "ui/pages/ask.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

/// Written in a few milliseconds, so that the window stays quick meanwhile.
constexpr int pageSize = 500;

QString isoTime(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QStringList headings()
{
    QStringList names{u"line id"_s,    u"charge type"_s, u"type in the export"_s,
                      u"account id"_s, u"account"_s,     u"service"_s,
                      u"region"_s,     u"zone"_s,        u"usage type"_s,
                      u"operation"_s,  u"resource"_s,    u"description"_s,
                      u"start"_s,      u"end"_s,         u"unit"_s,
                      u"tags"_s,       u"commitment"_s,  u"invoice"_s,
                      u"seller"_s,     u"source file"_s, u"source line"_s,
                      u"currency"_s,   u"usage"_s};
    for (const Basis basis : allBases)
        names.append(basisKey(basis));
    return names;
}

} // namespace

LineExport::LineExport(std::shared_ptr<Workspace> workspace, const LineQuery& query, const QString& path,
                       QObject* parent)
    : QObject(parent), m_workspace(std::move(workspace)), m_query(query), m_file(path)
{
    m_query.after = 0;
    m_query.limit = pageSize;
}

LineExport::~LineExport() = default;

Error LineExport::cannotWrite() const
{
    return {ErrorCode::Storage,
            tr("%1 cannot be written. Choose another folder, or make room.")
                .arg(QDir::toNativeSeparators(m_file.fileName())),
            m_file.errorString()};
}

void LineExport::start()
{
    CsvWriter csv;
    csv.row(headings());
    if (!m_file.open(QIODevice::WriteOnly) || m_file.write(csv.text().toUtf8()) < 0) {
        end(cannotWrite());
        return;
    }
    ask();
}

void LineExport::ask()
{
    whenAnswered(this, m_workspace->lines(m_query), [this](const Result<LinePage>& page) {
        if (m_ended)
            return;
        if (page)
            write(*page);
        else
            end(page.error());
    });
}

void LineExport::write(const LinePage& page)
{
    CsvWriter csv;
    for (const LineRow& line : page.rows) {
        QList<Money> amounts{line.usage};
        for (const Basis basis : allBases)
            amounts.append(line.amounts[basis]);
        csv.row({line.lineId,
                 chargeTypeKey(line.type),
                 line.rawType,
                 line.accountKey,
                 line.accountName,
                 line.service,
                 line.region,
                 line.zone,
                 line.usageType,
                 line.operation,
                 line.resource,
                 line.description,
                 isoTime(line.start),
                 isoTime(line.end),
                 line.unit,
                 line.tags,
                 line.commitment,
                 line.invoiceId,
                 line.seller,
                 line.sourceFile,
                 QString::number(line.sourceLine),
                 m_query.bill.currency},
                amounts);
    }
    if (m_file.write(csv.text().toUtf8()) < 0) {
        end(cannotWrite());
        return;
    }
    m_lines += page.rows.size();
    emit progressed(m_lines);
    if (page.more && !page.rows.isEmpty()) {
        m_query.after = page.rows.last().rowId;
        ask();
        return;
    }
    if (m_file.commit())
        end(m_lines);
    else
        end(cannotWrite());
}

void LineExport::cancel()
{
    end(Error{ErrorCode::Cancelled, tr("The export was cancelled; no file was written."), {}});
}

void LineExport::end(const Result<qint64>& result)
{
    if (m_ended)
        return;
    m_ended = true;
    if (!result.ok())
        m_file.cancelWriting();
    emit finished(result);
}

} // namespace billfold
