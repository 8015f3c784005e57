// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drilldown/whypanel.h"

#include "models/views/datetext.h"
#include "models/views/explanation.h"
#include "models/views/moneytext.h"
#include "ui/pages/bills/billwords.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

/// What fits a line of the panel. A label breaks between words only.
constexpr qsizetype longestWord = 36;

/// A hairline that follows the theme.
class Rule : public QWidget
{
public:
    explicit Rule(QWidget* parent) : QWidget(parent) { setFixedHeight(9); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(0, 4, width(), 1, Theme::current().border);
    }
};

TextLabel* selectable(TextLabel* label)
{
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

WhyPanel::WhyPanel(QWidget* parent)
    : Panel(tr("Why this amount"), parent), m_lines(makeButton(tr("Charge lines"), u"table"_s)),
      m_copy(makeButton(tr("Copy"), u"copy"_s))
{
    setHeadingIcon(u"explain"_s);
    QToolButton* close = makeToolButton(u"close"_s, tr("Close (Esc)"), this);
    addTool(close);
    connect(close, &QToolButton::clicked, this, &WhyPanel::closeRequested);

    auto* scroll = new QScrollArea;
    scroll->setFrameStyle(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto* holder = new QWidget;
    // As wide as the panel and no wider: else one long word (an ARN) pushes every amount out of sight.
    holder->setMinimumWidth(1);
    holder->setBackgroundRole(QPalette::Base);
    m_outer = new QVBoxLayout(holder);
    m_outer->setContentsMargins(Metrics::panelPadding, Metrics::panelPadding, Metrics::panelPadding,
                                Metrics::unit);
    scroll->setWidget(holder);
    addWidget(scroll, 1);

    // Where there is more than fits, a line says that the text goes on.
    auto* more = new Hairline(this);
    more->hide();
    connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, more,
            [more](int, int last) { more->setVisible(last > 0); });
    addWidget(more);

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(Metrics::panelPadding, Metrics::unit, Metrics::panelPadding,
                                Metrics::panelPadding);
    buttons->setSpacing(Metrics::buttonGap);
    buttons->addWidget(m_lines);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    connect(m_lines, &QPushButton::clicked, this, &WhyPanel::linesRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    showNothing();
}

void WhyPanel::begin(const QString& name, const QString& figure, const QString& caption)
{
    delete m_body;
    m_texts = {name, figure};
    m_body = new QWidget;
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Metrics::inner);
    auto* heading = new ElidingLabel(name, TextStyle::Strong, ColorRole::Text, m_body);
    m_column->addWidget(heading);
    if (!figure.isEmpty())
        m_column->addWidget(selectable(new TextLabel(figure, TextStyle::Figure, ColorRole::Text, m_body)));
    if (!caption.isEmpty()) {
        m_column->addWidget(selectable(new TextLabel(caption, TextStyle::Caption, ColorRole::Text2, m_body)));
        m_texts << caption;
    }
    m_outer->insertWidget(0, m_body);
    if (m_outer->count() == 1)
        m_outer->addStretch(1);
}

void WhyPanel::addSentence(const QString& sentence)
{
    auto* label = selectable(new TextLabel(sentence, TextStyle::Body, ColorRole::Text, m_body));
    label->setWordWrap(true);
    m_column->addSpacing(Metrics::inner);
    m_column->addWidget(label);
    m_texts << sentence;
}

void WhyPanel::addHeading(const QString& heading)
{
    m_column->addSpacing(Metrics::unit);
    m_column->addWidget(new TextLabel(heading, TextStyle::CaptionStrong, ColorRole::Text2, m_body));
    addRule();
    m_texts << QString() << heading;
}

void WhyPanel::addRule()
{
    m_column->addWidget(new Rule(m_body));
}

void WhyPanel::addAmount(const QString& name, const QString& amount, bool sum)
{
    if (sum)
        addRule();
    const TextStyle style = sum ? TextStyle::Strong : TextStyle::Body;
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::unit);
    row->addWidget(new ElidingLabel(name, style, ColorRole::Text, m_body), 1);
    row->addWidget(selectable(new TextLabel(amount, style, ColorRole::Text, m_body)));
    m_column->addLayout(row);
    m_texts << name + u'\t' + amount;
}

void WhyPanel::addPrice(const PriceGroup& price)
{
    // In full: what sets one price or tier apart often comes last.
    const QString name = price.description.isEmpty() ? tr("Without a description") : price.description;
    const QString amount = formatExact(price.amount);
    auto* words = new TextLabel(name, TextStyle::Body, ColorRole::Text, m_body);
    words->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::unit);
    row->addWidget(selectable(words), 1);
    row->addWidget(selectable(new TextLabel(amount, TextStyle::Body, ColorRole::Text, m_body)), 0,
                   Qt::AlignTop);
    m_column->addLayout(row);
    m_texts << name + u'\t' + amount;
    const QString lines = countedGroups(Dimension::Line, price.lines);
    const QString rate = price.unit.isEmpty() ? QString() : formatRate(price.amount, price.usage);
    const QString caption =
        rate.isEmpty() ? lines : tr("%1 %2 at %3, %4").arg(formatExact(price.usage), price.unit, rate, lines);
    auto* label = new TextLabel(caption, TextStyle::Caption, ColorRole::Text2, m_body);
    label->setWordWrap(true);
    m_column->addWidget(selectable(label));
    m_texts << caption;
}

