// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/billtabs.h"

#include "ui/pages/bills/billwords.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textlabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QMenu>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QTabBar>
#include <QToolButton>

#include <array>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

const std::array<BillQuestion, 5> fixedTabs{BillQuestion{BillTab::Groups, Dimension::Account, {}, {}},
                                            BillQuestion{BillTab::Groups, Dimension::Service, {}, {}},
                                            BillQuestion{BillTab::Invoices, Dimension::Invoice, {}, {}},
                                            BillQuestion{BillTab::Savings, Dimension::Service, {}, {}},
                                            BillQuestion{BillTab::Taxes, Dimension::Service, {}, {}}};
constexpr int moreTab = 5;

bool sameTab(const BillQuestion& a, const BillQuestion& b)
{
    return a.tab == b.tab && (a.tab != BillTab::Groups || (a.by == b.by && a.tagKey == b.tagKey));
}

} // namespace

BillTabs::BillTabs(QWidget* parent)
    : QWidget(parent), m_bar(new QTabBar(this)), m_more(new QToolButton(this)), m_menu(new QMenu(this)),
      m_basis(new QComboBox(this)),
      m_search(new SearchField(tr("Filter the rows"), tr("Filter by name or id"), this)),
      m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_bar->setDrawBase(true);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(true);
    m_bar->setElideMode(Qt::ElideNone);
    m_bar->setAccessibleName(tr("What the charges are grouped by"));
    for (const QString& name : {chargesBy(Dimension::Account), chargesBy(Dimension::Service), tr("Invoices"),
                                tr("Savings"), tr("Taxes by service")})
        m_bar->addTab(name);

    m_more->setText(tr("More"));
    m_more->setToolTip(tr("More ways to group the charges"));
    m_more->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setFixedHeight(Metrics::control);
    fillMore();

    auto* amounts = new QLabel(tr("Amounts"), this);
    amounts->setBuddy(m_basis);
    for (const Basis basis : allBases) {
        m_basis->addItem(basisName(basis), static_cast<int>(basis));
        m_basis->setItemData(m_basis->count() - 1, basisMeaning(basis), Qt::ToolTipRole);
    }
    m_search->setMaximumWidth(220);
    m_search->setMinimumWidth(120);

    auto* choice = new QHBoxLayout;
    choice->setSpacing(0);
    choice->addWidget(m_bar, 1);
    choice->addWidget(m_more);
    auto* controls = new QHBoxLayout;
    controls->setSpacing(Metrics::unit);
    controls->addWidget(m_search, 1);
    controls->addWidget(amounts);
    controls->addWidget(m_basis);
    controls->addStretch(0);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Metrics::unit);
    m_layout->addLayout(choice, 1);
    m_layout->addLayout(controls);

    connect(m_bar, &QTabBar::currentChanged, this, &BillTabs::choose);
    connect(m_basis, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_basis->setToolTip(basisMeaning(static_cast<Basis>(m_basis->itemData(index).toInt())));
        if (m_showing)
            return;
        m_question.basis = static_cast<Basis>(m_basis->itemData(index).toInt());
        emit questionChanged();
    });
    connect(m_search, &SearchField::searchChanged, this, &BillTabs::filterChanged);
}

void BillTabs::fillMore()
{
    m_menu->clear();
    for (const Dimension by : {Dimension::Region, Dimension::UsageType, Dimension::ChargeType,
                               Dimension::Seller, Dimension::Operation}) {
        m_menu->addAction(chargesBy(by), this, [this, by] {
            BillQuestion question{BillTab::Groups, by, {}, m_question.basis};
            setQuestion(question);
            emit questionChanged();
        });
    }
    if (m_accountTagKeys) {
        m_menu->addAction(chargesBy(Dimension::Unit), this, [this] {
            setQuestion({BillTab::Groups, Dimension::Unit, {}, m_question.basis});
            emit questionChanged();
        });
    }
    fillTags(tr("Charges by tag"), Dimension::Tag, m_tagKeys);
    fillTags(tr("Charges by account tag"), Dimension::AccountTag, m_accountTagKeys.value_or(QStringList()));
}

void BillTabs::fillTags(const QString& title, Dimension by, const QStringList& keys)
{
    if (keys.isEmpty())
        return;
    QMenu* tags = m_menu->addMenu(title);
    for (const QString& key : keys) {
        QString label = key; // an ampersand of a key is no mnemonic
        tags->addAction(label.replace(u'&', u"&&"_s), this, [this, by, key] {
            setQuestion({BillTab::Groups, by, key, m_question.basis});
            emit questionChanged();
        });
    }
}

void BillTabs::setAccountTagKeys(const std::optional<QStringList>& keys)
{
    if (keys == m_accountTagKeys)
        return;
    m_accountTagKeys = keys;
    fillMore();
}

void BillTabs::setTagKeys(const QStringList& keys)
{
    if (keys == m_tagKeys)
        return;
    m_tagKeys = keys;
    fillMore();
}

int BillTabs::tabOf(const BillQuestion& question) const
{
    for (size_t i = 0; i < fixedTabs.size(); ++i) {
        if (sameTab(fixedTabs[i], question))
            return static_cast<int>(i);
    }
    return moreTab;
}

void BillTabs::setQuestion(const BillQuestion& question)
{
    const QScopedValueRollback showing(m_showing, true);
    m_question = question;
    const int tab = tabOf(question);
    if (tab == moreTab) {
        m_moreQuestion = question;
        showMoreTab();
    }
    m_bar->setCurrentIndex(tab);
    m_basis->setCurrentIndex(m_basis->findData(static_cast<int>(question.basis)));
    // Invoices are what was charged: there is no other amount on them.
    m_basis->setEnabled(question.tab != BillTab::Invoices);
}

void BillTabs::showMoreTab()
{
    QString name = chargesBy(m_moreQuestion.by, m_moreQuestion.tagKey);
    name.replace(u'&', u"&&"_s);
    if (m_bar->count() == moreTab)
        m_bar->addTab(name);
    else
        m_bar->setTabText(moreTab, name);
    arrange();
}

void BillTabs::choose(int tab)
{
    if (m_showing || tab < 0)
        return;
    BillQuestion question = tab == moreTab ? m_moreQuestion : fixedTabs[static_cast<size_t>(tab)];
    question.basis = m_question.basis;
    m_question = question;
    m_basis->setEnabled(question.tab != BillTab::Invoices);
    emit questionChanged();
}

QString BillTabs::filterText() const
{
    return m_search->text().trimmed();
}

void BillTabs::clearFilter()
{
    m_search->clear();
    emit filterChanged({});
}

void BillTabs::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void BillTabs::arrange()
{
    const int needed = m_bar->sizeHint().width() + m_more->sizeHint().width() + 340;
    m_layout->setDirection(width() >= needed ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void BillTabs::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace billfold
