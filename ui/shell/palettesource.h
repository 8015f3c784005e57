// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/pages/ask.h"
#include "ui/pages/pagetarget.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;

namespace billfold
{

/// Something that the command search finds: a place to go, or an action to do.
struct PaletteEntry {
    QString text;
    QString kind; ///< "Page", "Billing period", "Account"…, translated
    QString iconName;
    QString words; ///< found by these too: an account's id
    std::optional<PageTarget> target = {};
    QPointer<QAction> action = {};
};

/// Gathers what can be found: pages, actions and periods at once, the units and accounts of the organization
/// too, accounts and services of the bill and saved views when the database has answered.
class PaletteSource : public QObject
{
    Q_OBJECT

public:
    explicit PaletteSource(QObject* parent = nullptr);

    void setWorkspace(std::shared_ptr<Workspace> workspace);
    /// Asks again; `ready` follows each answer.
    void gather(const QList<BillSummary>& bills, const std::optional<BillId>& bill,
                const QList<QAction*>& actions);
    /// The entries that have all words of `text`, best first. An empty text gives the pages.
    QList<PaletteEntry> find(const QString& text, qsizetype most) const;

signals:
    void ready();

private:
    void gatherRows(const BillId& bill, Dimension by);
    void gatherViews();
    void gatherPlaces();

    std::shared_ptr<Workspace> m_workspace;
    QList<PaletteEntry> m_fixed;
    QList<PaletteEntry> m_accounts;
    QList<PaletteEntry> m_services;
    QList<PaletteEntry> m_views;
    QList<PaletteEntry> m_places; ///< of the organization that the acting account pays for
    Latest m_askAccounts;
    Latest m_askServices;
    Latest m_askViews;
};

} // namespace billfold
