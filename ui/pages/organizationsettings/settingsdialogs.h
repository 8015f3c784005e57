// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "ui/dialogs/commanddialog.h"

namespace billfold
{

/// The small dialogs of the organization's settings. Each opens, does its one thing when the person says so,
/// and deletes itself.

CommandDialog* openAddressDialog(OrganizationService& service, const AccountId& account, NoticeSink notice,
                                 QWidget* parent);
CommandDialog* openQuotaDialog(OrganizationService& service, const Organization& organization,
                               NoticeSink notice, QWidget* parent);
CommandDialog* openServiceDialog(OrganizationService& service, NoticeSink notice, QWidget* parent);
CommandDialog* openDelegateDialog(OrganizationService& service, const Organization& organization,
                                  NoticeSink notice, QWidget* parent);
CommandDialog* openResourcePolicyDialog(OrganizationService& service, const Organization& organization,
                                        NoticeSink notice, QWidget* parent);
CommandDialog* openTransferDialog(OrganizationService& service, NoticeSink notice, QWidget* parent);
CommandDialog* openTransferNameDialog(OrganizationService& service, const ResponsibilityTransfer& transfer,
                                      NoticeSink notice, QWidget* parent);
CommandDialog* openTransferEndDialog(OrganizationService& service, const ResponsibilityTransfer& transfer,
                                     NoticeSink notice, QWidget* parent);

/// Service principals that often get trusted access; others can be typed.
const QStringList& knownServicePrincipals();

} // namespace billfold
