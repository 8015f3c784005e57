// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QLabel>
#include <QPalette>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace billfold;
using namespace Qt::StringLiterals;

/// The colours can be told apart and read in both appearances (WCAG 2.1), and the type suits amounts.
class TstTheme : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadable_data();
    void textIsReadable();
    void outlinesAndIconsAreSeen_data();
    void outlinesAndIconsAreSeen();
    void seriesAreSeenAndDiffer_data();
    void seriesAreSeenAndDiffer();
    void textOnRampsIsReadable_data();
    void textOnRampsIsReadable();
    void everyTokenIsSet_data();
    void everyTokenIsSet();
    void disabledTextIsWeakerInThePalette_data();
    void disabledTextIsWeakerInThePalette();
    void placeholdersFollowTheAppearance();
    void widgetsHearOfAChange();
    void digitsAndSignsAreEquallyWide();
    void noTextIsSmallerThanCaption();
};

namespace
{

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (qMax(la, lb) + 0.05) / (qMin(la, lb) + 0.05);
}

const Theme& themeOf(bool dark)
{
    return dark ? Theme::darkTheme() : Theme::light();
}

void bothAppearances()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Pairs of tokens that occur together, each in both appearances.
void pairs(const QList<QPair<QByteArray, QPair<ColorRole, ColorRole>>>& list)
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<ColorRole>("ink");
    QTest::addColumn<ColorRole>("ground");
    for (const auto& [name, roles] : list) {
        QTest::addRow("%s, light", name.constData()) << false << roles.first << roles.second;
        QTest::addRow("%s, dark", name.constData()) << true << roles.first << roles.second;
    }
}

} // namespace

void TstTheme::textIsReadable_data()
{
    using enum ColorRole;
    pairs({{"text on window", {Text, Window}},
           {"text on surface", {Text, Surface}},
           {"text on raised", {Text, Raised}},
           {"text on sunken", {Text, Sunken}},
           {"text on hover", {Text, Hover}},
           {"text on selection", {Text, Sel}},
           {"text on idle selection", {Text, SelInactive}},
           {"labels on window", {Text2, Window}},
           {"labels on surface", {Text2, Surface}},
           {"labels on selection", {Text2, Sel}},
           {"captions on window", {Text3, Window}},
           {"captions on surface", {Text3, Surface}},
           {"captions on sunken", {Text3, Sunken}},
           {"link on surface", {Link, Surface}},
           {"link on window", {Link, Window}},
           {"link on selection", {Link, Sel}},
           {"primary button", {OnAccent, Accent}},
           {"primary button, pointed", {OnAccent, AccentHover}},
           {"primary button, pressed", {OnAccent, AccentPress}},
           {"payer", {Payer, PayerBg}},
           {"text on payer", {Text, PayerBg}},
           {"success", {OkText, OkBg}},
           {"warning", {WarnText, WarnBg}},
           {"error", {ErrText, ErrBg}},
           {"info", {InfoText, InfoBg}},
           {"neutral", {NeuText, NeuBg}},
           {"increase on surface", {Up, Surface}},
           {"increase on selection", {Up, Sel}},
           {"decrease on surface", {Down, Surface}}});
}

void TstTheme::textIsReadable()
{
    QFETCH(bool, dark);
    QFETCH(ColorRole, ink);
    QFETCH(ColorRole, ground);
    const double measured = contrast(themeOf(dark).color(ink), themeOf(dark).color(ground));
    QVERIFY2(measured >= 4.5, QByteArray::number(measured).constData());
}

void TstTheme::outlinesAndIconsAreSeen_data()
{
    using enum ColorRole;
    pairs({{"outline on surface", {BorderStrong, Surface}},
           {"outline on window", {BorderStrong, Window}},
           {"focus on surface", {Focus, Surface}},
           {"focus on window", {Focus, Window}},
           {"accent on surface", {Accent, Surface}},
           {"accent on selection", {Accent, Sel}},
           {"success icon", {OkIcon, OkBg}},
           {"warning icon", {WarnIcon, WarnBg}},
           {"error icon", {ErrIcon, ErrBg}},
           {"info icon", {InfoIcon, InfoBg}},
           {"neutral icon", {NeuIcon, NeuBg}},
           {"decrease on selection", {Down, Sel}}});
}

void TstTheme::outlinesAndIconsAreSeen()
{
    QFETCH(bool, dark);
    QFETCH(ColorRole, ink);
    QFETCH(ColorRole, ground);
    const double measured = contrast(themeOf(dark).color(ink), themeOf(dark).color(ground));
    QVERIFY2(measured >= 3.0, QByteArray::number(measured).constData());
}

