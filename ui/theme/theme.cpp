// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QPalette>

#include <algorithm>

namespace billfold
{

namespace
{

QColor operator""_rgb(unsigned long long value)
{
    return QColor::fromRgb(static_cast<QRgb>(value));
}

Theme makeLight()
{
    Theme t;
    t.window = 0xf3f5f7_rgb;
    t.surface = 0xffffff_rgb;
    t.raised = 0xffffff_rgb;
    t.sunken = 0xe9edf0_rgb;
    t.border = 0xd3d9df_rgb;
    t.borderStrong = 0x7f8a96_rgb;
    t.text = 0x17202a_rgb;
    t.text2 = 0x46525f_rgb;
    t.text3 = 0x5f6b78_rgb;
    t.disabled = 0x8c96a1_rgb;
    t.accent = 0x0b6b7c_rgb;
    t.accentHover = 0x095a68_rgb;
    t.accentPress = 0x074a56_rgb;
    t.accentSoft = 0xddeef1_rgb;
    t.onAccent = 0xffffff_rgb;
    t.focus = 0x0b6b7c_rgb;
    t.sel = 0xd5e9ed_rgb;
    t.selInactive = 0xe4e8ec_rgb;
    t.hover = 0xedf3f5_rgb;
    t.link = 0x0a6272_rgb;
    t.okBg = 0xe3f3e8_rgb;
    t.okIcon = 0x1b7f45_rgb;
    t.okText = 0x14572f_rgb;
    t.warnBg = 0xfcf0d6_rgb;
    t.warnIcon = 0xa26200_rgb;
    t.warnText = 0x6b4200_rgb;
    t.errBg = 0xfbe6e4_rgb;
    t.errIcon = 0xc0352b_rgb;
    t.errText = 0x8a1f17_rgb;
    t.infoBg = 0xe3edfa_rgb;
    t.infoIcon = 0x2766b8_rgb;
    t.infoText = 0x1b4680_rgb;
    t.neuBg = 0xe9edf0_rgb;
    t.neuIcon = 0x5f6b78_rgb;
    t.neuText = 0x3a4551_rgb;
    t.payer = 0x8a5a00_rgb;
    t.payerBg = 0xfbebc8_rgb;
    t.up = 0xa34e00_rgb;
    t.down = 0x1d5fa8_rgb;
    t.chart = {0x055c64_rgb, 0xbc73ac_rgb, 0x375425_rgb, 0x65258a_rgb, 0xce5b63_rgb,
               0x8c7dec_rgb, 0x8d9018_rgb, 0x016bc4_rgb, 0x8e6003_rgb, 0x6b7480_rgb};
    t.sequential = {0xe6f1f3_rgb, 0xc3dee3_rgb, 0x97c6cf_rgb, 0x70b2be_rgb,
                    0x4a9dac_rgb, 0x0b6b7c_rgb, 0x074a56_rgb};
    t.diverging = {0x1d5fa8_rgb, 0x6e9ccb_rgb, 0xbcd0e6_rgb, 0xe9edf0_rgb,
                   0xefc9a6_rgb, 0xd98d45_rgb, 0xa34e00_rgb};
    return t;
}

Theme makeDark()
{
    Theme t;
    t.dark = true;
    t.window = 0x14181d_rgb;
    t.surface = 0x1b2026_rgb;
    t.raised = 0x252b33_rgb;
    t.sunken = 0x0f1317_rgb;
    t.border = 0x363e48_rgb;
    t.borderStrong = 0x7c8794_rgb;
    t.text = 0xe8ecf0_rgb;
    t.text2 = 0xb7c0ca_rgb;
    t.text3 = 0x96a1ad_rgb;
    t.disabled = 0x6b7581_rgb;
    t.accent = 0x4fb3c4_rgb;
    t.accentHover = 0x6ac3d2_rgb;
    t.accentPress = 0x3c9dae_rgb;
    t.accentSoft = 0x17363d_rgb;
    t.onAccent = 0x06242a_rgb;
    t.focus = 0x6ac3d2_rgb;
    t.sel = 0x1d444d_rgb;
    t.selInactive = 0x2b323a_rgb;
    t.hover = 0x232a31_rgb;
    t.link = 0x6ac3d2_rgb;
    t.okBg = 0x16301f_rgb;
    t.okIcon = 0x57c283_rgb;
    t.okText = 0xa6e3bd_rgb;
    t.warnBg = 0x372808_rgb;
    t.warnIcon = 0xe5ac44_rgb;
    t.warnText = 0xf4d596_rgb;
    t.errBg = 0x3d1b19_rgb;
    t.errIcon = 0xf27d73_rgb;
    t.errText = 0xfbc2bc_rgb;
    t.infoBg = 0x152a45_rgb;
    t.infoIcon = 0x6ea8f0_rgb;
    t.infoText = 0xb9d5fa_rgb;
    t.neuBg = 0x2b323a_rgb;
    t.neuIcon = 0x96a1ad_rgb;
    t.neuText = 0xcdd5dd_rgb;
    t.payer = 0xf0c468_rgb;
    t.payerBg = 0x3a2c0c_rgb;
    t.up = 0xf0a857_rgb;
    t.down = 0x6ea8f0_rgb;
    t.chart = {0x83cbc6_rgb, 0xac5a78_rgb, 0xc0eea6_rgb, 0x9059bf_rgb, 0xf07771_rgb,
               0xd2bef9_rgb, 0x9c9313_rgb, 0x01a3f2_rgb, 0xfbb634_rgb, 0x8a94a1_rgb};
    t.sequential = {0x1d3238_rgb, 0x21474f_rgb, 0x26606b_rgb, 0x2a7280_rgb,
                    0x4399a8_rgb, 0x6dbbc8_rgb, 0xa8dde5_rgb};
    t.diverging = {0x6ea8f0_rgb, 0x3a6ba6_rgb, 0x2b4c73_rgb, 0x2b323a_rgb,
                   0x6b4420_rgb, 0x96591b_rgb, 0xf0a857_rgb};
    return t;
}

} // namespace

const std::array<ThemeToken, 39>& themeTokens()
{
    static const std::array<ThemeToken, 39> tokens{{
        {ColorRole::Window, "window", &Theme::window},
        {ColorRole::Surface, "surface", &Theme::surface},
        {ColorRole::Raised, "raised", &Theme::raised},
        {ColorRole::Sunken, "sunken", &Theme::sunken},
        {ColorRole::Border, "border", &Theme::border},
        {ColorRole::BorderStrong, "borderStrong", &Theme::borderStrong},
        {ColorRole::Text, "text", &Theme::text},
        {ColorRole::Text2, "text2", &Theme::text2},
        {ColorRole::Text3, "text3", &Theme::text3},
        {ColorRole::Disabled, "disabled", &Theme::disabled},
        {ColorRole::Accent, "accent", &Theme::accent},
        {ColorRole::AccentHover, "accentHover", &Theme::accentHover},
        {ColorRole::AccentPress, "accentPress", &Theme::accentPress},
        {ColorRole::AccentSoft, "accentSoft", &Theme::accentSoft},
        {ColorRole::OnAccent, "onAccent", &Theme::onAccent},
        {ColorRole::Focus, "focus", &Theme::focus},
        {ColorRole::Sel, "sel", &Theme::sel},
        {ColorRole::SelInactive, "selInactive", &Theme::selInactive},
        {ColorRole::Hover, "hover", &Theme::hover},
        {ColorRole::Link, "link", &Theme::link},
        {ColorRole::OkBg, "okBg", &Theme::okBg},
        {ColorRole::OkIcon, "okIcon", &Theme::okIcon},
        {ColorRole::OkText, "okText", &Theme::okText},
        {ColorRole::WarnBg, "warnBg", &Theme::warnBg},
        {ColorRole::WarnIcon, "warnIcon", &Theme::warnIcon},
        {ColorRole::WarnText, "warnText", &Theme::warnText},
        {ColorRole::ErrBg, "errBg", &Theme::errBg},
        {ColorRole::ErrIcon, "errIcon", &Theme::errIcon},
        {ColorRole::ErrText, "errText", &Theme::errText},
        {ColorRole::InfoBg, "infoBg", &Theme::infoBg},
        {ColorRole::InfoIcon, "infoIcon", &Theme::infoIcon},
        {ColorRole::InfoText, "infoText", &Theme::infoText},
        {ColorRole::NeuBg, "neuBg", &Theme::neuBg},
        {ColorRole::NeuIcon, "neuIcon", &Theme::neuIcon},
        {ColorRole::NeuText, "neuText", &Theme::neuText},
        {ColorRole::Payer, "payer", &Theme::payer},
        {ColorRole::PayerBg, "payerBg", &Theme::payerBg},
        {ColorRole::Up, "up", &Theme::up},
        {ColorRole::Down, "down", &Theme::down},
    }};
    return tokens;
}

const Theme& Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme& Theme::darkTheme()
{
    static const Theme theme = makeDark();
    return theme;
}

QColor Theme::color(ColorRole role) const
{
    return this->*themeTokens()[static_cast<size_t>(role)].member;
}

SemanticColors Theme::semantic(Semantic semantic) const
{
    switch (semantic) {
    case Semantic::Neutral:
        return {neuBg, neuIcon, neuText};
    case Semantic::Info:
        return {infoBg, infoIcon, infoText};
    case Semantic::Success:
        return {okBg, okIcon, okText};
    case Semantic::Warning:
        return {warnBg, warnIcon, warnText};
    case Semantic::Error:
        return {errBg, errIcon, errText};
    case Semantic::Payer:
        return {payerBg, payer, payer};
    }
    return {};
}

QColor Theme::series(int index) const
{
    return chart.at(std::clamp<qsizetype>(index, 0, chart.size() - 1));
}

QColor Theme::textOnSequential(int step) const
{
    const int lastWithText = dark ? 3 : 4;
    return step <= lastWithText ? text : onAccent;
}

QColor Theme::textOnDiverging(int step) const
{
    return step <= 0 || step >= diverging.size() - 1 ? onAccent : text;
}

std::optional<Semantic> semanticFromName(QStringView name)
{
    static constexpr struct {
        QStringView name;
        Semantic semantic;
    } names[] = {{u"neutral", Semantic::Neutral}, {u"info", Semantic::Info},
                 {u"success", Semantic::Success}, {u"warning", Semantic::Warning},
                 {u"error", Semantic::Error},     {u"payer", Semantic::Payer}};
    for (const auto& entry : names) {
        if (entry.name == name)
            return entry.semantic;
    }
    return std::nullopt;
}

QString semanticIcon(Semantic semantic)
{
    switch (semantic) {
    case Semantic::Neutral:
        return QStringLiteral("dot");
    case Semantic::Info:
        return QStringLiteral("info");
    case Semantic::Success:
        return QStringLiteral("success");
    case Semantic::Warning:
        return QStringLiteral("warning");
    case Semantic::Error:
        return QStringLiteral("error");
    case Semantic::Payer:
        return {};
    }
    return {};
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color) {
        palette.setColor(QPalette::All, role, color);
    };
    set(QPalette::Window, window);
    set(QPalette::Base, surface);
    set(QPalette::AlternateBase, surface);
    set(QPalette::Button, surface);
    set(QPalette::WindowText, text);
    set(QPalette::Text, text);
    set(QPalette::ButtonText, text);
    set(QPalette::BrightText, onAccent);
    set(QPalette::Highlight, sel);
    set(QPalette::HighlightedText, text);
    set(QPalette::Link, link);
    set(QPalette::LinkVisited, link);
    // Left alone, the placeholder stays half-transparent black, in dark too.
    set(QPalette::PlaceholderText, text3);
    set(QPalette::ToolTipBase, raised);
    set(QPalette::ToolTipText, text);
    set(QPalette::Mid, border);
    set(QPalette::Midlight, hover);
    set(QPalette::Dark, borderStrong);
    set(QPalette::Light, surface);
    set(QPalette::Shadow, borderStrong);
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                                     QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, selInactive);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, selInactive);
    return palette;
}

} // namespace billfold
