// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/columnmap.h"

#include "models/ingest/decode.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("ColumnMap", text);
}

/// A column's name without case, slashes, underscores and blanks: `lineItem/UsageAccountId` and
/// `line_item_usage_account_id` are the same column.
std::string folded(const std::string& name)
{
    std::string result;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            result.push_back(static_cast<char>(c - 'A' + 'a'));
        else if (c != '/' && c != '_' && c != ' ')
            result.push_back(c);
    }
    return result;
}

std::string lowered(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return name;
}

struct RoleName {
    Role role;
    const char* folded;
};

// Where several names can play a role, the first one that the file has does.
constexpr RoleName curNames[] = {
    {Role::PayerId, "billpayeraccountid"},
    {Role::PayerName, "billpayeraccountname"},
    {Role::InvoiceId, "billinvoiceid"},
    {Role::Seller, "lineitemlegalentity"},
    {Role::InvoicingEntity, "billinvoicingentity"},
    {Role::BillingEntity, "billbillingentity"},
    {Role::BillType, "billbilltype"},
    {Role::Currency, "lineitemcurrencycode"},
    {Role::PeriodStart, "billbillingperiodstartdate"},
    {Role::AccountId, "lineitemusageaccountid"},
    {Role::AccountName, "lineitemusageaccountname"},
    {Role::ServiceCode, "lineitemproductcode"},
    {Role::ServiceName, "productproductname"},
    {Role::ServiceName, "productservicename"},
    {Role::ProductMap, "product"},
    {Role::Region, "productregioncode"},
    {Role::Region, "productregion"},
    {Role::Zone, "lineitemavailabilityzone"},
    {Role::UsageType, "lineitemusagetype"},
    {Role::Operation, "lineitemoperation"},
    {Role::Unit, "pricingunit"},
    {Role::Family, "productproductfamily"},
    {Role::LineType, "lineitemlineitemtype"},
    {Role::TaxType, "lineitemtaxtype"},
    {Role::Description, "lineitemlineitemdescription"},
    {Role::ResourceId, "lineitemresourceid"},
    {Role::Start, "lineitemusagestartdate"},
    {Role::End, "lineitemusageenddate"},
    {Role::Usage, "lineitemusageamount"},
    {Role::Unblended, "lineitemunblendedcost"},
    {Role::Net, "lineitemnetunblendedcost"},
    {Role::Blended, "lineitemblendedcost"},
    {Role::List, "pricingpublicondemandcost"},
    {Role::RiArn, "reservationreservationarn"},
    {Role::RiEffective, "reservationeffectivecost"},
    {Role::RiUnusedUpfront, "reservationunusedamortizedupfrontfeeforbillingperiod"},
    {Role::RiUnusedRecurring, "reservationunusedrecurringfee"},
    {Role::SpArn, "savingsplansavingsplanarn"},
    {Role::SpEffective, "savingsplansavingsplaneffectivecost"},
    {Role::SpTotalCommitment, "savingsplantotalcommitmenttodate"},
    {Role::SpUsedCommitment, "savingsplanusedcommitment"},
    {Role::LineId, "identitylineitemid"},
    {Role::TagsMap, "resourcetags"},
    {Role::TagsMap, "tags"},
    {Role::CategoriesMap, "costcategory"},
};
constexpr Role curNeeded[] = {Role::PayerId,     Role::AccountId, Role::PeriodStart,
                              Role::LineType,    Role::Start,     Role::End,
                              Role::ServiceCode, Role::Unblended, Role::Currency};

