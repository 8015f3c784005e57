// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/organizationbox.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int boxHeight = 44;
constexpr int padding = 10;
constexpr int textLeft = 36;

} // namespace

QString payerTitle(const PayerInfo& payer)
{
    if (!payer.organizationName.isEmpty())
        return payer.organizationName;
    return payer.name.isEmpty() ? payer.key : payer.name;
}

OrganizationBox::OrganizationBox(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &OrganizationBox::openMenu);
    describe();
}

void OrganizationBox::setPayers(const QList<PayerInfo>& payers, const QString& current)
{
    m_payers = payers;
    m_current = current;
    describe();
    update();
}

void OrganizationBox::setOrganization(const QString& name, const QString& id)
{
    m_known = name;
    m_knownId = id;
    describe();
    update();
}

void OrganizationBox::describe()
{
    m_name = m_known.isEmpty() ? tr("No organization") : m_known;
    m_caption = m_known.isEmpty() ? tr("No bill yet") : m_knownId;
    for (const PayerInfo& payer : std::as_const(m_payers)) {
        if (payer.key != m_current)
            continue;
        m_name = payerTitle(payer);
        m_caption = payer.organizationId.isEmpty() ? tr("Payer %1").arg(payer.key) : payer.organizationId;
        // An id that was made here and not read from an export is no more telling than the payer's.
        if (payer.organizationName.isEmpty())
            m_caption = tr("Account %1").arg(payer.key);
    }
    setText(m_name);
    setAccessibleName(tr("Organization: %1, %2").arg(m_name, m_caption));
    setToolTip(plainToolTip(m_name + u'\n' + m_caption));
}

void OrganizationBox::setIconOnly(bool iconOnly)
{
    m_iconOnly = iconOnly;
    updateGeometry();
    update();
}

QSize OrganizationBox::sizeHint() const
{
    const int height =
        qMax(boxHeight, Type::lineHeight(TextStyle::Strong) + Type::lineHeight(TextStyle::Caption) + 8);
    return {m_iconOnly ? Type::controlHeight() + 8 : 199, height};
}

QSize OrganizationBox::minimumSizeHint() const
{
    return {Type::controlHeight() + 8, sizeHint().height()};
}

void OrganizationBox::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const bool ring = Paint::showsFocus(&option);
    const QColor fill = isDown() ? t.sunken : underMouse() ? t.hover : t.surface;
    Paint::frame(&painter, rect(), fill, ring ? t.focus : t.borderStrong, ring ? 2 : 1,
                 Metrics::radiusControl);
    const auto mirrored = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const int iconX = m_iconOnly ? (width() - Metrics::iconNavigation) / 2 : padding - 1;
    paintIcon(&painter, mirrored(QRect(iconX, 0, Metrics::iconNavigation, height())), u"organization"_s,
              t.text, Metrics::iconNavigation);
    if (m_iconOnly)
        return;
    constexpr int chevron = Metrics::iconControl;
    paintIcon(&painter, mirrored(QRect(width() - padding - chevron + 2, 0, chevron, height())),
              u"chevron-down"_s, t.text2, chevron);
    const int strong = Type::lineHeight(TextStyle::Strong) - 2;
    const int caption = Type::lineHeight(TextStyle::Caption);
    const int top = (height() - strong - caption) / 2;
    const int textWidth = width() - textLeft - padding - chevron;
    const auto line = [&](int y, int lineHeight, TextStyle style, const QColor& ink, const QString& text) {
        painter.setFont(Type::font(style));
        painter.setPen(ink);
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, textWidth);
        painter.drawText(mirrored(QRect(textLeft, y, textWidth, lineHeight)),
                         Qt::AlignVCenter | Qt::TextSingleLine, shown);
    };
    line(top, strong, TextStyle::Strong, t.text, m_name);
    line(top + strong, caption, TextStyle::Caption, t.text2, m_caption);
}

void OrganizationBox::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down) {
        openMenu();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void OrganizationBox::openMenu()
{
    QMenu menu(this);
    menu.setAccessibleName(tr("Payer accounts"));
    for (const PayerInfo& payer : std::as_const(m_payers)) {
        // An ampersand in a name is no mnemonic.
        QString text = payerTitle(payer).replace(u'&', u"&&"_s);
        if (payerTitle(payer) != payer.key)
            text += u'\t' + payer.key;
        QAction* action = menu.addAction(billfold::icon(u"payer"_s, ColorRole::Payer), text);
        action->setCheckable(true);
        action->setChecked(payer.key == m_current);
        connect(action, &QAction::triggered, this, [this, key = payer.key] { emit payerChosen(key); });
    }
    if (!m_payers.isEmpty())
        menu.addSeparator();
    QAction* organization = menu.addAction(billfold::icon(u"consolidated"_s), tr("Consolidated billing"));
    connect(organization, &QAction::triggered, this, &OrganizationBox::organizationRequested);
    menu.setMinimumWidth(width());
    menu.exec(mapToGlobal(QPoint(0, height() + 2)));
    setDown(false);
}

} // namespace billfold
