// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/credentials/credentialspage.h"

#include "tests/support/workbench.h"
#include "tests/ui/securitybench.h"
#include "ui/dialogs/accountsecuritydialogs.h"
#include "ui/dialogs/mfadialogs.h"
#include "ui/dialogs/newpassword.h"
#include "ui/dialogs/passworddialogs.h"
#include "ui/dialogs/secretdialogs.h"
#include "ui/pages/credentials/credentialparts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/codeboxes.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/qrview.h"
#include "ui/widgets/rulelist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

class TstCredentialsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void withoutAPasswordThePageSetsOne();
    void aPasswordIsChangedOnceEachRuleIsMet();
    void aWrongPresentPasswordIsSaidAtItsField();
    void aDeviceIsAssignedByTheSecretThatIsShown();
    void aCodeThatIsNotTheSecretsIsRefusedAtOnce();
    void recoveryCodesStayUntilTheyAreKept();
    void recoveryCodesAreSavedForNobodyElse();
    void aDeviceIsRemoved();
    void anAccessKeyIsMadeShownOnceAndRotated();
    void anAliasIsCheckedAsItIsTyped();
    void aPasswordPolicyIsKept();
    void theTimeOfTheLockIsKept();
    void whatMayNotBeDoneSaysWhy();

private:
    void open();
    /// Assigns a device in the dialog; answers with the secret that it showed.
    SecretText assign(const QString& name);

    std::unique_ptr<SecurityBench> m_bench;
    std::unique_ptr<CredentialsPage> m_page;
};

void TstCredentialsPage::initTestCase()
{
    applyTheme(*qApp, Appearance::Light);
}

void TstCredentialsPage::init()
{
    m_bench = std::make_unique<SecurityBench>();
}

void TstCredentialsPage::cleanup()
{
    m_page.reset();
    m_bench.reset();
}

void TstCredentialsPage::open()
{
    m_page = std::make_unique<CredentialsPage>(m_bench->workspace);
    m_page->resize(1064, 720);
    m_page->show();
}

void TstCredentialsPage::withoutAPasswordThePageSetsOne()
{
    open();
    QVERIFY(!m_page->mfa()->assignButton()->isEnabled());
    QVERIFY(m_page->warning()->isHidden());
    QTest::mouseClick(m_page->password()->change(), Qt::LeftButton);
    auto* dialog = dialogIn<ProtectDialog>(*m_page);
    QVERIFY(dialog);
    dialog->password()->first()->setText(SecurityBench::rootPassword());
    QVERIFY(!dialog->verb()->isEnabled());
    dialog->password()->again()->setText(SecurityBench::rootPassword());
    picture(*dialog, u"protect"_s);
    QTest::mouseClick(dialog->verb(), Qt::LeftButton);
    QTRY_VERIFY(m_bench->identity().signInRequired());
    QTRY_COMPARE(m_page->password()->change()->text(), u"Change password"_s);
    QVERIFY(m_page->mfa()->assignButton()->isEnabled());
    QVERIFY(m_page->warning()->isVisible());
    QVERIFY(m_page->warning()->text().contains(u"payer account"_s));
    picture(*m_page, u"credentials"_s);
}

