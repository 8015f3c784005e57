// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QAbstractButton>

class QMenu;

namespace billfold
{

/// The box at the top of the navigation: whose bills are shown. It opens a menu of the payers of this
/// database.
class OrganizationBox : public QAbstractButton
{
    Q_OBJECT

public:
    explicit OrganizationBox(QWidget* parent = nullptr);

    void setPayers(const QList<PayerInfo>& payers, const QString& current);
    /// What is known while no bill names a payer.
    void setOrganization(const QString& name, const QString& id);
    void setIconOnly(bool iconOnly);
    QString name() const { return m_name; }
    QString caption() const { return m_caption; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void payerChosen(const QString& payer);
    /// The person wants to see the organization itself.
    void organizationRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void openMenu();
    void describe();

    QList<PayerInfo> m_payers;
    QString m_current;
    QString m_known;
    QString m_knownId;
    QString m_name;
    QString m_caption;
    bool m_iconOnly = false;
};

/// What people call a payer with its organization: the organization's name, else the account's.
QString payerTitle(const PayerInfo& payer);

} // namespace billfold
