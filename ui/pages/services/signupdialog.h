// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/dialogframe.h"

#include <QSet>

#include <functional>

namespace billfold
{

class CellPanel;
class SearchField;

/// Chooses a service to sign up for, out of those that are known and that the account has not yet.
class SignUpDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// Why a service cannot be chosen, with the policy; empty where it can.
    using Restriction = std::function<QString(const QString& prefix)>;

    SignUpDialog(const QString& accountName, const QSet<QString>& signedUp, Restriction restriction,
                 QWidget* parent);

    CellPanel* list() const { return m_list; }
    QPushButton* button() const { return m_button; }

signals:
    void chosen(const QString& prefix, const QString& name);

private:
    void check();
    void choose();

    Restriction m_restriction;
    SearchField* m_search;
    CellPanel* m_list;
    QPushButton* m_button;
};

} // namespace billfold
