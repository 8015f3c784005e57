// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/mfadialogs.h"

#include "models/identity/totp.h"
#include "models/services/organizationservice.h"
#include "models/views/identitywords.h"
#include "ui/dialogs/secretdialogs.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/codeboxes.h"
#include "ui/widgets/codeclock.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/qrview.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// A number and a sentence, and below them what the step needs.
void addStep(QGridLayout* grid, int number, const QString& sentence, QWidget* part, QWidget* parent)
{
    const int row = grid->rowCount();
    auto* count = new TextLabel(u"%1."_s.arg(number), TextStyle::Body, ColorRole::Text2, parent);
    auto* text = new TextLabel(sentence, TextStyle::Body, ColorRole::Text, parent);
    text->setWordWrap(true);
    grid->addWidget(count, row, 0, Qt::AlignTop);
    grid->addWidget(text, row, 1);
    if (part != nullptr)
        grid->addWidget(part, row + 1, 1);
    grid->setRowMinimumHeight(row + 2, Metrics::unit);
}

QGridLayout* stepGrid()
{
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(0);
    grid->setVerticalSpacing(Metrics::unit);
    grid->setColumnMinimumWidth(0, 32);
    grid->setColumnStretch(1, 1);
    return grid;
}

QString proposedName(const Credentials* credentials, const PrincipalId& principal)
{
    const QString stem =
        (principal.kind == PrincipalId::Kind::Root ? u"root"_s : principal.name) + u"-phone"_s;
    const auto taken = [credentials](const QString& name) {
        return credentials != nullptr &&
               std::any_of(credentials->devices.cbegin(), credentials->devices.cend(),
                           [&name](const MfaDevice& device) { return device.name == name; });
    };
    QString name = stem;
    for (int number = 2; taken(name); ++number)
        name = u"%1-%2"_s.arg(stem, QString::number(number));
    return name;
}

} // namespace

CodeField::CodeField(const QString& name, QWidget* parent)
    : QWidget(parent), m_boxes(new CodeBoxes(name, this)), m_foot(new QWidget(this)),
      m_text(new TextLabel({}, TextStyle::Caption, ColorRole::ErrText, m_foot))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::inner);
    column->addWidget(m_boxes);
    column->addWidget(m_foot);
    auto* row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::inner);
    row->addWidget(new IconLabel(u"error"_s, ColorRole::ErrIcon, Metrics::iconBadge, m_foot), 0,
                   Qt::AlignTop);
    row->addWidget(m_text, 1);
    m_text->setWordWrap(true);
    m_foot->hide();
}

void CodeField::setError(const QString& error)
{
    m_text->setText(error);
    m_foot->setVisible(!error.isEmpty());
    setInputError(m_boxes, !error.isEmpty());
    if (!error.isEmpty())
        m_boxes->setAccessibleDescription(error);
}

QString CodeField::error() const
{
    return m_text->text();
}

