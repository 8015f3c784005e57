// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/pagetarget.h"

#include <memory>

class QWidget;

namespace billfold
{

/// Opens the dialog that a request asks for: save as PDF, print, preview, statements, issue. Answers at once;
/// the dialog is modal to the window of `parent`, all reading and writing is done on other threads, and what
/// became of it is said by `notice`. Everything stops when `parent` goes.
void runDocumentRequest(QWidget* parent, std::shared_ptr<Workspace> workspace, const DocumentRequest& request,
                        NoticeSink notice);

/// The same for one document that was issued.
void previewDocument(QWidget* parent, std::shared_ptr<Workspace> workspace, const IssuedDocument& document,
                     NoticeSink notice);
void saveDocument(QWidget* parent, std::shared_ptr<Workspace> workspace, const IssuedDocument& document,
                  NoticeSink notice);
void printDocument(QWidget* parent, std::shared_ptr<Workspace> workspace, const IssuedDocument& document,
                   NoticeSink notice);

} // namespace billfold
