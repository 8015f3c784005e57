// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/billpicturepanel.h"

#include "ui/pages/bills/billpictureview.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{
const QString foldedKey = u"bills/pictureFolded"_s;
}

BillPicturePanel::BillPicturePanel(QWidget* parent)
    : Panel(parent), m_view(new BillPictureView), m_open(new QWidget(this)), m_line(new QWidget(this)),
      m_label(new TextLabel({}, TextStyle::Strong)),
      m_note(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)),
      m_total(new TextLabel({}, TextStyle::Subtitle))
{
    setAccessibleName(tr("Picture of the bill"));
    auto* picture = new QVBoxLayout(m_open);
    constexpr int above = Metrics::unit + Metrics::inner;
    picture->setContentsMargins(Metrics::panelPadding, above, Metrics::panelPadding, above);
    picture->addWidget(m_view);
    // In the corner, where the picture is empty: over it rather than a row of its own.
    m_fold = makeToolButton(u"chevron-up"_s, tr("Fold the picture away"), m_open);
    m_fold->resize(m_fold->sizeHint());
    m_fold->move(Metrics::inner, Metrics::inner);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(true); });

    auto* line = new QHBoxLayout(m_line);
    line->setContentsMargins(Metrics::inner, Metrics::inner, Metrics::panelPadding, Metrics::inner);
    line->setSpacing(Metrics::unit);
    QToolButton* unfold = makeToolButton(u"chevron-down"_s, tr("Show the picture of the bill"), m_line);
    connect(unfold, &QToolButton::clicked, this, [this] { setFolded(false); });
    line->addWidget(unfold);
    line->addWidget(m_label);
    line->addWidget(m_note);
    line->addStretch(1);
    line->addWidget(m_total);

    addWidget(m_open);
    addWidget(m_line);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const bool folded = QSettings().value(foldedKey).toBool();
    m_open->setVisible(!folded);
    m_line->setVisible(folded);
    setTabOrder(m_fold, m_view);
}

void BillPicturePanel::setPicture(const BillPicture& picture)
{
    m_view->setPicture(picture);
    m_label->setText(picture.totalLabel);
    m_note->setText(picture.titleNote);
    m_total->setText(picture.total);
}

void BillPicturePanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    // In a narrow window the bill itself reaches into the corner; the menu of the page folds it.
    m_fold->setVisible(m_view->boxRect(0).isValid() || m_view->picture().rows.isEmpty());
}

bool BillPicturePanel::isFolded() const
{
    return m_open->isHidden();
}

void BillPicturePanel::setFolded(bool folded)
{
    if (folded == isFolded())
        return;
    const bool focused = isAncestorOf(focusWidget()) && focusWidget() != nullptr && focusWidget()->hasFocus();
    m_open->setVisible(!folded);
    m_line->setVisible(folded);
    if (focused)
        (folded ? m_line : m_open)->findChild<QToolButton*>()->setFocus(Qt::OtherFocusReason);
    QSettings().setValue(foldedKey, folded);
    emit foldedChanged(folded);
}

} // namespace billfold
