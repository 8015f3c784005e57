// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/billing/imports.h"
#include "models/storage/connection.h"

#include <map>
#include <memory>
#include <vector>

namespace billfold
{

/// The parts of one import while it is written: opens one for each payer's month in one currency, counts its
/// lines, and brings them into force at the end. To be called within a transaction.
class PartWriter
{
public:
    struct Part {
        Part(qint64 number, const BillId& month);

        std::uint32_t id;
        BillId bill;
        QString payerName;
        bool estimate = false;

        void add(const PackedLine& line, std::int64_t row);
        /// The day of the month on which the line counts, from 0; what lies outside (a fee for a term, a late
        /// credit) counts on the month's first or last day.
        int dayOf(const PackedLine& line) const;

    private:
        friend class PartWriter;
        qint64 lines = 0;
        Money total;
        std::int64_t monthStart = 0; // days since 1970
        int monthDays = 0;
        std::int64_t firstDay = INT64_MAX, lastDay = INT64_MIN;
        std::int64_t firstLine = 0, lastLine = 0;
        std::array<qint64, basisCount> absent{};
        std::vector<bool> accounts; // by their number
    };

    explicit PartWriter(Connection& connection) : m_connection(connection) {}

    /// The part that lines of this origin belong to, of this import.
    Result<Part*> of(const OriginEntry& origin, qint64 import);
    /// Every payer's month has one source: the latest import, whatever report it was. So a part takes the
    /// place of what was in force for its month, and the lines of that are kept, so that the import can be
    /// taken back; what that had replaced in its turn gives its lines up. A month that is issued stays as it
    /// is, and the part is kept beside it, in place of any that was beside it before. Where the report is
    /// known by its name (a manifest's), currencies that its new assembly no longer has for a payer's month
    /// go out of force with the rest.
    Result<QList<PeriodTotals>> settle(qint64 import, const QString& reportName);

private:
    struct Before; // what a part finds in its place
    Result<qint64> open(const BillId& bill, const QString& payerName, qint64 import);
    Result<void> addWithdrawn(qint64 import, const QString& reportName);
    Result<PeriodTotals> settleOne(const Part& part);
    Result<Before> before(const BillId& bill);
    Result<void> replace(const Before& before);
    Result<void> replaceBeside(const BillId& bill);
    Result<void> write(const Part& part, int state, qint64 replaces);
    Result<void> writeAccounts(const Part& part);

    Connection& m_connection;
    std::map<std::tuple<QString, int, QString>, std::unique_ptr<Part>> m_parts;
};

} // namespace billfold
