// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/controltotals.h"

#include <QCoreApplication>

namespace billfold
{

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("ControlTotals", sentence);
}

constexpr char differs[] = QT_TRANSLATE_NOOP(
    "ControlTotals",
    "%1: the report says %2 and its lines add up to %3. Lines may be missing; export the report again.");

} // namespace

void ControlTotals::addCharge(const std::string& invoice, const std::string& account, Money amount)
{
    m_sum += amount;
    m_byInvoice[invoice] += amount;
    m_byAccount[account] += amount;
}

void ControlTotals::addTotal(const std::string& recordType, const std::string& invoice,
                             const std::string& account, Money amount)
{
    QString what = QString::fromStdString(recordType);
    const auto isType = [&what](const char* name) {
        return what.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
    };
    if (isType("StatementTotal")) {
        m_statement += amount;
        m_hasStatement = true;
    } else if (isType("InvoiceTotal")) {
        m_invoiceTotals[invoice] += amount;
        what += u' ' + QString::fromStdString(invoice);
    } else if (isType("AccountTotal")) {
        m_accountTotals[account] += amount;
        what += u' ' + QString::fromStdString(account);
    }
    m_list.append({what, amount});
}

void ControlTotals::check(const QString& file, const Total& total, FindingList& findings) const
{
    // Rows are rounded to cents in some reports: less than a cent apart is the same.
    if ((total.stated - total.summed).abs() < Money::fromCents(1))
        return;
    findings.add(
        Severity::Warning, file, 0, {}, differs,
        [&] { return tr(differs).arg(total.what, total.stated.toString(), total.summed.toString()); },
        total.what);
}

void ControlTotals::compare(const QString& file, FindingList& findings) const
{
    if (m_hasStatement)
        check(file, {tr("Statement total"), m_statement, m_sum}, findings);
    const auto sumOf = [](const std::map<std::string, Money>& sums, const std::string& key) {
        const auto found = sums.find(key);
        return found == sums.end() ? Money() : found->second;
    };
    for (const auto& [invoice, stated] : m_invoiceTotals)
        check(file,
              {tr("Total of invoice %1").arg(QString::fromStdString(invoice)), stated,
               sumOf(m_byInvoice, invoice)},
              findings);
    for (const auto& [account, stated] : m_accountTotals)
        check(file,
              {tr("Total of account %1").arg(QString::fromStdString(account)), stated,
               sumOf(m_byAccount, account)},
              findings);
}

} // namespace billfold
