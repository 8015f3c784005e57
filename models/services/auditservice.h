// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/identity/audit.h"

#include <QFuture>

#include <functional>
#include <memory>

namespace billfold
{

/// What the check of the audit log found.
struct AuditVerification {
    qint64 events = 0;
    std::optional<ChainBreak> broken{};
};

/// The record of one open database: `Workspace::audit()`. Methods as Workspace's: at once, with a future.
class AuditService
{
public:
    /// Latest first.
    QFuture<Result<QList<AuditEvent>>> events(const AuditQuery& query) const;
    /// Reads the whole chain.
    QFuture<Result<AuditVerification>> verify() const;
    /// All events that the query selects, oldest first, to a file; CSV or JSON by `json`.
    QFuture<Result<qint64>> exportTo(const QString& path, const AuditQuery& query, bool json) const;
    /// Keeps something that no change of the database shows: an export, a print, a refusal. Does not wait.
    void note(const AuditEvent& event) const;

private:
    friend class Workspace;
    struct Private;
    explicit AuditService(std::unique_ptr<Private> d);
    ~AuditService();
    std::unique_ptr<Private> d;
};

} // namespace billfold
