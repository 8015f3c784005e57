// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/auditservice.h"
#include "ui/pages/ask.h"
#include "ui/pages/page.h"

class QPushButton;

namespace billfold
{

class AuditFilters;
class CellPanel;
class ChainLine;
class PageHeader;
class StateStack;
class TextLabel;

/// Who signed in, changed or exported what, and what was refused: read in portions, latest first, with what
/// was before and after, and whether the record is whole.
class AuditPage : public Page
{
    Q_OBJECT

public:
    explicit AuditPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::AuditLog; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    void refresh(Changes what) override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;

private:
    void build();
    AuditQuery query() const;
    void ask();
    void askMore();
    void fill(const QList<AuditEvent>& events, bool more);
    void showSelected();
    void showAround(qint64 number);
    void exportAll(bool json);

    Latest m_asked, m_choices;
    QList<AuditEvent> m_events;
    StateStack* m_states = nullptr;
    PageHeader* m_header;
    ChainLine* m_chain;
    AuditFilters* m_filters;
    CellPanel* m_list;
    CellPanel* m_values;
    TextLabel* m_reason;
    QPushButton* m_more;
};

} // namespace billfold
