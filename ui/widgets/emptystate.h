// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace billfold
{

class IconLabel;
class TextLabel;

/// Icon, heading, one sentence what the page is for, one button: what a page shows while it has nothing.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    EmptyState(const QString& iconName, const QString& heading, const QString& sentence,
               QWidget* parent = nullptr);

    void setContent(const QString& iconName, const QString& heading, const QString& sentence,
                    ColorRole iconColor = ColorRole::Text2);
    /// One button; an empty text removes it. `primary` where this is the way to begin.
    void setAction(const QString& text, const QString& iconName = {}, bool primary = true);
    QPushButton* action() const { return m_action; }
    /// A quieter way to begin, beside the first; an empty text removes it.
    void setSecondAction(const QString& text, const QString& iconName = {});
    QPushButton* secondAction() const { return m_second; }
    /// Something between the sentence and the button (a progress bar).
    void setExtra(QWidget* extra);

signals:
    void actionTriggered();
    void secondActionTriggered();

private:
    IconLabel* m_icon;
    TextLabel* m_heading;
    TextLabel* m_sentence;
    QPushButton* m_action;
    QPushButton* m_second;
    QWidget* m_actions;
    QVBoxLayout* m_layout;
};

} // namespace billfold
