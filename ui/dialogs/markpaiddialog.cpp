// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/markpaiddialog.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/noticebar.h"

#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

QDate readDay(const QString& text)
{
    const QString trimmed = text.trimmed();
    const QDate iso = QDate::fromString(trimmed, Qt::ISODate);
    if (iso.isValid())
        return iso;
    const QDate shown = QLocale().toDate(trimmed, u"d MMM yyyy"_s);
    return shown.isValid() ? shown : QLocale().toDate(trimmed, QLocale::ShortFormat);
}

MarkPaidDialog::MarkPaidDialog(std::shared_ptr<Workspace> workspace, const IssuedDocument& document,
                               NoticeSink notice, QWidget* parent)
    : DialogFrame(tr("Mark as paid"), parent), m_workspace(std::move(workspace)), m_document(document),
      m_notice(std::move(notice)), m_problem(new NoticeBar(this)), m_day(new QLineEdit),
      m_reference(new QLineEdit), m_dayField(nullptr), m_save(nullptr)
{
    setHeading(
        tr("Mark %1 as paid").arg(document.number),
        tr("%1, due %2")
            .arg(formatMoneyWithCurrency(document.bill.currency, document.amount), dayText(document.dueOn)));
    m_problem->hide();
    body()->addWidget(m_problem);
    m_day->setText(m_workspace->clock().now().toUTC().date().toString(Qt::ISODate));
    m_dayField = new FormField(tr("&Paid on"), m_day, tr("Year, month and day: 2026-10-03."), this);
    body()->addWidget(m_dayField);
    m_reference->setMaxLength(200);
    body()->addWidget(new FormField(tr("&Reference"), m_reference,
                                    tr("Optional: the number of the transfer, or a note."), this));
    body()->addStretch(1);
    addCancel();
    m_save = addButton(tr("Mark as paid"), ButtonRole::Primary);
    setMinimumWidth(440);
    connect(m_day, &QLineEdit::textChanged, this, &MarkPaidDialog::check);
    connect(m_save, &QPushButton::clicked, this, &MarkPaidDialog::save);
    m_day->setFocus();
    m_day->selectAll();
}

void MarkPaidDialog::check()
{
    const QDate day = readDay(m_day->text());
    m_dayField->setError(
        !day.isValid() ? tr("This is no day. Write it like 2026-10-03.")
        : day < m_document.issuedOn
            ? tr("The document was issued on %1; it cannot be paid before.").arg(dayText(m_document.issuedOn))
            : QString());
    m_save->setEnabled(!m_dayField->hasError());
}

void MarkPaidDialog::save()
{
    check();
    if (m_dayField->hasError())
        return;
    m_save->setEnabled(false);
    const QDate day = readDay(m_day->text());
    m_asked.ask(this, m_workspace->markPaid(m_document.id, day, m_reference->text()),
                [this, day](const Result<void>& marked) {
                    m_save->setEnabled(true);
                    if (!marked) {
                        m_problem->setNotice(Semantic::Error, tr("This was not saved."),
                                             marked.error().message);
                        m_problem->show();
                        return;
                    }
                    m_notice(Semantic::Success, tr("%1 is paid.").arg(m_document.number),
                             tr("On %1.").arg(dayText(day)));
                    accept();
                });
}

} // namespace billfold
