// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace billfold
{

/// An icon that says nothing by itself: beside a text, in a heading. It follows the theme because it asks at
/// painting.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(const QString& name = {}, ColorRole color = ColorRole::Text2, int size = 16,
                       QWidget* parent = nullptr);

    void setIcon(const QString& name, ColorRole color);
    QString iconName() const { return m_name; }
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    ColorRole m_color;
    int m_size;
};

} // namespace billfold
