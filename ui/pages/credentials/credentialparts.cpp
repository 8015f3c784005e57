// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/credentials/credentialparts.h"

#include "models/services/organizationservice.h"
#include "models/views/datetext.h"
#include "models/views/identitytables.h"
#include "models/views/identitywords.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/mfadialogs.h"
#include "ui/dialogs/passworddialogs.h"
#include "ui/dialogs/secretdialogs.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype mostKeys = 2;
constexpr int mostRows = 8;
constexpr int padding = Metrics::panelPadding - 1; ///< the frame of the panel is the other one

QVBoxLayout* bareColumn(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

/// One line in place of a table that has nothing.
TextLabel* addNone(CellPanel* panel, const QString& text)
{
    auto* none = new TextLabel(text, TextStyle::Body, ColorRole::Text2, panel);
    none->setMargin(padding);
    none->setWordWrap(true);
    panel->addWidget(none);
    return none;
}

void showNone(CellPanel* panel, TextLabel* none)
{
    const bool empty = panel->model()->rowCount() == 0;
    panel->stack()->setVisible(!empty);
    none->setVisible(empty);
}

} // namespace

PasswordPart::PasswordPart(IdentityDesk desk, QWidget* parent)
    : QWidget(parent), m_desk(std::move(desk)), m_panel(new Panel(tr("Password"), this)),
      m_text(new TextLabel({}, TextStyle::Body, ColorRole::Text2, m_panel)),
      m_change(makeButton(tr("Change password"))),
      m_remove(makeButton(tr("Remove"), {}, ButtonRole::Destructive))
{
    bareColumn(this)->addWidget(m_panel);
    m_panel->addTool(m_remove);
    m_panel->addTool(m_change);
    m_panel->addPaddedBody()->addWidget(m_text);
    m_text->setWordWrap(true);
    connect(m_change, &QPushButton::clicked, this, &PasswordPart::changePassword);
    connect(m_remove, &QPushButton::clicked, this, &PasswordPart::removePassword);
}

void PasswordPart::showPrincipal(const PrincipalId& principal, bool own)
{
    m_principal = principal;
    m_own = own;
    const Credentials* known = m_desk.service().directory().credentials(principal);
    const bool has = known != nullptr && known->password.has_value();
    const bool root = principal.kind == PrincipalId::Kind::Root;
    if (!has)
        m_text->setText(root ? tr("No password yet: whoever has the file sees every bill in it.")
                             : tr("No password: this user cannot sign in to the window."));
    else
        m_text->setText(
            tr("Last changed %1 (%2).")
                .arg(timeText(known->password->changed), ageText(known->password->changed, m_desk.now())) +
            (known->password->mustChange ? u' ' + tr("Must be changed at the next sign-in.") : QString()));
    m_change->setText(own && has ? tr("Change password") : tr("Set password"));
    m_remove->setVisible(has && !root && !own);
    const QString action = own && has     ? u"iam:ChangePassword"_s
                           : has && !root ? u"iam:UpdateLoginProfile"_s
                                          : u"iam:CreateLoginProfile"_s;
    // Whose root user's password it is nobody else sets.
    m_change->setVisible(own || !root || !has);
    permit(m_change, m_desk.service().may(action, principal.arn()));
    permit(m_remove, m_desk.may(DeleteLoginProfile{principal}));
}

void PasswordPart::changePassword()
{
    const Credentials* known = m_desk.service().directory().credentials(*m_principal);
    const bool has = known != nullptr && known->password.has_value();
    QDialog* dialog = nullptr;
    if (m_principal->kind == PrincipalId::Kind::Root && !has)
        dialog = new ProtectDialog(m_desk.workspace, m_principal->account, m_desk.notice, window());
    else if (m_own && has)
        dialog = new ChangePasswordDialog(m_desk.workspace, *m_principal, m_desk.notice, window());
    else
        dialog = new UserPasswordDialog(m_desk.workspace, *m_principal, m_desk.notice, window());
    dialog->open();
}

void PasswordPart::removePassword()
{
    confirm(window(), tr("Remove the password of %1?").arg(m_principal->name),
            tr("The user cannot sign in to the window any more. Access keys go on working."),
            tr("Remove password"), ButtonRole::Destructive, [this, principal = *m_principal] {
                m_desk.perform(this, DeleteLoginProfile{principal}, tr("The password is removed."));
            });
}

