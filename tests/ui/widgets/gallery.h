// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStandardItemModel>
#include <QWidget>

#include <memory>

namespace billfold
{

/// A small table with every role that cells can have: accounts, ids, change with arrow, amounts.
std::unique_ptr<QStandardItemModel> makeAccountsModel(QObject* parent = nullptr);
/// A hierarchy of units and accounts with tick boxes, and a link row.
std::unique_ptr<QStandardItemModel> makeHierarchyModel();

/// Every widget of ui/widgets and every base control in its states, 1280 x 800: for looking and for the grab
/// test. The program itself has no such window.
class Gallery : public QWidget
{
public:
    explicit Gallery(QWidget* parent = nullptr);
    ~Gallery() override;

private:
    QWidget* controls();
    QWidget* notices();
    QWidget* views();
    QWidget* states();

    std::unique_ptr<QStandardItemModel> m_accounts;
    std::unique_ptr<QStandardItemModel> m_lines;
    std::unique_ptr<QStandardItemModel> m_hierarchy;
};

} // namespace billfold
