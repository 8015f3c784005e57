// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/auditservice.h"
#include "ui/pages/ask.h"
#include "ui/widgets/panel.h"

#include <functional>

class QPushButton;

namespace billfold
{

class IconLabel;
class NoticeBar;
class TextLabel;

/// Says whether the chain of the audit log is whole, when that was checked, and what it can show and what
/// not. Its head can be copied, to be kept elsewhere.
class ChainLine : public Panel
{
    Q_OBJECT

public:
    /// `check` begins a check of the whole log; `now` is asked when its answer comes.
    using Check = std::function<QFuture<Result<AuditVerification>>()>;
    ChainLine(Check check, std::function<QDateTime()> now, QWidget* parent = nullptr);

    void verify();
    /// Whether it was checked at all.
    bool asked() const { return m_wasAsked; }

signals:
    /// The person wants to see the first event that does not fit.
    void eventRequested(qint64 number);

private:
    void show(const Result<AuditVerification>& answer);
    void copyHead();
    void toggleHelp();

    Check m_check;
    std::function<QDateTime()> m_now;
    Latest m_asked;
    bool m_wasAsked = false;
    AuditVerification m_found;
    IconLabel* m_icon;
    TextLabel* m_text;
    TextLabel* m_help;
    QPushButton* m_verify;
    QPushButton* m_copy;
    QPushButton* m_explain;
    QPushButton* m_open;
};

} // namespace billfold
