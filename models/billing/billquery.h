// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/charge.h"
#include "models/core/billingperiod.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace billfold
{

/// What a bill can be grouped and filtered by.
enum class Dimension {
    Account,
    Service,
    Region,
    UsageType,
    ChargeType,
    Invoice,
    Seller,
    Operation,
    Tag,
    Unit,       ///< of the payer's organization; units hold those inside them
    AccountTag, ///< of the account in the organization; BillQuery::tagKey names it
    Line
};
/// `account`, `service`, `region`, `usage-type`, `charge-type`, `invoice`, `seller`, `operation`, `tag`,
/// `unit`, `account-tag`, `line`.
QString dimensionKey(Dimension dimension);
QString dimensionName(Dimension dimension); ///< translated, singular: "Account"
std::optional<Dimension> dimensionFromKey(QStringView key);
/// Whether a tagKey belongs to it: tags of charges and of accounts.
bool hasTagKey(Dimension dimension);

/// Which bill: one payer's month in one currency.
struct BillId {
    BillingPeriod period;
    QString payer;    ///< the payer account's key, as the export carries it
    QString currency; ///< ISO 4217 as the export carries it
    friend bool operator==(const BillId&, const BillId&) = default;
};

/// One link of a filter chain: dimension = key. For Dimension::Tag, tagKey names the tag and an empty `key`
/// means "without this tag"; the same for Dimension::AccountTag. `name` is what the chip shows.
struct FilterStep {
    Dimension dimension = Dimension::Account;
    QString key;
    QString name;
    QString tagKey;
    /// The accounts that a step about the organization means, or with `others` all but these: filled in where
    /// the question is answered, and empty in what pages ask.
    QStringList accounts{};
    bool others = false;
    friend bool operator==(const FilterStep&, const FilterStep&) = default;
};

/// Which part of a bill, grouped how.
struct BillQuery {
    BillId bill;
    Dimension by = Dimension::Account;
    QString tagKey;            ///< where hasTagKey(by)
    QList<FilterStep> filters; ///< all must hold
    Basis basis = Basis::Unblended;
};

/// One group of a bill. `key` is what the export carries; `name` what people read (falls back to key, never
/// empty: groups without a value say so in words, e.g. "No region").
struct BillRow {
    QString key;
    QString name;
    QString detail;         ///< second line or column: description, region, seller…
    Money amount;           ///< in the query's basis, exact
    Money::Wide cents = 0;  ///< what documents show; all rows' cents add up to the table's
    bool centMoved = false; ///< shown one cent off its own rounding, so that the parts add up
    std::optional<Money>
        previous; ///< the same group in the month before; nullopt where that month is unknown
    std::optional<Money>
        previousToDate; ///< the month before up to the same day; only for a month that is not over
    Money usage;
    QString unit; ///< empty where units differ within the group (usage is then meaningless)
    qint64 lines = 0;
    bool isPayer = false; ///< of the dimension Account
};

/// What a basis lacks: lines for which the export gave no value of its own, and what stands in for it.
struct BasisNote {
    qint64 absentLines = 0;
    bool available = true; ///< false: the export has no such column at all
    QString sentence;      ///< translated; empty where there is nothing to say
};

/// A bill, or a part of it, grouped.
struct BillTable {
    BillQuery query;
    QList<BillRow> rows; ///< largest amount first, then by name
    Money total;
    Money::Wide totalCents = 0;
    std::optional<Money> previousTotal;
    std::optional<Money> previousToDateTotal;
    qint64 lines = 0;
    BasisNote note;
};

enum class BillStatus { Pending, Issued };

/// A bill's head: everything but its rows.
struct BillSummary {
    BillId id;
    QString payerName; ///< falls back to the key
    BillStatus status = BillStatus::Pending;
    QString number; ///< of the issued bill
    QDate issuedOn, dueOn;
    bool estimate = false; ///< some charges carry no invoice id yet
    Money total;           ///< unblended, exact
    Money::Wide totalCents = 0;
    int accounts = 0; ///< with charges, payer included
    qint64 lines = 0;
    QDateTime lastImport;
    QDate chargesUntil; ///< last day with charges
    QStringList sellers;
    qint64 missingLines = 0;            ///< left out by --keep-good-lines, see missingAmount
    std::optional<Money> missingAmount; ///< where it is known
    bool differsFromIssue = false;      ///< a later export of an issued month has other amounts
    /// Where only one account's part of the bill may be seen: the account. Everything above is about its part
    /// then, and the number is its statement's.
    QString seenAccount{}, seenAccountName{};
};

/// One charge line, for reading.
struct LineRow {
    qint64 rowId = 0;
    QString lineId, rawType, accountKey, accountName, service, region, zone, usageType, operation, resource,
        description;
    ChargeType type = ChargeType::Usage;
    QDateTime start, end;
    Money usage;
    QString unit;
    Amounts amounts;
    QString tags; ///< JSON object
    QString commitment, invoiceId, seller, sourceFile;
    qint64 sourceLine = 0;
};

/// Lines page by page: `after` is the last row id of the page before (0: from the start).
struct LineQuery {
    BillId bill;
    QList<FilterStep> filters;
    QString text; ///< contained in description, resource, usage type or line id; empty: all
    qint64 after = 0;
    int limit = 200;
};
struct LinePage {
    QList<LineRow> rows;
    bool more = false;
};

/// Months side by side.
struct TrendQuery {
    QString payer, currency;
    BillingPeriod last;
    int months = 12;
    Dimension by = Dimension::Service;
    QString tagKey;
    QList<FilterStep> filters;
    Basis basis = Basis::Unblended;
    int top = 9; ///< groups shown apart; the rest is one row "Others (n)"; 0: all apart
};
struct TrendRow {
    QString key, name;
    QList<std::optional<Money>> months; ///< nullopt: the month is missing (never zero)
    Money total;
    bool others = false;
    int othersCount = 0;
};
struct TrendTable {
    TrendQuery query;
    QList<BillingPeriod> periods;
    QList<bool> estimated; ///< by month: not issued and without invoice ids
    QList<TrendRow> rows;  ///< largest total first, Others last
    QList<std::optional<Money>> totals;
};

} // namespace billfold
