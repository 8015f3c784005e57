// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace billfold::test
{

/// Compares with the reference tests/golden/NAME. Answers with nothing where they are the same, else with the
/// first difference. A missing reference is a difference. With BILLFOLD_UPDATE_GOLDEN=1 in the environment
/// the reference is written instead, and the test still fails, so that nobody takes that for a pass.
QString differsFromGolden(const QString& name, const QByteArray& actual);

/// The text of a PDF as `pdftotext -layout` gives it; ends the test program where that cannot be run.
QByteArray pdfText(const QString& path);

} // namespace billfold::test
