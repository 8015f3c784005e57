// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/accountmenu.h"

#include "models/views/identitywords.h"
#include "ui/dialogs/organizationswitchdialog.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

#include <memory>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int padding = 8;
constexpr int gap = 8;
constexpr int widest = 200;
/// A menu of more accounts than these is no help; the dialog searches them.
constexpr int mostInMenu = 9;

QString iconOf(Standing standing)
{
    return standing == Standing::Payer ? u"payer"_s : u"account"_s;
}

} // namespace

AccountMenu::AccountMenu(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &AccountMenu::openMenu);
    describe();
}

void AccountMenu::setWorld(const World& world, const std::optional<AccountId>& actor)
{
    m_world = world;
    const Account* account = actor ? world.account(*actor) : nullptr;
    m_current = account != nullptr ? std::optional(accountChoice(world, *account)) : std::nullopt;
    describe();
    updateGeometry();
    update();
}

void AccountMenu::setSignedIn(const SignedIn& signedIn)
{
    m_signedIn = signedIn;
    describe();
    updateGeometry();
    update();
}

void AccountMenu::setIconOnly(bool iconOnly)
{
    m_iconOnly = iconOnly;
    updateGeometry();
    update();
}

QString AccountMenu::caption() const
{
    if (!m_current)
        return tr("Add one to begin");
    const QString standing = m_current->standing == Standing::Payer    ? tr("Payer")
                             : m_current->standing == Standing::Linked ? tr("Linked")
                                                                       : tr("Stands alone");
    return u"%1 \u00b7 %2"_s.arg(m_signedIn.principal ? m_current->name : m_current->id.toString(), standing);
}

void AccountMenu::describe()
{
    const QString name = m_signedIn.principal ? principalName(*m_signedIn.principal)
                         : m_current          ? m_current->name
                                              : tr("No account");
    setText(name);
    if (m_signedIn.principal) {
        setAccessibleName(tr("Signed in as %1").arg(principalTitle(m_world, *m_signedIn.principal)));
        setToolTip(plainToolTip(accessibleName() + u'\n' + m_signedIn.principal->account.toString()));
        return;
    }
    setAccessibleName(m_current ? tr("Acting as %1, %2, %3")
                                      .arg(name, m_current->id.toString(), standingName(m_current->standing))
                                : tr("No account yet"));
    QString tip = name + u'\n' + caption();
    if (m_current && !m_current->organization.isEmpty())
        tip += u'\n' + tr("In the organization of %1").arg(m_current->organization);
    setToolTip(plainToolTip(tip));
}

QSize AccountMenu::sizeHint() const
{
    const int height =
        qMax(40, Type::lineHeight(TextStyle::Strong) + Type::lineHeight(TextStyle::Caption) + 2);
    const int icons = 2 * padding + Metrics::iconNavigation + gap + Metrics::iconControl;
    if (m_iconOnly)
        return {icons, height};
    const int name = QFontMetrics(Type::font(TextStyle::Strong)).horizontalAdvance(text());
    const int below = QFontMetrics(Type::font(TextStyle::Caption)).horizontalAdvance(caption());
    return {icons + gap + qMin(widest, qMax(name, below) + 2), height};
}

QSize AccountMenu::minimumSizeHint() const
{
    return sizeHint();
}

void AccountMenu::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const bool ring = Paint::showsFocus(&option);
    if (isDown() || underMouse() || ring)
        Paint::frame(&painter, rect(),
                     isDown()       ? t.sunken
                     : underMouse() ? t.hover
                                    : t.window,
                     ring ? t.focus : t.border, ring ? 2 : 1, Metrics::radiusControl);
    const auto mirrored = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const bool payer = m_current && m_current->standing == Standing::Payer;
    paintIcon(&painter, mirrored(QRect(padding, 0, Metrics::iconNavigation, height())),
              m_signedIn.principal ? principalIcon(m_signedIn.principal->kind)
              : m_current          ? iconOf(m_current->standing)
                                   : u"account"_s,
              payer && !m_signedIn.principal ? t.payer : t.text2, Metrics::iconNavigation);
    constexpr int chevron = Metrics::iconControl;
    paintIcon(&painter, mirrored(QRect(width() - padding - chevron, 0, chevron, height())), u"chevron-down"_s,
              t.text2, chevron);
    if (m_iconOnly)
        return;
    const int left = padding + Metrics::iconNavigation + gap;
    const int textWidth = width() - left - gap - chevron - padding;
    const int strong = Type::lineHeight(TextStyle::Strong) - 2;
    const int small = Type::lineHeight(TextStyle::Caption);
    const int top = (height() - strong - small) / 2;
    const auto line = [&](int y, int lineHeight, TextStyle style, const QColor& ink, const QString& text) {
        painter.setFont(Type::font(style));
        painter.setPen(ink);
        painter.drawText(mirrored(QRect(left, y, textWidth, lineHeight)),
                         static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, textWidth));
    };
    line(top, strong, TextStyle::Strong, t.text, text());
    line(top + strong, small, TextStyle::Caption, t.text2, caption());
}

