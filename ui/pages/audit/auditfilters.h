// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/auditservice.h"
#include "ui/widgets/actionrow.h"

#include <QDateTime>

class QComboBox;

namespace billfold
{

class ChoiceBox;
class SearchField;

/// What of the audit log is shown: a text, an account, an action, a result, a span of time.
class AuditFilters : public QWidget
{
    Q_OBJECT

public:
    explicit AuditFilters(QWidget* parent = nullptr);

    /// `now` is where the spans of time end.
    AuditQuery query(const QDateTime& now) const;
    bool isFiltering() const;
    void setChoices(const AuditChoices& choices);
    void clear();
    SearchField* search() const { return m_search; }

signals:
    void changed();

private:
    SearchField* m_search;
    ChoiceBox* m_account;
    ChoiceBox* m_action;
    QComboBox* m_outcome;
    QComboBox* m_span;
};

} // namespace billfold
