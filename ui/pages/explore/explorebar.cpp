// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/explorebar.h"

#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr Dimension groupings[] = {Dimension::Account,   Dimension::Service,    Dimension::Region,
                                   Dimension::UsageType, Dimension::ChargeType, Dimension::Seller,
                                   Dimension::Operation};
constexpr int presets[] = {3, 6, 12, 24};
constexpr int narrow = 820;
constexpr int tagKeyRole = Qt::UserRole + 1;

QString monthText(BillingPeriod period)
{
    return QLocale().toString(period.firstDay(), u"MMM yyyy"_s);
}

} // namespace

ExploreBar::ExploreBar(QWidget* parent)
    : AirFrame(parent), m_groupBy(new QComboBox(this)), m_amount(new QComboBox(this)),
      m_months(makeButton({}, u"period"_s)), m_filters(makeButton(tr("Filters"), u"filter"_s)),
      m_monthsMenu(new QMenu(this)), m_custom(nullptr), m_shape(new SegmentedControl(tr("View"), this))
{
    constexpr int air = Metrics::focusAir;
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(air, air, air, air);
    m_row->setSpacing(Metrics::panelGap);
    auto* left = new AirFrame(this);
    auto* flow = new FlowLayout(left, Metrics::unit, Metrics::unit);
    flow->setContentsMargins(air, air, air, air);
    flow->addWidget(labelled(tr("Group by"), m_groupBy));
    flow->addWidget(labelled(tr("Amount"), m_amount));
    flow->addWidget(m_months);
    flow->addWidget(m_filters);
    QSizePolicy wraps(QSizePolicy::Preferred, QSizePolicy::Minimum);
    wraps.setHeightForWidth(true);
    left->setSizePolicy(wraps);
    m_row->addWidget(left, 1);
    m_row->addWidget(m_shape, 0, Qt::AlignTop | Qt::AlignLeft);

    m_shape->addSegment(tr("Stacked"), u"chart-stack"_s);
    m_shape->addSegment(tr("Line"), u"chart-line"_s);
    m_shape->addSegment(tr("Table"), u"table"_s);
    for (const Basis basis : allBases)
        m_amount->addItem(basisName(basis), static_cast<int>(basis));

    auto* group = new QActionGroup(this);
    for (const int months : presets) {
        QAction* action = m_monthsMenu->addAction(tr("Last %1 months").arg(months));
        action->setCheckable(true);
        action->setData(months);
        group->addAction(action);
        m_presets.append(action);
        connect(action, &QAction::triggered, this, [this, months] { emit monthsChosen(months); });
    }
    m_monthsMenu->addSeparator();
    m_custom = m_monthsMenu->addAction(tr("From a month to a month…"));
    m_custom->setCheckable(true);
    group->addAction(m_custom);
    m_months->setMenu(m_monthsMenu);
    connect(m_custom, &QAction::triggered, this, &ExploreBar::customMonthsRequested);
    connect(m_filters, &QPushButton::clicked, this, &ExploreBar::filterRequested);
    connect(m_shape, &SegmentedControl::currentChanged, this, [this](int index) {
        if (!m_filling)
            emit shapeChosen(static_cast<ExploreShape>(index));
    });
    connect(m_amount, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_filling && index >= 0)
            emit basisChosen(static_cast<Basis>(m_amount->itemData(index).toInt()));
    });
    connect(m_groupBy, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_filling && index >= 0)
            emit groupingChosen(static_cast<Dimension>(m_groupBy->itemData(index).toInt()),
                                m_groupBy->itemData(index, tagKeyRole).toString());
    });
    fillGroupings({});
}

void ExploreBar::resizeEvent(QResizeEvent* event)
{
    AirFrame::resizeEvent(event);
    // Beside the segments too little would be left for the rest.
    m_row->setDirection(width() < narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setSpacing(width() < narrow ? Metrics::unit : Metrics::panelGap);
}

QWidget* ExploreBar::labelled(const QString& text, QComboBox* box)
{
    auto* pair = new QWidget(this);
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::unit);
    auto* label = new QLabel(text, pair);
    label->setBuddy(box);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContentsOnFirstShow);
    row->addWidget(label);
    row->addWidget(box);
    return pair;
}

void ExploreBar::setTagKeys(const QStringList& keys)
{
    m_tagKeys = keys;
}

void ExploreBar::setAccountTagKeys(const std::optional<QStringList>& keys)
{
    m_accountTagKeys = keys;
}

void ExploreBar::addTagGroupings(Dimension by, QStringList keys, const ExploreQuestion& question)
{
    // A saved view may ask for a tag that nothing has any more: it is still what is shown.
    if (question.by == by && !keys.contains(question.tagKey))
        keys.append(question.tagKey);
    if (!keys.isEmpty())
        m_groupBy->insertSeparator(m_groupBy->count());
    for (const QString& key : std::as_const(keys)) {
        m_groupBy->addItem(groupingName(by, key), static_cast<int>(by));
        m_groupBy->setItemData(m_groupBy->count() - 1, key, tagKeyRole);
    }
}

void ExploreBar::fillGroupings(const ExploreQuestion& question)
{
    m_groupBy->clear();
    for (const Dimension dimension : groupings)
        m_groupBy->addItem(dimensionName(dimension), static_cast<int>(dimension));
    if (m_accountTagKeys || question.by == Dimension::Unit)
        m_groupBy->addItem(dimensionName(Dimension::Unit), static_cast<int>(Dimension::Unit));
    addTagGroupings(Dimension::AccountTag, m_accountTagKeys.value_or(QStringList()), question);
    addTagGroupings(Dimension::Tag, m_tagKeys, question);
    for (int i = 0; i < m_groupBy->count(); ++i) {
        if (m_groupBy->itemData(i).isValid() &&
            m_groupBy->itemData(i).toInt() == static_cast<int>(question.by) &&
            m_groupBy->itemData(i, tagKeyRole).toString() == question.tagKey)
            m_groupBy->setCurrentIndex(i);
    }
}

void ExploreBar::setQuestion(const ExploreQuestion& question, BillingPeriod first, BillingPeriod last)
{
    const QScopedValueRollback filling(m_filling, true);
    fillGroupings(question);
    m_amount->setCurrentIndex(m_amount->findData(static_cast<int>(question.basis)));
    m_shape->setCurrentIndex(static_cast<int>(question.shape));
    for (QAction* action : std::as_const(m_presets))
        action->setChecked(!question.last && action->data().toInt() == question.months);
    m_custom->setChecked(question.last.has_value());
    const QString text =
        first == last ? monthText(last) : tr("%1 to %2").arg(monthText(first), monthText(last));
    m_months->setText(text);
    m_months->setAccessibleName(tr("Months: %1").arg(text));
}

} // namespace billfold
