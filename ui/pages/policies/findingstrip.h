// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policyfinding.h"

#include <QWidget>

class QPushButton;

namespace billfold
{

class IconLabel;
class TextLabel;

/// One finding below the text: icon, "Line 18: …", how many there are more, and what can be done.
class FindingStrip : public QWidget
{
    Q_OBJECT

public:
    explicit FindingStrip(QWidget* parent = nullptr);

    /// `count` is how many findings the text has, `mendable` whether it can be changed.
    void setFinding(const PolicyFinding& finding, int count, bool mendable);
    QString sentence() const;

signals:
    void replaceRequested();
    void nextRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    IconLabel* m_icon;
    TextLabel* m_text;
    QPushButton* m_next;
    QPushButton* m_replace;
    Severity m_severity = Severity::Warning;
};

} // namespace billfold
