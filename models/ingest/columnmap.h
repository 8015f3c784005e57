// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace billfold
{

/// The columns that matter, whatever an export calls them.
enum class Role : std::uint8_t {
    PayerId,
    PayerName,
    InvoiceId,
    Seller,
    InvoicingEntity,
    BillingEntity,
    BillType,
    Currency,
    PeriodStart,
    Provider,
    AccountId,
    AccountName,
    ServiceCode,
    ServiceName,
    ProductMap,
    Region,
    Zone,
    UsageType,
    Operation,
    Unit,
    Family,
    LineType,
    ChargeClass,
    TaxType,
    Description,
    ResourceId,
    Start,
    End,
    Usage,
    Unblended,
    Net,
    Blended,
    Effective,
    List,
    RiArn,
    RiEffective,
    RiUnusedUpfront,
    RiUnusedRecurring,
    SpArn,
    SpEffective,
    SpTotalCommitment,
    SpUsedCommitment,
    CommitmentId,
    LineId,
    TagsMap,
    CategoriesMap,
};
inline constexpr int roleCount = static_cast<int>(Role::CategoriesMap) + 1;

enum class ExportFormat {
    Unknown,
    CurLegacy,
    Cur2,
    Focus10,
    Focus11,
    Focus12,
    DetailedBilling,
    MonthlyBilling
};
QString formatKey(ExportFormat format);
/// For people: "Legacy CUR".
QString formatName(ExportFormat format);
constexpr bool isFocus(ExportFormat f)
{
    return f == ExportFormat::Focus10 || f == ExportFormat::Focus11 || f == ExportFormat::Focus12;
}
constexpr bool isCur(ExportFormat f)
{
    return f == ExportFormat::CurLegacy || f == ExportFormat::Cur2;
}

/// Which column of a file plays which role.
struct ColumnMap {
    static constexpr std::int32_t none = -1;
    struct Tag {
        std::uint32_t column;
        std::string key; ///< `user:env`, `costCategory/Team`
    };

    ExportFormat format = ExportFormat::Unknown;
    std::vector<std::string> names; ///< as the file spells them
    std::array<std::int32_t, roleCount> column{};
    std::vector<Tag> tags;

    std::int32_t of(Role role) const { return column[static_cast<size_t>(role)]; }
    bool has(Role role) const { return of(role) != none; }
    QString name(Role role) const;
};

/// What a header line says.
struct HeaderReading {
    ColumnMap map;
    QString problem;      ///< one translated sentence: not an export, a needed column missing, a column twice
                          ///< (which one)
    QString column;       ///< the column that the problem is about, may be empty
    QStringList repeated; ///< columns that are there twice but that no charge needs
};
HeaderReading readHeader(const std::vector<std::string>& spelled);

} // namespace billfold
