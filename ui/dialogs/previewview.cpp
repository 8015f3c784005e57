// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/previewview.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace billfold
{

namespace
{

constexpr int gap = 16;
constexpr qreal screenDots = 96;
constexpr qreal paperWidth = 210 / 25.4; // inches
constexpr qreal paperHeight = 297 / 25.4;
constexpr qreal smallest = 0.25;
constexpr qreal largest = 4;
constexpr int keptPages = 12;

} // namespace

PreviewView::PreviewView(QWidget* parent) : QAbstractScrollArea(parent), m_renderer(new PageRenderer(this))
{
    setFrameStyle(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Pages"));
    viewport()->setBackgroundRole(QPalette::Window);
    verticalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setSingleStep(40);
    connect(m_renderer, &PageRenderer::laidOut, this, [this](int pages) {
        m_pages = pages;
        m_images.clear();
        m_asked.clear();
        arrange();
        verticalScrollBar()->setValue(0);
        m_current = -1;
        announce();
        emit laidOut(pages);
        request();
    });
    connect(m_renderer, &PageRenderer::rendered, this, [this](int page, qreal dots, const QImage& image) {
        if (std::abs(dots - dotsPerInch()) > 0.01)
            return;
        m_asked.remove(page);
        m_images.insert(page, image);
        viewport()->update();
    });
}

void PreviewView::setDocument(const DocumentInput& input)
{
    m_renderer->setDocument(input);
}

qreal PreviewView::dotsPerInch() const
{
    return screenDots * m_scale * devicePixelRatioF();
}

QSize PreviewView::pageSize() const
{
    return {static_cast<int>(std::lround(paperWidth * screenDots * m_scale)),
            static_cast<int>(std::lround(paperHeight * screenDots * m_scale))};
}

QRect PreviewView::pageRect(int page) const
{
    const QSize size = pageSize();
    const int x = std::max(gap, (viewport()->width() - size.width()) / 2) - horizontalScrollBar()->value();
    const int y = gap + page * (size.height() + gap) - verticalScrollBar()->value();
    return {QPoint(x, y), size};
}

void PreviewView::arrange()
{
    const QSize size = pageSize();
    const int height = gap + m_pages * (size.height() + gap);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    horizontalScrollBar()->setRange(0, std::max(0, size.width() + 2 * gap - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    viewport()->update();
}

void PreviewView::setScale(qreal scale, bool fit)
{
    m_fitWidth = fit;
    scale = std::clamp(scale, smallest, largest);
    if (std::abs(scale - m_scale) > 0.0001) {
        // The same place of the document stays at the top.
        const qreal before = verticalScrollBar()->value();
        const qreal ratio = scale / m_scale;
        m_scale = scale;
        m_images.clear();
        m_asked.clear();
        m_renderer->dropWaiting();
        arrange();
        verticalScrollBar()->setValue(static_cast<int>(std::lround(before * ratio)));
    }
    emit zoomChanged(zoomPercent());
    request();
}

int PreviewView::zoomPercent() const
{
    return static_cast<int>(std::lround(m_scale * 100));
}

void PreviewView::zoomIn()
{
    setScale(m_scale * 1.25, false);
}

void PreviewView::zoomOut()
{
    setScale(m_scale / 1.25, false);
}

void PreviewView::fitWidth()
{
    setScale((viewport()->width() - 2 * gap) / (paperWidth * screenDots), true);
}

int PreviewView::currentPage() const
{
    if (m_pages == 0)
        return 0;
    const int step = pageSize().height() + gap;
    const int middle = verticalScrollBar()->value() + viewport()->height() / 2;
    return std::clamp(middle / step, 0, m_pages - 1);
}

void PreviewView::goToPage(int page)
{
    page = std::clamp(page, 0, std::max(0, m_pages - 1));
    verticalScrollBar()->setValue(page * (pageSize().height() + gap));
}

bool PreviewView::isRendered(int page) const
{
    return m_images.contains(page);
}

void PreviewView::request()
{
    if (m_pages == 0)
        return;
    const int step = pageSize().height() + gap;
    const int top = verticalScrollBar()->value();
    const int first = std::clamp((top - gap) / step, 0, m_pages - 1);
    const int last = std::clamp((top + viewport()->height()) / step, 0, m_pages - 1);
    for (int page = first; page <= last; ++page) {
        if (m_images.contains(page) || m_asked.contains(page))
            continue;
        m_asked.insert(page);
        m_renderer->render(page, dotsPerInch());
    }
    // Far pages go first.
    while (m_images.size() > keptPages) {
        const QList<int> kept = m_images.keys();
        m_images.remove(*std::max_element(kept.cbegin(), kept.cend(), [&](int a, int b) {
            return std::abs(a - first) < std::abs(b - first);
        }));
    }
}

void PreviewView::announce()
{
    const int page = currentPage();
    if (page == m_current)
        return;
    m_current = page;
    setAccessibleDescription(tr("Page %1 of %2").arg(page + 1).arg(m_pages));
    emit currentPageChanged(page);
}

void PreviewView::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), t.window);
    for (int page = 0; page < m_pages; ++page) {
        const QRect sheet = pageRect(page);
        if (!sheet.intersects(viewport()->rect()))
            continue;
        // Paper is white in either theme.
        painter.fillRect(sheet, Qt::white);
        if (const auto image = m_images.constFind(page); image != m_images.constEnd())
            painter.drawImage(sheet, *image);
        painter.setPen(t.border);
        painter.drawRect(sheet.adjusted(-1, -1, 0, 0));
    }
}

void PreviewView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
    if (m_fitWidth)
        fitWidth();
    request();
    announce();
}

void PreviewView::scrollContentsBy(int, int)
{
    viewport()->update();
    request();
    announce();
}

void PreviewView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageDown:
        goToPage(currentPage() + 1);
        return;
    case Qt::Key_PageUp:
        goToPage(currentPage() - 1);
        return;
    case Qt::Key_Home:
        goToPage(0);
        return;
    case Qt::Key_End:
        goToPage(m_pages - 1);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
        fitWidth();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PreviewView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() > 0)
        zoomIn();
    else if (event->angleDelta().y() < 0)
        zoomOut();
    event->accept();
}

} // namespace billfold