MfaPart::MfaPart(IdentityDesk desk, QWidget* parent)
    : QWidget(parent), m_desk(std::move(desk)),
      m_devices(new CellPanel(tr("MFA devices"), mfaHeadings(), this)),
      m_none(addNone(m_devices, tr("No device yet."))), m_foot(new QWidget(m_devices)),
      m_codes(new TextLabel({}, TextStyle::Body, ColorRole::Text2, m_foot)),
      m_makeCodes(makeButton(tr("Make new recovery codes"), {}, ButtonRole::Link, m_foot)),
      m_assign(makeButton(tr("Assign MFA device"), {}, ButtonRole::Secondary)),
      m_resync(makeButton(tr("Resynchronize"))),
      m_remove(makeButton(tr("Remove"), {}, ButtonRole::Destructive))
{
    bareColumn(this)->addWidget(m_devices);
    m_devices->setMostRows(mostRows);
    m_devices->addTool(m_resync);
    m_devices->addTool(m_remove);
    m_devices->addTool(m_assign);
    auto* row = new QHBoxLayout(m_foot);
    row->setContentsMargins(padding, Metrics::unit, padding, Metrics::unit);
    row->setSpacing(Metrics::unit);
    row->addWidget(m_codes);
    row->addWidget(m_makeCodes);
    row->addStretch(1);
    m_devices->addWidget(m_foot);
    connect(m_devices, &CellPanel::currentChanged, this, &MfaPart::settleButtons);
    connect(m_assign, &QPushButton::clicked, this, &MfaPart::assign);
    connect(m_resync, &QPushButton::clicked, this, &MfaPart::resynchronize);
    connect(m_remove, &QPushButton::clicked, this, &MfaPart::remove);
    connect(m_makeCodes, &QPushButton::clicked, this, &MfaPart::makeCodes);
}

void MfaPart::showPrincipal(const PrincipalId& principal, bool own)
{
    m_principal = principal;
    m_own = own;
    const Credentials* known = m_desk.service().directory().credentials(principal);
    const qsizetype count = known != nullptr ? known->devices.size() : 0;
    m_devices->setHeading(tr("MFA devices (%1)").arg(count));
    m_devices->setRows(mfaRows(known, m_desk.now()));
    showNone(m_devices, m_none);
    const qsizetype codes = known != nullptr ? known->recoveryCodes.size() : 0;
    m_codes->setText(codes == 1 ? tr("1 recovery code is left.")
                                : tr("%1 recovery codes are left.").arg(codes));
    m_foot->setVisible(count > 0);
    m_makeCodes->setVisible(own);
    // The primary button while it is what there is to do.
    setButtonRole(m_assign, count == 0 && own ? ButtonRole::Primary : ButtonRole::Secondary);
    const bool hasPassword = known != nullptr && known->password.has_value();
    m_none->setText(hasPassword
                        ? tr("No device yet.")
                        : tr("No device yet. A password comes first: the code is asked for after it."));
    const Permit enable = m_desk.service().may(u"iam:EnableMFADevice"_s, principal.arn());
    permit(m_assign, enable, hasPassword);
    permit(m_makeCodes, enable);
    m_assign->setVisible(own);
    settleButtons();
}

void MfaPart::settleButtons()
{
    const QString device = m_devices->currentKey();
    for (QPushButton* button : {m_resync, m_remove})
        button->setVisible(!device.isEmpty());
    if (device.isEmpty() || !m_principal)
        return;
    permit(m_resync, m_desk.service().may(u"iam:ResyncMFADevice"_s, m_principal->arn()));
    permit(m_remove, m_desk.may(DeactivateMfaDevice{*m_principal, device}));
}

void MfaPart::assign()
{
    if (m_principal)
        (new AssignMfaDialog(m_desk.workspace, *m_principal, m_desk.notice, window()))->open();
}

void MfaPart::resynchronize()
{
    (new ResyncMfaDialog(m_desk.workspace, *m_principal, m_devices->currentKey(), m_desk.notice, window()))
        ->open();
}

void MfaPart::remove()
{
    const QString device = m_devices->currentKey();
    const bool last = m_devices->model()->rowCount() == 1;
    confirm(
        window(), tr("Remove %1?").arg(device),
        last ? tr("It is the only device: from then on the password alone opens the account.")
             : tr("Its codes are not taken any more."),
        tr("Remove device"), ButtonRole::Destructive, [this, principal = *m_principal, device] {
            m_desk.perform(this, DeactivateMfaDevice{principal, device}, tr("%1 is removed.").arg(device));
        });
}

void MfaPart::makeCodes()
{
    confirm(window(), tr("Make new recovery codes?"), tr("Those of before are void then."), tr("Make codes"),
            ButtonRole::Primary, [this, principal = *m_principal] {
                whenAnswered(this, m_desk.service().makeRecoveryCodes(principal),
                             [this, principal](const Result<QList<SecretText>>& codes) {
                                 if (!codes) {
                                     m_desk.notice(Semantic::Error, tr("No recovery codes were made."),
                                                   codes.error().message);
                                     return;
                                 }
                                 const World& world = m_desk.workspace->organizations().world();
                                 (new RecoveryCodesDialog(*codes, principalTitle(world, principal),
                                                          m_desk.notice, window()))
                                     ->open();
                             });
            });
}

