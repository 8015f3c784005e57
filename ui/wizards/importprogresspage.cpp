// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/importprogresspage.h"

#include "models/views/moneytext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/noticebar.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

QString timeLeftText(int seconds)
{
    const auto words = [](const char* sentence) {
        return QCoreApplication::translate("ImportProgressPage", sentence);
    };
    if (seconds < 0)
        return {};
    if (seconds < 2)
        return words("A moment left");
    if (seconds < 120)
        return words("About %1 seconds left").arg(seconds);
    return words("About %1 minutes left").arg((seconds + 30) / 60);
}

int permilleOf(const ImportProgress& progress)
{
    if (progress.totalBytes <= 0)
        return -1;
    return static_cast<int>(std::clamp<qint64>(progress.bytes * 1000 / progress.totalBytes, 0, 1000));
}

ImportProgressPage::ImportProgressPage(QWidget* parent)
    : QWidget(parent), m_percent(new TextLabel({}, TextStyle::Figure, ColorRole::Text, this)),
      m_left(new TextLabel({}, TextStyle::Strong, ColorRole::Text, this)),
      m_rate(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this)), m_bar(new QProgressBar(this)),
      m_file(new ElidingLabel({}, TextStyle::Caption, ColorRole::Text2, this)),
      m_lines(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this)),
      m_read(new FigureBlock(tr("Read"), this)), m_files(new FigureBlock(tr("Files"), this)),
      m_phase(new FigureBlock(tr("Now"), this)), m_amount(new FigureBlock(tr("Amount so far"), this)),
      m_accounts(new FigureBlock(tr("Accounts seen"), this)),
      m_findings(new FigureBlock(tr("Findings"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, Metrics::panelGap, 0, 0);
    column->setSpacing(Metrics::unit);
    auto* top = new QHBoxLayout;
    top->addWidget(m_percent, 0, Qt::AlignBottom);
    top->addStretch(1);
    auto* speed = new QVBoxLayout;
    speed->setSpacing(0);
    m_left->setAlignment(Qt::AlignRight);
    m_rate->setAlignment(Qt::AlignRight);
    speed->addStretch(1);
    speed->addWidget(m_left);
    speed->addWidget(m_rate);
    top->addLayout(speed);
    column->addLayout(top);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setAccessibleName(tr("Import"));
    column->addWidget(m_bar);
    auto* below = new QHBoxLayout;
    m_file->setElideMode(Qt::ElideMiddle);
    below->addWidget(m_file, 1);
    below->addWidget(m_lines);
    column->addLayout(below);
    column->addSpacing(Metrics::panelGap);
    column->addWidget(new Hairline(this));
    auto* facts = new QGridLayout;
    facts->setHorizontalSpacing(Metrics::panelGap);
    facts->setVerticalSpacing(Metrics::unit);
    FigureBlock* const blocks[] = {m_phase, m_files, m_read, m_amount, m_accounts, m_findings};
    for (int i = 0; i < 6; ++i) {
        blocks[i]->setSize(FigureBlock::Size::Small);
        facts->addWidget(blocks[i], i / 3, i % 3);
        facts->setColumnStretch(i % 3, i % 3 == 0 ? 2 : 1);
    }
    column->addLayout(facts);
    column->addWidget(new Hairline(this));
    column->addStretch(1);
    column->addWidget(new NoticeBar(
        Semantic::Info, {},
        tr("Cancel leaves the database as it was before: the import is written in one transaction."), this));
}

void ImportProgressPage::start(const QString& currency)
{
    m_currency = currency;
    m_bar->setRange(0, 0);
    m_percent->setText(tr("Starting"));
    m_phase->setFigure(tr("Opening the export"));
    for (TextLabel* label : {m_left, m_rate, static_cast<TextLabel*>(m_file), m_lines})
        label->clear();
    for (FigureBlock* block : {m_read, m_files, m_amount, m_accounts, m_findings})
        block->setFigure(noValue());
}

void ImportProgressPage::setProgress(const ImportProgress& progress)
{
    const int permille = permilleOf(progress);
    m_bar->setRange(0, permille < 0 ? 0 : 1000);
    m_bar->setValue(permille);
    m_percent->setText(permille < 0 ? tr("Reading") : tr("%1 %").arg(permille / 10));
    m_left->setText(timeLeftText(progress.secondsLeft));
    m_rate->setText(
        progress.linesPerSecond > 0
            ? formatCounted(progress.linesPerSecond, tr("1 line a second"), tr("%1 lines a second"))
            : QString());
    m_file->setText(QFileInfo(progress.file).fileName());
    m_lines->setText(formatCounted(progress.lines, tr("1 line"), tr("%1 lines")));
    m_phase->setFigure(progress.phase);
    m_files->setFigure(
        tr("%1 of %2").arg(std::min(progress.filesDone + 1, progress.files)).arg(progress.files));
    // Amounts of several currencies make no sum.
    m_amount->setFigure(m_currency.isEmpty() ? noValue()
                                             : formatMoneyWithCurrency(m_currency, progress.amount));
    m_accounts->setFigure(formatCount(progress.accounts));
    m_findings->setFigure(formatCount(progress.findings));
    m_read->setFigure(tr("%1 of %2")
                          .arg(QLocale().formattedDataSize(progress.bytes),
                               QLocale().formattedDataSize(progress.totalBytes)));
}

void ImportProgressPage::setCancelling()
{
    m_bar->setRange(0, 0);
    m_left->clear();
    m_rate->clear();
    m_phase->setFigure(tr("Taking back what was written"));
}

} // namespace billfold
