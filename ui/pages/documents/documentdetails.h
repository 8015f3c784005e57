// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/dialogs/noticesink.h"
#include "ui/widgets/panel.h"

#include <memory>
#include <optional>

class QPushButton;

namespace billfold
{

class Badge;
class FigureBlock;
class TextLabel;

/// One document in full, with what can be done with it: preview, print, save, pay, open again, correct.
class DocumentDetails : public Panel
{
    Q_OBJECT

public:
    DocumentDetails(std::shared_ptr<Workspace> workspace, NoticeSink notice, QWidget* parent = nullptr);

    void setDocument(const IssuedDocument& document, Money::Wide cents);

public slots:
    void preview();
    void print();
    void save();
    void markPaidOrOpen();
    void correct();

signals:
    void openBillRequested(const billfold::BillId& bill);

private:
    void showFacts(Money::Wide cents);

    std::shared_ptr<Workspace> m_workspace;
    NoticeSink m_notice;
    std::optional<IssuedDocument> m_document;
    Badge* m_badge;
    FigureBlock* m_facts[5]{};
    TextLabel* m_remark;
    QPushButton* m_bill;
    QPushButton* m_correct;
    QPushButton* m_pay;
};

} // namespace billfold
