// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/core/backupfile.h"

#include <QStringList>

namespace billfold
{

/// What is in a copy of a database, for choosing one.
struct BackupContents {
    struct Bill {
        BillId id;
        QString payerName;
        Money total; ///< unblended, of the part in force
        bool issued = false;
        friend bool operator==(const Bill&, const Bill&) = default;
    };
    BackupFile file;
    QStringList organizations; ///< names of the payers, or their ids
    qint64 accounts = 0;       ///< of organizations
    qint64 documents = 0;      ///< issued
    QList<Bill> bills;         ///< latest first
    qint64 events = 0;         ///< of the audit log; 0 also where the version had none
    QDateTime lastEvent;       ///< null where there is none
    QString lastAction;
};

} // namespace billfold
