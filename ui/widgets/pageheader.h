// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/actionrow.h"

class QHBoxLayout;

namespace billfold
{

class Badge;
class ElidingLabel;

/// Title row of a page: title, badge, actions at the right; a line of facts below. Put it first in the page's
/// layout.
class PageHeader : public AirFrame
{
    Q_OBJECT

public:
    explicit PageHeader(const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    void setSubtitle(const QString& subtitle);
    QString subtitle() const;
    /// An empty word hides the badge.
    void setBadge(Semantic semantic, const QString& word, const QString& iconName = {});
    /// Appends at the right; the primary button last.
    void addAction(QWidget* button);
    Badge* badge() const { return m_badge; }

private:
    ElidingLabel* m_title;
    Badge* m_badge;
    ElidingLabel* m_subtitle;
    QHBoxLayout* m_actions;
};

} // namespace billfold
