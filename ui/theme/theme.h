// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>

#include <array>
#include <optional>

class QApplication;
class QPalette;

namespace billfold
{

/// Every colour of the program by name, for what stores a colour and must follow a change of theme (icons,
/// labels). What paints reads the member of the same name from Theme::current() at the moment of painting.
enum class ColorRole {
    Window,
    Surface,
    Raised,
    Sunken,
    Border,
    BorderStrong,
    Text,
    Text2,
    Text3,
    Disabled,
    Accent,
    AccentHover,
    AccentPress,
    AccentSoft,
    OnAccent,
    Focus,
    Sel,
    SelInactive,
    Hover,
    Link,
    OkBg,
    OkIcon,
    OkText,
    WarnBg,
    WarnIcon,
    WarnText,
    ErrBg,
    ErrIcon,
    ErrText,
    InfoBg,
    InfoIcon,
    InfoText,
    NeuBg,
    NeuIcon,
    NeuText,
    Payer,
    PayerBg,
    Up,
    Down,
};

/// What a badge, a notice or a message means. State is never colour alone: a word and, but for Payer, an icon
/// go with it.
enum class Semantic { Neutral, Info, Success, Warning, Error, Payer };

/// The colours of one meaning. `icon` is also the edge bar of a notice.
struct SemanticColors {
    QColor background, icon, text;
};

/// `success`, `warning`, `error`, `info`, `neutral`, `payer`, the values of ItemRole::BadgeRole.
std::optional<Semantic> semanticFromName(QStringView name);
/// The icon that goes with a meaning where no better one is known; empty for Payer.
QString semanticIcon(Semantic semantic);

/// All colours of one appearance, as values. GUI thread only where it is current(); the values themselves are
/// shared by all threads. Contrasts are checked by tests/ui/theme.
struct Theme {
    bool dark = false;

    // surfaces
    QColor window, surface, raised, sunken, hover, sel, selInactive;
    // lines: `border` decorates only, `borderStrong` outlines what can be used
    QColor border, borderStrong;
    // text: what is read, labels, captions of groups
    QColor text, text2, text3, disabled;
    QColor accent, accentHover, accentPress, accentSoft, onAccent, focus, link;
    QColor payer, payerBg;
    // change: more is dearer, not worse
    QColor up, down;
    QColor okBg, okIcon, okText, warnBg, warnIcon, warnText, errBg, errIcon, errText, infoBg, infoIcon,
        infoText;
    QColor neuBg, neuIcon, neuText;

    /// Nine series and, last, Others. A name keeps its index within a view and between light and dark.
    QList<QColor> chart;
    /// Seven steps, little to much.
    QList<QColor> sequential;
    /// Seven steps, decrease to increase; the middle is no change.
    QList<QColor> diverging;

    QColor color(ColorRole role) const;
    SemanticColors semantic(Semantic semantic) const;
    /// Series `index`, from 0; every index from 9 on is the colour of Others.
    QColor series(int index) const;
    /// Text that is readable on a step of a ramp.
    QColor textOnSequential(int step) const;
    QColor textOnDiverging(int step) const;
    QPalette palette() const;

    static const Theme& light();
    static const Theme& darkTheme();
    /// The theme of the last applyTheme(); light before it.
    static const Theme& current();
};

/// One row of the token table: for tests and for programs that list the colours.
struct ThemeToken {
    ColorRole role;
    const char* name;
    QColor Theme::*member;
};
const std::array<ThemeToken, 39>& themeTokens();

/// What the person chose. System is what the desktop's palette was when the program started: Qt 6.4 cannot
/// say more.
enum class Appearance { System, Light, Dark };

/// Sets style (once), palette, fonts and tool tips of the whole program. Call once before the first window
/// and again whenever the choice changes; widgets then get QEvent::PaletteChange, where what caches colours
/// must drop them.
void applyTheme(QApplication& application, Appearance appearance);
Appearance currentAppearance();

/// Makes `:/icons/NAME.svg` known. A static library's resources are dropped by the linker unless somebody
/// asks for them; applyTheme() and icon() call this, it is cheap to call again.
void initResources();

} // namespace billfold
