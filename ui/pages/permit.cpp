// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/permit.h"

#include "ui/widgets/textlabel.h"

#include <QWidget>

namespace billfold
{

using namespace Qt::StringLiterals;

Permit mayDo(const OrganizationService& service, const Commands& commands)
{
    Permit permit;
    const Result<ChangeSet> would = service.rehearse(commands);
    if (!would && would.error().name == "AccessDeniedException"_L1) {
        permit.allowed = false;
        permit.why = would.error().message;
    }
    return permit;
}

void permit(QWidget* widget, const Permit& permit, bool sensible)
{
    widget->setEnabled(permit.allowed && sensible);
    widget->setToolTip(permit.allowed ? QString() : plainToolTip(permit.why));
    widget->setAccessibleDescription(permit.allowed ? QString() : permit.why);
}

} // namespace billfold
