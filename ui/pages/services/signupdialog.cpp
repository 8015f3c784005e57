// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/services/signupdialog.h"

#include "models/policy/actioncatalog.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QSize usual(560, 480);

QList<CellRow> serviceRows(const QSet<QString>& signedUp)
{
    QList<CellRow> rows;
    for (const CatalogService& service : catalogServices()) {
        if (!signedUp.contains(service.prefix))
            rows.append(
                {service.prefix, {{.text = service.name}, {.text = service.prefix, .secondary = true}}});
    }
    return rows;
}

} // namespace

SignUpDialog::SignUpDialog(const QString& accountName, const QSet<QString>& signedUp, Restriction restriction,
                           QWidget* parent)
    : DialogFrame(tr("Sign up for a service"), parent), m_restriction(std::move(restriction)),
      m_search(new SearchField(tr("Search services"), tr("Name or prefix"), this)),
      m_list(new CellPanel(tr("Services"), {tr("Service"), tr("Prefix in policies")}, this)),
      m_button(nullptr)
{
    setHeading(
        tr("Sign up for a service"),
        tr("%1 pays for what it uses of it; in an organization the payer is charged.").arg(accountName));
    m_list->setRows(serviceRows(signedUp));
    m_list->table()->setStretchColumn(0);
    body()->addWidget(m_search);
    body()->addWidget(m_list, 1);
    addCancel();
    m_button = addButton(tr("Sign up"), ButtonRole::Primary, u"check"_s);
    resize(usual);
    connect(m_search, &SearchField::searchChanged, m_list, &CellPanel::setFilter);
    connect(m_search, &SearchField::leaveDown, m_list->table(),
            [this] { m_list->table()->setFocus(Qt::TabFocusReason); });
    connect(m_list->stack(), &StateStack::clearFiltersRequested, m_search, &QLineEdit::clear);
    connect(m_list, &CellPanel::currentChanged, this, &SignUpDialog::check);
    connect(m_list, &CellPanel::opened, this, &SignUpDialog::choose);
    connect(m_button, &QPushButton::clicked, this, &SignUpDialog::choose);
    check();
    m_search->setFocus();
}

void SignUpDialog::check()
{
    const QString prefix = m_list->currentKey();
    const QString why = prefix.isEmpty() ? tr("Choose a service.") : m_restriction(prefix);
    setNote(why);
    m_button->setEnabled(why.isEmpty());
}

void SignUpDialog::choose()
{
    if (!m_button->isEnabled())
        return;
    const QString prefix = m_list->currentKey();
    emit chosen(prefix, m_list->model()->rows().at(m_list->model()->rowOf(prefix)).cells.first().text);
    accept();
}

} // namespace billfold
