// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/pagetarget.h"

#include <QWidget>

namespace billfold
{

/// Where the person is: parts with chevrons between; those that lead somewhere are links, the last is strong.
/// Where there is no room the parts at the front give way, never the last.
class BreadcrumbBar : public QWidget
{
    Q_OBJECT

public:
    explicit BreadcrumbBar(QWidget* parent = nullptr);

    void setCrumbs(const QList<Crumb>& crumbs);
    QStringList texts() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void opened(const billfold::PageTarget& target);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();

    struct Part {
        QWidget* text;
        QWidget* chevron; ///< before the text; nullptr before the first
    };
    QList<Crumb> m_crumbs;
    QList<Part> m_parts;
};

} // namespace billfold
