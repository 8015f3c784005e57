// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/accountbarchart.h"

#include "models/views/moneytext.h"
#include "ui/charts/barview.h"
#include "ui/charts/charttip.h"
#include "ui/charts/trendplot.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

AccountBarChart::AccountBarChart(QWidget* parent)
    : ChartWidget(parent), m_view(new BarView(this)),
      m_others(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this)), m_tip(new ChartTip(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_others);
    m_others->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_others->hide();
    m_view->setEmptyText(tr("No charges"));
    setMouseTracking(true);
}

void AccountBarChart::setTable(const BillTable& table)
{
    QList<BillRow> rows = table.rows;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const BillRow& a, const BillRow& b) { return a.amount > b.amount; });
    // Ten names need no "Others": it would take the place of the tenth.
    const qsizetype shown = rows.size() <= mostParts + 1 ? rows.size() : mostParts;
    m_shown = rows.mid(0, shown);
    m_total = table.total;
    m_currency = table.query.bill.currency;
    m_row = -1;
    m_byKeyboard = false;
    m_tip->hide();

    Money others;
    for (qsizetype i = shown; i < rows.size(); ++i)
        others += rows[i].amount;
    const qsizetype folded = rows.size() - shown;
    m_others->setText(folded == 0
                          ? QString()
                          : tr("Others (%1): %2 (%3 of the total)")
                                .arg(formatCount(folded), formatMoney(others), formatShare(others, m_total)));
    m_others->setVisible(folded > 0);

    QList<Bar> bars;
    for (const BillRow& row : std::as_const(m_shown))
        bars << Bar{row.key, row.name, row.amount, formatCents(row.cents)};
    m_view->setBars(bars);
    describe();
    updateGeometry();
}

QStringList AccountBarChart::keys() const
{
    QStringList keys;
    for (const BillRow& row : m_shown)
        keys << row.key;
    return keys;
}

QString AccountBarChart::othersText() const
{
    return m_others->text();
}

QSize AccountBarChart::minimumSizeHint() const
{
    return {240, static_cast<int>(std::max<qsizetype>(4, m_shown.size())) * 18 + 24};
}

void AccountBarChart::describe()
{
    QStringList parts;
    for (const BillRow& row : std::as_const(m_shown))
        parts << tr("%1 %2").arg(row.name, formatCents(row.cents));
    QString summary =
        tr("Amounts in %1. %2. Total %3.").arg(m_currency, parts.join(u", "_s), formatMoney(m_total));
    if (!m_others->text().isEmpty())
        summary += u' ' + m_others->text();
    setSummary(m_shown.isEmpty() ? tr("No charges.") : summary);
}

void AccountBarChart::themeChanged()
{
    m_view->retheme();
}

QRect AccountBarChart::rowRect(int row) const
{
    return m_view->rowRect(row).translated(m_view->pos());
}

void AccountBarChart::point(const QString& key)
{
    int row = -1;
    for (int i = 0; i < m_shown.size(); ++i) {
        if (!key.isEmpty() && m_shown[i].key == key)
            row = i;
    }
    m_view->setHighlight(row, false);
}

void AccountBarChart::highlight(int row, bool byKeyboard)
{
    if (m_row == row && m_byKeyboard == byKeyboard)
        return;
    m_row = row;
    m_byKeyboard = byKeyboard;
    m_view->setHighlight(row < barCount() ? row : -1, byKeyboard);
    update();
    showTip(row);
    if (!byKeyboard || row < 0)
        return;
    if (row == barCount()) {
        announce(m_others->text());
    } else {
        announce(tr("%1, %2, %3 of the total")
                     .arg(m_shown[row].name, formatExact(m_shown[row].amount),
                          formatShare(m_shown[row].amount, m_total)));
    }
}

void AccountBarChart::clearHighlight()
{
    highlight(-1, false);
    m_view->setRing(ringVisible());
    describe();
}

