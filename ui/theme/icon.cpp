// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace billfold
{

namespace
{

using namespace Qt::StringLiterals;

QString iconPath(const QString& name)
{
    return u":/icons/"_s + name + u".svg"_s;
}

QByteArray coloured(const QString& name, const QColor& color, qreal stroke)
{
    QFile file(iconPath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    // Left in place, Qt paints currentColor black.
    svg.replace("currentColor", color.name().toLatin1());
    const QByteArray width = "stroke-width=\"" + QByteArray::number(stroke) + '"';
    svg.replace("stroke-width=\"1.5\"", width);
    return svg;
}

/// Keeps name and role, asks the theme at every drawing: so an icon follows a change of theme without being
/// replaced.
class ThemeIconEngine : public QIconEngine
{
public:
    ThemeIconEngine(QString name, ColorRole role) : m_name(std::move(name)), m_role(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintIcon(painter, rect, m_name, color(mode, state), std::min(rect.width(), rect.height()));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        const int side = static_cast<int>(std::lround(std::min(size.width(), size.height()) / scale));
        return iconPixmap(m_name, color(mode, state), side, scale);
    }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }
    QString key() const override { return u"billfold"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }
    QIconEngine* clone() const override { return new ThemeIconEngine(m_name, m_role); }

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme& theme = Theme::current();
        if (mode == QIcon::Disabled)
            return theme.disabled;
        if (state == QIcon::On && m_role == ColorRole::Text2)
            return theme.accent;
        return theme.color(m_role);
    }

    QString m_name;
    ColorRole m_role;
};

} // namespace

bool hasIcon(const QString& name)
{
    initResources();
    return !name.isEmpty() && QFile::exists(iconPath(name));
}

QIcon icon(const QString& name, ColorRole role)
{
    if (!hasIcon(name))
        return {};
    return QIcon(new ThemeIconEngine(name, role));
}

QIcon applicationIcon()
{
    initResources();
    QIcon icon;
    for (int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(iconPixmap(u"billfold"_s, Qt::black, size, 1));
    return icon;
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal deviceRatio, qreal stroke)
{
    initResources();
    if (stroke <= 0)
        stroke = size <= 14 ? 1.8 : 1.5;
    const QString key = u"billfold:%1:%2:%3:%4:%5"_s.arg(name)
                            .arg(size)
                            .arg(deviceRatio)
                            .arg(color.rgba(), 0, 16)
                            .arg(stroke);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int side = static_cast<int>(std::ceil(size * deviceRatio));
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    const QByteArray svg = coloured(name, color, stroke);
    if (!svg.isEmpty()) {
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, side, side));
    }
    pixmap.setDevicePixelRatio(deviceRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter* painter, const QRect& rect, const QString& name, const QColor& color, int size,
               qreal stroke)
{
    if (name.isEmpty())
        return;
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
    const QPoint topLeft(rect.left() + (rect.width() - size) / 2, rect.top() + (rect.height() - size) / 2);
    painter->drawPixmap(topLeft, iconPixmap(name, color, size, ratio, stroke));
}

} // namespace billfold
