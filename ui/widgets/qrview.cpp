// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/qrview.h"

#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <memory>

#include <qrencode.h>

namespace billfold
{

namespace
{

constexpr int side = 246;
constexpr int quiet = 4; ///< squares of white around the code, as its standard asks

} // namespace

QrView::QrView(const QString& name, QWidget* parent) : QWidget(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

bool QrView::setContent(const QString& text)
{
    m_modules = 0;
    m_black.fill('\0');
    m_black.clear();
    QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()),
                          reinterpret_cast<const unsigned char*>(bytes.constData()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    bytes.fill('\0');
    if (code) {
        m_modules = code->width;
        m_black.resize(static_cast<qsizetype>(m_modules) * m_modules);
        for (qsizetype i = 0; i < m_black.size(); ++i)
            m_black[i] = static_cast<char>(code->data[i] & 1);
    }
    update();
    return m_modules > 0;
}

bool QrView::isBlack(int x, int y) const
{
    const bool inside = x >= 0 && y >= 0 && x < m_modules && y < m_modules;
    return inside && m_black[static_cast<qsizetype>(y) * m_modules + x] != '\0';
}

QSize QrView::sizeHint() const
{
    return {side, side};
}

void QrView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Paint::frame(&painter, rect(), Qt::white, Theme::current().border, 1, Metrics::radiusPanel);
    if (m_modules == 0)
        return;
    // In pixels of the screen, so that no square is half grey.
    const qreal ratio = devicePixelRatioF();
    painter.scale(1 / ratio, 1 / ratio);
    const int width = qRound(this->width() * ratio);
    const int height = qRound(this->height() * ratio);
    const int square = qMax(1, qMin(width, height) / (m_modules + 2 * quiet));
    const int left = (width - square * m_modules) / 2;
    const int top = (height - square * m_modules) / 2;
    for (int y = 0; y < m_modules; ++y) {
        for (int x = 0; x < m_modules; ++x) {
            if (isBlack(x, y))
                painter.fillRect(left + x * square, top + y * square, square, square, Qt::black);
        }
    }
}

} // namespace billfold
