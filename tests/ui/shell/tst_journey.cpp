// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "tests/support/legacycur.h"
#include "tests/ui/shell/hand.h"
#include "tests/ui/shell/shellsupport.h"
#include "ui/pages/page.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/topbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noticebar.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QTest>

#include <memory>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const AccountId meridian = *AccountId::parse(u"418807512306");
const AccountId northpier = *AccountId::parse(u"093318204761");

} // namespace

// One action of the hand; what it does not get done ends the test with what was in its way.
#define DO(action) QVERIFY2(m_hand->action, qPrintable(u"while %1: %2"_s.arg(m_step, m_hand->problem())))
#define SEE(text) QVERIFY2(sees(text), qPrintable(u"while %1: not to be seen: %2"_s.arg(m_step, text)))
#define ON(where) QTRY_VERIFY2(window().page()->id() == PageId::where, qPrintable(u"while %1"_s.arg(m_step)))

/// The whole way of consolidated billing, as the console's guide tells it, in the real window, with nothing
/// but what a person has: once by mouse, once by keyboard alone. Every step begins where the one before
/// ended.
class TstJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        applyTheme(*qApp, Appearance::Light);
        QApplication::setDoubleClickInterval(1); // a list that opened under the pointer takes clicks at once
    }
    void fromNothingToADenialAndBack_data();
    void fromNothingToADenialAndBack();
    void cleanup() { m_hand.reset(), m_bench.reset(); }

private:
    void twoAccountsStandAlone();
    void theFirstCreatesTheOrganization();
    void itCreatesAnAccount();
    void itInvitesTheSecond();
    void theSecondAccepts();
    void bothAreOnTheBill();
    void allFeaturesAreEnabled();
    void theAccountMovesIntoAUnit();
    void aPolicyDeniesAService();
    void itIsAttachedToTheUnit();
    void effectiveAccessSaysDenied();
    void undoneItIsAllowed();

    void actAs(const QString& name, const AccountId& account);
    void addAlone(const QString& name, const QString& email, const AccountId& id);
    /// Whether a label of the window or of its open dialog says so, now or soon.
    bool sees(const QString& text);
    bool seesRow(const QStringList& cells);
    void shot(const QString& name) { m_bench->shot(m_shots + name); }

    MainWindow& window() { return m_bench->window(); }
    const World& world() { return window().workspace()->organizations().world(); }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<Hand> m_hand;
    QString m_step, m_shots;
};

void TstJourney::fromNothingToADenialAndBack_data()
{
    QTest::addColumn<bool>("byKeys");
    QTest::newRow("by mouse") << false;
    QTest::newRow("by keyboard alone") << true;
}

void TstJourney::fromNothingToADenialAndBack()
{
    QFETCH(bool, byKeys);
    m_bench = std::make_unique<WindowBench>();
    QVERIFY(m_bench->openEmpty());
    m_hand = byKeys ? std::unique_ptr<Hand>(std::make_unique<KeyHand>(window()))
                    : std::unique_ptr<Hand>(std::make_unique<MouseHand>(window()));
    m_shots = byKeys ? u"keys-"_s : u"mouse-"_s;
    const std::pair<const char*, void (TstJourney::*)()> steps[] = {
        {"two accounts are added that stand alone", &TstJourney::twoAccountsStandAlone},
        {"the first creates the organization", &TstJourney::theFirstCreatesTheOrganization},
        {"it creates an account", &TstJourney::itCreatesAnAccount},
        {"it invites the second", &TstJourney::itInvitesTheSecond},
        {"the second accepts", &TstJourney::theSecondAccepts},
        {"both come onto the bill", &TstJourney::bothAreOnTheBill},
        {"all features are enabled", &TstJourney::allFeaturesAreEnabled},
        {"the account moves into a unit", &TstJourney::theAccountMovesIntoAUnit},
        {"a policy is written that denies a service", &TstJourney::aPolicyDeniesAService},
        {"it is attached to the unit", &TstJourney::itIsAttachedToTheUnit},
        {"effective access says denied", &TstJourney::effectiveAccessSaysDenied},
        {"it is undone and allowed", &TstJourney::undoneItIsAllowed},
    };
    int number = 0;
    for (const auto& [name, run] : steps) {
        m_step = QString::fromLatin1(name);
        (this->*run)();
        if (QTest::currentTestFailed()) {
            shot(u"failed"_s);
            return;
        }
        shot(u"%1"_s.arg(++number, 2, 10, QLatin1Char('0')));
    }
}

// ---- what is seen

