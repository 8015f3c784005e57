// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/tableexport.h"
#include "ui/pages/page.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QStringList>
#include <QWidget>

#include <algorithm>

namespace billfold::test
{

// What somebody sees who looks everywhere: to show that something stands nowhere.

inline void collectCells(const QAbstractItemModel& model, const QModelIndex& parent, QString& text)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (int role = 0; role < Qt::UserRole + 40; ++role)
                text += index.data(role).toString() + u'\n';
        }
        collectCells(model, model.index(row, 0, parent), text);
    }
}

/// All that a page or a window says: also what stands in tips, in lists that are not scrolled to, and in the
/// title.
inline QString contentOf(const QWidget& shown)
{
    QString text = shown.windowTitle() + u'\n';
    const QList<QWidget*> widgets = shown.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisibleTo(&shown))
            continue;
        text += widget->accessibleName() + u'\n' + widget->accessibleDescription() + u'\n' +
                widget->toolTip() + u'\n' + widget->property("text").toString() + u'\n';
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view && view->model())
            collectCells(*view->model(), {}, text);
    }
    return text;
}

/// What a page would export.
inline QString exportOf(const Page& page)
{
    const PageExport offered = page.exported();
    if (!offered.table)
        return {};
    return QString::fromUtf8(tableAsCsv(*offered.table)) +
           QString::fromUtf8(tableAsJson(*offered.table, offered.name));
}

/// The first of the words that stands in the text, with what is around it; empty where none does.
inline QString leakOf(const QString& text, const QStringList& words)
{
    for (const QString& word : words) {
        const qsizetype at = text.indexOf(word);
        if (at >= 0)
            return word + QStringLiteral(" in: ") + text.mid(std::max<qsizetype>(0, at - 80), 200);
    }
    return {};
}

} // namespace billfold::test
