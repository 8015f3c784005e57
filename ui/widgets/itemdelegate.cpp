// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/itemdelegate.h"

#include "models/views/roles.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>
#include <QTreeView>

#include <algorithm>

namespace billfold
{

namespace
{

using namespace Qt::StringLiterals;

constexpr int tickGap = 8;
constexpr int iconGap = 8;
constexpr int swatch = 10;
constexpr int swatchGap = 6;
constexpr int deltaGap = 3;
constexpr int markGap = 8;
constexpr int bar = 3;

const QHeaderView* headerOf(const QWidget* view)
{
    if (const auto* table = qobject_cast<const QTableView*>(view))
        return table->horizontalHeader();
    if (const auto* tree = qobject_cast<const QTreeView*>(view))
        return tree->header();
    return nullptr;
}

Qt::Alignment alignmentOf(const QModelIndex& index)
{
    const QVariant wanted = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment alignment = wanted.isValid() ? Qt::Alignment(wanted.toInt()) : Qt::AlignLeft;
    return (alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter;
}

bool isSelected(const QStyleOptionViewItem& option)
{
    return option.state & QStyle::State_Selected;
}

QColor textColor(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& t = Theme::current();
    if (!(option.state & QStyle::State_Enabled))
        return t.disabled;
    if (index.data(LinkRole).toBool())
        return t.link;
    if (index.data(MutedRole).toBool())
        // text3 does not have the contrast on the fill of a selection.
        return isSelected(option) ? t.text2 : t.text3;
    if (index.data(SecondaryRole).toBool())
        return t.text2;
    const QVariant wanted = index.data(Qt::ForegroundRole);
    return wanted.isValid() ? qvariant_cast<QBrush>(wanted).color() : t.text;
}

QString deltaIcon(int delta)
{
    return delta > 0 ? u"delta-up"_s : delta < 0 ? u"delta-down"_s : u"delta-flat"_s;
}

QString singleLine(QString text)
{
    text.replace(u'\n', u' ');
    return text;
}

} // namespace

/// A badge after the text: MarkRole, taken apart.
struct Mark {
    explicit Mark(const QModelIndex& index)
    {
        const QString said = index.data(MarkRole).toString();
        word = said.section(u':', 1);
        semantic = word.isEmpty() ? std::nullopt : semanticFromName(said.section(u':', 0, 0));
    }
    QSize size() const { return Badge::sizeOf(*semantic, word, semanticIcon(*semantic)); }

