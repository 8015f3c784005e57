// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/savebilldialog.h"

#include "models/services/auditservice.h"
#include "models/views/billdocument.h"
#include "models/views/datetext.h"
#include "ui/dialogs/backgroundwork.h"
#include "ui/dialogs/documentloader.h"
#include "ui/dialogs/filechooser.h"
#include "ui/print/documentexport.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/optioncard.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLocale>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

SaveBillDialog::SaveBillDialog(std::shared_ptr<Workspace> workspace, const BillId& bill, NoticeSink notice,
                               QWidget* parent)
    : DialogFrame(tr("Save as PDF"), parent), m_workspace(std::move(workspace)), m_bill(bill),
      m_notice(std::move(notice)),
      m_statements(new QCheckBox(tr("The &statement of every account follows in the same file"), this))
{
    setHeading(tr("Save the bill of %1 as PDF").arg(periodName(bill.period)));
    auto* cards = new QWidget(this);
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit);
    m_depths = {new OptionCard(tr("Summary"), tr("The total, the sellers and what each account cost."),
                               u"bill"_s, cards),
                new OptionCard(tr("Services"), tr("Each service too, with its credits and tax."),
                               u"service"_s, cards),
                new OptionCard(tr("Usage types"),
                               tr("Each service's usage with region, rate and amount, and a chart."),
                               u"usage"_s, cards)};
    for (OptionCard* card : std::as_const(m_depths))
        column->addWidget(card);
    m_depths[static_cast<int>(lastDepth(DocumentKind::Bill))]->setChecked(true);
    body()->addWidget(cards);
    body()->addWidget(m_statements);
    body()->addStretch(1);
    addCancel();
    connect(addButton(tr("Save as PDF"), ButtonRole::Primary, u"pdf"_s), &QPushButton::clicked, this,
            &SaveBillDialog::save);
    setMinimumWidth(480);
}

DocumentDepth SaveBillDialog::depth() const
{
    for (int i = 0; i < m_depths.size(); ++i) {
        if (m_depths[i]->isChecked())
            return static_cast<DocumentDepth>(i);
    }
    return DocumentDepth::Services;
}

void SaveBillDialog::save()
{
    rememberDepth(DocumentKind::Bill, depth());
    const QString path = chooseSaveFile(this, u"documents"_s, tr("Save as PDF"), documentFileName(m_bill),
                                        u".pdf"_s, tr("PDF (*.pdf)"));
    if (path.isEmpty())
        return;
    const auto job = [workspace = m_workspace, bill = m_bill, depth = depth(),
                      statements = m_statements->isChecked(), path](ExportProgress progress) {
        return workspace->withDocuments(bill, [=](DocumentSource& source) {
            return writeBillPdf(source, depth, statements, path, progress);
        });
    };
    BackgroundWork::run(
        parentWidget(), tr("Saving the bill of %1").arg(periodName(m_bill.period)), tr("Page %1 of %2"), job,
        [notice = m_notice, path, workspace = m_workspace, bill = m_bill](const Result<void>& result) {
            if (result) {
                workspace->audit().noteExport(u"billing:ExportBill"_s, auditObject(bill), path);
                saySaved(notice, tr("The bill is saved."), path);
            } else {
                sayFailed(notice, tr("The bill was not saved."), result.error());
            }
        });
    accept();
}

void saySaved(const NoticeSink& notice, const QString& headline, const QString& path)
{
    const QFileInfo file(path);
    notice(Semantic::Success, headline,
           file.isDir()
               ? path
               : SaveBillDialog::tr("%1, %2").arg(file.fileName(), QLocale().formattedDataSize(file.size())),
           {SaveBillDialog::tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }});
}

void sayFailed(const NoticeSink& notice, const QString& headline, const Error& error)
{
    notice(error.code == ErrorCode::Cancelled ? Semantic::Info : Semantic::Error,
           error.code == ErrorCode::Cancelled ? SaveBillDialog::tr("Stopped.") : headline, error.message);
}

} // namespace billfold
