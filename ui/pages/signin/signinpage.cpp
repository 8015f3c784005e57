// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/signin/signinpage.h"

#include "models/services/organizationservice.h"
#include "models/views/accountchoicemodel.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/newpassword.h"
#include "ui/dialogs/passworddialogs.h"
#include "ui/pages/signin/signinsteps.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/currentstack.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/textlabel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int cardWidth = 400;
constexpr int pictureSize = 64;

/// The program's picture, sharp at any scale.
class Picture : public QWidget
{
public:
    explicit Picture(QWidget* parent) : QWidget(parent) { setFixedSize(pictureSize, pictureSize); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        applicationIcon().paint(&painter, rect());
    }
};

} // namespace

SignInPage::SignInPage(QWidget* parent)
    : QWidget(parent), m_title(new TextLabel({}, TextStyle::Title, ColorRole::Text, this)),
      m_where(new TextLabel({}, TextStyle::Body, ColorRole::Text2, this)), m_steps(new CurrentStack(this)),
      m_password(nullptr), m_code(nullptr), m_renew(nullptr),
      m_cancel(makeButton(tr("Back to what I was doing"), u"back"_s, ButtonRole::Link, this))
{
    const auto now = [this] { return m_workspace->clock().now(); };
    m_password = new PasswordStep(now, this);
    m_code = new CodeStep(now, this);
    m_renew = new RenewStep(now, this);
    for (QWidget* step :
         {static_cast<QWidget*>(m_password), static_cast<QWidget*>(m_code), static_cast<QWidget*>(m_renew)})
        m_steps->addWidget(step);
    giveAir(m_steps);
    build();
    wire();
}

SignInPage::~SignInPage() = default;

void SignInPage::build()
{
    // Between stretches, not with an alignment: a layout asks what is aligned for its height at the width of
    // the whole window, where texts that wrap have one line.
    auto* content = new QWidget;
    auto* middle = new QWidget(content);
    middle->setFixedWidth(cardWidth);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, Metrics::pageSide, 0, Metrics::pageSide);
    column->setSpacing(0);
    column->addStretch(2);
    column->addWidget(buildHead());
    column->addSpacing(Metrics::pageSide);
    column->addWidget(buildCard());
    column->addSpacing(Metrics::panelGap);
    column->addWidget(buildFoot());
    column->addStretch(3);
    auto* sides = new QHBoxLayout(content);
    sides->setContentsMargins(Metrics::pageSide, 0, Metrics::pageSide, 0);
    sides->addStretch(1);
    sides->addWidget(middle);
    sides->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameStyle(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
}

QWidget* SignInPage::buildHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Picture(head), 0, Qt::AlignHCenter);
    column->addSpacing(Metrics::panelGap);
    for (TextLabel* text : {m_title, m_where}) {
        text->setAlignment(Qt::AlignHCenter);
        text->setWordWrap(true);
        column->addWidget(text);
    }
    return head;
}

QWidget* SignInPage::buildCard()
{
    auto* card = new Panel(this);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(Metrics::dialogPadding, Metrics::dialogPadding, Metrics::dialogPadding,
                              Metrics::dialogPadding);
    inner->addWidget(m_steps);
    card->body()->addLayout(inner);
    return card;
}

QWidget* SignInPage::buildFoot()
{
    auto* foot = new QWidget(this);
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::unit);
    row->addWidget(new IconLabel(u"lock"_s, ColorRole::Text2, Metrics::iconControl, foot), 0, Qt::AlignTop);
    auto* text =
        new TextLabel(tr("The bills stay on this computer. An MFA code is asked for on the next page if "
                         "a device is assigned."),
                      TextStyle::Caption, ColorRole::Text2, foot);
    text->setWordWrap(true);
    row->addWidget(text, 1);
    column->addLayout(row);
    column->addWidget(m_cancel, 0, Qt::AlignHCenter);
    m_cancel->hide();
    return foot;
}

void SignInPage::wire()
{
    connect(m_password, &SignInStep::submitted, this, &SignInPage::askPassword);
    connect(m_password, &PasswordStep::forgotten, this, &SignInPage::explainForgotten);
    connect(m_code, &SignInStep::submitted, this, &SignInPage::askCode);
    connect(m_renew, &SignInStep::submitted, this, &SignInPage::renew);
    const auto back = [this] {
        m_request = {};
        m_expired = {};
        m_asked.drop();
        m_password->forget();
        showStep(m_password);
        m_password->focusFirst();
    };
    connect(m_code, &CodeStep::back, this, back);
    connect(m_renew, &RenewStep::back, this, back);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        forget();
        emit cancelled();
    });
}

void SignInPage::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    m_asked.drop();
    if (m_workspace) {
        disconnect(&m_workspace->organizations(), nullptr, this, nullptr);
        disconnect(&m_workspace->identity(), nullptr, this, nullptr);
    }
    m_workspace = std::move(workspace);
    m_request = {};
    m_expired = {};
    if (!m_workspace)
        return;
    m_password->name()->clear();
    m_password->choose({});
    fillAccounts();
    connect(&m_workspace->organizations(), &OrganizationService::changed, this, &SignInPage::fillAccounts);
    connect(&m_workspace->identity(), &IdentityService::changed, this, &SignInPage::fillAccounts);
}

