// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/accountchoicemodel.h"

#include <QAbstractButton>

#include <optional>

class QMenu;

namespace billfold
{

/// The button at the right of the top bar: the account on whose behalf everything is done. Its menu switches
/// to another account of the database; where there are many, to a dialog that searches them.
class AccountMenu : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AccountMenu(QWidget* parent = nullptr);

    void setWorld(const World& world, const std::optional<AccountId>& actor);
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

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void openMenu();
    void openDialog();
    void describe();
    QString caption() const;

    World m_world;
    std::optional<AccountChoice> m_current;
    bool m_iconOnly = false;
};

} // namespace billfold
