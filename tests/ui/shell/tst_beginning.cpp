// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "models/views/accounttreemodel.h"
#include "tests/ui/shell/shellsupport.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/pages/accounts/accountspage.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/navigation.h"
#include "ui/shell/topbar.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/optioncard.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

QString plain(QString text)
{
    return text.remove(u'&');
}

template <typename Button>
Button* findButton(const QWidget& parent, const QString& text)
{
    for (Button* button : parent.findChildren<Button*>()) {
        if (button->isVisible() && plain(button->text()) == text)
            return button;
    }
    return nullptr;
}

/// Clicks once the button is there and enabled.
template <typename Button = QPushButton>
bool click(const QWidget& parent, const QString& text)
{
    const auto ready = [&] {
        const auto* button = findButton<Button>(parent, text);
        return button != nullptr && button->isEnabled();
    };
    if (!QTest::qWaitFor(ready))
        return false;
    QTest::mouseClick(findButton<Button>(parent, text), Qt::LeftButton);
    return true;
}

QWidget* field(const QWidget& parent, const QString& label)
{
    for (FormField* each : parent.findChildren<FormField*>()) {
        if (each->isVisible() && plain(each->label()->text()) == label)
            return each->input();
    }
    return nullptr;
}

bool type(const QWidget& parent, const QString& label, const QString& text)
{
    QWidget* input = field(parent, label);
    if (input == nullptr)
        return false;
    input->setFocus();
    QTest::keyClicks(input, text);
    return true;
}

} // namespace

/// From nothing to an organization with a created and an invited account, in the window, by mouse and keys.
class TstBeginning : public QObject
{
    Q_OBJECT

private slots:
    void consolidatedBillingBegins();

private:
    bool dialogIs(const QString& title);
    DialogFrame& dialog();
    bool goTo(PageId page);
    bool actAs(const QString& name);

    std::unique_ptr<WindowBench> m_bench;
    MainWindow& window() { return m_bench->window(); }
    const World& world() { return window().workspace()->organizations().world(); }
};

DialogFrame& TstBeginning::dialog()
{
    for (DialogFrame* each : window().findChildren<DialogFrame*>()) {
        if (each->isVisible())
            return *each;
    }
    qFatal("no dialog is open");
}

bool TstBeginning::dialogIs(const QString& title)
{
    return QTest::qWaitFor([this, &title] {
        for (const DialogFrame* each : window().findChildren<DialogFrame*>()) {
            if (each->isVisible())
                return each->windowTitle() == title;
        }
        return title.isEmpty();
    });
}

bool TstBeginning::goTo(PageId page)
{
    QTest::mouseClick(window().navigation().button(page), Qt::LeftButton);
    return window().page()->id() == page && m_bench->settle();
}

bool TstBeginning::actAs(const QString& name)
{
    const std::unique_ptr<QMenu> menu(window().topBar().account()->makeMenu());
    for (QAction* action : menu->actions()) {
        if (action->text().startsWith(name)) {
            action->trigger();
            return QTest::qWaitFor([&] { return window().topBar().account()->text() == name; });
        }
    }
    return false;
}

void TstBeginning::consolidatedBillingBegins()
{
    m_bench = std::make_unique<WindowBench>();
    QVERIFY(m_bench->openEmpty());

    // Two accounts that stand alone
    QVERIFY(goTo(PageId::Consolidated));
    QVERIFY(click(*window().page(), u"Get started"_s));
    QVERIFY(dialogIs(u"Add existing account"_s));
    QVERIFY(type(dialog(), u"Account name"_s, u"Meridian"_s));
    QVERIFY(type(dialog(), u"E-mail of the owner"_s, u"pay@meridian.example"_s));
    QVERIFY(click(dialog(), u"Add account"_s));
    QVERIFY(dialogIs({}));
    QVERIFY(click(*window().page(), u"Add existing account"_s));
    QVERIFY(dialogIs(u"Add existing account"_s));
    QVERIFY(type(dialog(), u"Account name"_s, u"Northpier"_s));
    QVERIFY(type(dialog(), u"E-mail of the owner"_s, u"it@northpier.example"_s));
    QVERIFY(type(dialog(), u"Account id"_s, u"093318204761"_s));
    QVERIFY(click(dialog(), u"Add account"_s));
    QVERIFY(dialogIs({}));
    QCOMPARE(world().accounts().size(), 2);
    m_bench->shot(u"beginning-1-alone"_s);

    // The first creates the organization
    QVERIFY(actAs(u"Meridian"_s));
    QVERIFY(click(*window().page(), u"Create organization"_s));
    QVERIFY(dialogIs(u"Create organization"_s));
    QVERIFY(click<OptionCard>(dialog(), u"Consolidated billing features"_s));
    QVERIFY(click(dialog(), u"Create organization"_s));
    QVERIFY(dialogIs({}));
    QCOMPARE(world().organizations().size(), 1);
    QTRY_COMPARE(window().page()->id(), PageId::Accounts);
    m_bench->shot(u"beginning-2-organization"_s);

    // It creates an account
    QVERIFY(click(*window().page(), u"Add account"_s));
    QTRY_COMPARE(window().page()->id(), PageId::AddAccount);
    QVERIFY(type(*window().page(), u"Account name"_s, u"Rail Production"_s));
    QVERIFY(type(*window().page(), u"E-mail of the owner"_s, u"rail@meridian.example"_s));
    QVERIFY(click(*window().page(), u"Create account"_s));
    QTRY_COMPARE(window().page()->id(), PageId::Accounts);
    m_bench->shot(u"beginning-3-created"_s);

    // It invites the other, which accepts
    QVERIFY(click(*window().page(), u"Add account"_s));
    QVERIFY(click<OptionCard>(*window().page(), u"Invite an existing account"_s));
    QVERIFY(type(*window().page(), u"E-mail address or account id"_s, u"093318204761"_s));
    QVERIFY(click(*window().page(), u"Send invitation"_s));
    QTRY_COMPARE(window().page()->id(), PageId::Invitations);
    m_bench->shot(u"beginning-4-invited"_s);
    QVERIFY(actAs(u"Northpier"_s));
    QVERIFY(goTo(PageId::Consolidated));
    QVERIFY(click(*window().page(), u"Show invitation"_s));
    m_bench->shot(u"beginning-5-asked"_s);
    QVERIFY(click(*window().page(), u"Accept"_s));
    m_bench->shot(u"beginning-6-confirm"_s);
    QVERIFY(click(dialog(), u"Accept invitation"_s));
    const AccountId northpier = *AccountId::parse(u"093318204761");
    QTRY_VERIFY(world().account(northpier)->membership.has_value());

    // Who pays now
    QVERIFY(goTo(PageId::Consolidated));
    QTRY_VERIFY(findButton<QPushButton>(*window().page(), u"Leave this organization"_s) != nullptr);
    m_bench->shot(u"beginning-7-linked"_s);
    QVERIFY(actAs(u"Meridian"_s));
    QVERIFY(goTo(PageId::Accounts));
    const auto* page = qobject_cast<AccountsPage*>(window().page());
    QTRY_VERIFY(page->model()->indexOf(northpier.toString()).isValid());
    m_bench->shot(u"beginning-8-accounts"_s);
}

QTEST_MAIN(TstBeginning)
#include "tst_beginning.moc"
