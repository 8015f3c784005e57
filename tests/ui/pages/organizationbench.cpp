// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/organizationbench.h"

#include "ui/dialogs/dialogframe.h"
#include "ui/widgets/tableview.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace billfold::test
{

using namespace Qt::StringLiterals;

OrganizationBench::OrganizationBench(FeatureSet features)
{
    const World sample = sampleWorld();
    QList<EntityChange> changes;
    for (Entity entity : sample.everything()) {
        if (auto* organization = std::get_if<Organization>(&entity))
            organization->features = features;
        changes.append({{}, entity});
    }
    put(changes);
    service().actAs(payerId);
    QCoreApplication::processEvents();
}

ChangeSet OrganizationBench::perform(const Commands& commands)
{
    const ChangeSet change = Workbench::wait(service().perform(commands));
    QCoreApplication::processEvents();
    return change;
}

ChangeSet OrganizationBench::performAs(const AccountId& account, const Commands& commands)
{
    service().actAs(account);
    const ChangeSet change = perform(commands);
    service().actAs(payerId);
    return change;
}

void OrganizationBench::put(const QList<EntityChange>& changes)
{
    Workbench::wait(service().apply({u"Import"_s, {}, changes}));
    QCoreApplication::processEvents();
}

void OrganizationBench::enablePolicies()
{
    Organization changed = organization();
    const Organization before = changed;
    changed.policyTypes.insert(PolicyType::ServiceControl, PolicyTypeStatus::Enabled);
    QList<EntityChange> changes{{before, changed}};
    const PolicyId full = *PolicyId::parse(u"p-FullAWSAccess");
    QList<NodeId> nodes{rootId};
    for (const UnitId& unit : world().unitsOf(organizationId))
        nodes.append(unit);
    for (const AccountId& account : world().members(organizationId))
        nodes.append(account);
    for (const NodeId& node : nodes)
        changes.append({{}, Attachment{organizationId, full, node, PolicyType::ServiceControl}});
    put(changes);
}

PolicyId OrganizationBench::createPolicy(const QString& name, const QString& content)
{
    const ChangeSet change = perform({CreatePolicy{PolicyType::ServiceControl, name, {}, content}});
    for (const EntityChange& made : change.changes) {
        if (const auto* policy = made.after ? std::get_if<Policy>(&*made.after) : nullptr)
            return policy->id;
    }
    qFatal("no policy was made");
}

HandshakeId OrganizationBench::handshake(HandshakeAction action) const
{
    for (const Handshake& handshake : world().handshakes()) {
        if (handshake.action == action)
            return handshake.id;
    }
    qFatal("no such handshake");
}

QString denyText(const QString& action, const QString& sid)
{
    return uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "%1",
      "Effect": "Deny",
      "Action": "%2",
      "Resource": "*"
    }
  ]
})"_s.arg(sid, action);
}

TableView* tableNamed(const QWidget& parent, const QString& name)
{
    for (TableView* table : parent.findChildren<TableView*>()) {
        if (table->accessibleName() == name)
            return table;
    }
    return nullptr;
}

QString cellText(const TableView& table, int row, int column)
{
    return table.model()->index(row, column).data().toString();
}

int rowWith(const TableView& table, int column, const QString& text)
{
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        if (cellText(table, row, column) == text)
            return row;
    }
    return -1;
}

void chooseRow(TableView& table, int row)
{
    table.setCurrentIndex(table.model()->index(row, 0));
}

bool says(const QWidget& widget, const QString& text)
{
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

DialogFrame* dialogOf(const QWidget& widget)
{
    for (DialogFrame* dialog : widget.window()->findChildren<DialogFrame*>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

bool press(const QWidget& parent, const QString& text)
{
    QPushButton* found = button(parent, text);
    if (found == nullptr || !found->isEnabled())
        return false;
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

} // namespace billfold::test
