// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/billingperiod.h"
#include "ui/dialogs/dialogframe.h"

class QComboBox;

namespace billfold
{

class FormField;

/// From which month to which: two lists of the months that there are.
class MonthsDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// `earliest` and `latest` bound the lists; `first` and `last` are chosen at the start.
    MonthsDialog(BillingPeriod earliest, BillingPeriod latest, BillingPeriod first, BillingPeriod last,
                 QWidget* parent = nullptr);

    BillingPeriod first() const;
    BillingPeriod last() const;
    QComboBox* from() const { return m_from; }
    QComboBox* to() const { return m_to; }

private:
    BillingPeriod chosen(const QComboBox* box) const;
    void check();

    BillingPeriod m_earliest;
    QComboBox* m_from;
    QComboBox* m_to;
    FormField* m_toField;
    QPushButton* m_show;
};

} // namespace billfold
