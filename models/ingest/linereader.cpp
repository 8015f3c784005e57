// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/linereader.h"

#include "models/core/accountid.h"
#include "models/ingest/decode.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace billfold {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* sentence) { return QCoreApplication::translate("LineReader", sentence); }

/// A value for a message: at most 40 characters of it, readable whatever it holds.
QString shown(std::string_view value)
{
    QString text = QString::fromUtf8(value.data(), static_cast<qsizetype>(std::min<size_t>(value.size(), 160)));
    for (QChar& c : text) {
        if (!c.isPrint())
            c = u'?';
    }
    return text.size() > 40 ? text.left(40) + u'…' : text;
}

constexpr Role originRoles[] = {Role::PayerId, Role::PayerName, Role::InvoiceId, Role::Seller, Role::InvoicingEntity,
                                Role::BillingEntity, Role::BillType, Role::Currency, Role::PeriodStart, Role::Provider};
constexpr Role accountRoles[] = {Role::AccountId, Role::AccountName};
constexpr Role itemRoles[] = {Role::ServiceCode, Role::ServiceName, Role::Region, Role::Zone,
                              Role::UsageType, Role::Operation, Role::Unit, Role::Family};
constexpr Role kindRoles[] = {Role::LineType, Role::ChargeClass, Role::TaxType};

} // namespace

void ColumnGroup::setColumns(std::vector<std::uint32_t> columns)
{
    std::sort(columns.begin(), columns.end());
    m_columns = std::move(columns);
    m_contiguous = !m_columns.empty() && m_columns.back() - m_columns.front() + 1 == m_columns.size();
}

std::string_view ColumnGroup::bytes(const CsvScanner::Record& record)
{
    if (m_columns.size() == 1)
        return record.raw(m_columns[0]);
    if (m_contiguous) {
        const std::string_view first = record.raw(m_columns.front());
        const std::string_view last = record.raw(m_columns.back());
        return {first.data(), static_cast<size_t>(last.data() + last.size() - first.data())};
    }
    m_buffer.clear();
    for (const std::uint32_t column : m_columns) {
        m_buffer.append(record.raw(column));
        m_buffer.push_back(','); // cannot stand in a raw field outside quotes
    }
    return m_buffer;
}

LineReader::LineReader(const ReadOptions& options, ChargeSink& sink) : m_options(options), m_sink(sink) {}

void LineReader::setHeader(ColumnMap map, std::uint16_t fileIndex, const QString& fileName)
{
    m_map = std::move(map);
    m_file = fileName;
    m_fileIndex = fileIndex;
    const auto setGroup = [this](Group group, auto& roles) {
        std::vector<std::uint32_t> columns;
        for (const Role role : roles) {
            if (m_map.has(role))
                columns.push_back(static_cast<std::uint32_t>(m_map.of(role)));
        }
        m_groups[group].setColumns(std::move(columns));
    };
    setGroup(OriginGroup, originRoles);
    if (!m_map.has(Role::PeriodStart)) {
        // The detailed report has no period column: the month of the usage is the period.
        constexpr Role withStart[] = {Role::PayerId, Role::InvoiceId, Role::Start};
        setGroup(OriginGroup, withStart);
    }
    setGroup(AccountGroup, accountRoles);
    setGroup(ItemGroup, itemRoles);
    setGroup(KindGroup, kindRoles);
    constexpr Role descriptionRole[] = {Role::Description};
    setGroup(DescriptionGroup, descriptionRole);
    constexpr Role resourceRole[] = {Role::ResourceId};
    setGroup(ResourceGroup, resourceRole);
    constexpr Role commitmentRoles[] = {Role::RiArn, Role::SpArn, Role::CommitmentId};
    setGroup(CommitmentGroup, commitmentRoles);
    std::vector<std::uint32_t> tagColumns;
    for (const ColumnMap::Tag& tag : m_map.tags)
        tagColumns.push_back(tag.column);
    for (const Role role : {Role::TagsMap, Role::CategoriesMap}) {
        if (m_map.has(role))
            tagColumns.push_back(static_cast<std::uint32_t>(m_map.of(role)));
    }
    m_groups[TagGroup].setColumns(std::move(tagColumns));
    basisAvailable[static_cast<size_t>(Basis::Unblended)] = true;
    basisAvailable[static_cast<size_t>(Basis::Net)] = true;
    basisAvailable[static_cast<size_t>(Basis::Amortized)] |= isCur(m_map.format) || m_map.has(Role::Effective);
    basisAvailable[static_cast<size_t>(Basis::Blended)] |= m_map.has(Role::Blended);
    basisAvailable[static_cast<size_t>(Basis::List)] |= m_map.has(Role::List);
}

