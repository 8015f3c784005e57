// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/accountcsv.h"

#include "models/core/csvcell.h"
#include "models/organization/apiname.h"
#include "models/organization/awsjsonfields.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AccountCsv", sentence);
}

/// The columns that are understood, by their names in lower case.
enum class Column { Id, Arn, Email, Name, Status, State, Method, Joined, Parent };

QList<std::optional<Column>> columnsOf(const QStringList& header)
{
    static const QHash<QString, Column> known{{u"account id"_s, Column::Id},
                                              {u"arn"_s, Column::Arn},
                                              {u"email"_s, Column::Email},
                                              {u"name"_s, Column::Name},
                                              {u"account name"_s, Column::Name},
                                              {u"status"_s, Column::Status},
                                              {u"state"_s, Column::State},
                                              {u"joined method"_s, Column::Method},
                                              {u"joined timestamp"_s, Column::Joined},
                                              {u"parent id"_s, Column::Parent}};
    QList<std::optional<Column>> columns;
    for (const QString& name : header) {
        const auto found = known.constFind(name.trimmed().toLower());
        columns.append(found == known.constEnd() ? std::nullopt : std::optional(*found));
    }
    return columns;
}

/// The text of a cell without the apostrophe that keeps it from being a formula.
QString cellText(const QString& cell)
{
    const QString text = cell.trimmed();
    return text.size() > 1 && text[0] == u'\'' && u"=+-@\t\r"_s.contains(text[1]) ? text.mid(1) : text;
}

/// One line of a list, on its way into the reading.
class AccountLine
{
public:
    AccountLine(const QString& file, const CsvRecord& record, const QList<std::optional<Column>>& columns,
                const QStringList& header, OrganizationReading& reading)
        : m_file(file), m_record(record), m_header(header), m_reading(reading)
    {
        for (qsizetype i = 0; i < std::min(columns.size(), record.fields.size()); ++i)
            if (columns[i] && !record.fields[i].trimmed().isEmpty())
                m_cells.insert(*columns[i], i);
    }

    void read()
    {
        const auto id = AccountId::parse(paddedId());
        if (!id) {
            add(Severity::Error, Column::Id,
                tr("\"%1\" is not an account id of twelve digits. The line is left out.")
                    .arg(shortened(text(Column::Id))));
            return;
        }
        if (!belongs())
            return;
        ReadAccount& account = m_reading.accounts[*id];
        if (account.place.file.isEmpty())
            account.place = {m_file, m_record.line};
        fill(account.name, Column::Name);
        fill(account.email, Column::Email);
        fillState(account);
        if (has(Column::Method) && !account.method) {
            // The console writes ADDED for what the interface calls INVITED: the account existed before.
            account.method = text(Column::Method).toUpper() == "ADDED"_L1
                                 ? std::optional(JoinedMethod::Invited)
                                 : fromApiName<JoinedMethod>(text(Column::Method).toUpper());
            if (!account.method)
                unknown(Column::Method);
        }
        if (has(Column::Joined) && !account.joined) {
            account.joined = time(text(Column::Joined));
            if (!account.joined)
                unknown(Column::Joined);
        }
        if (has(Column::Parent) && !account.parent) {
            account.parent = NodeId::parse(text(Column::Parent));
            if (!account.parent || account.parent->kind() == NodeId::Kind::Account) {
                account.parent.reset();
                unknown(Column::Parent);
            } else if (const auto root = account.parent->root(); root && !m_reading.root) {
                m_reading.root = root;
            }
        }
    }

private:
    bool has(Column column) const { return m_cells.contains(column); }
    QString text(Column column) const
    {
        const auto found = m_cells.constFind(column);
        return found == m_cells.constEnd() ? QString() : cellText(m_record.fields[*found]);
    }
    /// Spreadsheets take zeros off the front of ids.
    QString paddedId() const
    {
        const QString id = text(Column::Id);
        const bool digits = std::all_of(id.begin(), id.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        return digits && id.size() >= 6 ? id.rightJustified(12, u'0') : id;
    }
    void add(Severity severity, Column column, const QString& message)
    {
        const auto found = m_cells.constFind(column);
        m_reading.findings.append({severity, m_file, m_record.line,
                                   found == m_cells.constEnd() ? QString() : m_header.value(*found),
                                   message});
    }
    void unknown(Column column)
    {
        add(Severity::Warning, column,
            tr("\"%1\" is not known here. It is left out.").arg(shortened(text(column))));
    }
    void fill(std::optional<QString>& into, Column column)
    {
        const QString told = text(column);
        if (told.isEmpty())
            return;
        if (told.size() > 1024)
            add(Severity::Error, column, tr("The text has %1 characters. It is left out.").arg(told.size()));
        else if (!into)
            into = told;
        else if (*into != told)
            add(Severity::Warning, column,
                tr("\"%1\" here contradicts \"%2\" elsewhere. The latter is kept.")
                    .arg(shortened(told), shortened(*into)));
    }
    void fillState(ReadAccount& account)
    {
        if (has(Column::State) && (!account.state || account.stateIsStatus)) {
            account.state = fromApiName<AccountState>(text(Column::State).toUpper());
            account.stateIsStatus = false;
            if (!account.state)
                unknown(Column::State);
        } else if (has(Column::Status) && !account.state) {
            const QString status = text(Column::Status).toUpper();
            account.state = status == "PENDING"_L1 ? std::optional(AccountState::PendingActivation)
                                                   : fromApiName<AccountState>(status);
            account.stateIsStatus = true;
            if (!account.state)
                unknown(Column::Status);
        }
    }
    static std::optional<QDateTime> time(const QString& text)
    {
        JsonText value{JsonText::Kind::String, 0, text};
        bool number = false;
        (void)text.toLongLong(&number);
        if (number)
            value.kind = JsonText::Kind::Number;
        return apiTime(value);
    }
    bool belongs()
    {
        const auto arn = parseOrganizationArn(text(Column::Arn));
        if (!arn || !arn->organization || !arn->payer)
            return true;
        if (!m_reading.id)
            m_reading.id = arn->organization;
        if (*m_reading.id != *arn->organization) {
            add(Severity::Error, Column::Arn,
                tr("This belongs to the organization %1, and other files are of %2. Read one organization at "
                   "a "
                   "time.")
                    .arg(arn->organization->toString(), m_reading.id->toString()));
            return false;
        }
        if (!m_reading.payer)
            m_reading.payer = arn->payer;
        return true;
    }

    const QString& m_file;
    const CsvRecord& m_record;
    const QStringList& m_header;
    OrganizationReading& m_reading;
    QMap<Column, qsizetype> m_cells;
};

QString tagsText(const Tags& tags)
{
    QStringList texts;
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag)
        texts.append(QString(tag.key() + u'=' + *tag));
    return texts.join("; "_L1);
}

} // namespace

