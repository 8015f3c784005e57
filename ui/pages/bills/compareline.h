// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QWidget>

namespace billfold
{

class ElidingLabel;
class IconLabel;
class TextLabel;

/// One line that compares a month with the one before: with the whole of it, and, while the month is not
/// over, with the same part of it. Hidden where the month before is not known.
class CompareLine : public QWidget
{
    Q_OBJECT

public:
    explicit CompareLine(QWidget* parent = nullptr);

    /// `table` is the whole bill, unblended.
    void setBill(const BillSummary& bill, const BillTable& table);
    /// As it is read aloud.
    QString text() const;

private:
    TextLabel* m_change;
    IconLabel* m_arrow;
    ElidingLabel* m_rest;
};

} // namespace billfold
