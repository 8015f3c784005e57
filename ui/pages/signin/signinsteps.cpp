// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/signin/signinsteps.h"

#include "ui/dialogs/mfadialogs.h"
#include "ui/dialogs/newpassword.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/codeboxes.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int lookEvery = 250;
/// From so many refused codes on the clock of the phone is suspected.
constexpr int severalFailures = 3;

/// "20 s", "4 min 10 s".
QString spanText(qint64 seconds)
{
    return seconds < 60 ? SignInStep::tr("%1 s").arg(seconds)
                        : SignInStep::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

} // namespace

SignInStep::SignInStep(const QString& verb, std::function<QDateTime()> now, QWidget* parent)
    : QWidget(parent), m_text(verb), m_now(std::move(now)), m_fields(new QVBoxLayout),
      m_verb(makeButton(verb, {}, ButtonRole::Primary, this)), m_links(new AirFrame(this)),
      m_timer(new QTimer(this))
{
    auto* column = new QVBoxLayout(this);
    constexpr int air = Metrics::focusAir;
    column->setContentsMargins(air, air, air, air);
    column->setSpacing(Metrics::fieldGap);
    m_fields->setSpacing(Metrics::fieldGap);
    column->addLayout(m_fields);
    column->addWidget(m_verb);
    auto* row = new QHBoxLayout(m_links);
    row->setContentsMargins(air, air, air, air);
    row->addStretch(1);
    column->addWidget(m_links);
    m_timer->setInterval(lookEvery);
    connect(m_timer, &QTimer::timeout, this, &SignInStep::tick);
    connect(m_verb, &QPushButton::clicked, this, &SignInStep::submit);
}

QPushButton* SignInStep::addLink(const QString& text, bool atEnd)
{
    QPushButton* link = makeButton(text, {}, ButtonRole::Link, m_links);
    setTextStyle(link, TextStyle::Caption);
    auto* row = static_cast<QHBoxLayout*>(m_links->layout());
    row->insertWidget(atEnd ? row->count() : row->count() - 1, link);
    return link;
}

void SignInStep::setBusy(bool busy)
{
    m_busy = busy;
    m_verb->setText(busy ? tr("One moment…") : m_text);
    settle();
}

bool SignInStep::isWaiting() const
{
    return m_until.isValid() && m_until > m_now();
}

void SignInStep::waitUntil(const QDateTime& time)
{
    m_until = time;
    m_timer->start();
    tick();
}

void SignInStep::tick()
{
    if (isWaiting()) {
        const qint64 seconds = (m_now().msecsTo(m_until) + 999) / 1000;
        m_verb->setText(tr("Try again in %1").arg(spanText(seconds)));
    } else {
        m_until = {};
        m_timer->stop();
        if (!m_busy)
            m_verb->setText(m_text);
    }
    settle();
}

void SignInStep::settle()
{
    m_verb->setEnabled(isReady() && !m_busy && !isWaiting());
}

void SignInStep::submit()
{
    if (m_verb->isEnabled())
        emit submitted();
}

PasswordStep::PasswordStep(std::function<QDateTime()> now, QWidget* parent)
    : SignInStep(tr("Sign in"), std::move(now), parent), m_account(new ChoiceBox(true, this)),
      m_accountField(new FormField(tr("A&ccount"), m_account, {}, this)), m_name(new QLineEdit(this)),
      m_nameField(new FormField(tr("&User name"), m_name, {}, this)), m_password(new PasswordField(this)),
      m_passwordField(new FormField(tr("&Password"), m_password, {}, this)), m_rootLink(nullptr),
      m_forgot(nullptr)
{
    fields()->addWidget(m_accountField);
    fields()->addWidget(m_nameField);
    fields()->addWidget(m_passwordField);
    m_account->setPlaceholder(tr("Name, id or alias"));
    m_rootLink = addLink(tr("Sign in as root user"));
    m_forgot = addLink(tr("Forgot the password"), true);
    const auto typed = [this] {
        setError({});
        settle();
    };
    connect(m_account, &ChoiceBox::keyChanged, this, typed);
    connect(m_name, &QLineEdit::textChanged, this, typed);
    connect(m_password, &QLineEdit::textChanged, this, typed);
    connect(m_name, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &PasswordStep::submit);
    connect(m_rootLink, &QPushButton::clicked, this, [this] {
        setRoot(!m_root);
        focusFirst();
    });
    connect(m_forgot, &QPushButton::clicked, this, &PasswordStep::forgotten);
    settle();
}

void PasswordStep::setAccounts(const QList<ChoiceBox::Choice>& accounts)
{
    m_account->setChoices(accounts);
}

void PasswordStep::choose(const QString& account)
{
    m_account->setKey(account);
}

void PasswordStep::setRoot(bool root)
{
    if (root == m_root)
        return;
    m_root = root;
    m_nameField->label()->setText(root ? tr("&E-mail address of the account") : tr("&User name"));
    m_nameField->setHelp(root ? tr("May stay empty where the account has none.") : QString());
    m_rootLink->setText(root ? tr("Sign in as user") : tr("Sign in as root user"));
    m_name->clear();
    setError({});
    settle();
}

SignInRequest PasswordStep::request() const
{
    SignInRequest request;
    request.account = m_account->key().trimmed();
    request.name = m_name->text().trimmed();
    request.root = m_root;
    request.password = SecretText(QStringView(m_password->text()));
    return request;
}

void PasswordStep::setError(const QString& error)
{
    m_error = error;
    m_passwordField->setError(error);
}

void PasswordStep::forget()
{
    m_password->forget();
    setError({});
}

