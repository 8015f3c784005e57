// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/pagerenderer.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QSet>

namespace billfold
{

/// Pages one below the other on the ground of the window, sharp at any zoom. Page Up and Page Down turn
/// pages, Home and End go to the first and the last, plus and minus (or Ctrl and the wheel) zoom, 0 fits the
/// width. Only pages that are in sight are drawn, and few are kept.
class PreviewView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit PreviewView(QWidget* parent = nullptr);

    void setDocument(const DocumentInput& input);
    int pageCount() const { return m_pages; }
    /// The page that fills most of the view, from 0.
    int currentPage() const;
    void goToPage(int page);
    /// True once this page is shown as it is drawn (not as an empty sheet).
    bool isRendered(int page) const;
    /// Per cent of the size on paper at 96 dots an inch.
    int zoomPercent() const;
    bool fitsWidth() const { return m_fitWidth; }

public slots:
    void zoomIn();
    void zoomOut();
    void fitWidth();

signals:
    void laidOut(int pages);
    void currentPageChanged(int page);
    void zoomChanged(int percent);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    QSize pageSize() const;
    QRect pageRect(int page) const;
    qreal dotsPerInch() const;
    void setScale(qreal scale, bool fit);
    void arrange();
    void request();
    void announce();

    PageRenderer* m_renderer;
    int m_pages = 0;
    int m_current = 0;
    qreal m_scale = 1; ///< 1 is 96 device-independent pixels an inch
    bool m_fitWidth = true;
    QHash<int, QImage> m_images; ///< at the present scale
    QSet<int> m_asked;
};

} // namespace billfold
