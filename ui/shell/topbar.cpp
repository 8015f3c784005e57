// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "models/views/datetext.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/breadcrumbbar.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int searchWidth = 208;
constexpr int narrowSearchWidth = 132;
constexpr int periodWidth = 168;
constexpr int narrowBar = 760;

QToolButton* buttonFor(QAction* action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

TopBar::TopBar(QAction* back, QAction* forward, QWidget* parent)
    : QWidget(parent), m_back(buttonFor(back, this)), m_forward(buttonFor(forward, this)),
      m_breadcrumb(new BreadcrumbBar(this)),
      m_search(new SearchField(tr("Search pages, periods, accounts and actions"), tr("Search"), this)),
      m_period(new QComboBox(this)), m_account(new AccountMenu(this))
{
    setAccessibleName(tr("Top bar"));
    setMinimumHeight(Metrics::topBar + 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_search->setShortcutHint(QKeySequence(u"Ctrl+K"_s).toString(QKeySequence::NativeText));
    m_search->setClearButtonEnabled(false);
    m_search->setFixedWidth(searchWidth);
    m_period->setFixedWidth(periodWidth);
    m_period->setMaxVisibleItems(24);
    // Says what the box is to assistive technology; for the eye its icon and text do.
    auto* label = new QLabel(tr("Billing period"), this);
    label->setBuddy(m_period);
    label->hide();

    auto* row = new QHBoxLayout(this);
    // The button of the account is higher than the others; it needs no air, because it has no frame.
    row->setContentsMargins(12, Metrics::inner, Metrics::pageSide - Metrics::unit, Metrics::inner + 1);
    row->setSpacing(Metrics::unit);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    row->addSpacing(Metrics::unit);
    row->addWidget(m_breadcrumb, 1);
    row->addWidget(m_search);
    row->addWidget(m_period);
    row->addWidget(m_account);
    connect(m_period, &QComboBox::activated, this, [this](int index) {
        if (index >= 0 && index < m_bills.size())
            emit billChosen(m_bills[index].id);
    });
}

void TopBar::setBills(const QList<BillSummary>& bills, const std::optional<BillId>& current)
{
    m_bills = bills;
    m_period->clear();
    for (qsizetype i = 0; i < bills.size(); ++i) {
        const BillSummary& bill = bills[i];
        const bool several = std::any_of(bills.cbegin(), bills.cend(), [&bill](const BillSummary& other) {
            return other.id.period == bill.id.period && other.id.currency != bill.id.currency;
        });
        const QString text = several ? tr("%1, %2").arg(periodName(bill.id.period), bill.id.currency)
                                     : periodName(bill.id.period);
        const bool issued = bill.status == BillStatus::Issued;
        m_period->addItem(icon(issued ? u"lock"_s : u"period"_s), text);
        m_period->setItemData(static_cast<int>(i), issued ? tr("Issued") : tr("Pending"), Qt::ToolTipRole);
        if (current && bill.id == *current)
            m_period->setCurrentIndex(static_cast<int>(i));
    }
    setPeriodShown(m_periodWanted);
}

void TopBar::setPeriodShown(bool shown)
{
    m_periodWanted = shown;
    m_period->setVisible(shown && !m_bills.isEmpty());
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Paint::hairlineBottom(&painter, rect(), Theme::current().border);
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_search->setFixedWidth(width() < narrowBar ? narrowSearchWidth : searchWidth);
    m_account->setIconOnly(width() < narrowBar);
}

} // namespace billfold
