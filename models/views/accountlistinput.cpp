// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountlistinput.h"

#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum class Meaning { None, Name, Email, Id, Unit };

struct Line {
    int number = 0;
    QStringList cells;
};

QString words(const char* text)
{
    return QCoreApplication::translate("AccountListInput", text);
}

/// The lines of a CSV-like text. Which of comma, semicolon and tab separates is told by the first line.
class LineReader
{
public:
    explicit LineReader(const QString& text) : m_text(text), m_separator(separatorOf(text)) {}

    QList<Line> all()
    {
        QList<Line> lines;
        while (m_at < m_text.size()) {
            Line line = next();
            if (std::any_of(line.cells.cbegin(), line.cells.cend(),
                            [](const QString& cell) { return !cell.isEmpty(); }))
                lines.append(line);
        }
        return lines;
    }

private:
    static QChar separatorOf(const QString& text)
    {
        const qsizetype end = text.indexOf(u'\n');
        const QStringView first = QStringView(text).left(end < 0 ? text.size() : end);
        for (const QChar candidate : {u'\t', u';'}) {
            if (first.contains(candidate))
                return candidate;
        }
        return u',';
    }

    Line next()
    {
        Line line{m_number, {}};
        QString cell;
        bool quoted = false;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (quoted) {
                quotedCharacter(c, cell, quoted);
            } else if (c == u'"' && cell.trimmed().isEmpty()) {
                quoted = true;
                cell.clear();
            } else if (c == m_separator || c == u'\n') {
                line.cells.append(cell.trimmed());
                cell.clear();
                if (c == u'\n')
                    break;
            } else if (c != u'\r') {
                cell += c;
            }
        }
        if (m_at >= m_text.size())
            line.cells.append(cell.trimmed());
        ++m_at;
        ++m_number;
        return line;
    }

    void quotedCharacter(QChar c, QString& cell, bool& quoted)
    {
        if (c != u'"') {
            m_number += c == u'\n';
            cell += c;
        } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
            cell += c;
            ++m_at;
        } else {
            quoted = false;
        }
    }

    QString m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_number = 1;
};

bool isDigits(const QString& text)
{
    return !text.isEmpty() &&
           std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The columns that a first line names; empty where it is a row like the others.
QList<Meaning> meaningsOf(const QStringList& cells)
{
    static const QHash<QString, Meaning> known{
        {u"name"_s, Meaning::Name},        {u"account name"_s, Meaning::Name},
        {u"accountname"_s, Meaning::Name}, {u"email"_s, Meaning::Email},
        {u"e-mail"_s, Meaning::Email},     {u"email address"_s, Meaning::Email},
        {u"address"_s, Meaning::Email},    {u"account id"_s, Meaning::Id},
        {u"accountid"_s, Meaning::Id},     {u"id"_s, Meaning::Id},
        {u"unit"_s, Meaning::Unit},        {u"organizational unit"_s, Meaning::Unit},
        {u"path"_s, Meaning::Unit},        {u"ou"_s, Meaning::Unit},
    };
    QList<Meaning> meanings;
    bool names = false, addresses = false;
    for (const QString& cell : cells) {
        const Meaning meaning = known.value(cell.toLower(), Meaning::None);
        meanings.append(meaning);
        names = names || meaning != Meaning::None;
        addresses = addresses || cell.contains(u'@');
    }
    return names && !addresses ? meanings : QList<Meaning>();
}

void takeId(const QString& cell, AccountInput& row)
{
    if (cell.isEmpty())
        return;
    row.id = AccountId::parse(cell);
    if (!row.id)
        row.problem = words("%1 is no account id: it takes twelve digits, and spreadsheets drop zeros at the "
                            "front.")
                          .arg(cell);
}

void takeCell(Meaning meaning, const QString& cell, AccountInput& row)
{
    switch (meaning) {
    case Meaning::Name:
        row.name = cell;
        break;
    case Meaning::Email:
        row.email = cell;
        break;
    case Meaning::Id:
        takeId(cell, row);
        break;
    case Meaning::Unit:
        row.unit = cell;
        break;
    case Meaning::None:
        break;
    }
}

Meaning guess(const QString& cell, const AccountInput& row)
{
    if (cell.contains(u'@'))
        return Meaning::Email;
    if (isDigits(cell) && cell.size() >= 9)
        return Meaning::Id;
    return row.name.isEmpty() ? Meaning::Name : Meaning::Unit;
}

void findTwice(QList<AccountInput>& rows)
{
    QHash<QString, int> seen;
    for (AccountInput& row : rows) {
        QStringList keys;
        if (!row.email.isEmpty())
            keys.append(row.email.toLower());
        if (row.id)
            keys.append(row.id->toString());
        for (const QString& key : std::as_const(keys)) {
            const int before = seen.value(key, 0);
            if (before == 0)
                seen.insert(key, row.line);
            else if (row.problem.isEmpty())
                row.problem = words("%1 stands in line %2 already.").arg(key).arg(before);
        }
    }
}

} // namespace

QList<AccountInput> readAccountList(const QString& text)
{
    QList<AccountInput> rows;
    const QList<Line> lines = LineReader(text).all();
    const QList<Meaning> meanings = lines.isEmpty() ? QList<Meaning>() : meaningsOf(lines.first().cells);
    for (qsizetype i = meanings.isEmpty() ? 0 : 1; i < lines.size(); ++i) {
        AccountInput row;
        row.line = lines[i].number;
        for (qsizetype cell = 0; cell < lines[i].cells.size(); ++cell) {
            const QString& said = lines[i].cells[cell];
            if (!said.isEmpty())
                takeCell(meanings.isEmpty() ? guess(said, row) : meanings.value(cell, Meaning::None), said,
                         row);
        }
        rows.append(row);
    }
    findTwice(rows);
    return rows;
}

void AccountInputModel::setRows(const QList<AccountInput>& rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

qsizetype AccountInputModel::refused() const
{
    return std::count_if(m_rows.cbegin(), m_rows.cend(),
                         [](const AccountInput& row) { return !row.problem.isEmpty(); });
}

int AccountInputModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AccountInputModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString AccountInputModel::text(const AccountInput& row, int column) const
{
    switch (column) {
    case LineColumn:
        return formatCount(row.line);
    case NameColumn:
        return row.name.isEmpty() ? noValue() : row.name;
    case EmailColumn:
        return row.email.isEmpty() ? noValue() : row.email;
    case LastColumn:
        if (m_kind == AccountInputKind::Create)
            return row.unit.isEmpty() ? tr("Root") : row.unit;
        return row.id ? row.id->toString() : tr("a new one");
    case ResultColumn:
        return row.problem.isEmpty() ? tr("Ready") : row.problem;
    default:
        return {};
    }
}

QVariant AccountInputModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const AccountInput& row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == ResultColumn && !row.problem.isEmpty() ? row.problem : QVariant();
    case IconRole:
        if (column == ResultColumn)
            return row.problem.isEmpty() ? u"check"_s : u"error"_s;
        return {};
    case Qt::TextAlignmentRole:
        return static_cast<int>((column == LineColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SecondaryRole:
        return column == LineColumn;
    default:
        return {};
    }
}

QVariant AccountInputModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == LineColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LineColumn:
        return tr("Line");
    case NameColumn:
        return tr("Name");
    case EmailColumn:
        return tr("E-mail");
    case LastColumn:
        return m_kind == AccountInputKind::Create ? tr("Organizational unit") : tr("Account id");
    case ResultColumn:
        return tr("What happens");
    default:
        return {};
    }
}

} // namespace billfold