bool TstJourney::sees(const QString& text)
{
    return QTest::qWaitFor([&] {
        const QWidgetList all = QApplication::topLevelWidgets();
        for (const QWidget* top : all) {
            for (const QLabel* label : top->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().contains(text))
                    return true;
            }
            for (const NoticeBar* notice : top->findChildren<NoticeBar*>()) {
                if (notice->isVisible() && notice->text().contains(text))
                    return true;
            }
        }
        return false;
    });
}

bool TstJourney::seesRow(const QStringList& cells)
{
    const auto holds = [&](const QAbstractItemModel& model, int row) {
        QStringList texts;
        for (int column = 0; column < model.columnCount(); ++column)
            texts.append(model.index(row, column).data().toString());
        return std::all_of(cells.cbegin(), cells.cend(),
                           [&](const QString& cell) { return texts.contains(cell); });
    };
    return QTest::qWaitFor([&] {
        for (const auto* table : window().findChildren<QAbstractItemView*>()) {
            const QAbstractItemModel* model = table->isVisible() ? table->model() : nullptr;
            for (int row = 0; model != nullptr && row < model->rowCount(); ++row) {
                if (holds(*model, row))
                    return true;
            }
        }
        return false;
    });
}

// ---- the steps

void TstJourney::actAs(const QString& name, const AccountId& account)
{
    DO(pick(window().topBar().account()->accessibleName(), u"%1 (%2)"_s.arg(name, account.toString())));
    QTRY_COMPARE(window().topBar().account()->text(), name);
}

void TstJourney::addAlone(const QString& name, const QString& email, const AccountId& id)
{
    SEE(u"An account that is in no organization yet"_s);
    DO(type(u"Account name"_s, name));
    DO(type(u"E-mail of the owner"_s, email));
    DO(type(u"Account id"_s, id.toString()));
    DO(press(u"Add account"_s));
    SEE(u"%1 is added."_s.arg(name));
    QTRY_VERIFY(QApplication::activeModalWidget() == nullptr);
}

void TstJourney::twoAccountsStandAlone()
{
    DO(goTo(u"Consolidated billing"_s));
    DO(press(u"Get started"_s));
    addAlone(u"Meridian"_s, u"pay@meridian.example"_s, meridian);
    DO(press(u"Add existing account"_s));
    addAlone(u"Northpier"_s, u"it@northpier.example"_s, northpier);
    QCOMPARE(world().accounts().size(), 2);
}

void TstJourney::theFirstCreatesTheOrganization()
{
    SEE(u"Create an organization from the account that will pay: Meridian."_s);
    DO(press(u"Create organization"_s));
    SEE(u"Meridian (%1) becomes its payer account."_s.arg(meridian.toString()));
    DO(press(u"Consolidated billing features"_s));
    DO(press(u"Create organization"_s));
    SEE(u"Protect this database with a password"_s);
    DO(press(u"Not now"_s));
    SEE(u"The organization is created."_s);
    ON(Accounts);
    QCOMPARE(world().organizations().first().payer, meridian);
    QCOMPARE(world().organizations().first().features, FeatureSet::ConsolidatedBilling);
}

void TstJourney::itCreatesAnAccount()
{
    DO(press(u"Add account"_s));
    ON(AddAccount);
    DO(type(u"Account name"_s, u"Rail Production"_s));
    DO(type(u"E-mail of the owner"_s, u"rail@meridian.example"_s));
    DO(press(u"Create account"_s));
    ON(Accounts);
    QTRY_COMPARE(world().members(world().organizations().first().id).size(), 2);
}

void TstJourney::itInvitesTheSecond()
{
    DO(press(u"Add account"_s));
    ON(AddAccount);
    DO(press(u"Invite an existing account"_s));
    DO(type(u"E-mail address or account id"_s, northpier.toString()));
    DO(press(u"Send invitation"_s));
    ON(Invitations);
    SEE(u"1 invitation is sent."_s);
}

void TstJourney::theSecondAccepts()
{
    actAs(u"Northpier"_s, northpier);
    DO(goTo(u"Consolidated billing"_s));
    DO(press(u"Show invitation"_s));
    ON(Invitations);
    DO(press(u"Accept"_s));
    SEE(u"From now on Meridian (%1) pays for Northpier"_s.arg(meridian.toString()));
    DO(press(u"Accept invitation"_s));
    SEE(u"Northpier joined the organization of Meridian."_s);
    DO(goTo(u"Consolidated billing"_s));
    SEE(u"Northpier is a linked account"_s);
    actAs(u"Meridian"_s, meridian);
}

