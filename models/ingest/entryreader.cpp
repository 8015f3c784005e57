// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/entryreader.h"

#include "models/ingest/decode.h"
#include "models/ingest/tagset.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

namespace
{

constexpr Role originRoles[] = {Role::PayerId,         Role::PayerName,     Role::InvoiceId, Role::Seller,
                                Role::InvoicingEntity, Role::BillingEntity, Role::BillType,  Role::Currency,
                                Role::PeriodStart,     Role::Provider};
// The payer stands in for a missing account in every format but CUR.
constexpr Role accountRoles[] = {Role::AccountId, Role::AccountName, Role::PayerId, Role::PayerName};
constexpr Role curAccountRoles[] = {Role::AccountId, Role::AccountName};
constexpr Role itemRoles[] = {Role::ServiceCode, Role::ServiceName, Role::ProductMap,
                              Role::Region,      Role::Zone,        Role::UsageType,
                              Role::Operation,   Role::Unit,        Role::Family};
constexpr Role kindRoles[] = {Role::LineType, Role::ChargeClass, Role::TaxType};
constexpr Role descriptionRoles[] = {Role::Description};
constexpr Role resourceRoles[] = {Role::ResourceId};
constexpr Role commitmentRoles[] = {Role::RiArn, Role::SpArn, Role::CommitmentId};

constexpr char noPayer[] =
    QT_TRANSLATE_NOOP("FieldReader", "The payer account is empty, so nobody can be charged for the line.");
constexpr char noAccount[] =
    QT_TRANSLATE_NOOP("FieldReader", "The account is empty, so the line belongs to nobody.");
constexpr char mangledId[] =
    QT_TRANSLATE_NOOP("FieldReader", "The account id '%1' was changed by a spreadsheet and its digits are "
                                     "lost. Import the file as it was downloaded.");
constexpr char shortId[] =
    QT_TRANSLATE_NOOP("FieldReader", "The account id '%1' has fewer than 12 digits; a spreadsheet may have "
                                     "dropped its zeros. It is kept as it stands.");
constexpr char notACurrency[] = QT_TRANSLATE_NOOP("FieldReader", "'%1' is not a currency code such as USD.");
constexpr char noCurrency[] = QT_TRANSLATE_NOOP(
    "FieldReader", "This kind of report names no currency. Its amounts are taken as US dollars.");
constexpr char noPeriod[] =
    QT_TRANSLATE_NOOP("FieldReader", "The report has no line with a date, so its month is unknown.");
constexpr char unknownKind[] = QT_TRANSLATE_NOOP(
    "FieldReader",
    "'%1' is a kind of charge that Billfold does not know. It is counted, under other charges.");
constexpr char notATagMap[] =
    QT_TRANSLATE_NOOP("FieldReader", "'%1' is not a JSON object, so the line is kept without these tags.");

/// Texts joined so that different ones stay different: a field never holds this byte, which is checked for
/// before.
void join(std::string& key, std::initializer_list<std::string_view> texts)
{
    for (const std::string_view text : texts) {
        key.append(text);
        key.push_back('\0');
    }
}

} // namespace

void EntryReader::setFile(std::optional<int> period)
{
    m_filePeriod = period;
    const ColumnMap& map = m_fields.map();
    // Equal bytes mean the same only under the same header, and for a month from elsewhere, in the same
    // month.
    std::vector<std::string> layout = map.names;
    if (!map.has(Role::PeriodStart))
        layout.push_back(std::to_string(m_filePeriod.value_or(-1)));
    auto known = std::find(m_layouts.begin(), m_layouts.end(), layout);
    if (known == m_layouts.end())
        known = m_layouts.insert(m_layouts.end(), std::move(layout));
    const auto number = static_cast<std::uint64_t>(known - m_layouts.begin());
    const auto set = [&](Group group, auto& roles) {
        std::vector<std::uint32_t> columns;
        for (const Role role : roles) {
            if (map.has(role))
                columns.push_back(static_cast<std::uint32_t>(map.of(role)));
        }
        m_groups[group].setColumns(std::move(columns), number);
    };
    set(OriginGroup, originRoles);
    if (isCur(map.format))
        set(AccountGroup, curAccountRoles);
    else
        set(AccountGroup, accountRoles);
    set(ItemGroup, itemRoles);
    set(KindGroup, kindRoles);
    set(DescriptionGroup, descriptionRoles);
    set(ResourceGroup, resourceRoles);
    set(CommitmentGroup, commitmentRoles);
    std::vector<std::uint32_t> tagColumns;
    for (const ColumnMap::Tag& tag : map.tags)
        tagColumns.push_back(tag.column);
    for (const Role role : {Role::TagsMap, Role::CategoriesMap}) {
        if (map.has(role))
            tagColumns.push_back(static_cast<std::uint32_t>(map.of(role)));
    }
    m_groups[TagGroup].setColumns(std::move(tagColumns), number);
}

