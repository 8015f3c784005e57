// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/noticestack.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/noticebar.h"

#include <QVBoxLayout>

namespace billfold
{

namespace
{

constexpr qsizetype mostNotices = 3;

bool stays(Semantic semantic)
{
    return semantic == Semantic::Error || semantic == Semantic::Warning;
}

} // namespace

NoticeStack::NoticeStack(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Messages"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::pageSide, Metrics::pageTop, Metrics::pageSide, 0);
    column->setSpacing(Metrics::unit);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void NoticeStack::add(Semantic semantic, const QString& headline, const QString& text, const QString& action,
                      std::function<void()> run)
{
    for (NoticeBar* old : QList<NoticeBar*>(m_notices)) {
        if (!stays(old->semantic()) || old->text() == NoticeBar(semantic, headline, text).text())
            remove(old);
    }
    while (m_notices.size() >= mostNotices)
        remove(m_notices.last());
    auto* notice = new NoticeBar(semantic, headline, text, this);
    notice->setClosable(true);
    if (run) {
        notice->setAction(action);
        connect(notice, &NoticeBar::actionTriggered, this, [this, notice, run = std::move(run)] {
            remove(notice);
            run();
        });
    }
    connect(notice, &NoticeBar::closed, this, [this, notice] { remove(notice); });
    m_notices.prepend(notice);
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, notice);
    notice->show();
    show();
}

bool NoticeStack::closeNewest()
{
    if (m_notices.isEmpty())
        return false;
    remove(m_notices.first());
    return true;
}

void NoticeStack::clear()
{
    while (closeNewest())
        ;
}

void NoticeStack::remove(NoticeBar* notice)
{
    m_notices.removeOne(notice);
    layout()->removeWidget(notice);
    notice->hide();
    notice->deleteLater();
    setVisible(!m_notices.isEmpty());
}

} // namespace billfold
