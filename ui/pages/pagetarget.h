// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace billfold
{

/// Every place that the window can show. DrillDown and Reconcile belong to Bills in the navigation,
/// AddAccount and Node to Accounts, PolicyEditor to Policies.
enum class PageId {
    Home,
    Bills,
    DrillDown,
    Reconcile,
    Explore,
    Documents,
    Imports,
    Consolidated,
    Accounts,
    AddAccount,
    Node, ///< one account, unit or root in full; the subject is its id
    Invitations,
    Policies,
    PolicyEditor,
    EffectiveAccess,
    OrganizationSettings,
    Activity,
    Services,
    AuditLog,
    Credentials,   ///< of who is signed in; the subject "mfa" begins to assign a device
    Users,         ///< of the acting account; the subject is a tab's word or the ARN of a user
    IdentityPolicy ///< one of the account's policies; the subject is its ARN, or empty for a new one
};

/// Where to go, as a value: for links, breadcrumbs, back and forward. Members that a page has no use for are
/// ignored.
struct PageTarget {
    PageId page = PageId::Home;
    std::optional<BillId> bill; ///< nullopt: the bill that is shown now
    QList<FilterStep> filters;
    std::optional<Dimension> by;
    QString tagKey;
    std::optional<Basis> basis;
    bool lines = false; ///< DrillDown: show the charge lines at once
    QString subject;    ///< what to select: a document's number, the name of a saved view, an id
    friend bool operator==(const PageTarget&, const PageTarget&) = default;
};

/// One part of the breadcrumb. The last one has no target.
struct Crumb {
    QString text;
    std::optional<PageTarget> target;
};

/// A document that the person wants of a bill. The shell has the dialogs and the painter.
struct DocumentRequest {
    enum class What {
        SavePdf,    ///< into a file: the consolidated bill, or the statement of the one account in `accounts`
        Print,      ///< the same on paper
        Preview,    ///< the same on screen
        Statements, ///< one PDF for each account of `accounts` (all linked accounts when empty) into a folder
        Issue,      ///< the rehearsal and the issue of the period
    };
    What what = What::SavePdf;
    BillId bill;
    Basis basis = Basis::Unblended;
    QStringList accounts;
};

} // namespace billfold

Q_DECLARE_METATYPE(billfold::PageTarget)