CsvRecords readCsv(QByteArrayView bytes)
{
    CsvRecords result;
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes = bytes.sliced(3);
    qint64 line = 1;
    CsvRecord record{line, {}};
    QByteArray field;
    bool quoted = false, any = false;
    qint64 quoteLine = 0;
    const auto endRecord = [&] {
        if (any || !field.isEmpty() || !record.fields.isEmpty()) {
            record.fields.append(QString::fromUtf8(field));
            result.records.append(record);
        }
        field.clear();
        any = false;
    };
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '\n')
            ++line;
        if (quoted) {
            if (c != '"')
                field += c;
            else if (i + 1 < bytes.size() && bytes[i + 1] == '"')
                field += bytes[++i];
            else
                quoted = false;
        } else if (c == '"' && field.isEmpty()) {
            quoted = any = true;
            quoteLine = line;
        } else if (c == ',') {
            record.fields.append(QString::fromUtf8(field));
            field.clear();
        } else if (c == '\n') {
            if (field.endsWith('\r'))
                field.chop(1);
            endRecord();
            record = {line, {}};
        } else {
            field += c;
        }
    }
    endRecord();
    result.unclosedAt = quoted ? quoteLine : 0;
    return result;
}

bool isAccountList(const QStringList& header)
{
    const QList<std::optional<Column>> columns = columnsOf(header);
    return columns.contains(Column::Id) &&
           (columns.contains(Column::Name) || columns.contains(Column::Email));
}

void readAccountList(const NamedBytes& file, OrganizationReading& reading)
{
    const CsvRecords csv = readCsv(file.bytes);
    if (csv.records.isEmpty() || !isAccountList(csv.records.first().fields)) {
        reading.findings.append(
            {Severity::Error,
             file.name,
             1,
             {},
             tr("This is not an account list: its first line has no column Account ID with Name or Email.")});
        return;
    }
    ++reading.files;
    const QStringList header = csv.records.first().fields;
    const QList<std::optional<Column>> columns = columnsOf(header);
    for (const CsvRecord& record : csv.records.sliced(1))
        AccountLine(file.name, record, columns, header, reading).read();
    if (csv.unclosedAt > 0)
        reading.findings.append({Severity::Error,
                                 file.name,
                                 csv.unclosedAt,
                                 {},
                                 tr("A quote that begins here is never closed. Export the list again.")});
    else
        reading.allAccounts = true;
}

QString unitPath(const World& world, const NodeId& node)
{
    QStringList names;
    for (const NodeId& step : world.pathTo(node)) {
        if (step.kind() == NodeId::Kind::Root)
            names.append(u"Root"_s);
        else if (const auto unit = step.unit(); unit && !(step == node))
            names.append(QString(world.unit(*unit)->name).replace(u'/', "\\/"_L1));
    }
    return names.join(u'/');
}

QByteArray accountListCsv(const World& world, const OrganizationId& organization)
{
    QString csv = u"Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp,State,Parent ID,"
                  "Unit path,Tags\n"_s;
    const Organization* const found = world.organization(organization);
    if (!found)
        return csv.toUtf8();
    for (const AccountId& id : world.members(organization)) {
        const Account& account = *world.account(id);
        const Membership& membership = *account.membership;
        const QStringList cells{id.toString(),
                                arnOf(*found, id),
                                account.email,
                                account.name,
                                statusOf(account.state),
                                toApiName(membership.method),
                                membership.joined.toString(Qt::ISODateWithMs),
                                toApiName(account.state),
                                membership.parent.toString(),
                                unitPath(world, id),
                                tagsText(account.tags)};
        QStringList safe;
        for (const QString& cell : cells)
            safe.append(csvCell(cell));
        csv += safe.join(u',') + u'\n';
    }
    return csv.toUtf8();
}

} // namespace billfold
