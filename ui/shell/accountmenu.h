// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/directory.h"
#include "models/views/accountchoicemodel.h"

#include <QAbstractButton>

#include <optional>

class QMenu;

namespace billfold
{

/// The button at the right of the top bar: the account on whose behalf everything is done, and who is signed
/// in. Its menu switches to another account of the database, where there are many by a dialog that searches
/// them, to somebody else who signed in, or to a role; it locks and signs out.
class AccountMenu : public QAbstractButton
{
    Q_OBJECT

public:
    /// Who acts, where the database asks for a sign-in; nobody where it does not.
    struct SignedIn {
        std::optional<PrincipalId> principal{};
        QList<PrincipalId> others{}; ///< who signed in too
        QList<PrincipalId> roles{};  ///< that the principal may take on
        World names{};               ///< what the accounts of the others are called
    };

    explicit AccountMenu(QWidget* parent = nullptr);

    void setWorld(const World& world, const std::optional<AccountId>& actor);
    void setSignedIn(const SignedIn& signedIn);
    void setIconOnly(bool iconOnly);
    const std::optional<AccountChoice>& current() const { return m_current; }
    /// The entries as the menu shows them; the caller owns the menu.
    QMenu* makeMenu();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void accountChosen(const billfold::AccountId& account);
    /// The person wants to see the account that acts.
    void detailsRequested(const billfold::AccountId& account);
    /// The person wants another account in the database.
    void addRequested();
    /// Somebody else who signed in shall act.
    void principalChosen(const billfold::PrincipalId& principal);
    void roleChosen(const billfold::PrincipalId& role);
    void credentialsRequested();
    void anotherRequested(); ///< to sign in to another account
    void lockRequested();
    void signOutRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void openMenu();
    void openDialog();
    void addPeople(QMenu* menu);
    void addEnd(QMenu* menu);
    void describe();
    QString caption() const;

    World m_world;
    std::optional<AccountChoice> m_current;
    SignedIn m_signedIn;
    bool m_iconOnly = false;
};

} // namespace billfold
