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

/// The tree of the program: as TableView, with chevrons and 20 px a level, all rows of one height. The first
/// column takes the spare width. Enter and double click open a row; the chevron, Left and Right fold.
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
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void resizeEvent(QResizeEvent* event) override;

protected slots:
    void updateGeometries() override;

private:
    void hover(const QModelIndex& index);
    void updateRow(const QModelIndex& index);
    void adoptColumns();
    void fitColumns();
    void stretch();
    int contentHeight() const;
    void placeTotals();

    HeaderView* m_header;
    ItemDelegate* m_delegate;
    TotalsRow* m_totals;
    QHash<int, TotalsCell> m_totalsCells;
    QString m_memoryId;
    bool m_adjusting = false;
    bool m_widthsChosen = false;
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_pressed;
    QList<QMetaObject::Connection> m_modelConnections;
};

} // namespace billfold
