// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/document.h"
#include "ui/dialogs/documentloader.h"
#include "ui/dialogs/noticesink.h"

#include <memory>

class QWidget;

namespace billfold
{

/// Asks for a file and writes the document there as PDF, on another thread; to the depth that was chosen
/// last.
void saveSubject(QWidget* parent, std::shared_ptr<Workspace> workspace, const DocumentSubject& subject,
                 const NoticeSink& notice);
/// The same for what an account may do, which is made already; `name` is the proposed file name without
/// extension.
void saveAccessPdf(QWidget* parent, std::shared_ptr<Workspace> workspace, const Document& document,
                   const QString& name, const NoticeSink& notice);
/// Asks for a printer and prints, on another thread. Where the system has no printer it says so and offers
/// the PDF instead.
void printSubject(QWidget* parent, std::shared_ptr<Workspace> workspace, const DocumentSubject& subject,
                  const NoticeSink& notice);

} // namespace billfold
