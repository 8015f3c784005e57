// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accountgroupings.h"

#include "models/organization/accountgroups.h"
#include "models/services/organizationservice.h"
#include "models/services/workspace.h"

namespace billfold
{

std::optional<QStringList> accountTagKeys(const Workspace& workspace, const QString& payer)
{
    const World& world = workspace.organizations().world();
    const auto id = AccountId::parse(payer);
    if (!id || !world.organizationPaidBy(*id))
        return std::nullopt;
    // What others are tagged with is the payer's to see.
    if (!workspace.mayAsPayer(QStringLiteral("billing:ViewBill"), payer).allowed) {
        const auto actor = workspace.organizations().actingAs();
        const Account* const own = actor ? world.account(*actor) : nullptr;
        return own ? QStringList(own->tags.keys()) : QStringList();
    }
    return AccountGroups(world, payer).tagKeys();
}

} // namespace billfold
