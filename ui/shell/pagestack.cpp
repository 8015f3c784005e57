// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pagestack.h"

#include "ui/pages/page.h"
#include "ui/shell/pagefactory.h"

#include <QScopedValueRollback>

namespace billfold
{

namespace
{

constexpr qsizetype longestWay = 200;

} // namespace

void focusFirst(const QWidget& region, Qt::FocusReason reason)
{
    for (QWidget* widget = region.nextInFocusChain(); widget != &region;
         widget = widget->nextInFocusChain()) {
        if (region.isAncestorOf(widget) && widget->isVisible() && widget->isEnabled() &&
            (widget->focusPolicy() & Qt::TabFocus) != 0) {
            widget->setFocus(reason);
            return;
        }
    }
}

PageStack::PageStack(QWidget* parent) : QStackedWidget(parent) {}

PageStack::~PageStack() = default;

void PageStack::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    const QHash<PageId, Page*> old = std::exchange(m_pages, {});
    m_page = nullptr;
    m_places.clear();
    m_position = -1;
    // Deleted at once: a page keeps the workspace, and with it the file, open.
    qDeleteAll(old);
    m_workspace = std::move(workspace);
}

Page* PageStack::ensure(PageId id)
{
    if (Page* made = m_pages.value(id))
        return made;
    const PageEntry* entry = pageEntry(id);
    if (entry == nullptr || !m_workspace)
        return nullptr;
    Page* page = entry->make(m_workspace, this);
    m_pages.insert(id, page);
    addWidget(page);
    connect(page, &Page::placeChanged, this, [this, page] {
        if (page != m_page || m_going)
            return;
        remember();
        emit placeChanged();
    });
    emit pageMade(page);
    return page;
}

bool PageStack::open(const PageTarget& target, const std::optional<BillId>& bill)
{
    if (ensure(target.page) == nullptr)
        return false;
    PageTarget full = target;
    if (!full.bill)
        full.bill = bill;
    show(full);
    remember();
    emit placeChanged();
    return true;
}

void PageStack::setBill(const std::optional<BillId>& bill, bool step)
{
    if (m_page == nullptr || m_page->bill() == bill)
        return;
    {
        const QScopedValueRollback going(m_going, true);
        m_page->setBill(bill);
    }
    if (step)
        remember();
    else if (m_position >= 0)
        m_places[m_position] = m_page->target();
    emit placeChanged();
}

void PageStack::show(const PageTarget& target)
{
    const QScopedValueRollback going(m_going, true);
    Page* page = ensure(target.page);
    QWidget* focus = window()->focusWidget();
    const bool another = m_page != page;
    m_page = page;
    page->openTarget(target);
    setCurrentWidget(page);
    if (another)
        emit pageChanged(focus);
}

void PageStack::remember()
{
    const PageTarget place = m_page->target();
    if (m_position >= 0 && m_places[m_position] == place)
        return;
    m_places.remove(m_position + 1, m_places.size() - m_position - 1);
    m_places.append(place);
    if (m_places.size() > longestWay)
        m_places.removeFirst();
    m_position = m_places.size() - 1;
}

void PageStack::go(int step)
{
    const qsizetype to = m_position + step;
    if (to < 0 || to >= m_places.size())
        return;
    m_position = to;
    show(m_places[to]);
    emit placeChanged();
}

} // namespace billfold
