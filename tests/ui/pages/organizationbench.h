// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "tests/support/sampleworld.h"
#include "tests/support/workbench.h"

#include <QWidget>

namespace billfold
{
class DialogFrame;
class TableView;
} // namespace billfold

namespace billfold::test
{

/// The sample organization in a database, with its payer acting, for tests of the pages that show one.
class OrganizationBench
{
public:
    /// `features`: what the organization has.
    explicit OrganizationBench(FeatureSet features = FeatureSet::All);

    const std::shared_ptr<Workspace>& workspace() const { return m_bench.workspace; }
    OrganizationService& service() const { return m_bench.workspace->organizations(); }
    const World& world() const { return service().world(); }
    const Organization& organization() const { return *world().organization(organizationId); }

    /// Does it as the rules allow; the test ends where they refuse.
    ChangeSet perform(const Commands& commands);
    /// The same on behalf of another account; the payer acts again afterwards.
    ChangeSet performAs(const AccountId& account, const Commands& commands);
    /// Writes entities as they are.
    void put(const QList<EntityChange>& changes);
    /// Enables service control policies, whose full access is then attached everywhere.
    void enablePolicies();
    PolicyId createPolicy(const QString& name, const QString& content);
    HandshakeId handshake(HandshakeAction action) const; ///< the first of that kind

private:
    Workbench m_bench;
};

/// A policy that denies one action.
QString denyText(const QString& action, const QString& sid = QStringLiteral("DenyIt"));

TableView* tableNamed(const QWidget& parent, const QString& name);
QString cellText(const TableView& table, int row, int column);
/// The row whose text in the column is so; -1 where there is none.
int rowWith(const TableView& table, int column, const QString& text);
void chooseRow(TableView& table, int row);
/// Whether a visible label says so.
bool says(const QWidget& widget, const QString& text);
/// The dialog that is open; nullptr where none is.
DialogFrame* dialogOf(const QWidget& widget);
/// Presses a visible button; false where there is none or it is disabled.
bool press(const QWidget& parent, const QString& text);

} // namespace billfold::test