/// A field's text; empty where the file has no such column or says NULL in words, as some FOCUS files do.
std::string_view LineReader::text(const CsvScanner::Record& record, Role role)
{
    const std::int32_t column = m_map.of(role);
    if (column == ColumnMap::none)
        return {};
    const std::string_view raw = record.raw(static_cast<std::uint32_t>(column));
    if (isFocus(m_map.format) && (raw == "NULL" || raw == "null"))
        return {};
    return csvText(raw, m_scratch);
}

void LineReader::error(const CsvScanner::Record& record, Role role, const char* kind, const char* sentence,
                       std::string_view value)
{
    findings.add(Severity::Error, m_file, record.line, m_map.name(role), kind,
                 [&] { return tr(sentence).arg(shown(value)); });
}

void LineReader::warn(const CsvScanner::Record& record, Role role, const char* kind, const char* sentence,
                      std::string_view value)
{
    findings.add(Severity::Warning, m_file, record.line, m_map.name(role), kind,
                 [&] { return tr(sentence).arg(shown(value)); });
}

bool LineReader::wellFormed(const CsvScanner::Record& record)
{
    const std::string_view bytes = record.bytes();
    const auto columnAt = [&](size_t offset) {
        for (std::uint32_t i = 0; i < record.fields; ++i) {
            if (record.ends[i] >= record.begin + offset)
                return i < m_map.names.size() ? QString::fromStdString(m_map.names[i]) : QString();
        }
        return QString();
    };
    const size_t nul = bytes.find('\0');
    if (nul != std::string_view::npos) {
        findings.add(Severity::Error, m_file, record.line, columnAt(nul), "nul",
                     [] { return tr("The line holds a NUL byte, so the file is damaged. Download it again."); });
        return false;
    }
    const size_t invalid = findInvalidUtf8(bytes);
    if (invalid != std::string_view::npos) {
        findings.add(Severity::Error, m_file, record.line, columnAt(invalid), "utf8", [] {
            return tr("The line holds bytes that are not UTF-8 text. Export the report again as UTF-8.");
        });
        return false;
    }
    return true;
}

std::optional<Money> LineReader::money(const CsvScanner::Record& record, Role role, std::string_view raw, bool needed)
{
    const Money::Parsed parsed = Money::parse(raw);
    const auto report = [&](const char* kind, const char* sentence) {
        if (needed)
            error(record, role, kind, sentence, raw);
        else
            warn(record, role, kind, sentence, raw);
    };
    switch (parsed.status) {
    case Money::ParseStatus::NotANumber:
        report("number", QT_TRANSLATE_NOOP("LineReader", "'%1' is not a number. Export the report again; a spreadsheet "
                                                         "may have changed it."));
        return std::nullopt;
    case Money::ParseStatus::OutOfRange:
        break;
    case Money::ParseStatus::Rounded:
    case Money::ParseStatus::Exact:
        if (!parsed.value.fitsPair())
            break;
        if (parsed.status == Money::ParseStatus::Rounded) {
            m_exactTexts.push_back({m_fileIndex, static_cast<std::uint32_t>(record.line),
                                    m_map.names[static_cast<size_t>(m_map.of(role))], std::string(raw)});
            warn(record, role, "decimals",
                 QT_TRANSLATE_NOOP("LineReader", "'%1' has more than 18 decimals. The sum uses 18; the text is kept."),
                 raw);
        }
        return parsed.value;
    }
    report("range", QT_TRANSLATE_NOOP("LineReader", "'%1' is too large for an amount (more than 9.2 billion)."));
    return std::nullopt;
}

std::optional<Money> LineReader::amount(const CsvScanner::Record& record, Role role, bool needed)
{
    const std::string_view value = text(record, role);
    if (value.empty()) {
        if (needed)
            error(record, role, "empty",
                  QT_TRANSLATE_NOOP("LineReader", "The cost is empty%1, and a line cannot be counted without it."), {});
        return std::nullopt;
    }
    return money(record, role, value, needed);
}

Money LineReader::optionalAmount(const CsvScanner::Record& record, Role role, bool& given)
{
    const auto value = amount(record, role, false);
    given = value.has_value();
    return value.value_or(Money());
}

