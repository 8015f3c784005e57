// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QString>

#include <string>
#include <vector>

namespace billfold
{

/// True for the header of an account list as the organizations console exports it (an id and a name column).
bool isAccountNamesHeader(const std::vector<std::string>& names);
/// Id and name of every account in such a file; empty where it cannot be read (names are never needed).
QList<QPair<QString, QString>> readAccountNames(const QString& path);

} // namespace billfold