AssignMfaDialog::AssignMfaDialog(std::shared_ptr<Workspace> workspace, const PrincipalId& principal,
                                 NoticeSink notice, QWidget* parent)
    : IdentityDialog(tr("Assign MFA device"), std::move(workspace), notice, parent), m_principal(principal),
      m_sink(std::move(notice)), m_qr(new QrView(tr("QR code of the secret key"), this)),
      m_secret(new SecretField(tr("Secret key"), this)), m_name(new QLineEdit(this)),
      m_nameField(new FormField(tr("Device &name"), m_name, {}, this)),
      m_first(new CodeField(tr("First code"), this)), m_second(new CodeField(tr("Next code"), this)),
      m_clock(new CodeClock([clock = this->workspace()] { return clock->clock().now(); }, this)),
      m_add(nullptr)
{
    setHeading(tr("Assign MFA device"));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(32);
    columns->addWidget(buildSecret(), 0, Qt::AlignTop);
    columns->addWidget(buildSteps(), 1);
    body()->addLayout(columns, 1);
    addCancel();
    m_add = addButton(tr("Add MFA"), ButtonRole::Primary);
    setMinimumWidth(815);
    m_name->setMaxLength(64);
    m_name->setText(proposedName(service().directory().credentials(principal), principal));
    const Result<MfaEnrolment> begun = service().beginMfa(principal, m_name->text());
    if (begun) {
        m_enrolment = *begun;
        m_secret->setSecret(base32(m_enrolment->secret), true);
        m_qr->setContent(m_enrolment->uri);
    } else {
        problem()->showNotice(Semantic::Error, tr("No device can be assigned."), begun.error().message);
    }
    connect(m_name, &QLineEdit::textChanged, this, &AssignMfaDialog::nameChanged);
    connect(m_first->boxes(), &QLineEdit::textChanged, this, &AssignMfaDialog::checkFirst);
    connect(m_second->boxes(), &QLineEdit::textChanged, this, &AssignMfaDialog::checkSecond);
    connect(m_first->boxes(), &CodeBoxes::completed, this, [this] {
        if (m_firstStep)
            m_second->boxes()->setFocus();
    });
    connect(m_add, &QPushButton::clicked, this, &AssignMfaDialog::add);
    settle();
    m_first->boxes()->setFocus();
}

QWidget* AssignMfaDialog::buildSecret()
{
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    column->addWidget(m_qr);
    column->addWidget(new FormField(tr("Secret &key"), m_secret, tr("For an app without a camera."), part));
    return part;
}

QWidget* AssignMfaDialog::buildSteps()
{
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    column->addWidget(m_nameField);
    QGridLayout* grid = stepGrid();
    addStep(grid, 1, tr("Scan the code with an authenticator app on your phone."), nullptr, part);
    addStep(grid, 2, tr("Type the six digits that it shows."), m_first, part);
    auto* last = new QWidget(part);
    auto* lastColumn = new QVBoxLayout(last);
    lastColumn->setContentsMargins(0, 0, 0, 0);
    lastColumn->setSpacing(Metrics::unit);
    lastColumn->addWidget(m_second);
    lastColumn->addWidget(m_clock);
    m_clock->setFixedWidth(m_second->boxes()->sizeHint().width());
    addStep(grid, 3, tr("Wait for the next code, up to 30 seconds, and type it too."), last, part);
    column->addLayout(grid);
    column->addStretch(1);
    return part;
}

void AssignMfaDialog::nameChanged()
{
    m_nameField->setError({});
    const QString name = m_name->text().trimmed();
    if (m_enrolment && !name.isEmpty()) {
        // The secret stays: an app that has scanned the code already only shows the name of before.
        const QString user =
            m_principal.kind == PrincipalId::Kind::User ? m_principal.name : m_principal.account.toString();
        m_enrolment->device = name;
        m_enrolment->uri = totpUri(name, user, m_enrolment->secret);
        m_qr->setContent(m_enrolment->uri);
    }
    settle();
}

void AssignMfaDialog::checkFirst()
{
    m_firstStep = {};
    m_first->setError({});
    if (m_enrolment && m_first->boxes()->isComplete()) {
        m_firstStep = acceptTotp(m_enrolment->secret, m_first->boxes()->text(), now(), 0);
        if (m_firstStep)
            m_first->boxes()->setAccepted(true);
        else
            m_first->setError(tr("The app of this secret shows another code now. Check that the time of the "
                                 "phone is right, or scan again."));
    }
    checkSecond();
}

void AssignMfaDialog::checkSecond()
{
    m_secondStep = {};
    m_second->setError({});
    if (m_second->boxes()->isComplete() && m_firstStep) {
        const auto step = acceptTotp(m_enrolment->secret, m_second->boxes()->text(), now(), *m_firstStep);
        if (m_second->boxes()->text() == m_first->boxes()->text()) {
            m_second->setError(tr("This is the same code. Wait for the next one."));
        } else if (!step || *step != *m_firstStep + 1) {
            m_second->setError(tr("This is not the code that follows the first. Wait for the next one, or "
                                  "begin again with the first."));
        } else {
            m_secondStep = step;
            m_second->boxes()->setAccepted(true);
        }
    }
    settle();
}

