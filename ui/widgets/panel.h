// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <array>

class QHBoxLayout;
class QVBoxLayout;

namespace billfold
{

class ElidingLabel;
class IconLabel;
class TextLabel;

/// A surface with 1 px border and round corners; optional heading row of 40 px with tools at the right. Views
/// inside it paint over round corners, so a small child on each corner, above all others, keeps it round.
class Panel : public QFrame
{
    Q_OBJECT

public:
    explicit Panel(QWidget* parent = nullptr);
    explicit Panel(const QString& heading, QWidget* parent = nullptr);

    void setHeading(const QString& heading);
    QString heading() const;
    /// An icon left of the heading; a word or number in caption right of it.
    void setHeadingIcon(const QString& iconName);
    void setHeadingNote(const QString& note);
    /// Appends at the right of the heading row.
    void addTool(QWidget* tool);
    /// The layout for content: no margins (tables reach the border), no gaps.
    QVBoxLayout* body() const { return m_body; }
    /// Adds content with the panel padding of 16 around it and gives its layout, gaps of 8.
    QVBoxLayout* addPaddedBody();
    void addWidget(QWidget* widget, int stretch = 0);
    /// A foot in window colour with a hairline above; gives its row. For buttons and notes.
    QHBoxLayout* addFoot();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void childEvent(QChildEvent* event) override;

private:
    void init();

    QWidget* m_head = nullptr;
    IconLabel* m_icon = nullptr;
    ElidingLabel* m_heading = nullptr;
    TextLabel* m_note = nullptr;
    QHBoxLayout* m_tools = nullptr;
    QVBoxLayout* m_body = nullptr;
    std::array<QWidget*, 4> m_corners{};
};

} // namespace billfold