AccessKeysPart::AccessKeysPart(IdentityDesk desk, QWidget* parent)
    : QWidget(parent), m_desk(std::move(desk)),
      m_keys(new CellPanel(tr("Access keys"), accessKeyHeadings(), this)),
      m_none(
          addNone(m_keys, tr("No access key. Scripts use one to act as you, without a password or a code."))),
      m_create(makeButton(tr("Create access key"))), m_toggle(makeButton(tr("Deactivate"))),
      m_delete(makeButton(tr("Delete"), {}, ButtonRole::Destructive))
{
    bareColumn(this)->addWidget(m_keys);
    m_keys->setMostRows(mostRows);
    m_keys->addTool(m_delete);
    m_keys->addTool(m_toggle);
    m_keys->addTool(m_create);
    connect(m_keys, &CellPanel::currentChanged, this, &AccessKeysPart::settleButtons);
    connect(m_create, &QPushButton::clicked, this, &AccessKeysPart::createKey);
    connect(m_toggle, &QPushButton::clicked, this, &AccessKeysPart::toggleKey);
    connect(m_delete, &QPushButton::clicked, this, &AccessKeysPart::deleteKey);
}

void AccessKeysPart::showPrincipal(const PrincipalId& principal, bool own)
{
    m_principal = principal;
    const Credentials* known = m_desk.service().directory().credentials(principal);
    m_keys->setRows(accessKeyRows(known, m_desk.now()));
    m_none->setText(own ? tr("No access key. Scripts use one to act as you, without a password or a code.")
                        : tr("No access key."));
    showNone(m_keys, m_none);
    const qsizetype count = known != nullptr ? known->keys.size() : 0;
    // The second key is there for a change of keys.
    m_create->setText(count == 1 ? tr("Rotate: create the next key") : tr("Create access key"));
    const Permit may = m_desk.service().may(u"iam:CreateAccessKey"_s, principal.arn());
    permit(m_create, may, count < mostKeys);
    if (may.allowed && count >= mostKeys)
        m_create->setToolTip(tr("There are two keys already. Delete the one that is not used any more."));
    settleButtons();
}

const AccessKey* AccessKeysPart::current() const
{
    const Credentials* known = m_principal ? m_desk.service().directory().credentials(*m_principal) : nullptr;
    if (known == nullptr)
        return nullptr;
    const auto found = std::find_if(known->keys.cbegin(), known->keys.cend(),
                                    [this](const AccessKey& key) { return key.id == m_keys->currentKey(); });
    return found != known->keys.cend() ? &*found : nullptr;
}

void AccessKeysPart::settleButtons()
{
    const AccessKey* key = current();
    m_toggle->setVisible(key != nullptr);
    m_delete->setVisible(key != nullptr);
    if (key == nullptr)
        return;
    m_toggle->setText(key->active ? tr("Deactivate") : tr("Activate"));
    permit(m_toggle, m_desk.may(UpdateAccessKey{*m_principal, key->id, !key->active}));
    permit(m_delete, m_desk.may(DeleteAccessKey{*m_principal, key->id}), !key->active);
    if (key->active)
        m_delete->setToolTip(tr("Deactivate it first, and see whether anything still needs it."));
}

void AccessKeysPart::createKey()
{
    m_create->setEnabled(false);
    whenAnswered(
        this, m_desk.service().createAccessKey(*m_principal),
        [this, principal = *m_principal](const Result<NewAccessKey>& key) {
            m_create->setEnabled(true);
            if (!key) {
                m_desk.notice(Semantic::Error, tr("No access key was made."), key.error().message);
                return;
            }
            const World& world = m_desk.workspace->organizations().world();
            (new AccessKeyDialog(*key, principalTitle(world, principal), m_desk.notice, window()))->open();
        });
}

void AccessKeysPart::toggleKey()
{
    const AccessKey* key = current();
    if (key == nullptr)
        return;
    m_desk.perform(this, UpdateAccessKey{*m_principal, key->id, !key->active},
                   key->active ? tr("%1 is deactivated.").arg(key->id) : tr("%1 is active.").arg(key->id));
}

void AccessKeysPart::deleteKey()
{
    const QString id = m_keys->currentKey();
    confirm(window(), tr("Delete %1?").arg(id), tr("Scripts that still use it are refused from then on."),
            tr("Delete key"), ButtonRole::Destructive, [this, principal = *m_principal, id] {
                m_desk.perform(this, DeleteAccessKey{principal, id}, tr("%1 is deleted.").arg(id));
            });
}

} // namespace billfold
