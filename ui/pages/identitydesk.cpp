// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/identitydesk.h"

#include "ui/pages/ask.h"

#include <QCoreApplication>

namespace billfold
{

void IdentityDesk::perform(QObject* owner, const IdentityCommand& command, const QString& done,
                           const QString& text) const
{
    whenAnswered(owner, service().perform(command),
                 [notice = notice, done, text](const Result<IdentityChange>& change) {
                     if (change)
                         notice(Semantic::Success, done, text);
                     else
                         notice(Semantic::Error,
                                QCoreApplication::translate("IdentityDesk", "Nothing was changed."),
                                change.error().message);
                 });
}

} // namespace billfold
