// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/core/result.h"
#include "models/identity/audit.h"

#include <QFuture>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace billfold
{

class Worker;

/// On whose behalf something is done.
struct AuditActor {
    QString principal{}; ///< ARN, "system", or "nobody" where the database has no account yet
    QString account{};
};

/// How the audit log names a bill: "112233445566 2026-09 USD".
QString auditObject(const BillId& bill);

/// What the check of the audit log found.
struct AuditVerification {
    qint64 events = 0;
    std::optional<ChainBreak> broken{};
    /// Of the last event: who keeps it elsewhere can tell later whether the log up to it is the same.
    QByteArray head{};
};

/// What the filters of a list can offer.
struct AuditChoices {
    QStringList accounts{}, principals{}, actions{}; ///< that occur, sorted
};

/// The record of one open database: `Workspace::audit()`. Methods as Workspace's: at once, with a future.
class AuditService
{
public:
    /// Latest first.
    QFuture<Result<QList<AuditEvent>>> events(const AuditQuery& query) const;
    QFuture<Result<AuditChoices>> choices() const;
    /// The event of this number; NotFound where there is none.
    QFuture<Result<AuditEvent>> event(qint64 number) const;
    /// Reads the whole chain.
    QFuture<Result<AuditVerification>> verify() const;
    /// All events that the query selects, oldest first, to a file; CSV or JSON by `json`.
    QFuture<Result<qint64>> exportTo(const QString& path, const AuditQuery& query, bool json) const;
    /// Keeps something that no change of the database shows: an export, a print, a refusal. Does not wait,
    /// and is kept also where the workspace goes before its turn comes. Time, principal and account may be
    /// left out. The future is for who must know that it is kept.
    QFuture<Result<void>> note(const AuditEvent& event) const;
    /// Something left the program: `action` such as billing:ExportBill, `object` what was exported, `target`
    /// the file, "printer" or "clipboard".
    QFuture<Result<void>> noteExport(const QString& action, const QString& object,
                                     const QString& target) const;

    /// Who acts now: for whoever gives work to another thread.
    AuditActor actor() const;
    /// How actor() is known; called in the service's thread.
    void setCaller(std::function<AuditActor()> caller);

    ~AuditService();

private:
    friend class Workspace;
    struct Private;
    explicit AuditService(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace billfold
