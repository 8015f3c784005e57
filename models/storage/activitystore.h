// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/activity.h"
#include "models/storage/connection.h"

namespace billfold
{

/// What was done to accounts and organizations, kept for good. Every change of them leaves a record in its
/// own transaction, so the last record's id tells whether anything changed since.
class ActivityStore
{
public:
    explicit ActivityStore(Connection& connection) : m_connection(connection) {}

    /// Answers with the id that the record got; its own is left aside.
    Result<qint64> append(const ActivityRecord& record);
    /// 0 where there is none.
    Result<qint64> lastId();
    /// Latest first.
    Result<QList<ActivityRecord>> records(const ActivityQuery& query);

private:
    Connection& m_connection;
};

} // namespace billfold
