// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/linepagemodel.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <QFileInfo>

namespace billfold
{

using namespace Qt::StringLiterals;

LinePageModel::LinePageModel(QObject* parent) : QAbstractTableModel(parent) {}

void LinePageModel::ask(const LineQuery& query, Basis basis)
{
    beginResetModel();
    m_query = query;
    m_query->limit = pageSize;
    m_basis = basis;
    ++m_generation;
    m_rows = 0;
    m_more = true;
    m_fetching = true;
    m_pages.clear();
    m_used.clear();
    m_wanted.clear();
    endResetModel();
    want(0);
}

void LinePageModel::clear()
{
    beginResetModel();
    m_query.reset();
    ++m_generation;
    m_rows = 0;
    m_more = false;
    m_fetching = false;
    m_pages.clear();
    m_used.clear();
    m_wanted.clear();
    endResetModel();
}

void LinePageModel::setBasis(Basis basis)
{
    if (m_basis == basis)
        return;
    m_basis = basis;
    if (m_rows > 0)
        emit dataChanged(index(0, Amount), index(m_rows - 1, Amount));
    emit headerDataChanged(Qt::Horizontal, Amount, Amount);
}

void LinePageModel::want(qint64 after)
{
    LineQuery query = *m_query;
    query.after = after;
    emit pageWanted(query, m_generation);
}

void LinePageModel::wantLater(int page) const
{
    if (m_wanted.contains(page))
        return;
    m_wanted.insert(page);
    // data() is called while a view paints: asking waits until it is done.
    auto* self = const_cast<LinePageModel*>(this);
    QMetaObject::invokeMethod(
        self,
        [self, page, generation = m_generation] {
            if (generation == self->m_generation)
                self->want(self->m_pages[page].after);
        },
        Qt::QueuedConnection);
}

void LinePageModel::addPage(int generation, qint64 after, const LinePage& page)
{
    if (generation != m_generation || !m_query)
        return;
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i].after != after)
            continue;
        m_wanted.remove(i);
        // A page that was let go and read again. It has the same lines: an import starts a new generation.
        m_pages[i].rows = page.rows;
        m_used.removeOne(i);
        m_used.append(i);
        trim(i);
        if (const int rows = std::min(m_pages[i].size, static_cast<int>(page.rows.size())); rows > 0)
            emit dataChanged(index(i * pageSize, 0), index(i * pageSize + rows - 1, columnTotal - 1));
        return;
    }
    const auto size = static_cast<int>(page.rows.size());
    if (size == 0) {
        m_fetching = false;
        m_more = false;
        return;
    }
    // Still fetching here: who hears of the rows before they are in must not ask for the same page again.
    beginInsertRows({}, m_rows, m_rows + size - 1);
    m_pages.append({after, size, page.rows});
    m_rows += size;
    const int last = static_cast<int>(m_pages.size()) - 1;
    m_used.append(last);
    trim(last);
    m_fetching = false;
    m_more = page.more;
    endInsertRows();
}

void LinePageModel::failPage(int generation, qint64 after)
{
    if (generation != m_generation)
        return;
    m_fetching = false;
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i].after == after)
            m_wanted.remove(i);
    }
}

void LinePageModel::trim(int keep)
{
    while (m_used.size() > maxPages) {
        const int oldest = m_used.first() == keep ? m_used.at(1) : m_used.first();
        m_used.removeOne(oldest);
        m_pages[oldest].rows.clear();
    }
}

const LineRow* LinePageModel::lineAt(int row) const
{
    if (row < 0 || row >= m_rows)
        return nullptr;
    const int number = row / pageSize;
    const Page& page = m_pages[number];
    if (row % pageSize >= page.rows.size()) {
        wantLater(number);
        return nullptr;
    }
    if (m_used.last() != number) {
        m_used.removeOne(number);
        m_used.append(number);
    }
    return &page.rows[row % pageSize];
}

int LinePageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int LinePageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

bool LinePageModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_more && !m_fetching && !m_pages.isEmpty() && m_pages.last().size > 0;
}

void LinePageModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    // The last page may have been let go while the person was further up: its end is needed to go on.
    const Page& last = m_pages.last();
    if (last.rows.isEmpty()) {
        wantLater(static_cast<int>(m_pages.size()) - 1);
        return;
    }
    m_fetching = true;
    want(last.rows.last().rowId);
}

QString LinePageModel::text(const LineRow& line, int column) const
{
    switch (column) {
    case Start:
        return QLocale().toString(line.start.toUTC(), tr("d MMM, HH:mm"));
    case Description:
        return !line.description.isEmpty() ? line.description
               : !line.usageType.isEmpty() ? line.usageType
                                           : line.rawType;
    case UsageType:
        return line.usageType;
    case Type:
        return chargeTypeName(line.type);
    case Account:
        return line.accountName;
    case AccountKey:
        return line.accountKey;
    case Service:
        return line.service;
    case Region:
        return line.region;
    case Zone:
        return line.zone;
    case Operation:
        return line.operation;
    case Resource:
        return line.resource;
    case Tags:
        return line.tags;
    case Commitment:
        return line.commitment;
    case Invoice:
        return line.invoiceId;
    case Seller:
        return line.seller;
    case LineId:
        return line.lineId;
    case Source:
        return line.sourceFile.isEmpty()
                   ? QString()
                   : tr("%1, line %2")
                         .arg(QFileInfo(line.sourceFile).fileName(), formatCount(line.sourceLine));
    case Usage:
        return formatExact(line.usage);
    case Unit:
        return line.unit;
    case Amount:
        return formatExact(line.amounts[m_basis]);
    default:
        return {};
    }
}

QVariant LinePageModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((column == Usage || column == Amount ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    const LineRow* line = lineAt(index.row());
    if (line == nullptr) {
        if (role == Qt::DisplayRole)
            return column == Description ? tr("Loading…") : QString();
        return role == MutedRole ? QVariant(true) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(*line, column);
    case SortRole:
        return index.row();
    case ExactRole:
        return column == Amount || column == Usage ? QVariant(text(*line, column)) : QVariant();
    case Qt::ToolTipRole:
        if (column == Start)
            return tr("%1 to %2").arg(timeText(line->start), timeText(line->end));
        if (column == Source)
            return line->sourceFile;
        if (column == Type)
            return tr("%1 in the export").arg(line->rawType);
        return {};
    case KeyRole:
        return line->rowId;
    case SecondaryRole:
        return column != Description && column != Amount;
    case MutedRole:
        return column == Amount && line->amounts[m_basis].isZero();
    default:
        return {};
    }
}

QVariant LinePageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Usage || section == Amount ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString names[columnTotal] = {
        tr("Start"),      tr("Description"), tr("Usage type"), tr("Charge type"), tr("Account"),
        tr("Account id"), tr("Service"),     tr("Region"),     tr("Zone"),        tr("Operation"),
        tr("Resource"),   tr("Tags"),        tr("Commitment"), tr("Invoice"),     tr("Seller of record"),
        tr("Line id"),    tr("Source"),      tr("Usage"),      tr("Unit"),        tr("Exact amount"),
    };
    return names[section];
}

} // namespace billfold