void TstCredentialsPage::aPasswordIsChangedOnceEachRuleIsMet()
{
    m_bench->protect();
    open();
    QTest::mouseClick(m_page->password()->change(), Qt::LeftButton);
    auto* dialog = dialogIn<ChangePasswordDialog>(*m_page);
    QVERIFY(dialog);
    dialog->present()->setText(SecurityBench::rootPassword());
    NewPassword& fields = *dialog->password();
    const struct {
        QString password;
        QString missing; ///< the word in the one rule that it fails
    } tries[] = {
        {u"Oak-Le4"_s, u"8"_s},           {u"oak-leaf-42"_s, u"upper"_s}, {u"OAK-LEAF-42"_s, u"lower"_s},
        {u"Oak-Leaf-Tree"_s, u"digit"_s}, {u"OakLeafTree42"_s, u"s"_s},
    };
    for (const auto& one : tries) {
        fields.first()->setText(one.password);
        fields.again()->setText(one.password);
        QStringList unmet;
        for (const RuleList::Rule& rule : fields.rules()->rules()) {
            if (!rule.met)
                unmet.append(rule.text);
        }
        QVERIFY2(unmet.size() == 1, qPrintable(one.password + u": "_s + unmet.join(u"; "_s)));
        QVERIFY2(unmet.first().contains(one.missing, Qt::CaseInsensitive), qPrintable(unmet.first()));
        QVERIFY(!dialog->verb()->isEnabled());
        QVERIFY(!dialog->note().isEmpty());
    }
    fields.first()->setText(u"Oak-Leaf-42"_s);
    fields.again()->setText(u"Oak-Leaf-43"_s);
    QVERIFY(!dialog->verb()->isEnabled());
    fields.again()->setText(u"Oak-Leaf-42"_s);
    QVERIFY(dialog->verb()->isEnabled());
    picture(*dialog, u"change-password"_s);
    QTest::mouseClick(dialog->verb(), Qt::LeftButton);
    QTRY_VERIFY(dialogIn<ChangePasswordDialog>(*m_page) == nullptr);
    const QString address = m_bench->workspace->organizations().world().account(payerId)->email;
    m_bench->identity().signOutAll();
    const auto outcome = heard(m_bench->identity().signIn({{}, address, true, secret(u"Oak-Leaf-42"_s), {}}));
    QCOMPARE(outcome.step, SignInOutcome::Step::SignedIn);
}

void TstCredentialsPage::aWrongPresentPasswordIsSaidAtItsField()
{
    m_bench->protect();
    open();
    QTest::mouseClick(m_page->password()->change(), Qt::LeftButton);
    auto* dialog = dialogIn<ChangePasswordDialog>(*m_page);
    QVERIFY(dialog);
    dialog->present()->setText(u"wrong"_s);
    dialog->password()->first()->setText(u"Oak-Leaf-42"_s);
    dialog->password()->again()->setText(u"Oak-Leaf-42"_s);
    QTest::mouseClick(dialog->verb(), Qt::LeftButton);
    QTRY_VERIFY(inputError(dialog->present()));
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->password()->first()->text(), u"Oak-Leaf-42"_s);
    dialog->close();
}

SecretText TstCredentialsPage::assign(const QString& name)
{
    QTest::mouseClick(m_page->mfa()->assignButton(), Qt::LeftButton);
    auto* dialog = dialogIn<AssignMfaDialog>(*m_page);
    if (dialog == nullptr)
        qFatal("no dialog to assign a device");
    dialog->name()->setText(name);
    dialog->secret()->setRevealed(true);
    const SecretText shown = readBase32(dialog->secret()->text());
    dialog->secret()->setRevealed(false);
    QTest::keyClicks(dialog->first()->boxes(), m_bench->code(shown));
    m_bench->clock->pass(30);
    picture(*dialog, u"assign-mfa"_s);
    QTest::keyClicks(dialog->second()->boxes(), m_bench->code(shown));
    QTest::mouseClick(dialog->verb(), Qt::LeftButton);
    return shown;
}

void TstCredentialsPage::aDeviceIsAssignedByTheSecretThatIsShown()
{
    m_bench->protect();
    open();
    assign(u"ines-phone"_s);
    QTRY_VERIFY(dialogIn<RecoveryCodesDialog>(*m_page) != nullptr);
    QTRY_COMPARE(m_page->mfa()->devices()->model()->rowCount(), 1);
    QCOMPARE(m_page->mfa()->devices()->model()->keyAt(0), u"ines-phone"_s);
    QTRY_VERIFY(m_page->warning()->isHidden());
    QVERIFY(dialogIn<AssignMfaDialog>(*m_page) == nullptr);
    picture(*m_page, u"credentials-mfa"_s);
}

