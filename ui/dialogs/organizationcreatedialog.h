// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/organizationdialog.h"

class QCheckBox;

namespace billfold
{

class OptionCard;

/// Creates an organization from the acting account, which pays for it from then on, with the choice of its
/// feature set and what each of them means.
class OrganizationCreateDialog : public OrganizationDialog
{
    Q_OBJECT

public:
    OrganizationCreateDialog(std::shared_ptr<Workspace> workspace, FeatureSet chosen, NoticeSink notice,
                             QWidget* parent);

    OptionCard* allFeatures() const { return m_all; }
    OptionCard* billingOnly() const { return m_billing; }
    QPushButton* button() const { return m_create; }

private:
    void create();

    OptionCard* m_all;
    OptionCard* m_billing;
    QCheckBox* m_protect;
    QPushButton* m_create;
};

} // namespace billfold