void AccountMenu::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down) {
        openMenu();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

QMenu* AccountMenu::makeMenu()
{
    auto* menu = new QMenu(this);
    menu->setAccessibleName(tr("Act as"));
    addPeople(menu);
    const QList<AccountChoice> choices = accountChoices(m_world);
    const bool many = choices.size() > mostInMenu;
    for (const AccountChoice& choice : choices) {
        const bool acts = m_current && choice.id == m_current->id;
        // Of many accounts only the payers are offered beside the one that acts; the dialog has all.
        if (many && !acts && choice.standing != Standing::Payer)
            continue;
        const auto role = choice.standing == Standing::Payer ? ColorRole::Payer : ColorRole::Text2;
        // An ampersand in a name is no mnemonic.
        QAction* action =
            menu->addAction(billfold::icon(iconOf(choice.standing), role),
                            u"%1 (%2)\t%3"_s.arg(QString(choice.name).replace(u'&', u"&&"_s),
                                                 choice.id.toString(), standingName(choice.standing)));
        action->setCheckable(true);
        action->setChecked(acts);
        connect(action, &QAction::triggered, this, [this, id = choice.id] { emit accountChosen(id); });
    }
    if (!choices.isEmpty())
        menu->addSeparator();
    if (many)
        connect(menu->addAction(billfold::icon(u"search"_s), tr("Switch to another account…")),
                &QAction::triggered, this, &AccountMenu::openDialog);
    if (m_current)
        connect(menu->addAction(billfold::icon(u"info"_s), tr("Show this account")), &QAction::triggered,
                this, [this, id = m_current->id] { emit detailsRequested(id); });
    connect(menu->addAction(billfold::icon(u"add"_s), tr("Add existing account…")), &QAction::triggered, this,
            &AccountMenu::addRequested);
    addEnd(menu);
    return menu;
}

void AccountMenu::addPeople(QMenu* menu)
{
    if (!m_signedIn.principal)
        return;
    const auto plain = [](QString text) { return text.replace(u'&', u"&&"_s); };
    QAction* self = menu->addAction(billfold::icon(principalIcon(m_signedIn.principal->kind)),
                                    plain(principalTitle(m_world, *m_signedIn.principal)));
    self->setCheckable(true);
    self->setChecked(true);
    self->setEnabled(false);
    for (const PrincipalId& other : m_signedIn.others)
        connect(menu->addAction(billfold::icon(principalIcon(other.kind)),
                                plain(principalTitle(m_signedIn.names, other))),
                &QAction::triggered, this, [this, other] { emit principalChosen(other); });
    for (const PrincipalId& role : m_signedIn.roles)
        connect(menu->addAction(billfold::icon(u"role"_s),
                                tr("Take on the role %1").arg(plain(principalTitle(m_world, role)))),
                &QAction::triggered, this, [this, role] { emit roleChosen(role); });
    menu->addSeparator();
}

void AccountMenu::addEnd(QMenu* menu)
{
    if (!m_signedIn.principal)
        return;
    menu->addSeparator();
    connect(menu->addAction(billfold::icon(u"credentials"_s), tr("Security credentials")),
            &QAction::triggered, this, &AccountMenu::credentialsRequested);
    connect(menu->addAction(billfold::icon(u"account"_s), tr("Sign in to another account")),
            &QAction::triggered, this, &AccountMenu::anotherRequested);
    connect(menu->addAction(billfold::icon(u"lock"_s), tr("Lock now")), &QAction::triggered, this,
            &AccountMenu::lockRequested);
    connect(menu->addAction(billfold::icon(u"leave"_s), tr("Sign out")), &QAction::triggered, this,
            &AccountMenu::signOutRequested);
}

void AccountMenu::openMenu()
{
    const std::unique_ptr<QMenu> menu(makeMenu());
    menu->setMinimumWidth(width());
    const int right = layoutDirection() == Qt::RightToLeft ? 0 : width() - menu->sizeHint().width();
    menu->exec(mapToGlobal(QPoint(right, height() + 2)));
    setDown(false);
}

void AccountMenu::openDialog()
{
    auto* dialog = new OrganizationSwitchDialog(
        m_world, m_current ? std::optional(m_current->id) : std::nullopt, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OrganizationSwitchDialog::chosen, this, &AccountMenu::accountChosen);
    dialog->open();
}

} // namespace billfold
