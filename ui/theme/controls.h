// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractButton;
class QPushButton;
class QToolButton;
class QWidget;

namespace billfold
{

/// How a push button looks, kept in the dynamic property `role` that the style reads.
enum class ButtonRole {
    Secondary,   ///< outlined; the usual one
    Primary,     ///< filled with the accent; at most one a page or dialog, right-most
    Destructive, ///< outlined in the error colour, for what cannot be undone
    Link,        ///< text in link colour without a frame, for one action in a row or notice
};

void setButtonRole(QPushButton* button, ButtonRole role);
/// A push button with icon (may be empty) and role. Its accessible name is its text.
QPushButton* makeButton(const QString& text, const QString& iconName = {},
                        ButtonRole role = ButtonRole::Secondary, QWidget* parent = nullptr);
/// A tool button of 32 px without a frame. `text` is its tool tip and accessible name; a bare icon has none
/// of its own.
QToolButton* makeToolButton(const QString& iconName, const QString& text, QWidget* parent = nullptr);
/// Red outline of an input (property `error` that the style reads).
void setInputError(QWidget* input, bool error);
bool inputError(const QWidget* input);

} // namespace billfold