    QString word;
    std::optional<Semantic> semantic;
};

/// Where the parts of a cell lie, in the view's direction.
struct ItemDelegate::Layout {
    QRect tick, icon, swatch, delta, text, mark;
    bool right = false;
};

ItemDelegate::ItemDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

QFont ItemDelegate::fontOf(const QModelIndex& index) const
{
    return Type::font(m_totals || index.data(StrongRole).toBool() ? TextStyle::Strong : TextStyle::Body);
}

ItemDelegate::Layout ItemDelegate::layoutOf(const QStyleOptionViewItem& option,
                                            const QModelIndex& index) const
{
    Layout layout;
    const QHeaderView* header = headerOf(option.widget);
    CellPadding padding = cellPadding(header, index.column());
    if (qobject_cast<const QTreeView*>(option.widget) && header && header->visualIndex(index.column()) == 0)
        padding.left = Metrics::treeInset + Metrics::inner;
    // Laid out from left to right first, mirrored at the end.
    QRect rest = option.rect.adjusted(padding.left, 0, -padding.right, 0);
    const auto takeLeft = [&rest](int width, int gap) {
        const QRect part(rest.left(), rest.top(), width, rest.height());
        rest.adjust(width + gap, 0, 0, 0);
        return part;
    };
    if (index.data(Qt::CheckStateRole).isValid())
        layout.tick = takeLeft(16, tickGap);
    if (index.data(SwatchRole).isValid())
        layout.swatch = takeLeft(swatch, swatchGap);
    if (!index.data(BadgeRole).isValid() && !index.data(IconRole).toString().isEmpty())
        layout.icon = takeLeft(Metrics::iconControl, iconGap);
    layout.right = alignmentOf(index) & Qt::AlignRight;
    if (index.data(DeltaRole).isValid()) {
        layout.delta =
            QRect(rest.right() - Metrics::iconBadge + 1, rest.top(), Metrics::iconBadge, rest.height());
        rest.adjust(0, 0, -(Metrics::iconBadge + deltaGap), 0);
    }
    if (const Mark mark(index); mark.semantic) {
        // It follows the text, which gives way to it.
        const QString text = singleLine(displayText(index.data(Qt::DisplayRole), option.locale));
        const int width = mark.size().width();
        const int wanted = QFontMetrics(fontOf(index)).horizontalAdvance(text) + markGap;
        const int left = rest.left() + std::max(0, std::min(wanted, rest.width() - width));
        layout.mark = QRect(left, rest.top(), width, rest.height());
        rest.setRight(left - markGap);
    }
    layout.text = rest;
    if (option.direction == Qt::RightToLeft) {
        for (QRect* part :
             {&layout.tick, &layout.icon, &layout.swatch, &layout.delta, &layout.text, &layout.mark}) {
            if (!part->isNull())
                *part = QStyle::visualRect(option.direction, option.rect, *part);
        }
    }
    return layout;
}

void ItemDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const Theme& t = Theme::current();
    const QRect rect = option.rect;
    if (m_totals) {
        painter->fillRect(rect, t.sunken);
        Paint::hairlineTop(painter, rect, t.borderStrong);
        return;
    }
    const bool hovered =
        m_hovered.isValid() && m_hovered.row() == index.row() && m_hovered.parent() == index.parent();
    QColor fill = t.surface;
    if (isSelected(option))
        fill = option.state & QStyle::State_Active ? t.sel : t.selInactive;
    else if (hovered && (option.state & QStyle::State_Enabled))
        fill = t.hover;
    // A tree fills its whole rows itself, and its chevrons reach into the first cell.
    if (qobject_cast<const QTreeView*>(option.widget))
        return;
    painter->fillRect(rect, fill);
    Paint::hairlineBottom(painter, rect, t.border);
    const QHeaderView* header = headerOf(option.widget);
    if (isSelected(option) && header && isFirstVisible(header, index.column())) {
        const QRect edge =
            QStyle::visualRect(option.direction, rect, QRect(rect.left(), rect.top(), bar, rect.height()));
        painter->fillRect(edge, t.accent);
    }
}

void ItemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Theme& t = Theme::current();
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintGround(painter, option, index);
    const Layout layout = layoutOf(option, index);
    const bool enabled = option.state & QStyle::State_Enabled;
    if (!layout.tick.isNull()) {
        QStyleOptionViewItem tick = option;
        tick.rect = layout.tick;
        tick.state &=
            ~(QStyle::State_On | QStyle::State_Off | QStyle::State_NoChange | QStyle::State_MouseOver);
        const auto state = static_cast<Qt::CheckState>(index.data(Qt::CheckStateRole).toInt());
        tick.state |= state == Qt::Checked            ? QStyle::State_On
                      : state == Qt::PartiallyChecked ? QStyle::State_NoChange
                                                      : QStyle::State_Off;
        option.widget->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &tick, painter,
                                              option.widget);
    }
    if (!layout.swatch.isNull()) {
        QRect square(0, 0, swatch, swatch);
        square.moveCenter(layout.swatch.center());
        if (const int colour = index.data(SwatchRole).toInt(); colour >= 0) {
            painter->fillRect(square, t.series(colour));
        } else {
            painter->setPen(t.text3);
            painter->drawRect(square.adjusted(0, 0, -1, -1));
        }
    }
    if (!layout.icon.isNull()) {
        const QString name = index.data(IconRole).toString();
        const QColor quiet = isSelected(option) ? t.text2 : t.text3;
        const QColor ink = !enabled ? t.disabled : name == "payer"_L1 ? t.payer : quiet;
        paintIcon(painter, layout.icon, name, ink, Metrics::iconControl);
    }
    if (!layout.delta.isNull()) {
        const int delta = index.data(DeltaRole).toInt();
        const QColor quiet = isSelected(option) ? t.text2 : t.text3;
        paintIcon(painter, layout.delta, deltaIcon(delta),
                  delta > 0   ? t.up
                  : delta < 0 ? t.down
                              : quiet,
                  Metrics::iconBadge);
    }
    const auto semantic = semanticFromName(index.data(BadgeRole).toString());
    const QString word = displayText(index.data(Qt::DisplayRole), option.locale);
    if (semantic && !word.isEmpty()) {
        QString name = index.data(IconRole).toString();
        if (name.isEmpty())
            name = semanticIcon(*semantic);
        Badge::paint(painter, layout.text, *semantic, word, name, option.direction);
    } else {
        paintText(painter, option, index, layout);
        if (const Mark mark(index); mark.semantic)
            Badge::paint(painter, layout.mark, *mark.semantic, mark.word, semanticIcon(*mark.semantic),
                         option.direction);
    }
    painter->restore();
}