void TstTheme::seriesAreSeenAndDiffer_data()
{
    bothAppearances();
}

void TstTheme::seriesAreSeenAndDiffer()
{
    QFETCH(bool, dark);
    const Theme& theme = themeOf(dark);
    QCOMPARE(theme.chart.size(), 10);
    QSet<QRgb> seen;
    for (const QColor& color : theme.chart) {
        seen.insert(color.rgb());
        QVERIFY2(contrast(color, theme.surface) >= 3.0, qPrintable(color.name()));
        QVERIFY2(contrast(color, theme.window) >= 3.0, qPrintable(color.name()));
    }
    QCOMPARE(seen.size(), theme.chart.size());
    // From the tenth on everything is Others.
    QCOMPARE(theme.series(9), theme.chart.last());
    QCOMPARE(theme.series(250), theme.chart.last());
}

void TstTheme::textOnRampsIsReadable_data()
{
    bothAppearances();
}

void TstTheme::textOnRampsIsReadable()
{
    QFETCH(bool, dark);
    const Theme& theme = themeOf(dark);
    QCOMPARE(theme.sequential.size(), 7);
    QCOMPARE(theme.diverging.size(), 7);
    for (int step = 0; step < 7; ++step) {
        QVERIFY2(contrast(theme.textOnSequential(step), theme.sequential[step]) >= 4.5,
                 qPrintable(QString::number(step)));
        QVERIFY2(contrast(theme.textOnDiverging(step), theme.diverging[step]) >= 4.5,
                 qPrintable(QString::number(step)));
    }
}

void TstTheme::everyTokenIsSet_data()
{
    bothAppearances();
}

void TstTheme::everyTokenIsSet()
{
    QFETCH(bool, dark);
    const Theme& theme = themeOf(dark);
    QSet<int> roles;
    for (const ThemeToken& token : themeTokens()) {
        QVERIFY2((theme.*token.member).isValid(), token.name);
        QCOMPARE(theme.color(token.role), theme.*token.member);
        roles.insert(static_cast<int>(token.role));
    }
    QCOMPARE(roles.size(), static_cast<qsizetype>(themeTokens().size()));
}

void TstTheme::disabledTextIsWeakerInThePalette_data()
{
    bothAppearances();
}

void TstTheme::disabledTextIsWeakerInThePalette()
{
    QFETCH(bool, dark);
    const Theme& theme = themeOf(dark);
    const QPalette palette = theme.palette();
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QCOMPARE(palette.color(QPalette::Active, role), theme.text);
        QCOMPARE(palette.color(QPalette::Disabled, role), theme.disabled);
    }
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), theme.selInactive);
}

void TstTheme::placeholdersFollowTheAppearance()
{
    // A placeholder that is not set stays half-transparent black, also on dark ground.
    QCOMPARE(Theme::darkTheme().palette().color(QPalette::PlaceholderText), Theme::darkTheme().text3);
    QCOMPARE(Theme::light().palette().color(QPalette::PlaceholderText), Theme::light().text3);
}

void TstTheme::widgetsHearOfAChange()
{
    applyTheme(*qApp, Appearance::Light);
    QLabel label;
    QCOMPARE(label.palette().color(QPalette::Window), Theme::light().window);
    applyTheme(*qApp, Appearance::Dark);
    QTRY_COMPARE(label.palette().color(QPalette::Window), Theme::darkTheme().window);
    QCOMPARE(currentAppearance(), Appearance::Dark);
    QVERIFY(Theme::current().dark);
}

void TstTheme::digitsAndSignsAreEquallyWide()
{
    applyTheme(*qApp, Appearance::Light);
    for (TextStyle style :
         {TextStyle::Figure, TextStyle::Subtitle, TextStyle::Strong, TextStyle::Body, TextStyle::Caption}) {
        const QFontMetricsF metrics(Type::font(style));
        const qreal zero = metrics.horizontalAdvance(u'0');
        for (QChar character : u"123456789+\u2212"_s)
            QVERIFY2(qAbs(metrics.horizontalAdvance(character) - zero) < 0.1, qPrintable(QString(character)));
    }
}

void TstTheme::noTextIsSmallerThanCaption()
{
    applyTheme(*qApp, Appearance::Light);
    const qreal caption = Type::font(TextStyle::Caption).pointSizeF();
    for (TextStyle style : {TextStyle::Figure, TextStyle::Title, TextStyle::Subtitle, TextStyle::Strong,
                            TextStyle::Body, TextStyle::CaptionStrong, TextStyle::Code})
        QVERIFY(Type::font(style).pointSizeF() >= caption);
}

QTEST_MAIN(TstTheme)
#include "tst_theme.moc"
