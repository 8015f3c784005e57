// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/palettesource.h"

#include <QAbstractTableModel>
#include <QFrame>

namespace billfold
{

class SearchField;
class TableView;
class TextLabel;

/// What the command search has found, as rows: text and kind.
class PaletteModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit PaletteModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setEntries(const QList<PaletteEntry>& entries);
    const QList<PaletteEntry>& entries() const { return m_entries; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<PaletteEntry> m_entries;
};

/// The list under the search field of the top bar. The focus stays in the field: arrow keys move in the list,
/// Enter opens, Esc or leaving the field closes.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    /// `field` is the search field; the list lies over `window`.
    CommandPalette(SearchField* field, QWidget* window);

    PaletteSource& source() { return m_source; }
    PaletteModel& model() { return m_model; }
    /// Opens the list and puts the focus in the field.
    void begin();

signals:
    /// The field got the focus: entries are wanted.
    void wanted();
    void targetChosen(const billfold::PageTarget& target);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool fieldKey(int key);
    void open();
    void type();
    void refresh();
    void place();
    void choose(int row);
    void close();

    SearchField* m_field;
    PaletteSource m_source;
    PaletteModel m_model;
    TableView* m_list;
    TextLabel* m_nothing;
};

} // namespace billfold
