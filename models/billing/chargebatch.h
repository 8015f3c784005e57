// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/charge.h"
#include "models/core/billingperiod.h"
#include "models/core/result.h"

#include <QByteArray>

#include <cstdint>
#include <string>
#include <vector>

namespace billfold
{

/// The stream between a reader of exports and what stores them: charge lines as numbers, their repeated texts
/// as dictionary entries that are sent once. All texts are UTF-8 as the export carries them.

/// What a line says about its bill.
struct OriginEntry {
    std::string payerKey, payerName, currency;
    int period = 0;              ///< BillingPeriod::index()
    std::string invoiceId;       ///< empty while the bill is an estimate
    std::string seller;          ///< seller of record (legal entity; FOCUS: invoice issuer)
    std::string invoicingEntity; ///< as the export carries it, may be empty
    std::string billingEntity;   ///< AWS, AWS Marketplace…; FOCUS: publisher
    std::string billType;        ///< Anniversary, Purchase, Refund, or empty
    std::string provider;        ///< FOCUS: ProviderName; else AWS
};
struct AccountEntry {
    std::string key, name;
};
/// What was bought: the columns that the same product shares on all its lines.
struct ItemEntry {
    std::string serviceCode, serviceName, region, zone, usageType, operation, unit, family;
};
/// What sort of charge it is.
struct KindEntry {
    std::string rawType; ///< line item type or charge category, as the export spells it
    std::string taxType;
    ChargeType type = ChargeType::Usage;
};

/// How a line's amount in one basis was given.
enum class Given : std::uint8_t {
    Same,   ///< equal to the unblended cost (and not stored twice)
    Value,  ///< its own value
    Absent, ///< the export does not have it for this line: it counts as what the basis' rule says, and is
            ///< counted
};

/// One charge line. Ids index the dictionaries of the same reader, from 0, in the order the entries were
/// sent; `none` where the line has no such text.
struct PackedLine {
    static constexpr std::uint32_t none = 0xffffffff;
    std::uint32_t origin = none, account = none, item = none, kind = none;
    std::uint32_t description = none, resource = none, tags = none, commitment = none;
    std::int64_t start = 0;                ///< seconds since 1970 UTC
    std::uint32_t seconds = 0;             ///< end - start
    std::uint32_t sourceLine = 0;          ///< line of the file where the record starts, from 1
    std::uint16_t sourceFile = 0;          ///< index into ReadSummary::files
    std::array<Given, basisCount> given{}; ///< [0], unblended, is always Value
    std::array<Money, basisCount> cost{};  ///< resolved: Same and Absent hold the amount that counts
    Money usage;
    std::uint32_t idOffset = 0, idLength = 0; ///< the export's line id, in ChargeBatch::ids
};

/// A run of lines, and the dictionary entries they use that were not sent before.
struct ChargeBatch {
    std::vector<PackedLine> lines;
    std::string ids;
    std::vector<OriginEntry> origins;
    std::vector<AccountEntry> accounts;
    std::vector<ItemEntry> items;
    std::vector<KindEntry> kinds;
    std::vector<std::string> descriptions, resources, commitments;
    /// A tag set is a JSON object with sorted keys: tags as spelled (`user:env`), cost categories as
    /// `costCategory/Team`.
    std::vector<std::string> tags;
};

/// An amount with more than 18 decimals: what stands in the file, kept beside the rounded value.
struct ExactText {
    std::uint16_t sourceFile = 0;
    std::uint32_t sourceLine = 0;
    std::string column, text;
};

/// Takes what a reader reads. Called from the reader's thread, one call at a time. An error ends the reading.
class ChargeSink
{
public:
    virtual ~ChargeSink() = default;
    virtual Result<void> take(ChargeBatch&& batch) = 0;
    virtual Result<void> takeExactText(ExactText&& text) = 0;
};

} // namespace billfold
