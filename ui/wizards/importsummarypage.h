// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"
#include "models/core/result.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace billfold
{

class FindingModel;
class IconLabel;
class NoticeBar;
class Panel;
class PeriodTotalsModel;
class TextLabel;

/// How it went: what is in the database now, what is missing, or why nothing was written.
class ImportSummaryPage : public QWidget
{
    Q_OBJECT

public:
    explicit ImportSummaryPage(QWidget* parent = nullptr);

    /// `shown` are the periods to list where the outcome has none (the same bytes were there already).
    void setOutcome(const ImportOutcome& outcome, const QList<PeriodTotals>& shown, bool organizationMade);
    void setFailure(const Error& error);

private:
    void setHead(const QString& icon, ColorRole color, const QString& heading, const QString& sentence);

    IconLabel* m_icon;
    TextLabel* m_heading;
    TextLabel* m_sentence;
    NoticeBar* m_missing;
    NoticeBar* m_beside;
    Panel* m_periodPanel;
    Panel* m_findingPanel;
    PeriodTotalsModel* m_periods;
    FindingModel* m_findings;
};

} // namespace billfold
