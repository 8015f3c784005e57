// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/ask.h"

#include <memory>

class QVBoxLayout;

namespace billfold
{

class DocumentModel;
class FigureBlock;
class StateStack;
class TableView;

/// The rehearsal of an issue: what is odd first, then the documents as they would be, with numbers, and how
/// they are addressed; everything but the freezing. Then Issue, after a question, since nothing takes it
/// back.
class IssueDialog : public DialogFrame
{
    Q_OBJECT

public:
    IssueDialog(std::shared_ptr<Workspace> workspace, const BillId& bill, NoticeSink notice, QWidget* parent);

private:
    QWidget* makeFacts();
    void ask();
    void showRehearsal(const IssueRehearsal& rehearsal);
    void showConcerns(const QList<IssueConcern>& concerns);
    void confirmIssue();
    void issue();

    std::shared_ptr<Workspace> m_workspace;
    BillId m_bill;
    NoticeSink m_notice;
    Latest m_asked;
    Latest m_askedSettings;
    DocumentModel* m_documents;
    QVBoxLayout* m_concerns;
    FigureBlock* m_facts[4]{};
    TableView* m_table;
    StateStack* m_states;
    QPushButton* m_settings;
    QPushButton* m_issue;
};

} // namespace billfold