constexpr RoleName focusNames[] = {
    {Role::PayerId, "billingaccountid"},
    {Role::PayerName, "billingaccountname"},
    {Role::InvoiceId, "invoiceid"},
    {Role::Seller, "invoiceissuername"},
    {Role::BillingEntity, "publishername"},
    {Role::Currency, "billingcurrency"},
    {Role::PeriodStart, "billingperiodstart"},
    {Role::Provider, "providername"},
    {Role::AccountId, "subaccountid"},
    {Role::AccountName, "subaccountname"},
    {Role::ServiceCode, "xservicecode"},
    {Role::ServiceName, "servicename"},
    {Role::Region, "regionid"},
    {Role::Zone, "availabilityzone"},
    {Role::UsageType, "xusagetype"},
    {Role::UsageType, "skumeter"},
    {Role::UsageType, "chargedescription"},
    {Role::Operation, "xoperation"},
    {Role::Unit, "consumedunit"},
    {Role::Family, "servicecategory"},
    {Role::LineType, "chargecategory"},
    {Role::ChargeClass, "chargeclass"},
    {Role::Description, "chargedescription"},
    {Role::ResourceId, "resourceid"},
    {Role::Start, "chargeperiodstart"},
    {Role::End, "chargeperiodend"},
    {Role::Usage, "consumedquantity"},
    {Role::Unblended, "billedcost"},
    {Role::Effective, "effectivecost"},
    {Role::List, "listcost"},
    {Role::CommitmentId, "commitmentdiscountid"},
    {Role::TagsMap, "tags"},
    {Role::CategoriesMap, "xcostcategories"},
};
constexpr Role focusNeeded[] = {Role::PayerId, Role::PeriodStart, Role::LineType,  Role::Start,
                                Role::End,     Role::ServiceName, Role::Unblended, Role::Currency};

constexpr RoleName detailedNames[] = {
    {Role::PayerId, "payeraccountid"},  {Role::AccountId, "linkedaccountid"},
    {Role::InvoiceId, "invoiceid"},     {Role::LineType, "recordtype"},
    {Role::LineId, "recordid"},         {Role::ServiceName, "productname"},
    {Role::UsageType, "usagetype"},     {Role::Operation, "operation"},
    {Role::Zone, "availabilityzone"},   {Role::Description, "itemdescription"},
    {Role::Start, "usagestartdate"},    {Role::End, "usageenddate"},
    {Role::Usage, "usagequantity"},     {Role::Blended, "blendedcost"},
    {Role::Unblended, "unblendedcost"}, {Role::Unblended, "cost"},
    {Role::ResourceId, "resourceid"},
};
constexpr Role detailedNeeded[] = {Role::PayerId, Role::LineType, Role::ServiceName, Role::Start,
                                   Role::Unblended};

constexpr RoleName monthlyNames[] = {
    {Role::PayerId, "payeraccountid"},
    {Role::PayerName, "payeraccountname"},
    {Role::AccountId, "linkedaccountid"},
    {Role::AccountName, "linkedaccountname"},
    {Role::InvoiceId, "invoiceid"},
    {Role::LineType, "recordtype"},
    {Role::LineId, "recordid"},
    {Role::PeriodStart, "billingperiodstartdate"},
    {Role::ServiceCode, "productcode"},
    {Role::ServiceName, "productname"},
    {Role::Seller, "sellerofrecord"},
    {Role::UsageType, "usagetype"},
    {Role::Operation, "operation"},
    {Role::Zone, "availabilityzone"},
    {Role::Description, "itemdescription"},
    {Role::Start, "usagestartdate"},
    {Role::End, "usageenddate"},
    {Role::Usage, "usagequantity"},
    {Role::Currency, "currencycode"},
    {Role::Unblended, "totalcost"},
    {Role::TaxType, "taxtype"},
};
constexpr Role monthlyNeeded[] = {Role::PayerId, Role::LineType, Role::PeriodStart, Role::Currency,
                                  Role::Unblended};

constexpr const char* focusMarks[] = {"billedcost",      "chargecategory",   "effectivecost",
                                      "listcost",        "billingaccountid", "chargeperiodstart",
                                      "chargeperiodend", "contractedcost",   "billingperiodstart",
                                      "servicecategory", "chargedescription"};

using FoldedColumns = std::unordered_map<std::string, std::uint32_t>;

bool hasAll(const FoldedColumns& columns, std::initializer_list<const char*> names)
{
    return std::all_of(names.begin(), names.end(),
                       [&](const char* name) { return columns.count(name) != 0; });
}
bool hasAny(const FoldedColumns& columns, std::initializer_list<const char*> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](const char* name) { return columns.count(name) != 0; });
}