bool EntryReader::checkId(const CsvScanner::Record& record, Role role, const std::string& id)
{
    if (isMangledId(id)) {
        m_fields.report(Severity::Error, record, role, mangledId, id);
        return false;
    }
    constexpr std::size_t digits = 12;
    const bool allDigits = id.find_first_not_of("0123456789") == std::string::npos;
    if (!isFocus(m_fields.map().format) && allDigits && id.size() < digits)
        m_fields.report(Severity::Warning, record, role, shortId, id);
    return true;
}

bool EntryReader::fillPeriod(const CsvScanner::Record& record, OriginEntry& entry)
{
    if (m_fields.map().has(Role::PeriodStart)) {
        const auto start = m_fields.time(record, Role::PeriodStart);
        if (start)
            entry.period = BillingPeriod::of(QDateTime::fromSecsSinceEpoch(*start, Qt::UTC).date())->index();
        return start.has_value();
    }
    if (m_filePeriod)
        entry.period = *m_filePeriod;
    else
        m_fields.report(Severity::Error, record, Role::Start, noPeriod);
    return m_filePeriod.has_value();
}

/// The number of the record's origin entry; none, with findings, where something of it is wrong.
std::uint32_t EntryReader::decodeOrigin(const CsvScanner::Record& record)
{
    const ColumnMap& map = m_fields.map();
    const auto copy = [&](Role role) { return m_fields.copy(record, role); };
    OriginEntry entry;
    entry.payerKey = copy(Role::PayerId);
    entry.payerName = copy(Role::PayerName);
    entry.invoiceId = copy(Role::InvoiceId);
    if (entry.invoiceId == "Estimated")
        entry.invoiceId.clear();
    entry.seller = copy(Role::Seller);
    entry.invoicingEntity = copy(Role::InvoicingEntity);
    entry.billingEntity = copy(Role::BillingEntity);
    entry.billType = copy(Role::BillType);
    entry.provider = isFocus(map.format) ? copy(Role::Provider) : "AWS";
    if (entry.seller.empty())
        entry.seller = entry.invoicingEntity;
    entry.currency = map.has(Role::Currency) ? copy(Role::Currency) : "USD";
    bool good = true;
    if (entry.payerKey.empty()) {
        m_fields.report(Severity::Error, record, Role::PayerId, noPayer);
        good = false;
    } else {
        good = checkId(record, Role::PayerId, entry.payerKey);
    }
    const bool isCode =
        entry.currency.size() == 3 && std::all_of(entry.currency.begin(), entry.currency.end(),
                                                  [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!isCode) {
        m_fields.report(Severity::Error, record, Role::Currency, notACurrency, entry.currency);
        good = false;
    }
    good = fillPeriod(record, entry) && good;
    if (!good)
        return PackedLine::none;
    if (!map.has(Role::Currency))
        m_fields.report(Severity::Info, record, Role::Currency, noCurrency);
    std::string key = std::to_string(entry.period);
    join(key, {"", entry.payerKey, entry.payerName, entry.currency, entry.invoiceId, entry.seller,
               entry.invoicingEntity, entry.billingEntity, entry.billType, entry.provider});
    const auto [id, isNew] = m_groups[OriginGroup].decoded.number(key);
    if (isNew) {
        m_periods.push_back(entry.period);
        m_batch.origins.push_back(std::move(entry));
    }
    return id;
}

bool EntryReader::fillOrigin(const CsvScanner::Record& record, PackedLine& line)
{
    ColumnGroup& group = m_groups[OriginGroup];
    const auto [raw, isNew] = group.raw(record);
    // A wrong one is looked at again on every line that has it, so that every line is counted.
    if (isNew || group.entry(raw) == PackedLine::none)
        group.setEntry(raw, decodeOrigin(record));
    line.origin = group.entry(raw);
    return line.origin != PackedLine::none;
}

std::uint32_t EntryReader::decodeAccount(const CsvScanner::Record& record)
{
    AccountEntry entry;
    entry.key = m_fields.copy(record, Role::AccountId);
    entry.name = m_fields.copy(record, Role::AccountName);
    if (entry.key.empty() && isCur(m_fields.map().format)) {
        m_fields.report(Severity::Error, record, Role::AccountId, noAccount);
        return PackedLine::none;
    }
    if (entry.key.empty()) {
        // Charges of the payer itself: the other formats leave the account out. A wrong payer is the origin's
        // finding.
        entry.key = m_fields.copy(record, Role::PayerId);
        entry.name = m_fields.copy(record, Role::PayerName);
        if (entry.key.empty() || isMangledId(entry.key))
            return PackedLine::none;
    } else if (!checkId(record, Role::AccountId, entry.key)) {
        return PackedLine::none;
    }
    std::string key;
    join(key, {entry.key, entry.name});
    const auto [id, isNew] = m_groups[AccountGroup].decoded.number(key);
    if (isNew)
        m_batch.accounts.push_back(std::move(entry));
    return id;
}

bool EntryReader::fillAccount(const CsvScanner::Record& record, PackedLine& line)
{
    ColumnGroup& group = m_groups[AccountGroup];
    const auto [raw, isNew] = group.raw(record);
    if (isNew || group.entry(raw) == PackedLine::none)
        group.setEntry(raw, decodeAccount(record));
    line.account = group.entry(raw);
    return line.account != PackedLine::none;
}

std::uint32_t EntryReader::decodeItem(const CsvScanner::Record& record)
{
    ItemEntry entry;
    const auto copy = [&](Role role) { return m_fields.copy(record, role); };
    entry.serviceCode = copy(Role::ServiceCode);
    entry.serviceName = copy(Role::ServiceName);
    if (entry.serviceName.empty() && m_fields.map().has(Role::ProductMap)) {
        TagSet product;
        if (readTagMap(copy(Role::ProductMap), {}, product))
            entry.serviceName = product["product_name"];
    }
    entry.region = copy(Role::Region);
    entry.zone = copy(Role::Zone);
    entry.usageType = copy(Role::UsageType);
    entry.operation = copy(Role::Operation);
    entry.unit = copy(Role::Unit);
    entry.family = copy(Role::Family);
    std::string key;
    join(key, {entry.serviceCode, entry.serviceName, entry.region, entry.zone, entry.usageType,
               entry.operation, entry.unit, entry.family});
    const auto [id, isNew] = m_groups[ItemGroup].decoded.number(key);
    if (isNew) {
        m_items.push_back({isSupportService(entry.serviceCode, entry.serviceName),
                           isSplitCopy(entry.operation), isSavingsPlanService(entry.serviceCode)});
        m_batch.items.push_back(std::move(entry));
    }
    return id;
}

EntryReader::ItemInfo EntryReader::fillItem(const CsvScanner::Record& record, PackedLine& line)
{
    ColumnGroup& group = m_groups[ItemGroup];
    const auto [raw, isNew] = group.raw(record);
    if (isNew)
        group.setEntry(raw, decodeItem(record));
    line.item = group.entry(raw);
    return m_items[line.item];
}

std::uint32_t EntryReader::rawKindOf(const CsvScanner::Record& record)
{
    const auto [raw, isNew] = m_groups[KindGroup].raw(record);
    if (isNew) {
        const std::string type = m_fields.copy(record, Role::LineType);
        KindInfo info;
        info.kinds.fill(PackedLine::none);
        if (isCur(m_fields.map().format))
            info.rule = curKind(type);
        else if (isFocus(m_fields.map().format))
            info.rule = focusKind(type, m_fields.text(record, Role::ChargeClass));
        else
            info.rule = recordKind(type);
        m_kinds.push_back(info);
    }
    return raw;
}

std::uint32_t EntryReader::kindOf(const CsvScanner::Record& record, std::uint32_t rawKind, ChargeType type)
{
    KindInfo& info = m_kinds[rawKind];
    if (!info.rule.known) {
        const QString kind = shownValue(m_fields.text(record, Role::LineType));
        m_fields.findings.add(
            Severity::Warning, m_fields.file(), record.line, m_fields.map().name(Role::LineType), unknownKind,
            [&] { return QCoreApplication::translate("FieldReader", unknownKind).arg(kind); }, kind);
    }
    std::uint32_t& kind = info.kinds[static_cast<std::size_t>(type)];
    if (kind == PackedLine::none) {
        KindEntry entry{m_fields.copy(record, Role::LineType), m_fields.copy(record, Role::TaxType), type};
        std::string key(1, static_cast<char>('0' + static_cast<int>(type)));
        join(key, {entry.rawType, entry.taxType});
        const auto [id, isNew] = m_groups[KindGroup].decoded.number(key);
        if (isNew)
            m_batch.kinds.push_back(std::move(entry));
        kind = id;
    }
    return kind;
}

std::string EntryReader::tagsOf(const CsvScanner::Record& record)
{
    TagSet tags;
    std::string scratch;
    for (const ColumnMap::Tag& tag : m_fields.map().tags) {
        const std::string_view value = csvText(record.raw(tag.column), scratch);
        if (!value.empty())
            tags[tag.key] = m_fields.kept(value);
    }
    const auto takeMap = [&](Role role, const char* prefix) {
        const std::string value = m_fields.copy(record, role);
        if (!value.empty() && !readTagMap(value, prefix, tags))
            m_fields.report(Severity::Warning, record, role, notATagMap, value);
    };
    takeMap(Role::TagsMap, "");
    takeMap(Role::CategoriesMap, "costCategory/");
    return tagJson(tags);
}

template <typename Decode>
std::uint32_t EntryReader::textOf(Group which, const CsvScanner::Record& record,
                                  std::vector<std::string>& entries, Decode&& decode)
{
    ColumnGroup& group = m_groups[which];
    if (group.isEmpty())
        return PackedLine::none;
    const auto [raw, isNew] = group.raw(record);
    if (isNew) {
        std::string text = decode();
        std::uint32_t entry = PackedLine::none;
        if (!text.empty()) {
            const auto [id, isNewEntry] = group.decoded.number(text);
            entry = id;
            if (isNewEntry)
                entries.push_back(std::move(text));
        }
        group.setEntry(raw, entry);
    }
    return group.entry(raw);
}

void EntryReader::fillTexts(const CsvScanner::Record& record, PackedLine& line)
{
    line.description = textOf(DescriptionGroup, record, m_batch.descriptions,
                              [&] { return m_fields.copy(record, Role::Description); });
    line.resource = textOf(ResourceGroup, record, m_batch.resources,
                           [&] { return m_fields.copy(record, Role::ResourceId); });
    line.tags = textOf(TagGroup, record, m_batch.tags, [&] { return tagsOf(record); });
    line.commitment = textOf(CommitmentGroup, record, m_batch.commitments, [&] {
        for (const Role role : commitmentRoles) {
            std::string arn = m_fields.copy(record, role);
            if (!arn.empty())
                return arn;
        }
        return std::string();
    });
    line.idOffset = static_cast<std::uint32_t>(m_batch.ids.size());
    m_fields.append(record, Role::LineId, m_batch.ids);
    line.idLength = static_cast<std::uint32_t>(m_batch.ids.size()) - line.idOffset;
}

} // namespace billfold
