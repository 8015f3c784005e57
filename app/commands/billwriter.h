// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/choose.h"

#include <functional>
#include <memory>

namespace billfold
{

enum class BillFormat { Text, Csv, Json };

/// Which rows of a bill are asked for, in words of the command line.
struct BillRequest {
    Dimension by = Dimension::Account;
    QString tagKey{}; ///< of Dimension::AccountTag
    Basis basis = Basis::Unblended;
    QString account; ///< empty: all
};
/// The options of BillRequest: `by`, `basis`, `account`. Wrong words are errors of use.
Result<BillRequest> billRequest(const Options& options);

/// Writes bills row by row, so that a month of a million lines needs no memory for them.
class BillWriter
{
public:
    using Out = std::function<void(const QString&)>;
    static std::unique_ptr<BillWriter> make(BillFormat format, Out out);
    virtual ~BillWriter() = default;

    /// Before the first and after the last bill; `count` bills follow.
    virtual void begin(qsizetype count) = 0;
    virtual void end() = 0;
    virtual void beginBill(const BillSummary& bill) = 0;
    virtual void row(const BillSummary& bill, const QString& key, const QString& name, Money amount) = 0;
    virtual void endBill(const BillSummary& bill, Money total, const QString& note) = 0;
};

/// Writes the rows of bills. With an account, bills without it are left out; none left is an error.
Result<void> writeBills(const Workspace& workspace, const QList<BillSummary>& bills,
                        const BillRequest& request, BillWriter& writer);

} // namespace billfold
