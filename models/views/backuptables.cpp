// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/backuptables.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QMap>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BackupTables", sentence);
}

/// One line of the comparison; an empty text is something that is not there.
CellRow compared(const QString& what, const QString& copy, const QString& now, bool readable)
{
    const auto cell = [](const QString& text) {
        return Cell{.text = text.isEmpty() ? noValue() : text, .toolTip = text, .muted = text.isEmpty()};
    };
    Cell verdict{.text = tr("Same"), .badge = u"neutral"_s};
    if (!readable)
        verdict = {.text = tr("Not readable"), .badge = u"error"_s, .icon = u"error"_s};
    else if (copy.isEmpty())
        verdict = {.text = tr("Lost by it"), .badge = u"error"_s, .icon = u"warning"_s};
    else if (now.isEmpty())
        verdict = {.text = tr("Only in the copy"), .badge = u"success"_s, .icon = u"success"_s};
    else if (copy != now)
        verdict = {.text = tr("Differs"), .badge = u"warning"_s, .icon = u"warning"_s};
    return {what, {{.text = what}, cell(copy), cell(now), verdict}};
}

QString eventTime(const BackupContents& contents)
{
    return contents.lastEvent.isNull() ? QString() : timeText(contents.lastEvent);
}

/// Period, payer and currency to the total, latest first.
QMap<QString, QString> billsOf(const BackupContents& contents)
{
    QMap<QString, QString> bills;
    for (const BackupContents::Bill& bill : contents.bills) {
        const QString total = formatMoneyWithCurrency(bill.id.currency, bill.total);
        const QString payer =
            bill.payerName.isEmpty() ? bill.id.payer : u"%1 (%2)"_s.arg(bill.payerName, bill.id.payer);
        bills.insert(u"%1, %2, %3"_s.arg(bill.id.period.toString(), payer, bill.id.currency),
                     bill.issued ? tr("%1, issued").arg(total) : total);
    }
    return bills;
}

} // namespace

QString backupKindText(BackupKind kind)
{
    switch (kind) {
    case BackupKind::Daily:
        return tr("By itself");
    case BackupKind::Manual:
        return tr("Asked for");
    case BackupKind::BeforeRestore:
        return tr("Before a restore");
    case BackupKind::Damaged:
        break;
    }
    return tr("Of a damaged file");
}

QStringList backupHeadings()
{
    return {tr("Made"), tr("Why"), tr("Size"), tr("File")};
}

QList<CellRow> backupRows(const QList<BackupFile>& backups)
{
    QList<CellRow> rows;
    for (const BackupFile& backup : backups)
        rows.append(
            {backup.path,
             {{.text = timeText(backup.made), .sort = backup.made.toMSecsSinceEpoch()},
              {.text = backupKindText(backup.kind)},
              {.text = QLocale().formattedDataSize(backup.bytes), .sort = backup.bytes, .right = true},
              {.text = QFileInfo(backup.path).fileName(), .toolTip = backup.path, .secondary = true}}});
    return rows;
}

QStringList contentsHeadings()
{
    return {tr("What"), tr("In the copy"), tr("Now"), tr("Compared")};
}

QList<CellRow> contentsRows(const BackupContents& copy, const std::optional<BackupContents>& present)
{
    const BackupContents now = present.value_or(BackupContents());
    const auto count = [](qint64 number) { return formatCount(number); };
    QList<CellRow> rows;
    const auto add = [&](const QString& what, const QString& inCopy, const QString& inPresent) {
        rows.append(compared(what, inCopy, present ? inPresent : QString(), present.has_value()));
    };
    add(tr("Organizations"), copy.organizations.join(u", "_s), now.organizations.join(u", "_s));
    add(tr("Accounts"), count(copy.accounts), count(now.accounts));
    add(tr("Issued documents"), count(copy.documents), count(now.documents));
    add(tr("Events of the audit log"), count(copy.events), count(now.events));
    add(tr("Last event"), eventTime(copy), eventTime(now));
    add(tr("Last action"), copy.lastAction, now.lastAction);
    const QMap<QString, QString> copied = billsOf(copy), there = billsOf(now);
    QStringList bills = copied.keys() + there.keys();
    std::sort(bills.begin(), bills.end(), std::greater<>());
    bills.removeDuplicates();
    for (const QString& bill : std::as_const(bills))
        add(bill, copied.value(bill), there.value(bill));
    if (copy.organizations.isEmpty() && now.organizations.isEmpty())
        rows.removeFirst(); // nothing in both
    return rows;
}

} // namespace billfold