/// By what only that format has. A few telling columns of many are enough, so that a missing needed column is
/// named as such and does not make the file unknown.
ExportFormat recognise(const FoldedColumns& columns, const std::vector<std::string>& names)
{
    int slashes = 0;
    int snakes = 0;
    for (const std::string& name : names) {
        const auto begins = [lower = lowered(name)](const char* prefix) { return lower.starts_with(prefix); };
        slashes += begins("lineitem/") || begins("bill/") || begins("identity/") ? 1 : 0;
        snakes += begins("line_item_") || begins("bill_") || begins("identity_") ? 1 : 0;
    }
    const auto focus = std::count_if(std::begin(focusMarks), std::end(focusMarks),
                                     [&](const char* mark) { return columns.count(mark) != 0; });
    constexpr int enough = 4;
    if (slashes >= enough)
        return ExportFormat::CurLegacy;
    if (snakes >= enough)
        return hasAny(columns,
                      {"billpayeraccountname", "lineitemusageaccountname", "resourcetags", "product"})
                   ? ExportFormat::Cur2
                   : ExportFormat::CurLegacy;
    if (focus >= enough) {
        if (hasAny(columns, {"invoiceid", "billingaccounttype", "subaccounttype", "pricingcurrency"}))
            return ExportFormat::Focus12;
        if (hasAny(columns, {"capacityreservationid", "servicesubcategory", "skumeter", "skupricedetails"}))
            return ExportFormat::Focus11;
        return ExportFormat::Focus10;
    }
    if (hasAll(columns, {"recordtype", "payeraccountid"}))
        return hasAny(columns, {"totalcost", "sellerofrecord", "costbeforetax"})
                   ? ExportFormat::MonthlyBilling
                   : ExportFormat::DetailedBilling;
    return ExportFormat::Unknown;
}

template <size_t names, size_t needed>
QString assign(ColumnMap& map, const FoldedColumns& columns, const RoleName (&table)[names],
               const Role (&must)[needed])
{
    for (const RoleName& entry : table) {
        const auto found = columns.find(entry.folded);
        auto& column = map.column[static_cast<size_t>(entry.role)];
        if (found != columns.end() && column == ColumnMap::none)
            column = static_cast<std::int32_t>(found->second);
    }
    for (const Role role : must) {
        if (map.has(role))
            continue;
        for (const RoleName& entry : table) {
            if (entry.role == role)
                return QString::fromLatin1(entry.folded);
        }
    }
    return {};
}

/// Spelling for a message: the standard name of a missing column.
QString standardName(const QString& foldedName, ExportFormat format)
{
    static constexpr std::pair<const char*, const char*> spellings[] = {
        {"billpayeraccountid", "bill/PayerAccountId"},
        {"lineitemusageaccountid", "lineItem/UsageAccountId"},
        {"billbillingperiodstartdate", "bill/BillingPeriodStartDate"},
        {"lineitemlineitemtype", "lineItem/LineItemType"},
        {"lineitemusagestartdate", "lineItem/UsageStartDate"},
        {"lineitemusageenddate", "lineItem/UsageEndDate"},
        {"lineitemproductcode", "lineItem/ProductCode"},
        {"lineitemunblendedcost", "lineItem/UnblendedCost"},
        {"lineitemcurrencycode", "lineItem/CurrencyCode"},
        {"billingaccountid", "BillingAccountId"},
        {"billingperiodstart", "BillingPeriodStart"},
        {"chargecategory", "ChargeCategory"},
        {"chargeperiodstart", "ChargePeriodStart"},
        {"chargeperiodend", "ChargePeriodEnd"},
        {"servicename", "ServiceName"},
        {"billedcost", "BilledCost"},
        {"billingcurrency", "BillingCurrency"},
        {"payeraccountid", "PayerAccountId"},
        {"recordtype", "RecordType"},
        {"productname", "ProductName"},
        {"usagestartdate", "UsageStartDate"},
        {"unblendedcost", "UnBlendedCost"},
        {"billingperiodstartdate", "BillingPeriodStartDate"},
        {"currencycode", "CurrencyCode"},
        {"totalcost", "TotalCost"},
    };
    for (const auto& [plain, spelled] : spellings) {
        if (foldedName != QLatin1StringView(plain))
            continue;
        QString name = QString::fromLatin1(spelled);
        if (format == ExportFormat::Cur2) {
            QString snake;
            for (const QChar c : name) {
                if (c.isUpper() && !snake.isEmpty() && !snake.endsWith(u'_'))
                    snake += u'_';
                snake += c == u'/' ? u'_' : c.toLower();
            }
            return snake;
        }
        return name;
    }
    return foldedName;
}