void SignInPage::fillAccounts()
{
    QList<ChoiceBox::Choice> choices;
    QString organization;
    for (const AccountChoice& choice : accountChoices(m_workspace->identity().signInWorld())) {
        const bool payer = choice.standing == Standing::Payer;
        choices.append({payer ? tr("%1 (payer account)").arg(choice.name) : choice.name, choice.id.toString(),
                        payer ? u"payer"_s : u"account"_s});
        if (payer && organization.isEmpty())
            organization = choice.organization;
    }
    m_password->setAccounts(choices);
    if (m_password->account()->key().isEmpty() && !choices.isEmpty())
        m_password->choose(choices.first().key);
    const QString file = QFileInfo(m_workspace->path()).fileName();
    m_where->setText(organization.isEmpty() ? file : u"%1, %2"_s.arg(organization, file));
}

void SignInPage::begin(const std::optional<AccountId>& account, bool locked, bool cancellable)
{
    forget();
    m_title->setText(locked ? tr("Billfold is locked") : tr("Sign in to Billfold"));
    m_cancel->setVisible(cancellable);
    if (account && account->toString() != m_password->account()->key()) {
        m_password->choose(account->toString());
        m_password->name()->clear();
    }
    showStep(m_password);
    m_password->focusFirst();
}

void SignInPage::expect(const PrincipalId& principal)
{
    if (principal.kind == PrincipalId::Kind::Role)
        return;
    m_password->choose(principal.account.toString());
    m_password->setRoot(principal.kind == PrincipalId::Kind::Root);
    if (principal.kind == PrincipalId::Kind::User)
        m_password->name()->setText(principal.name);
    m_password->password()->setFocus();
}

void SignInPage::forget()
{
    m_asked.drop();
    m_request = {};
    m_expired = {};
    for (SignInStep* step : {static_cast<SignInStep*>(m_password), static_cast<SignInStep*>(m_code),
                             static_cast<SignInStep*>(m_renew)}) {
        step->setBusy(false);
        step->forget();
    }
}

QWidget* SignInPage::shownStep() const
{
    return m_steps->currentWidget();
}

void SignInPage::showStep(SignInStep* step)
{
    step->setBusy(false);
    m_steps->setCurrentWidget(step);
    // What changed while it was hidden the layouts above did not hear of: the card would keep a wrong height.
    const QList<QWidget*> parts = step->findChildren<QWidget*>();
    for (QWidget* part : parts) {
        if (part->layout() != nullptr)
            part->updateGeometry();
    }
    step->layout()->invalidate();
    step->updateGeometry();
    m_steps->updateGeometry();
}

void SignInPage::askPassword()
{
    m_request = m_password->request();
    m_password->setBusy(true);
    m_asked.ask(this, m_workspace->identity().signIn(m_request),
                [this](const Result<SignInOutcome>& outcome) { answered(m_password, outcome); });
}

void SignInPage::askCode()
{
    SignInRequest request = m_request;
    request.code = m_code->code();
    m_code->setBusy(true);
    m_asked.ask(this, m_workspace->identity().signIn(request),
                [this](const Result<SignInOutcome>& outcome) { answered(m_code, outcome); });
}

void SignInPage::answered(SignInStep* step, const Result<SignInOutcome>& outcome)
{
    step->setBusy(false);
    if (!outcome) {
        refused(step, outcome.error());
        return;
    }
    switch (outcome->step) {
    case SignInOutcome::Step::SignedIn: {
        const SignInOutcome done = *outcome;
        forget();
        emit signedIn(done);
        return;
    }
    case SignInOutcome::Step::CodeNeeded:
        m_code->begin();
        showStep(m_code);
        m_code->setRecovery(false);
        return;
    case SignInOutcome::Step::PasswordExpired:
        m_expired = *outcome;
        m_renew->begin(passwordOwner(*m_workspace, outcome->principal),
                       [this, principal = outcome->principal](const SecretText& password) {
                           return m_workspace->identity().checkPassword(principal, password);
                       });
        showStep(m_renew);
        return;
    }
}

void SignInPage::refused(SignInStep* step, const Error& error)
{
    step->setError(error.message);
    if (error.name == "ThrottlingException"_L1)
        step->waitUntil(QDateTime::fromString(error.reason, Qt::ISODate));
    if (step == m_password) {
        m_password->password()->setFocus();
        m_password->password()->selectAll();
    }
}

void SignInPage::renew()
{
    m_renew->setBusy(true);
    m_asked.ask(this,
                m_workspace->identity().changePassword(m_expired->principal, m_request.password,
                                                       m_renew->password()->password()),
                [this](const Result<void>& changed) {
                    m_renew->setBusy(false);
                    if (!changed) {
                        refused(m_renew, changed.error());
                        return;
                    }
                    SignInOutcome done = *m_expired;
                    done.step = SignInOutcome::Step::SignedIn;
                    forget();
                    emit signedIn(done);
                });
}

void SignInPage::explainForgotten()
{
    auto* dialog = new DialogFrame(tr("Forgot the password"), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setHeading(tr("Forgot the password"));
    const QString paragraphs[] = {
        tr("The password of a user: an administrator of the same account, or its root user, sets a new one "
           "on "
           "the page Users. It is changed again at the next sign-in."),
        tr("The password of a root user: nobody can set it from outside, because Billfold keeps only a hash "
           "of "
           "it and has no second key. An administrator of the account can do nearly everything in the root "
           "user's place."),
        tr("Where there is no administrator either, two ways are left: a copy of the database from before "
           "the "
           "password was set, or a new database into which the billing exports are imported again."),
    };
    for (const QString& paragraph : paragraphs) {
        auto* label = new TextLabel(paragraph, TextStyle::Body, ColorRole::Text, dialog);
        label->setWordWrap(true);
        dialog->body()->addWidget(label);
    }
    dialog->body()->addStretch(1);
    dialog->addCancel(tr("Close"))->setFocus();
    dialog->setMinimumWidth(480);
    dialog->open();
}

} // namespace billfold