void ItemDelegate::paintText(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                             const Layout& layout) const
{
    const Theme& t = Theme::current();
    const QFont font = fontOf(index);
    const QFontMetrics metrics(font);
    const QString whole = singleLine(displayText(index.data(Qt::DisplayRole), option.locale));
    // An amount that does not fit runs over the padding rather than lose a digit.
    const QString text =
        layout.right ? whole : metrics.elidedText(whole, option.textElideMode, layout.text.width());
    const Qt::Alignment alignment = QStyle::visualAlignment(option.direction, alignmentOf(index));
    QRect line = layout.text;
    const QString second = index.data(SecondLineRole).toString();
    if (!second.isEmpty()) {
        const int first = Type::lineHeight(TextStyle::Body) - 2;
        const int height = Type::lineHeight(TextStyle::Caption);
        line.setTop(line.top() + (line.height() - first - height) / 2);
        line.setHeight(first);
        const QRect below(line.left(), line.bottom() + 1, line.width(), height);
        painter->setFont(Type::font(TextStyle::Caption));
        painter->setPen(option.state & QStyle::State_Enabled ? t.text2 : t.disabled);
        painter->drawText(below, static_cast<int>(alignment) | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(second, Qt::ElideRight, below.width()));
    }
    painter->setFont(font);
    painter->setPen(textColor(option, index));
    painter->drawText(line, static_cast<int>(alignment) | Qt::TextSingleLine | Qt::TextDontClip, text);
    if (index.data(CentMovedRole).toBool()) {
        const int width = metrics.horizontalAdvance(text);
        const int left = alignment & Qt::AlignRight ? line.right() - width + 1 : line.left();
        const int y = line.top() + (line.height() + metrics.height()) / 2 + 1;
        painter->setPen(QPen(t.text2, 1, Qt::DotLine));
        painter->drawLine(left, y, left + width - 1, y);
    }
}

int ItemDelegate::widthOf(const QModelIndex& index) const
{
    const QString text = singleLine(displayText(index.data(Qt::DisplayRole), QLocale()));
    int width = 0;
    if (const auto semantic = semanticFromName(index.data(BadgeRole).toString())) {
        const QString name = index.data(IconRole).toString();
        width = Badge::sizeOf(*semantic, text, name.isEmpty() ? semanticIcon(*semantic) : name).width();
    } else {
        width = QFontMetrics(fontOf(index)).horizontalAdvance(text) + 2;
        if (!index.data(IconRole).toString().isEmpty())
            width += Metrics::iconControl + iconGap;
    }
    if (const QString second = index.data(SecondLineRole).toString(); !second.isEmpty())
        width = std::max(width, QFontMetrics(Type::font(TextStyle::Caption)).horizontalAdvance(second) + 2);
    if (const Mark mark(index); mark.semantic)
        width += markGap + mark.size().width();
    if (index.data(Qt::CheckStateRole).isValid())
        width += 16 + tickGap;
    if (index.data(SwatchRole).isValid())
        width += swatch + swatchGap;
    if (index.data(DeltaRole).isValid())
        width += Metrics::iconBadge + deltaGap;
    return width;
}

QSize ItemDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const CellPadding padding = cellPadding(headerOf(option.widget), index.column());
    return {padding.left + widthOf(index) + padding.right, m_rowHeight};
}

bool ItemDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString tip = index.data(Qt::ToolTipRole).toString();
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    const QString exact = index.data(ExactRole).toString();
    if (tip.isEmpty() && !exact.isEmpty() && exact != text)
        tip = index.data(CentMovedRole).toBool()
                  ? tr("Exact %1. Shown as %2 so that the parts add up to the total.").arg(exact, text)
                  : tr("Exact %1").arg(exact);
    if (tip.isEmpty() &&
        QFontMetrics(fontOf(index)).horizontalAdvance(text) > layoutOf(option, index).text.width())
        tip = text;
    QToolTip::showText(event->globalPos(), tip.isEmpty() ? QString() : plainToolTip(tip), view);
    return true;
}

bool ItemDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                               const QModelIndex& index)
{
    const QVariant state = index.data(Qt::CheckStateRole);
    const Qt::ItemFlags flags = index.flags();
    if (!state.isValid() || !(flags & Qt::ItemIsUserCheckable) || !(flags & Qt::ItemIsEnabled))
        return false;
    if (event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::MouseButtonDblClick) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QRect target = layoutOf(option, index).tick.adjusted(-4, 0, 4, 0);
        if (mouse->button() != Qt::LeftButton || !target.contains(mouse->position().toPoint()))
            return false;
        if (event->type() == QEvent::MouseButtonDblClick)
            return true;
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key != Qt::Key_Space && key != Qt::Key_Select)
            return false;
    } else {
        return false;
    }
    const bool checked = static_cast<Qt::CheckState>(state.toInt()) == Qt::Checked;
    return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace billfold