void TstJourney::bothAreOnTheBill()
{
    const QByteArray payer = meridian.toString().toLatin1();
    const QByteArray linked = northpier.toString().toLatin1();
    const CurLine own{.account = payer, .cost = "39.52", .period = "2026-10", .payer = payer};
    const CurLine others{.account = linked, .cost = "428.75", .period = "2026-10", .payer = payer};
    m_bench->answer(writeFile(m_bench->path(u"october.csv"_s), legacyCur({own, others})));
    DO(pickFromBar(u"File"_s, u"Import"_s));
    DO(press(u"Choose files"_s));
    SEE(u"Nothing is written yet. Check what was recognized, then continue."_s);
    DO(press(u"Continue"_s));
    SEE(u"Every account that the export has charges for."_s);
    DO(press(u"Import"_s));
    DO(press(u"Show the bill"_s));
    ON(Bills);
    QVERIFY(seesRow({u"Meridian"_s, u"39.52"_s}));
    QVERIFY(seesRow({u"Northpier"_s, u"428.75"_s}));
    QVERIFY(seesRow({u"468.27"_s}));
}

void TstJourney::allFeaturesAreEnabled()
{
    DO(goTo(u"Settings"_s));
    DO(press(u"Begin process to enable all features"_s));
    DO(press(u"Begin process"_s));
    SEE(u"0 of 1 accounts have approved."_s);
    actAs(u"Northpier"_s, northpier);
    DO(goTo(u"Invitations"_s));
    DO(press(u"Accept"_s));
    DO(press(u"Approve"_s));
    SEE(u"Northpier approved all features."_s);
    actAs(u"Meridian"_s, meridian);
    DO(goTo(u"Settings"_s));
    SEE(u"Everybody has approved"_s);
    DO(press(u"Finalize"_s));
    DO(press(u"Finalize"_s));
    SEE(u"The organization has all features."_s);
    QCOMPARE(world().organizations().first().features, FeatureSet::All);
}

void TstJourney::theAccountMovesIntoAUnit()
{
    DO(goTo(u"Accounts"_s));
    DO(chooseRow(u"Accounts"_s, u"Root"_s));
    DO(pick(u"Actions"_s, u"Create unit"_s));
    DO(type(u"Unit name"_s, u"Workloads"_s));
    DO(press(u"Create organizational unit"_s));
    SEE(u"The unit Workloads is created."_s);
    DO(chooseRow(u"Accounts"_s, u"Northpier"_s));
    DO(pick(u"Actions"_s, u"Move"_s));
    DO(chooseRow(u"Where to"_s, u"Workloads"_s));
    DO(press(u"Move"_s));
    SEE(u"Northpier is moved."_s);
}

void TstJourney::aPolicyDeniesAService()
{
    DO(goTo(u"Policies"_s));
    DO(openRow(u"Types of policies"_s, u"Service control policies"_s));
    DO(press(u"Enable"_s));
    DO(press(u"Enable"_s));
    SEE(u"are being enabled."_s);
    DO(press(u"Create policy"_s));
    ON(PolicyEditor);
    DO(type(u"Policy name"_s, u"No object storage"_s));
    DO(choose(u"Service"_s, u"Amazon S3"_s));
    DO(tickRow(u"Actions of the service"_s, u"All actions (s3:*)"_s));
    DO(choose(u"Service"_s, u"All services"_s));
    DO(tickRow(u"Actions of the service"_s, u"All actions of all services (*)"_s));
    DO(press(u"Deny"_s));
    DO(press(u"Create policy"_s));
    SEE(u"No object storage is created."_s);
    ON(Policies);
}

void TstJourney::itIsAttachedToTheUnit()
{
    DO(showTab(u"Targets"_s));
    DO(press(u"Attach"_s));
    DO(tickRow(u"Root, units and accounts"_s, u"Workloads"_s));
    DO(press(u"Attach policy"_s));
    SEE(u"No object storage is attached."_s);
}

void TstJourney::effectiveAccessSaysDenied()
{
    DO(goTo(u"Policies"_s));
    DO(press(u"Effective access"_s));
    ON(EffectiveAccess);
    DO(choose(u"Account"_s, u"Northpier"_s));
    DO(type(u"Action"_s, u"s3:GetObject"_s));
    DO(press(u"Check"_s));
    SEE(u"Denied."_s);
    SEE(u"No object storage, attached to Workloads, denies s3:GetObject (statement 1)."_s);
}

void TstJourney::undoneItIsAllowed()
{
    DO(pickFromBar(u"Edit"_s, u"Undo"_s));
    SEE(u"Taken back: Attach"_s);
    SEE(u"Allowed."_s);
    SEE(u"Every level allows s3:GetObject"_s);
}

QTEST_MAIN(TstJourney)
#include "tst_journey.moc"
