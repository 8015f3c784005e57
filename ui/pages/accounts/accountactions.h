// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "models/services/workspace.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/pagetarget.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

class QAction;
class QMenu;

namespace billfold
{

/// What can be done with chosen accounts, units and the root, as actions for menus and buttons: each asks
/// what it has to ask, says what it means for the bill, and does it. Which are offered depends on what is
/// chosen and on the account one acts as.
class AccountActions : public QObject
{
    Q_OBJECT

public:
    enum class Id {
        Show,
        ActAs,
        Move,
        Rename,
        ChangeEmail,
        VerifyEmail,
        CompleteSignUp,
        Remove,
        Leave,
        Close,
        Reinstate,
        Forget,
        Invite,
        AddAccount,
        CreateUnit,
        DeleteUnits,
    };

    AccountActions(std::shared_ptr<Workspace> workspace, NoticeSink notice, QWidget* parent);

    /// Ids of accounts, units and the root; others are left aside.
    void setSelection(const QStringList& keys);
    const QStringList& selection() const { return m_keys; }
    QAction* action(Id id) const;
    /// The actions that concern what is chosen, in groups, those that are not possible now disabled.
    void fill(QMenu& menu) const;
    /// Moves rows that were dropped on a unit or the root.
    void moveTo(const QStringList& keys, const QString& destination);

signals:
    void openRequested(const billfold::PageTarget& target);

private:
    OrganizationService& service() const { return m_workspace->organizations(); }
    const World& world() const { return service().world(); }
    QWidget* window() const;
    QAction* add(Id id, const QString& text, const QString& iconName, std::function<void()> run);
    void addForAccounts();
    void addForMembers();
    void addForUnits();
    void refresh();
    QList<AccountId> accounts() const;
    const Account* account() const; ///< the one that is chosen; nullptr where it is not one
    const Unit* unit() const;

    void perform(const Commands& commands, const QString& title, const QString& done, const QString& text);
    bool refused(const Commands& commands, const QString& headline);
    void rename();
    void changeEmail();
    void move();
    void removeFromOrganization();
    void leave();
    void close();
    void forget();
    void completeSignUp(const AccountId& id);
    void createUnit();
    void deleteUnits();

    std::shared_ptr<Workspace> m_workspace;
    NoticeSink m_notice;
    QStringList m_keys;
    QList<QPair<Id, QAction*>> m_actions;
};

} // namespace billfold
