// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "models/views/datetext.h"
#include "ui/pages/pagetarget.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>
#include <memory>

class QAbstractItemModel;
class QAction;

namespace billfold
{

/// What a page offers for File → Export and the Edit menu, in one table.
struct PageExport {
    QString name;                        ///< proposed file name without extension: "2026-09-by-account"
    QAbstractItemModel* table = nullptr; ///< what is shown, all rows; nullptr: nothing to export
    QWidget* chart = nullptr;            ///< a chart that can be saved as a picture; may be nullptr
};

/// A page of the window. It asks the workspace, never waits, and shows one of its four states.
///
/// The shell calls setBill() when period or payer change in the top bar, openTarget() when somebody follows a
/// link, and reads title(), breadcrumb() and the actions. The base hears Workspace::changed(): a page that is
/// shown asks again at once, a hidden one when it is shown next. GUI thread only.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);
    ~Page() override;

    virtual PageId id() const = 0;
    /// The entry of the navigation that is current while this page is shown.
    virtual PageId navigationId() const { return id(); }
    /// The page's title as the title row shows it: "September 2026".
    virtual QString title() const = 0;
    /// Parts after the group of the navigation: "Bills", "October 2026", "Drill-down".
    virtual QList<Crumb> breadcrumb() const = 0;
    /// True if the page shows one bill, so that the top bar offers period and payer.
    virtual bool hasPeriod() const { return false; }
    /// What the page shows now, for back and forward.
    virtual PageTarget target() const;

    /// The bill chosen in the top bar; nullopt where there is none (an empty database).
    const std::optional<BillId>& bill() const { return m_bill; }
    void setBill(const std::optional<BillId>& bill);
    /// Goes to a place on this page. The base takes over the bill and asks.
    virtual void openTarget(const PageTarget& target);

    /// Asks again for what these changes touch. Called by the base; safe at any time.
    virtual void refresh(Changes what) = 0;

    /// What is shown, for the exporters.
    virtual PageExport exported() const { return {}; }
    /// Copies what is selected, else what is shown. False where there is nothing to copy.
    virtual bool copy() { return false; }
    /// Puts the focus where Ctrl+F looks for something on this page; false where there is no such field.
    virtual bool find() { return false; }
    /// Prints or saves what the page shows: Bills asks for its document. False where the page has none.
    virtual bool requestDocument(DocumentRequest::What what);
    /// Actions that only this page has, for the Bill menu and the command search.
    virtual QList<QAction*> pageActions() const { return {}; }

signals:
    /// The person wants to go somewhere.
    void openRequested(const billfold::PageTarget& target);
    /// A message for the window's notice bar: something was done, or failed.
    void notice(billfold::Semantic semantic, const QString& headline, const QString& text);
    /// The same with something to do about it: `action` names it by its verb, `run` does it.
    void noticeWithAction(billfold::Semantic semantic, const QString& headline, const QString& text,
                          const QString& action, const std::function<void()>& run);
    void documentRequested(const billfold::DocumentRequest& request);
    /// The person wants to import (File → Import).
    void importRequested();
    /// The person wants to read an organization from files (File → Import organization).
    void organizationImportRequested();
    /// The person wants to see what the program does with data that was made up (File → Sample organization).
    void sampleRequested();
    /// The person pressed Export on the page: the same choices as File → Export, for exported().
    void exportRequested();
    /// Title or breadcrumb changed.
    void titleChanged();
    /// A new place on the same page (a filter, a tab): one step for back and forward.
    void placeChanged();

protected:
    Workspace& workspace() const { return *m_workspace; }
    const std::shared_ptr<Workspace>& workspacePointer() const { return m_workspace; }
    /// Called when another bill was chosen, before refresh().
    virtual void billChanged() {}
    void showEvent(QShowEvent* event) override;

    /// Refreshes now when shown, else when shown next.
    void invalidate(Changes what);

private:
    std::shared_ptr<Workspace> m_workspace;
    std::optional<BillId> m_bill;
    Changes m_stale;
};

} // namespace billfold
