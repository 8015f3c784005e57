// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/totalsrow.h"

#include <QTreeView>

#include <functional>

class QMenu;

namespace billfold
{

class HeaderView;
class ItemDelegate;

/// The tree of the program: as TableView, with chevrons and 20 px a level, all rows of one height.
class TreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit TreeView(QWidget* parent = nullptr);
    ~TreeView() override;

    void setModel(QAbstractItemModel* model) override;
    void setRowHeight(int height);
    void setMemoryId(const QString& id);
    void setTotals(const QHash<int, TotalsCell>& cells);
    TotalsRow* totalsRow() const { return m_totals; }
    HeaderView* headerView() const { return m_header; }
    QString selectionAsText() const;

    std::function<void(QMenu& menu, const QModelIndex& index)> fillMenu;

public slots:
    void copySelection() const;

signals:
    void opened(const QModelIndex& index);
    void linkClicked(const QModelIndex& index);
    void filterRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void updateGeometries() override;

private:
    void hover(const QModelIndex& index);
    void placeTotals();

    HeaderView* m_header;
    ItemDelegate* m_delegate;
    TotalsRow* m_totals;
    QString m_memoryId;
    QPersistentModelIndex m_hovered;
};

} // namespace billfold
