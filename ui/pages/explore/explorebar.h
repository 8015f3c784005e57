// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/explore/explorequestion.h"
#include "ui/widgets/actionrow.h"

#include <QStringList>

#include <optional>

class QComboBox;
class QHBoxLayout;
class QMenu;
class QPushButton;

namespace billfold
{

class SegmentedControl;

/// The controls of the Explore page in one row that wraps: group by, amount, months, filters, and at the
/// right how the answer is shown. It shows a question and says what the person changes in it.
class ExploreBar : public AirFrame
{
    Q_OBJECT

public:
    explicit ExploreBar(QWidget* parent = nullptr);

    /// Tag keys that one can group by.
    void setTagKeys(const QStringList& keys);
    /// As accountTagKeys says them: without a list there is no organization to group by.
    void setAccountTagKeys(const std::optional<QStringList>& keys);
    /// `first` and `last` are the months that are shown.
    void setQuestion(const ExploreQuestion& question, BillingPeriod first, BillingPeriod last);

    QComboBox* groupBy() const { return m_groupBy; }
    QComboBox* amount() const { return m_amount; }
    QPushButton* months() const { return m_months; }
    QPushButton* filters() const { return m_filters; }
    SegmentedControl* shape() const { return m_shape; }

signals:
    void groupingChosen(billfold::Dimension by, const QString& tagKey);
    void basisChosen(billfold::Basis basis);
    /// So many months up to the latest.
    void monthsChosen(int months);
    void customMonthsRequested();
    void filterRequested();
    void shapeChosen(billfold::ExploreShape shape);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillGroupings(const ExploreQuestion& question);
    void addTagGroupings(Dimension by, QStringList keys, const ExploreQuestion& question);
    QWidget* labelled(const QString& text, QComboBox* box);

    QHBoxLayout* m_row;
    QStringList m_tagKeys;
    std::optional<QStringList> m_accountTagKeys;
    QComboBox* m_groupBy;
    QComboBox* m_amount;
    QPushButton* m_months;
    QPushButton* m_filters;
    QMenu* m_monthsMenu;
    QList<QAction*> m_presets;
    QAction* m_custom;
    SegmentedControl* m_shape;
    bool m_filling = false;
};

} // namespace billfold
