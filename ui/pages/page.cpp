// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include "models/services/identityservice.h"

#include <QShowEvent>

namespace billfold
{

namespace
{
constexpr Changes everything{Change::Imports,        Change::Bills,    Change::Documents,
                             Change::Reconciliation, Change::Settings, Change::Organization};
}

Page::Page(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : QWidget(parent), m_workspace(std::move(workspace)), m_stale(everything)
{
    connect(m_workspace.get(), &Workspace::changed, this, &Page::invalidate);
}

Page::~Page() = default;

PageTarget Page::target() const
{
    PageTarget target;
    target.page = id();
    target.bill = m_bill;
    return target;
}

void Page::setBill(const std::optional<BillId>& bill)
{
    if (m_bill == bill)
        return;
    m_bill = bill;
    billChanged();
    invalidate(everything);
    emit titleChanged();
}

void Page::openTarget(const PageTarget& target)
{
    if (target.bill)
        setBill(target.bill);
}

bool Page::requestDocument(DocumentRequest::What)
{
    return false;
}

void Page::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale) {
        const Changes what = m_stale;
        m_stale = {};
        refresh(what);
    }
}

void Page::invalidate(Changes what)
{
    // Once nobody is signed in the window takes its pages away; until it has, they do not ask.
    const IdentityService& identity = m_workspace->identity();
    if (identity.signInRequired() && !identity.caller().principal)
        return;
    if (isVisible()) {
        m_stale = {};
        refresh(what);
    } else {
        m_stale |= what;
    }
}

} // namespace billfold