void PasswordStep::focusFirst()
{
    if (m_account->key().isEmpty() && !m_root)
        m_account->setFocus();
    else if (m_name->text().isEmpty())
        m_name->setFocus();
    else
        m_password->setFocus();
}

bool PasswordStep::isReady() const
{
    const bool named = !m_name->text().trimmed().isEmpty();
    const bool account = !m_account->key().trimmed().isEmpty();
    // Not every account has an address: what was made of bills has none.
    return !m_password->text().isEmpty() && (m_root ? named || account : named && account);
}

CodeStep::CodeStep(std::function<QDateTime()> now, QWidget* parent)
    : SignInStep(tr("Sign in"), std::move(now), parent),
      m_what(new TextLabel({}, TextStyle::Body, ColorRole::Text, this)),
      m_boxes(new CodeField(tr("Code of the MFA device"), this)), m_line(new QLineEdit(this)),
      m_lineField(new FormField(tr("&Recovery code"), m_line, {}, this)),
      m_hint(
          new TextLabel(tr("Several codes were refused. Check that the clock of the phone is right. Where it "
                           "cannot be set, sign in with a recovery code and resynchronize the device on the "
                           "Security credentials page."),
                        TextStyle::Caption, ColorRole::Text2, this)),
      m_recoveryLink(nullptr)
{
    m_what->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_hint->hide();
    setTextStyle(m_line, TextStyle::Code);
    fields()->addWidget(m_what);
    fields()->addWidget(m_boxes);
    fields()->addWidget(m_lineField);
    fields()->addWidget(m_hint);
    connect(addLink(tr("Back")), &QPushButton::clicked, this, &CodeStep::back);
    m_recoveryLink = addLink(tr("Use a recovery code"), true);
    connect(m_recoveryLink, &QPushButton::clicked, this, [this] { setRecovery(!m_recovery); });
    connect(m_boxes->boxes(), &QLineEdit::textChanged, this, [this] {
        if (!m_boxes->boxes()->text().isEmpty())
            setError({});
        settle();
    });
    // The last digit is as good as the button.
    connect(m_boxes->boxes(), &CodeBoxes::completed, this, &CodeStep::submit, Qt::QueuedConnection);
    connect(m_line, &QLineEdit::textChanged, this, [this] {
        if (!m_line->text().isEmpty())
            setError({});
        settle();
    });
    connect(m_line, &QLineEdit::returnPressed, this, &CodeStep::submit);
    setRecovery(false);
}

void CodeStep::setRecovery(bool recovery)
{
    m_recovery = recovery;
    m_what->setText(recovery
                        ? tr("Type one of the recovery codes that were shown with the first device. Each "
                             "counts once.")
                        : tr("Type the six digits that your authenticator app shows now."));
    m_boxes->setVisible(!recovery);
    m_lineField->setVisible(recovery);
    m_recoveryLink->setText(recovery ? tr("Use the app") : tr("Use a recovery code"));
    forget();
    if (recovery)
        m_line->setFocus();
    else
        m_boxes->boxes()->setFocus();
}

void CodeStep::begin()
{
    m_failures = 0;
    m_hint->hide();
    setRecovery(false);
}

SecretText CodeStep::code() const
{
    return SecretText(QStringView(m_recovery ? m_line->text().trimmed() : m_boxes->boxes()->text()));
}

void CodeStep::setError(const QString& error)
{
    m_error = error;
    m_boxes->setError(m_recovery ? QString() : error);
    m_lineField->setError(m_recovery ? error : QString());
    if (error.isEmpty())
        return;
    m_hint->setVisible(++m_failures >= severalFailures && !m_recovery);
    // A code is not mended but typed anew.
    m_boxes->boxes()->clear();
    m_line->selectAll();
}

void CodeStep::forget()
{
    m_boxes->boxes()->clear();
    m_line->clear();
    setError({});
    settle();
}

bool CodeStep::isReady() const
{
    return m_recovery ? !m_line->text().trimmed().isEmpty() : m_boxes->boxes()->isComplete();
}

RenewStep::RenewStep(std::function<QDateTime()> now, QWidget* parent)
    : SignInStep(tr("Change password and sign in"), std::move(now), parent), m_place(new QVBoxLayout),
      m_obstacle(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this))
{
    auto* why =
        new TextLabel(tr("The password has expired, or somebody else chose it. Choose another to go on."),
                      TextStyle::Body, ColorRole::Text, this);
    why->setWordWrap(true);
    fields()->addWidget(why);
    fields()->addLayout(m_place);
    fields()->addWidget(m_obstacle);
    connect(addLink(tr("Back")), &QPushButton::clicked, this, &RenewStep::back);
}

void RenewStep::begin(const PasswordOwner& owner,
                      const std::function<QList<PasswordRule>(const SecretText& password)>& check)
{
    delete m_password;
    m_password = new NewPassword(owner, check, this);
    m_place->addWidget(m_password);
    const auto look = [this] {
        m_obstacle->setText(m_password->obstacle());
        settle();
    };
    connect(m_password, &NewPassword::changed, this, look);
    connect(m_password->again(), &QLineEdit::returnPressed, this, &RenewStep::submit);
    look();
    // The fields are new, and come before the button all the same.
    QWidget::setTabOrder(m_password->again(), verb());
    m_password->first()->setFocus();
}

void RenewStep::setError(const QString& error)
{
    if (m_password != nullptr)
        m_password->setError(error);
}

void RenewStep::forget()
{
    if (m_password != nullptr)
        m_password->forget();
}

bool RenewStep::isReady() const
{
    return m_password != nullptr && m_password->isComplete();
}

} // namespace billfold
