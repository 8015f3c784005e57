// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projectfolder.h"

namespace billfold::test
{

QString projectFile(const QString& name)
{
    return QStringLiteral(BILLFOLD_SOURCE_DIR "/") + name;
}

} // namespace billfold::test
