// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/controls.h"

#include <QDialog>

class QHBoxLayout;
class QVBoxLayout;

namespace billfold
{

class ElidingLabel;
class TextLabel;

/// A dialog as all of ours look: content on surface with a padding of 24, below it a foot in window colour
/// with a note at the left and the buttons at the right, Cancel left of the action that is named by its verb.
/// Esc rejects. A side (the steps of a wizard) may stand left of the content.
class DialogFrame : public QDialog
{
    Q_OBJECT

public:
    explicit DialogFrame(const QString& title, QWidget* parent = nullptr);

    /// The layout for content, gaps of 16.
    QVBoxLayout* body() const { return m_body; }
    /// The first line of the content, in the size of a dialog's title; a caption below it.
    void setHeading(const QString& heading, const QString& caption = {});
    void setSide(QWidget* side);
    /// Left in the foot: why the action is not possible yet, or what it means.
    void setNote(const QString& note);
    QString note() const;
    /// Appends at the right of the foot. A primary button becomes the default of Enter.
    QPushButton* addButton(const QString& text, ButtonRole role = ButtonRole::Secondary,
                           const QString& iconName = {});
    /// A button that rejects; its text is "Cancel" or "Close".
    QPushButton* addCancel(const QString& text = {});

protected:
    bool event(QEvent* event) override;

private:
    QHBoxLayout* m_middle;
    QVBoxLayout* m_body;
    ElidingLabel* m_heading;
    TextLabel* m_caption;
    TextLabel* m_note;
    QHBoxLayout* m_buttons;
};

} // namespace billfold
