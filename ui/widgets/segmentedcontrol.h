// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace billfold
{

/// A choice of two to five, all visible, in one outline. Arrow keys move, the width is that of the bold text
/// so that nothing jumps. Give it an accessible name that says what is chosen ("View").
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedControl(const QString& accessibleName, QWidget* parent = nullptr);

    /// Adds one part; the first is chosen at once. An icon may stand left of the text or alone (`text` is
    /// then its name).
    int addSegment(const QString& text, const QString& iconName = {}, bool iconOnly = false);
    void setSegmentText(int index, const QString& text);
    int currentIndex() const;
    int count() const;
    QAbstractButton* button(int index) const;

public slots:
    void setCurrentIndex(int index);

signals:
    /// Only by the person or a changing setCurrentIndex().
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
};

} // namespace billfold