void collectTags(ColumnMap& map)
{
    for (std::uint32_t i = 0; i < map.names.size(); ++i) {
        const std::string& name = map.names[i];
        const auto take = [&](const char* prefix, const char* keyPrefix) {
            const std::string_view p(prefix);
            if (name.size() <= p.size() || lowered(name.substr(0, p.size())) != p)
                return false;
            map.tags.push_back({i, keyPrefix + name.substr(p.size())});
            return true;
        };
        if (isCur(map.format)) {
            if (!take("resourcetags/", "") && !take("resource_tags_", "") &&
                !take("costcategory/", "costCategory/"))
                take("cost_category_", "costCategory/");
        } else if (!isFocus(map.format) && (name.rfind("user:", 0) == 0 || name.rfind("aws:", 0) == 0)) {
            map.tags.push_back({i, name});
        }
    }
}

} // namespace

QString formatKey(ExportFormat format)
{
    switch (format) {
    case ExportFormat::CurLegacy:
        return u"cur-legacy"_s;
    case ExportFormat::Cur2:
        return u"cur-2.0"_s;
    case ExportFormat::Focus10:
        return u"focus-1.0"_s;
    case ExportFormat::Focus11:
        return u"focus-1.1"_s;
    case ExportFormat::Focus12:
        return u"focus-1.2"_s;
    case ExportFormat::DetailedBilling:
        return u"dbr"_s;
    case ExportFormat::MonthlyBilling:
        return u"monthly"_s;
    case ExportFormat::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString formatName(ExportFormat format)
{
    switch (format) {
    case ExportFormat::CurLegacy:
        return tr("Legacy CUR");
    case ExportFormat::Cur2:
        return tr("CUR 2.0");
    case ExportFormat::Focus10:
        return tr("FOCUS 1.0");
    case ExportFormat::Focus11:
        return tr("FOCUS 1.1");
    case ExportFormat::Focus12:
        return tr("FOCUS 1.2");
    case ExportFormat::DetailedBilling:
        return tr("Detailed billing report");
    case ExportFormat::MonthlyBilling:
        return tr("Monthly billing report");
    case ExportFormat::Unknown:
        break;
    }
    return tr("Unknown");
}

QString ColumnMap::name(Role role) const
{
    return has(role) ? QString::fromStdString(names[static_cast<size_t>(of(role))]) : QString();
}

HeaderReading readHeader(const std::vector<std::string>& spelled)
{
    HeaderReading reading;
    ColumnMap& map = reading.map;
    std::transform(spelled.begin(), spelled.end(), std::back_inserter(map.names), repairedUtf8);
    const std::vector<std::string>& names = map.names;
    map.column.fill(ColumnMap::none);
    FoldedColumns columns;
    std::vector<std::uint32_t> again;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        if (!columns.emplace(folded(names[i]), i).second)
            again.push_back(i);
    }
    map.format = recognise(columns, names);
    QString missing;
    switch (map.format) {
    case ExportFormat::CurLegacy:
    case ExportFormat::Cur2:
        missing = assign(map, columns, curNames, curNeeded);
        break;
    case ExportFormat::Focus10:
    case ExportFormat::Focus11:
    case ExportFormat::Focus12:
        missing = assign(map, columns, focusNames, focusNeeded);
        break;
    case ExportFormat::DetailedBilling:
        missing = assign(map, columns, detailedNames, detailedNeeded);
        break;
    case ExportFormat::MonthlyBilling:
        missing = assign(map, columns, monthlyNames, monthlyNeeded);
        break;
    case ExportFormat::Unknown:
        reading.problem =
            tr("The first line is not the header of a billing export that Billfold knows (CUR, CUR 2.0, "
               "FOCUS 1.0 to 1.2, detailed or monthly billing report).");
        return reading;
    }
    collectTags(map);
    if (!missing.isEmpty()) {
        reading.column = standardName(missing, map.format);
        reading.problem =
            tr("The column %1 is missing, and the bill cannot be made without it. Export the report again "
               "with this column.")
                .arg(reading.column);
        return reading;
    }
    // A column that plays a role must be there once. Others, tags above all, may differ in case alone.
    for (const std::uint32_t column : again) {
        const auto first = static_cast<std::int32_t>(columns[folded(names[column])]);
        const QString name = QString::fromStdString(names[column]);
        if (std::find(map.column.begin(), map.column.end(), first) != map.column.end()) {
            reading.column = name;
            reading.problem = tr("The column %1 is there twice, so it is not clear which one counts. Export "
                                 "the report again.")
                                  .arg(name);
            return reading;
        }
        if (names[column] == names[static_cast<size_t>(first)] && !reading.repeated.contains(name))
            reading.repeated.append(name);
    }
    return reading;
}

} // namespace billfold