void TstCredentialsPage::aCodeThatIsNotTheSecretsIsRefusedAtOnce()
{
    m_bench->protect();
    open();
    QTest::mouseClick(m_page->mfa()->assignButton(), Qt::LeftButton);
    auto* dialog = dialogIn<AssignMfaDialog>(*m_page);
    QVERIFY(dialog);
    QVERIFY(dialog->qr()->modules() > 20);
    dialog->secret()->setRevealed(true);
    const SecretText shown = readBase32(dialog->secret()->text());
    QTest::keyClicks(dialog->first()->boxes(), m_bench->code(shown, 100));
    QVERIFY(!dialog->first()->error().isEmpty());
    dialog->first()->boxes()->clear();
    const QString code = m_bench->code(shown);
    QTest::keyClicks(dialog->first()->boxes(), code);
    QVERIFY(dialog->first()->boxes()->isAccepted());
    QTest::keyClicks(dialog->second()->boxes(), code);
    QVERIFY(dialog->second()->error().contains(u"same code"_s));
    QVERIFY(!dialog->verb()->isEnabled());
    dialog->close();
}

void TstCredentialsPage::recoveryCodesStayUntilTheyAreKept()
{
    m_bench->protect();
    open();
    assign(u"phone"_s);
    QTRY_VERIFY(dialogIn<RecoveryCodesDialog>(*m_page) != nullptr);
    auto* dialog = dialogIn<RecoveryCodesDialog>(*m_page);
    QVERIFY(dialog->codes().size() >= 8);
    picture(*dialog, u"recovery-codes"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    dialog->kept()->setChecked(true);
    QTest::mouseClick(button(*dialog, u"Done"_s), Qt::LeftButton);
    QTRY_VERIFY(dialogIn<RecoveryCodesDialog>(*m_page) == nullptr);
}

void TstCredentialsPage::recoveryCodesAreSavedForNobodyElse()
{
    m_bench->protect();
    open();
    assign(u"phone"_s);
    QTRY_VERIFY(dialogIn<RecoveryCodesDialog>(*m_page) != nullptr);
    auto* dialog = dialogIn<RecoveryCodesDialog>(*m_page);
    const QString path = m_bench->path(u"codes.txt"_s);
    fileChooser().saveFile = [path](QWidget*, const QString&, const QString&, const QString&) {
        return path;
    };
    QTest::mouseClick(button(*dialog, u"Save to file…"_s), Qt::LeftButton);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromUtf8(file.readAll()).contains(dialog->codes().first()));
    QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOther),
             QFileDevice::Permissions());
    QVERIFY(dialog->kept()->isChecked());
}

void TstCredentialsPage::aDeviceIsRemoved()
{
    m_bench->protect();
    m_bench->assignDevice();
    open();
    QTest::mouseClick(button(*m_page->mfa(), u"Remove"_s), Qt::LeftButton);
    auto* question = dialogIn<DialogFrame>(*m_page);
    QVERIFY(question);
    QTest::mouseClick(button(*question, u"Remove device"_s), Qt::LeftButton);
    QTRY_COMPARE(m_page->mfa()->devices()->model()->rowCount(), 0);
    QTRY_VERIFY(m_page->warning()->isVisible());
}

