// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/pages/pagetarget.h"

#include <QHash>
#include <QStackedWidget>

#include <memory>

namespace billfold
{

class Page;

/// Gives the focus to the first stop of the Tab key within the region, where there is one.
void focusFirst(const QWidget& region, Qt::FocusReason reason);

/// The pages of the open database, made when they are first shown, and the way through them: back, forward.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PageStack(QWidget* parent = nullptr);
    ~PageStack() override;

    /// Drops the pages and the way of the database before.
    void setWorkspace(std::shared_ptr<Workspace> workspace);
    Page* page() const { return m_page; }

    /// Goes to a place; one step for back. A target without a bill takes `bill`. False where there is no such
    /// page.
    bool open(const PageTarget& target, const std::optional<BillId>& bill);
    /// Another bill was chosen in the window. `step` false: it is where the window begins, not a step.
    void setBill(const std::optional<BillId>& bill, bool step);
    bool canGoBack() const { return m_position > 0; }
    bool canGoForward() const { return m_position + 1 < m_places.size(); }
    void goBack() { go(-1); }
    void goForward() { go(1); }

signals:
    /// Another page or another place on it is shown.
    void placeChanged();
    /// A new page was made: the window connects to its signals.
    /// Another page is shown; `focusBefore` had the focus of the window until then, nullptr where nothing
    /// had.
    void pageChanged(QWidget* focusBefore);
    void pageMade(billfold::Page* page);

private:
    Page* ensure(PageId id);
    void show(const PageTarget& target);
    void remember();
    void go(int step);

    std::shared_ptr<Workspace> m_workspace;
    QHash<PageId, Page*> m_pages;
    Page* m_page = nullptr;
    QList<PageTarget> m_places;
    qsizetype m_position = -1;
    bool m_going = false; ///< on the way to a place: what pages say meanwhile is no step
};

} // namespace billfold
