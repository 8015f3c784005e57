// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/headerview.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace billfold
{

/// Paints every cell of TableView and TreeView from the roles of models/views/roles.h: row fill, bar of 3 px,
/// hairline, hover over the whole row, tick, icon or swatch, text with a second line, badge, arrow of change,
/// dotted underline. Amounts (right-aligned cells) are never elided.
class ItemDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ItemDelegate(QObject* parent = nullptr);

    void setRowHeight(int height) { m_rowHeight = height; }
    int rowHeight() const { return m_rowHeight; }
    /// The row under the pointer; the view keeps it and repaints both rows.
    void setHoveredRow(const QModelIndex& index) { m_hovered = index; }
    /// All cells in the strong weight on sunken ground, rule above: the totals row.
    void setTotals(bool totals) { m_totals = totals; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The width that the cell needs so that nothing is elided.
    int widthOf(const QModelIndex& index) const;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

private:
    struct Layout;
    Layout layoutOf(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintText(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                   const Layout& layout) const;
    QFont fontOf(const QModelIndex& index) const;

    QPersistentModelIndex m_hovered;
    int m_rowHeight = 32;
    bool m_totals = false;
};

} // namespace billfold
