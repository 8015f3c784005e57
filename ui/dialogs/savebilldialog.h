// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"

#include <memory>

class QCheckBox;

namespace billfold
{

class OptionCard;

/// How a consolidated bill is saved as PDF: to which depth, and whether every account's statement follows in
/// the same file. Then it asks for the file and writes it on another thread.
class SaveBillDialog : public DialogFrame
{
    Q_OBJECT

public:
    SaveBillDialog(std::shared_ptr<Workspace> workspace, const BillId& bill, NoticeSink notice,
                   QWidget* parent);

private:
    DocumentDepth depth() const;
    void save();

    std::shared_ptr<Workspace> m_workspace;
    BillId m_bill;
    NoticeSink m_notice;
    QList<OptionCard*> m_depths;
    QCheckBox* m_statements;
};

/// The notice that a file was written, with an action that opens it.
void saySaved(const NoticeSink& notice, const QString& headline, const QString& path);
/// The notice that something failed; says nothing where the person stopped it, beyond that it was stopped.
void sayFailed(const NoticeSink& notice, const QString& headline, const Error& error);

} // namespace billfold