void TstCredentialsPage::anAccessKeyIsMadeShownOnceAndRotated()
{
    m_bench->protect();
    open();
    QTest::mouseClick(m_page->keys()->create(), Qt::LeftButton);
    QTRY_VERIFY(dialogIn<AccessKeyDialog>(*m_page) != nullptr);
    auto* shown = dialogIn<AccessKeyDialog>(*m_page);
    shown->secret()->setRevealed(true);
    const QString text = shown->secret()->text();
    QVERIFY(text.size() >= 30);
    picture(*shown, u"access-key"_s);
    QTest::mouseClick(button(*shown, u"Done"_s), Qt::LeftButton);
    QTRY_COMPARE(m_page->keys()->keys()->model()->rowCount(), 1);
    const QString id = m_page->keys()->keys()->model()->keyAt(0);
    QCOMPARE(m_page->keys()->create()->text(), u"Rotate: create the next key"_s);
    QVERIFY(!button(*m_page->keys(), u"Delete"_s)->isEnabled());
    QTest::mouseClick(button(*m_page->keys(), u"Deactivate"_s), Qt::LeftButton);
    QTRY_VERIFY(button(*m_page->keys(), u"Activate"_s) != nullptr);
    QTest::mouseClick(button(*m_page->keys(), u"Delete"_s), Qt::LeftButton);
    auto* question = dialogIn<DialogFrame>(*m_page);
    QVERIFY(question);
    QTest::mouseClick(button(*question, u"Delete key"_s), Qt::LeftButton);
    QTRY_COMPARE(m_page->keys()->keys()->model()->rowCount(), 0);
    QVERIFY(m_bench->identity().directory().credentialsOfKey(id) == nullptr);
}

void TstCredentialsPage::anAliasIsCheckedAsItIsTyped()
{
    m_bench->protect();
    open();
    QTest::mouseClick(button(*m_page->account(), u"Change alias"_s), Qt::LeftButton);
    auto* dialog = dialogIn<AliasDialog>(*m_page);
    QVERIFY(dialog);
    dialog->alias()->setText(u"Not An Alias"_s);
    QVERIFY(!dialog->verb()->isEnabled());
    QVERIFY(inputError(dialog->alias()));
    dialog->alias()->setText(u"meridian"_s);
    QTest::mouseClick(dialog->verb(), Qt::LeftButton);
    QTRY_VERIFY(m_bench->identity().directory().securityByAlias(u"meridian"_s) != nullptr);
}

void TstCredentialsPage::aPasswordPolicyIsKept()
{
    m_bench->protect();
    open();
    QTest::mouseClick(button(*m_page->account(), u"Edit password policy"_s), Qt::LeftButton);
    auto* dialog = dialogIn<PasswordPolicyDialog>(*m_page);
    QVERIFY(dialog);
    QVERIFY(!dialog->policy());
    const PasswordPolicy wanted{.minimumLength = 14,
                                .requireSymbols = true,
                                .requireNumbers = true,
                                .allowUsersToChange = true,
                                .maxAgeDays = 90,
                                .reusePrevention = 3,
                                .hardExpiry = true};
    dialog->setPolicy(wanted);
    QCOMPARE(*dialog->policy(), wanted);
    picture(*dialog, u"password-policy"_s);
    QTest::mouseClick(dialog->verb(), Qt::LeftButton);
    QTRY_VERIFY(m_bench->identity().directory().security(payerId) != nullptr);
    QCOMPARE(*m_bench->identity().directory().security(payerId)->passwordPolicy, wanted);
}

void TstCredentialsPage::theTimeOfTheLockIsKept()
{
    open();
    QComboBox& box = *m_page->account()->lockAfter();
    QCOMPARE(box.currentData().toInt(), usualIdleMinutes);
    box.setCurrentIndex(box.findData(0));
    emit box.activated(box.currentIndex());
    QCOMPARE(QSettings().value(idleMinutesKey()).toInt(), 0);
    QSettings().remove(idleMinutesKey());
}

void TstCredentialsPage::whatMayNotBeDoneSaysWhy()
{
    m_bench->protect();
    m_bench->addUser(u"reader"_s, u"arn:aws:iam::aws:policy/ReadOnlyAccess"_s);
    m_bench->identity().signOutAll();
    heard(m_bench->identity().signIn(
        {payerId.toString(), u"reader"_s, false, secret(SecurityBench::userPassword()), {}}));
    open();
    QPushButton* alias = button(*m_page->account(), u"Change alias"_s);
    QVERIFY(!alias->isEnabled());
    QVERIFY(!alias->toolTip().isEmpty());
    QVERIFY(!alias->accessibleDescription().isEmpty());
}

QTEST_MAIN(TstCredentialsPage)
#include "tst_credentialspage.moc"
