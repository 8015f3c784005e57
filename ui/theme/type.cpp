// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/type.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace billfold
{

namespace
{

using namespace Qt::StringLiterals;

struct TextStyleValues {
    qreal points;
    QFont::Weight weight;
    int lineHeight;
};

constexpr qreal bodyPoints = 9.75;
/// System fonts up to this size are taken as "usual"; a larger one enlarges every style in proportion.
constexpr qreal usualSystemPoints = 11;

constexpr TextStyleValues values(TextStyle style)
{
    switch (style) {
    case TextStyle::Figure:
        return {21, QFont::DemiBold, 36};
    case TextStyle::Title:
        return {15, QFont::DemiBold, 28};
    case TextStyle::Subtitle:
        return {11.25, QFont::DemiBold, 24};
    case TextStyle::Strong:
        return {bodyPoints, QFont::DemiBold, 20};
    case TextStyle::Body:
        return {bodyPoints, QFont::Normal, 20};
    case TextStyle::Caption:
        return {9, QFont::Normal, 16};
    case TextStyle::CaptionStrong:
        return {9, QFont::DemiBold, 16};
    case TextStyle::Code:
        return {9, QFont::Normal, 20};
    }
    return {bodyPoints, QFont::Normal, 20};
}

/// All of them have figures of one width by default, which Qt 6.4 could not switch on otherwise.
QStringList textFamilies()
{
    return {u"Open Sans"_s, u"Noto Sans"_s, u"DejaVu Sans"_s};
}

} // namespace

namespace Type
{

QFont font(TextStyle style)
{
    const TextStyleValues wanted = values(style);
    QFont font = QApplication::font();
    const qreal base = font.pointSizeF() > 0 ? font.pointSizeF() : bodyPoints;
    if (style == TextStyle::Code) {
        font.setFamilies(
            {u"DejaVu Sans Mono"_s, QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
        font.setStyleHint(QFont::Monospace);
    }
    font.setPointSizeF(base * wanted.points / bodyPoints);
    font.setWeight(wanted.weight);
    return font;
}

int lineHeight(TextStyle style)
{
    return std::max(values(style).lineHeight, QFontMetrics(font(style)).height());
}

int controlHeight()
{
    return std::max(32, QFontMetrics(font(TextStyle::Body)).height() + 12);
}

void applyFont(QApplication& application)
{
    static const qreal systemPoints = QApplication::font().pointSizeF();
    QFont font = QApplication::font();
    font.setFamilies(textFamilies());
    font.setWeight(QFont::Normal);
    font.setPointSizeF(bodyPoints * std::max(1.0, systemPoints / usualSystemPoints));
    application.setFont(font);
}

} // namespace Type

void setTextStyle(QWidget* widget, TextStyle style)
{
    widget->setFont(Type::font(style));
}

} // namespace billfold