void WhyPanel::addFact(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return;
    m_column->addSpacing(Metrics::inner);
    m_column->addWidget(new TextLabel(name, TextStyle::Caption, ColorRole::Text2, m_body));
    const QStringList words = value.split(u' ');
    const bool breaks = std::all_of(words.cbegin(), words.cend(),
                                    [](const QString& word) { return word.size() <= longestWord; });
    if (breaks) {
        auto* label = selectable(new TextLabel(value, TextStyle::Body, ColorRole::Text, m_body));
        label->setWordWrap(true);
        m_column->addWidget(label);
    } else {
        auto* label = new ElidingLabel(value, TextStyle::Body, ColorRole::Text, m_body);
        label->setElideMode(Qt::ElideMiddle);
        m_column->addWidget(label);
    }
    m_texts << name + u'\t' + value;
}

void WhyPanel::showRow(const BillRow& row, const QString& currency)
{
    begin(row.name, formatCentsWithCurrency(currency, row.cents),
          tr("Exact %1, shown in cents").arg(formatExact(row.amount)));
    m_lines->setText(countedGroups(Dimension::Line, row.lines));
    m_lines->setVisible(row.lines > 0);
    m_copy->show();
}

void WhyPanel::showExplanation(const Explanation& explanation, Basis basis)
{
    showRow(explanation.row, explanation.currency);
    for (const QString& sentence :
         explainAmount(explanation.row, explanation.chargeTypes, explanation.currency))
        addSentence(sentence);
    if (!explanation.chargeTypes.isEmpty()) {
        addHeading(tr("By charge type, exact"));
        for (const BillRow& type : explanation.chargeTypes)
            addAmount(type.name, formatExact(type.amount));
        addAmount(tr("Sum"), formatExact(explanation.row.amount), true);
    }
    if (explanation.usageTypes.size() > 1) {
        addHeading(tr("Largest usage types"));
        for (const BillRow& type : explanation.usageTypes.mid(0, 5))
            addAmount(type.name, formatExact(type.amount));
    }
    // Lines that the provider describes alike are one price or one tier; only where they differ a price tells
    // more than the lines do.
    const qsizetype shown = std::min<qsizetype>(explanation.prices.size(), 5);
    if (shown > 0 && explanation.row.lines > explanation.prices.size()) {
        addHeading(tr("What was charged for"));
        for (const PriceGroup& price : explanation.prices.mid(0, shown))
            addPrice(price);
    } else if (!explanation.lines.isEmpty()) {
        addHeading(tr("Largest lines"));
        for (const LineRow& line : explanation.lines.mid(0, 5))
            addAmount(line.description.isEmpty() ? line.usageType : line.description,
                      formatExact(line.amounts[basis]));
    }
    if (explanation.row.previous) {
        addHeading(tr("Month before"));
        addAmount(tr("Whole month"), formatExact(*explanation.row.previous));
    }
}

void WhyPanel::showLine(const LineRow& line, const QString& currency)
{
    begin(line.description.isEmpty() ? line.usageType : line.description,
          formatMoneyWithCurrency(currency, line.amounts[Basis::Unblended]),
          tr("Exact %1, unblended").arg(formatExact(line.amounts[Basis::Unblended])));
    addHeading(tr("Amounts, exact"));
    for (const Basis basis : allBases)
        addAmount(basisName(basis), formatExact(line.amounts[basis]));
    addHeading(tr("From the export"));
    addFact(tr("Charge type"), tr("%1 (%2)").arg(chargeTypeName(line.type), line.rawType));
    addFact(tr("Description"), line.description);
    addFact(tr("Account"), line.accountName == line.accountKey
                               ? line.accountKey
                               : tr("%1 (%2)").arg(line.accountName, line.accountKey));
    addFact(tr("Service"), line.service);
    addFact(tr("Usage type"), line.usageType);
    addFact(tr("Operation"), line.operation);
    addFact(tr("Region"), line.zone.isEmpty() ? line.region : tr("%1, %2").arg(line.region, line.zone));
    addFact(tr("Usage"), tr("%1 %2").arg(formatExact(line.usage), line.unit).trimmed());
    addFact(tr("Time"), tr("%1 to %2").arg(timeText(line.start), timeText(line.end)));
    addFact(tr("Resource"), line.resource);
    addFact(tr("Tags"), line.tags);
    addFact(tr("Commitment"), line.commitment);
    addFact(tr("Invoice"), line.invoiceId);
    addFact(tr("Seller of record"), line.seller);
    addFact(tr("Line id"), line.lineId);
    addFact(tr("Source"), line.sourceFile.isEmpty()
                              ? QString()
                              : tr("%1, line %2").arg(line.sourceFile, formatCount(line.sourceLine)));
    m_lines->hide();
    m_copy->show();
}

void WhyPanel::showError(const QString& sentence)
{
    addSentence(sentence);
}

void WhyPanel::showNothing()
{
    begin(tr("Nothing is chosen"), {}, {});
    addSentence(tr("Choose a row to see what its amount is made of."));
    m_lines->hide();
    m_copy->hide();
}

} // namespace billfold
