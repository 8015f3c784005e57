// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace billfold
{

class IconLabel;
class TextLabel;

/// Label above, input, help below. An error replaces the help: icon and a sentence that says what to do; the
/// input gets the red outline. The label is the input's buddy, help or error its accessible description.
/// Typed text is never cleared.
class FormField : public QWidget
{
    Q_OBJECT

public:
    /// Takes the input as child. `label` may carry an ampersand for the mnemonic.
    FormField(const QString& label, QWidget* input, const QString& help = {}, QWidget* parent = nullptr);

    QWidget* input() const { return m_input; }
    QLabel* label() const { return m_label; }
    void setHelp(const QString& help);
    /// Empty takes the error away.
    void setError(const QString& error);
    bool hasError() const { return !m_error.isEmpty(); }

private:
    void refresh();

    QLabel* m_label;
    QWidget* m_input;
    QWidget* m_foot;
    IconLabel* m_icon;
    TextLabel* m_text;
    QString m_help;
    QString m_error;
};

} // namespace billfold