void AssignMfaDialog::settle()
{
    const bool named = !m_name->text().trimmed().isEmpty();
    setNote(!named ? tr("Give the device a name.") : tr("The secret key is shown only now."));
    m_add->setEnabled(m_enrolment && named && m_firstStep && m_secondStep && !isRunning());
}

void AssignMfaDialog::add()
{
    await(service().finishMfa(*m_enrolment, m_first->boxes()->text(), m_second->boxes()->text()),
          [this](const Result<QList<SecretText>>& codes) {
              if (!codes->isEmpty())
                  (new RecoveryCodesDialog(*codes,
                                           principalTitle(workspace()->organizations().world(), m_principal),
                                           m_sink, parentWidget()))
                      ->open();
              finish(tr("%1 is assigned.").arg(m_enrolment->device),
                     tr("Its code is asked for at every sign-in from now on."));
          });
}

void AssignMfaDialog::refused(const Error& error)
{
    if (error.name == "EntityAlreadyExists"_L1 || error.name == "ValidationError"_L1) {
        m_nameField->setError(error.message);
        m_name->setFocus();
    } else if (error.name == "InvalidAuthenticationCode"_L1) {
        m_second->setError(error.message);
        m_secondStep = {};
        settle();
    } else {
        IdentityDialog::refused(error);
    }
}

ResyncMfaDialog::ResyncMfaDialog(std::shared_ptr<Workspace> workspace, const PrincipalId& principal,
                                 const QString& device, NoticeSink notice, QWidget* parent)
    : IdentityDialog(tr("Resynchronize"), std::move(workspace), std::move(notice), parent),
      m_principal(principal), m_device(device), m_first(new CodeField(tr("First code"), this)),
      m_second(new CodeField(tr("Next code"), this)), m_resync(nullptr)
{
    setHeading(tr("Resynchronize %1").arg(device),
               tr("For a phone whose clock went wrong: two codes, one after the other, tell by how much."));
    QGridLayout* grid = stepGrid();
    addStep(grid, 1, tr("Type the six digits that the app shows."), m_first, this);
    addStep(grid, 2, tr("Wait for the next code, up to 30 seconds, and type it too."), m_second, this);
    body()->addLayout(grid);
    body()->addStretch(1);
    addCancel();
    m_resync = addButton(tr("Resynchronize"), ButtonRole::Primary);
    setMinimumWidth(480);
    for (CodeField* field : {m_first, m_second}) {
        connect(field->boxes(), &QLineEdit::textChanged, this, [this, field] {
            field->setError({});
            settle();
        });
    }
    connect(m_first->boxes(), &CodeBoxes::completed, m_second->boxes(), qOverload<>(&QWidget::setFocus));
    connect(m_resync, &QPushButton::clicked, this, [this] {
        await(service().resynchronizeMfa(m_principal, m_device, m_first->boxes()->text(),
                                         m_second->boxes()->text()),
              [this](const Result<void>&) {
                  finish(tr("%1 is in step again.").arg(m_device), tr("Sign in with its next code."));
              });
    });
    settle();
    m_first->boxes()->setFocus();
}

void ResyncMfaDialog::settle()
{
    const bool complete = m_first->boxes()->isComplete() && m_second->boxes()->isComplete();
    const bool same = complete && m_first->boxes()->text() == m_second->boxes()->text();
    setNote(same       ? tr("Both are the same code. Wait for the next one.")
            : complete ? QString()
                       : tr("Two codes that follow each other are needed."));
    m_resync->setEnabled(complete && !same && !isRunning());
}

void ResyncMfaDialog::refused(const Error& error)
{
    if (error.name == "InvalidAuthenticationCode"_L1)
        m_second->setError(error.message);
    else
        IdentityDialog::refused(error);
}

} // namespace billfold
