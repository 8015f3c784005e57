// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/views/document.h"

#include <QList>
#include <QString>

#include <functional>

namespace billfold
{

/// Writes documents one after the other into one PDF (A4, vector, selectable text), pages numbered through.
/// The file appears complete or not at all. Works on any thread and needs a QGuiApplication. `progress` gets
/// pages done and pages in all, and answers false to stop.
Result<void> writePdf(const QList<Document>& documents, const QString& path,
                      const std::function<bool(int, int)>& progress = {});

} // namespace billfold
