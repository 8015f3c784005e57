// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/activity.h"
#include "ui/pages/ask.h"
#include "ui/pages/organizationpage.h"

class QPushButton;

namespace billfold
{

class CellPanel;
class PageHeader;
class SearchField;
class TextLabel;

/// Everything that was done with accounts and organizations of this database: when, by whom, what, and each
/// field before and after. Read in portions, latest first.
class ActivityPage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit ActivityPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Activity; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    /// The subject is an id: only what concerns it is shown.
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void showWorld() override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;

private:
    void build();
    ActivityQuery query() const;
    void ask();
    void askMore();
    void fill(const QList<ActivityRecord>& records, bool more);
    void showSelected();

    Latest m_asked;
    QList<ActivityRecord> m_records;
    QString m_about;
    PageHeader* m_header;
    SearchField* m_search;
    CellPanel* m_list;
    CellPanel* m_fields;
    TextLabel* m_count;
    QPushButton* m_more;
    QPushButton* m_all;
};

} // namespace billfold