void AccountBarChart::showTip(int row)
{
    if (row < 0 || row >= barCount()) {
        m_tip->hide();
        return;
    }
    const BillRow& shown = m_shown[row];
    m_tip->setContent(shown.name,
                      {TipLine{-1, tr("Exact amount"), formatExact(shown.amount), false},
                       TipLine{-1, tr("Share of the total"), formatShare(shown.amount, m_total), true}});
    const QRect bar = m_view->barRect(row).translated(m_view->pos());
    // Below or above the row, never over its amount.
    const QRect box = rowRect(row);
    const bool below = box.bottom() + m_tip->height() + 8 < height();
    const int x = std::clamp(bar.left() + 12, 4, std::max(4, width() - m_tip->width() - 4));
    m_tip->move(x, below ? box.bottom() + 4 : std::max(0, box.top() - m_tip->height() - 4));
    m_tip->raise();
    m_tip->show();
}

void AccountBarChart::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position());
    setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    highlight(row, false);
}

void AccountBarChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        open(rowAt(event->position()));
}

int AccountBarChart::rowAt(QPointF position) const
{
    if (!m_others->isHidden() && m_others->geometry().contains(position.toPoint()))
        return barCount();
    return m_view->rowAt(position - QPointF(m_view->pos()));
}

int AccountBarChart::lastRow() const
{
    return m_others->isHidden() ? barCount() - 1 : barCount();
}

void AccountBarChart::open(int row)
{
    if (row == barCount())
        emit othersOpened();
    else if (row >= 0)
        emit opened(m_shown[row].key, m_shown[row].name);
}

void AccountBarChart::paintEvent(QPaintEvent*)
{
    if (m_row != barCount() || m_others->isHidden())
        return;
    QPainter painter(this);
    const QRect box = m_others->geometry().adjusted(-4, -2, 4, 2).intersected(rect());
    if (m_byKeyboard)
        Paint::focusRing(&painter, box);
    else
        painter.fillRect(box, Theme::current().hover);
}

void AccountBarChart::leaveEvent(QEvent* event)
{
    ChartWidget::leaveEvent(event);
    clearHighlight();
}

void AccountBarChart::keyPressEvent(QKeyEvent* event)
{
    if (m_shown.isEmpty()) {
        ChartWidget::keyPressEvent(event);
        return;
    }
    keyboardUsed();
    const int last = lastRow();
    switch (event->key()) {
    case Qt::Key_Up:
        highlight(m_row < 0 ? last : std::max(0, m_row - 1), true);
        break;
    case Qt::Key_Down:
        highlight(std::min(last, m_row + 1), true);
        break;
    case Qt::Key_Home:
        highlight(0, true);
        break;
    case Qt::Key_End:
        highlight(last, true);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open(m_row);
        break;
    case Qt::Key_Escape:
        if (m_row >= 0) {
            clearHighlight();
            break;
        }
        [[fallthrough]];
    default:
        ChartWidget::keyPressEvent(event);
        break;
    }
}

void AccountBarChart::focusInEvent(QFocusEvent* event)
{
    ChartWidget::focusInEvent(event);
    m_view->setRing(ringVisible());
}

void AccountBarChart::focusOutEvent(QFocusEvent* event)
{
    ChartWidget::focusOutEvent(event);
    clearHighlight();
}

void AccountBarChart::paintPicture(QPainter& painter) const
{
    m_view->setHighlight(-1, false);
    m_view->setRing(false);
    m_view->render(&painter, QRectF(m_view->geometry()), m_view->viewport()->rect(), Qt::IgnoreAspectRatio);
    if (m_others->isVisibleTo(this)) {
        painter.save();
        painter.setFont(m_others->font());
        painter.setPen(m_others->palette().color(QPalette::WindowText));
        painter.drawText(m_others->geometry(), Qt::AlignLeft | Qt::AlignVCenter, m_others->text());
        painter.restore();
    }
    m_view->setHighlight(m_row < barCount() ? m_row : -1, m_byKeyboard);
    m_view->setRing(ringVisible());
}

} // namespace billfold
