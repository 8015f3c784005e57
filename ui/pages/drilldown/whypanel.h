// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/widgets/panel.h"

class QPushButton;
class QVBoxLayout;

namespace billfold
{

class TextLabel;

/// Says why an amount is what it is: its charge types, in sentences what was taken off, its largest lines.
/// For a charge line: everything that the export says about it.
class WhyPanel : public Panel
{
    Q_OBJECT

public:
    explicit WhyPanel(QWidget* parent = nullptr);

    /// Name and amount at once; the rest comes with the explanation.
    void showRow(const BillRow& row, const QString& currency);
    void showExplanation(const Explanation& explanation, Basis basis);
    void showLine(const LineRow& line, const QString& currency);
    void showError(const QString& sentence);
    /// Nothing is chosen.
    void showNothing();
    /// What the panel says, for the clipboard.
    QString text() const { return m_texts.join(u'\n'); }

signals:
    void closeRequested();
    void linesRequested();

private:
    void begin(const QString& name, const QString& figure, const QString& caption);
    void addSentence(const QString& sentence);
    void addHeading(const QString& heading);
    /// A row of name and amount; a sum stands strong under a line.
    void addAmount(const QString& name, const QString& amount, bool sum = false);
    void addPrice(const PriceGroup& price);
    void addFact(const QString& name, const QString& value);
    void addRule();

    QWidget* m_body = nullptr;
    QVBoxLayout* m_column = nullptr;
    QVBoxLayout* m_outer = nullptr;
    QPushButton* m_lines;
    QPushButton* m_copy;
    QStringList m_texts;
};

} // namespace billfold
