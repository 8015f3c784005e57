// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/pages/ask.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace billfold
{

class BillTablePanel;
class FormField;
class NoticeBar;

/// What later exports of an issued month changed, by account, and a credit note or correction for it. The
/// issued documents themselves never change.
class DifferenceDialog : public QDialog
{
    Q_OBJECT

public:
    DifferenceDialog(std::shared_ptr<Workspace> workspace, const BillId& bill, QWidget* parent = nullptr);

    QPushButton* makeButtonOfDialog() const { return m_make; }

signals:
    /// A credit note or correction was made.
    void made(const billfold::IssuedDocument& document);

private:
    void showDifference(const BillTable& table);
    void showInvoices(const QList<IssuedDocument>& documents);
    void make();
    void updateButton();
    void fail(const Error& error);

    std::shared_ptr<Workspace> m_workspace;
    BillId m_bill;
    Money m_difference;
    bool m_answered = false;
    BillTablePanel* m_table;
    QComboBox* m_invoice;
    QLineEdit* m_amount;
    QLineEdit* m_reason;
    FormField* m_amountField;
    FormField* m_reasonField;
    NoticeBar* m_notice;
    QPushButton* m_make;
};

} // namespace billfold
