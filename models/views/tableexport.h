// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLocale>
#include <QString>

#include <optional>

class QAbstractItemModel;

namespace billfold
{

/// What a table shows, as a file for other programs: every row of the model (a tree's rows below their
/// parents), every column with its heading, in the model's order. A cell that is an amount, a quantity or a
/// count is written exactly, as a plain decimal of the C locale without exponent and separators: from
/// ItemRole::ExactRole where the model has it, else from the text. `locale` is the one that the model wrote
/// its texts with.

/// RFC 4180, LF, UTF-8. No text becomes a formula in a spreadsheet.
QByteArray tableAsCsv(const QAbstractItemModel& model, const QLocale& locale = QLocale());
/// `{"name": …, "columns": […], "rows": [{heading: text…}…]}`, amounts as exact decimal strings. A heading
/// that occurs twice is numbered.
QByteArray tableAsJson(const QAbstractItemModel& model, const QString& name,
                       const QLocale& locale = QLocale());

/// `−1,200.50` of a locale as `-1200.50`; nullopt where the text is no number of it.
std::optional<QString> plainNumber(const QString& text, const QLocale& locale);

} // namespace billfold
