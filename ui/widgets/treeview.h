// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/rowview.h"

#include <QHash>
#include <QSet>
#include <QTreeView>

namespace billfold
{

/// The tree of the program: as TableView, with chevrons and 20 px a level, all rows of one height. The first
/// column takes the spare width. Enter and double click open a row; the chevron, Left and Right fold.
class TreeView : public RowView<QTreeView>
{
    Q_OBJECT

public:
    explicit TreeView(QWidget* parent = nullptr);
    ~TreeView() override;

    void setModel(QAbstractItemModel* model) override;
    void setRowHeight(int height);
    /// Shows these columns and no others; not the person's choice, so it is not remembered and fitting goes
    /// on.
    void setShownColumns(const QSet<int>& columns);
    /// Columns whose texts may be elided: in a narrow view they give way, so that the first column keeps the
    /// width of its texts and the others show all of theirs.
    void setYieldingColumns(const QList<int>& columns);
    QString selectionAsText() const;

public slots:
    void copySelection() const;

signals:
    void opened(const QModelIndex& index);
    void linkClicked(const QModelIndex& index);
    void filterRequested();

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

    void openRow(const QModelIndex& index) override { emit opened(index); }
    void followLink(const QModelIndex& index) override { emit linkClicked(index); }
    void askForFilter() override { emit filterRequested(); }
    void copyRows() const override { copySelection(); }
    void refit() override;
    void stretch() override;
    int contentHeight() const override;

private:
    /// Takes so much from the columns that yield, where they have it.
    void yield(int missing);

    QList<int> m_yielding;
    QHash<int, int> m_fitted; ///< what the yielding columns need
    int m_nameWidth = 0;      ///< what the first column needs, within reason
};

} // namespace billfold
