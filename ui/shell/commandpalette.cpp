// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "models/views/roles.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/widgets/headerview.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

namespace
{

constexpr qsizetype mostEntries = 12;
constexpr int listWidth = 440;

} // namespace

void PaletteModel::setEntries(const QList<PaletteEntry>& entries)
{
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int PaletteModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteEntry& entry = m_entries[index.row()];
    const bool first = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole:
        return first ? entry.text : entry.kind;
    case IconRole:
        return first ? QVariant(entry.iconName) : QVariant();
    case SecondaryRole:
        return !first;
    case Qt::AccessibleTextRole:
        return first ? tr("%1, %2").arg(entry.text, entry.kind) : entry.kind;
    case Qt::TextAlignmentRole:
        return static_cast<int>((first ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return {};
    }
}

CommandPalette::CommandPalette(SearchField* field, QWidget* window)
    : QFrame(window), m_field(field), m_list(new TableView(this)),
      m_nothing(new TextLabel(tr("Nothing found. Try a page, a month, an account or an action."),
                              TextStyle::Body, ColorRole::Text2, this))
{
    setAccessibleName(tr("Found"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 5, 1, 5);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    m_nothing->setContentsMargins(Metrics::panelPadding, Metrics::unit, Metrics::panelPadding, Metrics::unit);
    m_list->setModel(&m_model);
    m_list->setDensity(TableView::Density::Dense);
    m_list->setSortingEnabled(false);
    m_list->headerView()->hide();
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Found"));
    m_list->setFrameStyle(QFrame::NoFrame);
    hide();
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::type);
    connect(&m_source, &PaletteSource::ready, this, &CommandPalette::refresh);
    connect(m_list, &TableView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
}

void CommandPalette::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    open();
}

void CommandPalette::open()
{
    emit wanted();
    show();
    raise();
    refresh();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        open();
        return false;
    case QEvent::FocusOut:
        hide();
        return false;
    case QEvent::KeyPress:
        return fieldKey(static_cast<QKeyEvent*>(event)->key());
    default:
        return false;
    }
}

bool CommandPalette::fieldKey(int key)
{
    const int row = m_list->currentIndex().row();
    const int rows = m_model.rowCount();
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (isHidden())
            open();
        else if (rows > 0)
            m_list->selectRow((row + (key == Qt::Key_Down ? 1 : rows - 1)) % rows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isHidden())
            open();
        else
            choose(row);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void CommandPalette::type()
{
    // Not when the field only gets the focus: a page with nothing to focus hands it on to the field, and the
    // list would hide what the page says.
    if (m_field->hasFocus() && isHidden())
        open();
    else
        refresh();
}

void CommandPalette::refresh()
{
    if (!m_field->hasFocus() || isHidden())
        return;
    m_model.setEntries(m_source.find(m_field->text(), mostEntries));
    const bool found = m_model.rowCount() > 0;
    m_list->setVisible(found);
    m_nothing->setVisible(!found);
    if (found)
        m_list->selectRow(0);
    place();
}

void CommandPalette::place()
{
    const QWidget* window = parentWidget();
    const QPoint corner = m_field->mapTo(window, QPoint(0, m_field->height() + Metrics::inner));
    const int width = std::min(listWidth, window->width() - 2 * Metrics::unit);
    // The right edges line up, as far as the window goes.
    const int x = std::max(Metrics::unit, corner.x() + m_field->width() - width);
    const int rows = std::max(m_model.rowCount(), 1);
    const int height =
        m_model.rowCount() > 0 ? rows * Metrics::rowDense + 10 : m_nothing->sizeHint().height() + 10;
    setGeometry(x, corner.y(), width, std::min(height, window->height() - corner.y() - Metrics::unit));
}

void CommandPalette::choose(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const PaletteEntry entry = m_model.entries()[row];
    close();
    if (entry.action)
        entry.action->trigger();
    else if (entry.target)
        emit targetChosen(*entry.target);
}

void CommandPalette::close()
{
    m_field->clear();
    m_field->clearFocus();
    hide();
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(this);
    Paint::frame(&painter, rect(), t.raised, t.borderStrong, 1, Metrics::radiusControl);
}

} // namespace billfold
