// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/controls.h"

#include "ui/theme/icon.h"

#include <QPushButton>
#include <QToolButton>

namespace billfold
{

namespace
{

using namespace Qt::StringLiterals;

QString roleName(ButtonRole role)
{
    switch (role) {
    case ButtonRole::Primary:
        return u"primary"_s;
    case ButtonRole::Destructive:
        return u"destructive"_s;
    case ButtonRole::Link:
        return u"link"_s;
    case ButtonRole::Secondary:
        break;
    }
    return {};
}

} // namespace

void setButtonRole(QPushButton* button, ButtonRole role)
{
    button->setProperty("role", roleName(role));
    if (role == ButtonRole::Link)
        button->setCursor(Qt::PointingHandCursor);
    button->updateGeometry();
    button->update();
}

QPushButton* makeButton(const QString& text, const QString& iconName, ButtonRole role, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    setButtonRole(button, role);
    return button;
}

QToolButton* makeToolButton(const QString& iconName, const QString& text, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    // Qt leaves tool buttons out of the tab order of some styles; ours are part of the reading order.
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void setInputError(QWidget* input, bool error)
{
    if (inputError(input) == error)
        return;
    input->setProperty("error", error);
    input->update();
}

bool inputError(const QWidget* input)
{
    return input && input->property("error").toBool();
}

} // namespace billfold
