// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"

#include <QWidget>

class QProgressBar;

namespace billfold
{

class ElidingLabel;
class FigureBlock;
class TextLabel;

/// The work itself: per cent, rate, time left, what is being read.
class ImportProgressPage : public QWidget
{
    Q_OBJECT

public:
    explicit ImportProgressPage(QWidget* parent = nullptr);

    /// Busy until the first progress comes. `currency` is that of the export, empty where it has several.
    void start(const QString& currency);
    void setProgress(const ImportProgress& progress);
    void setCancelling();

private:
    TextLabel* m_percent;
    TextLabel* m_left;
    TextLabel* m_rate;
    QProgressBar* m_bar;
    ElidingLabel* m_file;
    TextLabel* m_lines;
    FigureBlock* m_read;
    FigureBlock* m_files;
    FigureBlock* m_phase;
    FigureBlock* m_amount;
    FigureBlock* m_accounts;
    FigureBlock* m_findings;
    QString m_currency;
};

/// "About 19 seconds left", "About 3 minutes left"; empty where it is not known (-1).
QString timeLeftText(int seconds);
/// Thousandths of the bytes that are read; -1 where the size is not known.
int permilleOf(const ImportProgress& progress);

} // namespace billfold
