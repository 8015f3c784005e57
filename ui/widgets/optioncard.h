// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace billfold
{

/// A radio button with title, sentence and icon in a card; put the cards of one choice in one parent (they
/// are exclusive by autoExclusive) and arrow keys move between them.
class OptionCard : public QAbstractButton
{
    Q_OBJECT

public:
    OptionCard(const QString& title, const QString& sentence, const QString& iconName = {},
               QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect textRect(int width) const;

    QString m_sentence;
    QString m_iconName;
};

} // namespace billfold
