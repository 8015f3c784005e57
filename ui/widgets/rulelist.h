// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;

namespace billfold
{

class IconLabel;
class TextLabel;

/// Rules with a tick before each that is fulfilled: what a new password must have, as one types.
class RuleList : public QWidget
{
    Q_OBJECT

public:
    struct Rule {
        QString text;
        bool met = false;
        friend bool operator==(const Rule&, const Rule&) = default;
    };

    /// `columns`: how many rules stand beside each other.
    explicit RuleList(int columns = 1, QWidget* parent = nullptr);

    void setRules(const QList<Rule>& rules);
    const QList<Rule>& rules() const { return m_rules; }
    bool allMet() const;

private:
    void rebuild();

    int m_columns;
    QList<Rule> m_rules;
    QGridLayout* m_grid;
    QList<IconLabel*> m_marks;
    QList<TextLabel*> m_texts;
};

/// How hard a password is to guess: a bar in four parts, a word, and what would make it harder.
class StrengthMeter : public QWidget
{
    Q_OBJECT

public:
    explicit StrengthMeter(QWidget* parent = nullptr);

    /// From 0 to 4; below 0: nothing was typed yet.
    void setStrength(int score, const QString& advice);
    int score() const { return m_score; }
    QString word() const;

private:
    int m_score = -1;
    QWidget* m_bar;
    TextLabel* m_word;
    TextLabel* m_advice;
};

} // namespace billfold
