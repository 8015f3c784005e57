// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartwidget.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QClipboard>
#include <QEvent>
#include <QFile>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QSvgGenerator>

#include <mutex>

namespace billfold
{

namespace
{

QAccessibleInterface* chartInterface(const QString&, QObject* object)
{
    auto* chart = qobject_cast<ChartWidget*>(object);
    return chart != nullptr ? new QAccessibleWidget(chart, QAccessible::Chart) : nullptr;
}

} // namespace

ChartWidget::ChartWidget(QWidget* parent) : QWidget(parent)
{
    static std::once_flag once;
    std::call_once(once, [] { QAccessible::installFactory(chartInterface); });
    setFocusPolicy(Qt::StrongFocus);
}

void ChartWidget::setTitle(const QString& title)
{
    setAccessibleName(title);
}

void ChartWidget::setSummary(const QString& summary)
{
    setAccessibleDescription(summary);
}

void ChartWidget::announce(const QString& sentence)
{
    // Qt 6.4 has no announcement; a changed description of the focused object is what screen readers pick up.
    setAccessibleDescription(sentence);
}

QImage ChartWidget::toImage(qreal scale) const
{
    QImage image((QSizeF(size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Theme::current().surface);
    QPainter painter(&image);
    paintPicture(painter);
    return image;
}

bool ChartWidget::savePng(const QString& path, qreal scale) const
{
    return toImage(scale).save(path, "PNG");
}

bool ChartWidget::saveSvg(const QString& path) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize(size());
    generator.setViewBox(rect());
    // The generator's own resolution would make texts of 9 pt another size than on screen.
    generator.setResolution(logicalDpiX());
    generator.setTitle(title());
    generator.setDescription(summary());
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    painter.fillRect(rect(), Theme::current().surface);
    paintPicture(painter);
    painter.end();
    return file.flush() && file.error() == QFileDevice::NoError;
}

void ChartWidget::copyPicture() const
{
    QGuiApplication::clipboard()->setImage(toImage());
}

void ChartWidget::keyboardUsed()
{
    m_ring = true;
}

void ChartWidget::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        themeChanged();
}

void ChartWidget::focusInEvent(QFocusEvent* event)
{
    const Qt::FocusReason reason = event->reason();
    m_ring =
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void ChartWidget::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace billfold