bool LineReader::fillOrigin(const CsvScanner::Record& record, PackedLine& line)
{
    ColumnGroup& group = m_groups[OriginGroup];
    const auto [id, isNew] = group.dictionary.number(group.bytes(record));
    line.origin = id;
    if (!isNew) {
        if (m_originPeriods[id] >= 0)
            return true;
        findings.add(Severity::Error, m_file, record.line, m_map.name(Role::PeriodStart), "origin-again",
                     [] { return tr("The line's payer, period or currency is wrong, as on a line before."); });
        return false;
    }
    OriginEntry entry;
    const auto copy = [&](Role role) { return std::string(text(record, role)); };
    entry.payerKey = copy(Role::PayerId);
    entry.payerName = copy(Role::PayerName);
    entry.invoiceId = copy(Role::InvoiceId);
    if (entry.invoiceId == "Estimated")
        entry.invoiceId.clear();
    entry.seller = copy(Role::Seller);
    entry.invoicingEntity = copy(Role::InvoicingEntity);
    entry.billingEntity = copy(Role::BillingEntity);
    entry.billType = copy(Role::BillType);
    entry.provider = isFocus(m_map.format) ? copy(Role::Provider) : "AWS";
    if (entry.seller.empty())
        entry.seller = entry.invoicingEntity;
    entry.currency = m_map.has(Role::Currency) ? copy(Role::Currency) : "USD";
    bool good = true;
    if (!isFocus(m_map.format) && isMangledId(entry.payerKey)) {
        error(record, Role::PayerId, "mangled",
              QT_TRANSLATE_NOOP("LineReader", "The account id '%1' was changed by a spreadsheet and its digits are lost. "
                                              "Import the file as it was downloaded."),
              entry.payerKey);
        good = false;
    } else if (entry.payerKey.empty()) {
        error(record, Role::PayerId, "no-payer", QT_TRANSLATE_NOOP("LineReader", "The payer account is empty%1."), {});
        good = false;
    }
    const bool currencyGood = entry.currency.size() == 3 && std::all_of(entry.currency.begin(), entry.currency.end(),
                                                                        [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!currencyGood) {
        error(record, Role::Currency, "currency",
              QT_TRANSLATE_NOOP("LineReader", "'%1' is not a currency code such as USD."), entry.currency);
        good = false;
    }
    const Role periodRole = m_map.has(Role::PeriodStart) ? Role::PeriodStart : Role::Start;
    const std::string periodText = copy(periodRole);
    const auto start = decodeTime(periodText);
    const auto period =
        start ? BillingPeriod::of(QDateTime::fromSecsSinceEpoch(*start, Qt::UTC).date()) : std::nullopt;
    if (!period) {
        error(record, periodRole, "period",
              QT_TRANSLATE_NOOP("LineReader", "'%1' is not a date of the years 1970 to 9999."), periodText);
        good = false;
    }
    entry.period = period ? period->index() : 0;
    m_originPeriods.push_back(good ? entry.period : -1);
    m_batch.origins.push_back(std::move(entry));
    return good;
}

bool LineReader::fillAccount(const CsvScanner::Record& record, PackedLine& line)
{
    ColumnGroup& group = m_groups[AccountGroup];
    // An account of its own for each payer key where the export leaves the account empty.
    std::string_view bytes = group.isEmpty() ? std::string_view() : group.bytes(record);
    std::string withPayer;
    const std::string_view given = text(record, Role::AccountId);
    if (given.empty()) {
        withPayer = std::string(text(record, Role::PayerId)) + '\x1f';
        bytes = withPayer;
    }
    const auto [id, isNew] = group.dictionary.number(bytes);
    line.account = id;
    if (!isNew) {
        if (!m_accountGood[id])
            findings.add(Severity::Error, m_file, record.line, m_map.name(Role::AccountId), "account-again",
                         [] { return tr("The line's account is wrong, as on a line before."); });
        return m_accountGood[id];
    }
    AccountEntry entry;
    entry.key = std::string(text(record, Role::AccountId));
    entry.name = std::string(text(record, Role::AccountName));
    bool good = true;
    if (entry.key.empty()) {
        // Charges of the payer itself: the detailed and monthly reports and FOCUS leave the account out.
        if (isCur(m_map.format)) {
            error(record, Role::AccountId, "no-account", QT_TRANSLATE_NOOP("LineReader", "The account is empty%1."), {});
            good = false;
        }
        entry.key = std::string(text(record, Role::PayerId));
        entry.name = std::string(text(record, Role::PayerName));
    }
    if (!isFocus(m_map.format) && isMangledId(entry.key)) {
        error(record, Role::AccountId, "mangled",
              QT_TRANSLATE_NOOP("LineReader", "The account id '%1' was changed by a spreadsheet and its digits are lost. "
                                              "Import the file as it was downloaded."),
              entry.key);
        good = false;
    }
    m_accountGood.push_back(good);
    m_batch.accounts.push_back(std::move(entry));
    return good;
}

bool LineReader::fillTimes(const CsvScanner::Record& record, PackedLine& line)
{
    const auto decode = [&](Role role, int slot) -> std::optional<std::int64_t> {
        const std::string_view value = text(record, role);
        // Lines of one hour stand together often enough to make this worth it.
        if (value == m_lastTime[slot])
            return m_lastSeconds[slot];
        if (value.empty() && !isCur(m_map.format) && !isFocus(m_map.format)) {
            const int period = m_originPeriods[line.origin];
            return BillingPeriod::fromIndex(period)->start().toSecsSinceEpoch();
        }
        const auto seconds = decodeTime(value);
        if (!seconds) {
            error(record, role, "time",
                  QT_TRANSLATE_NOOP("LineReader", "'%1' is not a time of the years 1970 to 9999."), value);
            return std::nullopt;
        }
        m_lastTime[slot] = value;
        m_lastSeconds[slot] = *seconds;
        return seconds;
    };
    const auto start = decode(Role::Start, 0);
    const auto end = m_map.has(Role::End) ? decode(Role::End, 1) : start;
    if (!start || !end)
        return false;
    line.start = *start;
    line.seconds = static_cast<std::uint32_t>(std::clamp<std::int64_t>(*end - *start, 0, 0xffffffff));
    return true;
}

const LineReader::ItemInfo& LineReader::fillItem(const CsvScanner::Record& record, PackedLine& line)
{
    ColumnGroup& group = m_groups[ItemGroup];
    const auto [id, isNew] = group.dictionary.number(group.bytes(record));
    line.item = id;
    if (isNew) {
        ItemEntry entry;
        const auto copy = [&](Role role) { return std::string(text(record, role)); };
        entry.serviceCode = copy(Role::ServiceCode);
        entry.serviceName = copy(Role::ServiceName);
        entry.region = copy(Role::Region);
        entry.zone = copy(Role::Zone);
        entry.usageType = copy(Role::UsageType);
        entry.operation = copy(Role::Operation);
        entry.unit = copy(Role::Unit);
        entry.family = copy(Role::Family);
        m_items.push_back({isSupportService(entry.serviceCode, entry.serviceName),
                           entry.operation == "EKSPod-EC2" || entry.operation == "ECSTask-EC2"});
        m_batch.items.push_back(std::move(entry));
    }
    return m_items[id];
}

std::uint32_t LineReader::kindOf(const CsvScanner::Record& record)
{
    ColumnGroup& group = m_groups[KindGroup];
    const auto [id, isNew] = group.dictionary.number(group.bytes(record));
    if (isNew) {
        KindInfo info;
        const std::string type(text(record, Role::LineType));
        if (isCur(m_map.format)) {
            info.rule = curKind(type);
        } else if (isFocus(m_map.format)) {
            const std::string chargeClass(text(record, Role::ChargeClass));
            info.rule = focusKind(type, chargeClass);
        } else {
            info.rule = recordKind(type, info.total);
        }
        m_kinds.push_back(info);
        m_kindOfType[0].push_back(PackedLine::none);
        m_kindOfType[1].push_back(PackedLine::none);
    }
    if (!m_kinds[id].rule.known)
        warn(record, Role::LineType, "kind",
             QT_TRANSLATE_NOOP("LineReader", "'%1' is a kind of charge that Billfold does not know. It is counted, under "
                                             "other charges."),
             text(record, Role::LineType));
    return id;
}

/// The amounts in every basis. Only the unblended cost can make a line wrong.
bool LineReader::fillCosts(const CsvScanner::Record& record, PackedLine& line, const KindInfo& kind, const ItemInfo& item)
{
    const auto unblended = amount(record, Role::Unblended, true);
    if (!unblended)
        return false;
    const Money cash = *unblended;
    line.cost.fill(cash);
    line.given.fill(Given::Same);
    line.given[0] = Given::Value;
    const auto set = [&line, cash](Basis basis, Money value, bool given) {
        const auto at = static_cast<size_t>(basis);
        line.cost[at] = value;
        line.given[at] = !given ? Given::Absent : value == cash ? Given::Same : Given::Value;
    };
    bool given = false;
    if (m_map.has(Role::Net)) {
        const Money net = optionalAmount(record, Role::Net, given);
        set(Basis::Net, given ? net : cash, true);
    }
    const bool deduction = kind.rule.type == ChargeType::Discount || kind.rule.type == ChargeType::Credit ||
                           kind.rule.type == ChargeType::Refund;
    if (m_map.has(Role::Blended)) {
        const Money blended = optionalAmount(record, Role::Blended, given);
        set(Basis::Blended, blended, given || deduction);
    }
    if (m_map.has(Role::List)) {
        const Money list = optionalAmount(record, Role::List, given);
        set(Basis::List, given ? list : deduction ? Money() : cash, given || deduction || kind.rule.kind == LineKind::Tax);
    }
    if (m_map.has(Role::Effective)) {
        const Money effective = optionalAmount(record, Role::Effective, given);
        set(Basis::Amortized, given ? effective : cash, given);
    } else if (isCur(m_map.format)) {
        AmortizeInput input;
        input.kind = kind.rule.kind;
        input.unblended = cash;
        input.splitCopy = item.splitCopy;
        bool complete = true;
        const auto take = [&](Role role, Money& to) {
            bool has = false;
            to = optionalAmount(record, role, has);
            complete = complete && has;
        };
        switch (kind.rule.kind) {
        case LineKind::DiscountedUsage:
            take(Role::RiEffective, input.riEffective);
            break;
        case LineKind::RiFee:
            take(Role::RiUnusedUpfront, input.riUnusedUpfront);
            take(Role::RiUnusedRecurring, input.riUnusedRecurring);
            break;
        case LineKind::SpCovered:
            take(Role::SpEffective, input.spEffective);
            break;
        case LineKind::SpRecurring:
            take(Role::SpTotalCommitment, input.spTotalCommitment);
            take(Role::SpUsedCommitment, input.spUsedCommitment);
            break;
        default:
            break;
        }
        input.hasReservation = !text(record, Role::RiArn).empty();
        input.hasSavingsPlan = !text(record, Role::SpArn).empty();
        set(Basis::Amortized, complete ? amortizedCost(input) : cash, complete);
    }
    if (m_map.has(Role::Usage))
        line.usage = optionalAmount(record, Role::Usage, given);
    return true;
}

std::string LineReader::tagSet(const CsvScanner::Record& record)
{
    std::map<std::string, std::string> tags;
    for (const ColumnMap::Tag& tag : m_map.tags) {
        const std::string_view value = csvText(record.raw(tag.column), m_scratch);
        if (!value.empty())
            tags[tag.key] = std::string(value);
    }
    const auto takeMap = [&](Role role, const std::string& prefix) {
        const std::string_view value = text(record, role);
        if (value.empty())
            return;
        const QJsonDocument json =
            QJsonDocument::fromJson(QByteArray(value.data(), static_cast<qsizetype>(value.size())));
        if (!json.isObject()) {
            warn(record, role, "map", QT_TRANSLATE_NOOP("LineReader", "The tags '%1' are not a JSON object and are left out."),
                 value);
            return;
        }
        const QJsonObject object = json.object();
        for (auto it = object.begin(); it != object.end(); ++it)
            tags[prefix + it.key().toStdString()] = it.value().toVariant().toString().toStdString();
    };
    takeMap(Role::TagsMap, {});
    takeMap(Role::CategoriesMap, "costCategory/");
    if (tags.empty())
        return {};
    QJsonObject object;
    for (const auto& [key, value] : tags)
        object.insert(QString::fromStdString(key), QString::fromStdString(value));
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

void LineReader::fillTexts(const CsvScanner::Record& record, PackedLine& line)
{
    const auto number = [&](Group which, std::uint32_t& id, std::vector<std::string>& entries, auto&& decode) {
        ColumnGroup& group = m_groups[which];
        if (group.isEmpty())
            return;
        const auto [found, isNew] = group.dictionary.number(group.bytes(record));
        id = found;
        if (isNew)
            entries.push_back(decode());
    };
    number(DescriptionGroup, line.description, m_batch.descriptions,
           [&] { return std::string(text(record, Role::Description)); });
    number(ResourceGroup, line.resource, m_batch.resources, [&] { return std::string(text(record, Role::ResourceId)); });
    number(TagGroup, line.tags, m_batch.tags, [&] { return tagSet(record); });
    number(CommitmentGroup, line.commitment, m_batch.commitments, [&] {
        for (const Role role : {Role::RiArn, Role::SpArn, Role::CommitmentId}) {
            const std::string_view value = text(record, role);
            if (!value.empty())
                return std::string(value);
        }
        return std::string();
    });
    const std::string_view id = text(record, Role::LineId);
    line.idOffset = static_cast<std::uint32_t>(m_batch.ids.size());
    line.idLength = static_cast<std::uint32_t>(id.size());
    m_batch.ids.append(id);
}

bool LineReader::fill(const CsvScanner::Record& record, PackedLine& line)
{
    // All are looked at, so that one pass names every wrong value of the line.
    const bool originGood = fillOrigin(record, line);
    const bool accountGood = fillAccount(record, line);
    const bool timesGood = originGood && fillTimes(record, line);
    const ItemInfo item = fillItem(record, line);
    const std::uint32_t type = kindOf(record);
    const bool costsGood = fillCosts(record, line, m_kinds[type], item);
    const KindRule& rule = m_kinds[type].rule;
    const bool support = item.support && (rule.type == ChargeType::Usage || rule.type == ChargeType::Fee);
    std::uint32_t& kind = m_kindOfType[support ? 1 : 0][type];
    if (kind == PackedLine::none) {
        kind = m_kindCount++;
        const ChargeType chargeType = support                             ? ChargeType::Support
                                      : isFocus(m_map.format) && rule.kind == LineKind::Refund ? ChargeType::Refund
                                                                          : rule.type;
        m_batch.kinds.push_back({std::string(text(record, Role::LineType)), std::string(text(record, Role::TaxType)),
                                 chargeType});
    }
    line.kind = kind;
    fillTexts(record, line);
    return originGood && accountGood && timesGood && costsGood;
}

void LineReader::dropped(const CsvScanner::Record& record)
{
    ++errorLines;
    if (!errorAmount)
        return;
    if (record.fields != m_map.names.size()) {
        errorAmount.reset();
        return;
    }
    const Money::Parsed parsed = Money::parse(text(record, Role::Unblended));
    if (parsed.status == Money::ParseStatus::Exact && parsed.value.fitsPair())
        *errorAmount += parsed.value;
    else
        errorAmount.reset();
}

Result<void> LineReader::read(const CsvScanner::Record& record, bool closeLook)
{
    if (record.fields == 1 && record.bytes().empty())
        return {}; // a blank line at the end of a file
    if (record.fields != m_map.names.size()) {
        findings.add(Severity::Error, m_file, record.line, {}, "fields", [&] {
            return tr("The line has %1 columns and the header %2. The file is cut off or damaged; download it again.")
                .arg(record.fields)
                .arg(m_map.names.size());
        });
        dropped(record);
        return {};
    }
    if (closeLook && !wellFormed(record)) {
        dropped(record);
        return {};
    }
    if (!isCur(m_map.format) && !isFocus(m_map.format)) {
        bool isTotal = false;
        const std::string type(text(record, Role::LineType));
        recordKind(type, isTotal);
        if (isTotal) {
            const auto value = Money::parse(text(record, Role::Unblended));
            if (value.status == Money::ParseStatus::Exact)
                controlTotals.append({QString::fromStdString(type), value.value});
            return {};
        }
    }
    PackedLine line;
    const size_t idsBefore = m_batch.ids.size();
    if (!fill(record, line)) {
        m_batch.ids.resize(idsBefore);
        dropped(record);
        return {};
    }
    line.sourceFile = m_fileIndex;
    line.sourceLine = static_cast<std::uint32_t>(record.line);
    total += line.cost[0];
    ++lines;
    m_batch.lines.push_back(line);
    if (m_batch.lines.size() >= static_cast<size_t>(m_options.batchLines))
        return flush();
    return {};
}

Result<void> LineReader::flush()
{
    ChargeBatch batch;
    std::swap(batch, m_batch);
    m_batch.lines.reserve(batch.lines.size());
    if (auto taken = m_sink.take(std::move(batch)); !taken)
        return taken;
    for (ExactText& exact : m_exactTexts) {
        if (auto taken = m_sink.takeExactText(std::move(exact)); !taken)
            return taken;
    }
    m_exactTexts.clear();
    return {};
}

Result<void> LineReader::finish() { return flush(); }

} // namespace billfold
