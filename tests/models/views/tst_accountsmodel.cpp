// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountsmodel.h"
#include "models/views/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// The accounts of a payer, and naming them.
class TstAccountsModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void thePayerComesFirstThenTheLargest();
    void anAccountWithoutChargesHasNoAmount();
    void aNewNameIsAskedForAndNotKept();
    void anUnchangedNameIsNoChange_data();
    void anUnchangedNameIsNoChange();
    void onlyNamesCanBeEdited();

private:
    std::unique_ptr<AccountsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TstAccountsModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<AccountsModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto cents = [](qint64 value) { return Money::fromCents(value); };
    m_model->setAccounts({{u"204417809913"_s, u"Sandbox"_s, false, cents(892), 892, false, true},
                          {u"318204557120"_s, u"318204557120"_s, false, {}, 0, false, false},
                          {u"669150428837"_s, u"Production"_s, false, cents(42875), 42875, true, true},
                          {u"112233445566"_s, u"Alder Billing"_s, true, cents(3952), 3952, false, true}},
                         cents(47719), u"September 2026"_s);
}

void TstAccountsModel::thePayerComesFirstThenTheLargest()
{
    QCOMPARE(m_model->index(0, AccountsModel::Name).data().toString(), u"Alder Billing"_s);
    QCOMPARE(m_model->index(1, AccountsModel::Name).data().toString(), u"Production"_s);
    QCOMPARE(m_model->index(2, AccountsModel::Name).data().toString(), u"Sandbox"_s);
    QCOMPARE(m_model->index(0, AccountsModel::Role).data(BadgeRole).toString(), u"payer"_s);
    QCOMPARE(m_model->index(1, AccountsModel::Amount).data().toString(), u"428.75"_s);
    QVERIFY(m_model->index(1, AccountsModel::Amount).data(CentMovedRole).toBool());
    QCOMPARE(m_model->index(1, AccountsModel::Share).data().toString(), u"89.8\u00a0%"_s);
    QCOMPARE(m_model->headerData(AccountsModel::Amount, Qt::Horizontal).toString(), u"September 2026"_s);
}

void TstAccountsModel::anAccountWithoutChargesHasNoAmount()
{
    // No charges are something else than charges of zero.
    const QModelIndex amount = m_model->index(3, AccountsModel::Amount);
    QCOMPARE(amount.data().toString(), u"\u2013"_s);
    QVERIFY(!amount.data(ExactRole).isValid());
}

void TstAccountsModel::aNewNameIsAskedForAndNotKept()
{
    const QSignalSpy renamed(m_model.get(), &AccountsModel::renamed);
    QVERIFY(m_model->setData(m_model->index(2, 0), u"  Playground "_s, Qt::EditRole));
    QCOMPARE(renamed.size(), 1);
    QCOMPARE(renamed[0][0].toString(), u"204417809913"_s);
    QCOMPARE(renamed[0][1].toString(), u"Playground"_s);
    QCOMPARE(m_model->index(2, 0).data().toString(), u"Sandbox"_s);
}

void TstAccountsModel::anUnchangedNameIsNoChange_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("name");
    QTest::newRow("the same") << 2 << u"Sandbox"_s;
    QTest::newRow("blanks around") << 2 << u" Sandbox  "_s;
    QTest::newRow("still none") << 3 << QString();
}

void TstAccountsModel::anUnchangedNameIsNoChange()
{
    QFETCH(int, row);
    QFETCH(QString, name);
    const QSignalSpy renamed(m_model.get(), &AccountsModel::renamed);
    QVERIFY(!m_model->setData(m_model->index(row, 0), name, Qt::EditRole));
    QVERIFY(renamed.isEmpty());
}

void TstAccountsModel::onlyNamesCanBeEdited()
{
    QVERIFY(m_model->index(0, AccountsModel::Name).flags() & Qt::ItemIsEditable);
    for (int column = AccountsModel::Key; column < AccountsModel::ColumnCount; ++column) {
        QVERIFY(!(m_model->index(0, column).flags() & Qt::ItemIsEditable));
        QVERIFY(!m_model->setData(m_model->index(0, column), u"x"_s, Qt::EditRole));
    }
    // An account that is called by its id is edited from nothing.
    QCOMPARE(m_model->index(3, 0).data(Qt::EditRole).toString(), QString());
    QCOMPARE(m_model->index(2, 0).data(Qt::EditRole).toString(), u"Sandbox"_s);
}

QTEST_APPLESS_MAIN(TstAccountsModel)
#include "tst_accountsmodel.moc"
