// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"

#include <QWidget>

class QCheckBox;
class QStackedWidget;

namespace billfold
{

class FigureBlock;
class FindingModel;
class NoticeBar;
class PeriodTotalsModel;
class PreviewLineModel;
class SegmentedControl;
class TableView;
class TextLabel;

/// What was recognised, before anything is written: the facts, what it would replace, the first lines, the
/// findings, and the choice to keep the good lines of a report with errors.
class ImportPreviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit ImportPreviewPage(QWidget* parent = nullptr);

    /// `now` is what the age of the files is counted from.
    void setPreview(const ImportPreview& preview, const QDateTime& now);
    bool keepsGoodLines() const;
    /// Why the import cannot go on; empty where it can.
    QString obstacle() const;

signals:
    /// obstacle() may have changed.
    void changed();

private:
    QWidget* makeFacts();
    QWidget* makeTables();
    void showFacts(const QDateTime& now);
    void showEffect();
    void showFindings();

    ImportPreview m_preview;
    FigureBlock* m_facts[8]{};
    NoticeBar* m_effect;
    NoticeBar* m_partial;
    SegmentedControl* m_choice;
    QStackedWidget* m_tables;
    TableView* m_findingTable = nullptr;
    PreviewLineModel* m_lines;
    PeriodTotalsModel* m_periods;
    FindingModel* m_findings;
    TextLabel* m_caption;
    NoticeBar* m_errors;
    QCheckBox* m_keep;
};

} // namespace billfold
