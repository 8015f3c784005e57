// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/monthsdialog.h"

#include "models/views/datetext.h"
#include "ui/widgets/formfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

MonthsDialog::MonthsDialog(BillingPeriod earliest, BillingPeriod latest, BillingPeriod first,
                           BillingPeriod last, QWidget* parent)
    : DialogFrame(tr("Months"), parent), m_earliest(std::min(earliest, first)), m_from(new QComboBox),
      m_to(new QComboBox)
{
    const BillingPeriod end = std::max(latest, last);
    // Latest first: that is where people look.
    for (BillingPeriod period = end; period >= m_earliest; period = period.plus(-1)) {
        for (QComboBox* box : {m_from, m_to})
            box->addItem(periodName(period), period.index());
    }
    m_from->setCurrentIndex(m_from->findData(first.index()));
    m_to->setCurrentIndex(m_to->findData(last.index()));
    setHeading(tr("Which months?"));
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(new FormField(tr("&From"), m_from, {}, this));
    m_toField = new FormField(tr("&To"), m_to, {}, this);
    row->addWidget(m_toField);
    body()->addLayout(row);
    addCancel();
    m_show = addButton(tr("Show these months"), ButtonRole::Primary);
    connect(m_show, &QPushButton::clicked, this, &QDialog::accept);
    for (QComboBox* box : {m_from, m_to})
        connect(box, &QComboBox::currentIndexChanged, this, &MonthsDialog::check);
    check();
}

BillingPeriod MonthsDialog::chosen(const QComboBox* box) const
{
    return BillingPeriod::fromIndex(box->currentData().toInt()).value_or(m_earliest);
}

BillingPeriod MonthsDialog::first() const
{
    return chosen(m_from);
}

BillingPeriod MonthsDialog::last() const
{
    return chosen(m_to);
}

void MonthsDialog::check()
{
    const bool right = first() <= last();
    m_toField->setError(right ? QString() : tr("Choose a month that is not before the first."));
    m_show->setEnabled(right);
}

} // namespace billfold
