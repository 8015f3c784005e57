// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/viewdialogs.h"

#include "ui/widgets/formfield.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

namespace billfold
{

namespace
{
constexpr int originalRole = Qt::UserRole;
constexpr int longestName = 80;
} // namespace

SaveViewDialog::SaveViewDialog(const QString& proposed, const QStringList& names, QWidget* parent)
    : DialogFrame(tr("Save view"), parent), m_names(names), m_name(new QLineEdit(proposed))
{
    setHeading(tr("Save this view"),
               tr("Grouping, amount, months, filters and the way it is shown are kept in this file."));
    m_name->setMaxLength(longestName);
    m_field = new FormField(tr("&Name"), m_name, {}, this);
    body()->addWidget(m_field);
    body()->addStretch();
    addCancel();
    m_save = addButton(tr("Save view"), ButtonRole::Primary);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_name, &QLineEdit::textChanged, this, &SaveViewDialog::check);
    m_name->selectAll();
    m_name->setFocus();
    setMinimumWidth(420);
    check();
}

QString SaveViewDialog::name() const
{
    return m_name->text().trimmed();
}

void SaveViewDialog::check()
{
    const bool known = m_names.contains(name());
    m_field->setHelp(known ? tr("There is a view of this name. Saving replaces it.") : QString());
    m_save->setText(known ? tr("Replace view") : tr("Save view"));
    m_save->setEnabled(!name().isEmpty());
    setNote(name().isEmpty() ? tr("Give the view a name.") : QString());
}

ManageViewsDialog::ManageViewsDialog(const QStringList& names, QWidget* parent)
    : DialogFrame(tr("Saved views"), parent), m_list(new QListWidget(this)),
      m_remove(makeButton(tr("Delete"), QStringLiteral("delete"), ButtonRole::Secondary, this))
{
    setHeading(tr("Saved views"), tr("Double click or F2 renames a view."));
    auto* label = new QLabel(tr("&Views"), this);
    label->setBuddy(m_list);
    m_list->setAccessibleName(tr("Views"));
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    for (const QString& name : names) {
        auto* item = new QListWidgetItem(name, m_list);
        item->setData(originalRole, name);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_list->setCurrentRow(0);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(m_list);
    body()->addLayout(column, 1);
    auto* row = new QHBoxLayout;
    auto* rename = makeButton(tr("Rename"), QStringLiteral("edit"), ButtonRole::Secondary, this);
    row->addWidget(rename);
    row->addWidget(m_remove);
    row->addStretch();
    body()->addLayout(row);
    addCancel();
    m_apply = addButton(tr("Apply changes"), ButtonRole::Primary);
    connect(m_apply, &QPushButton::clicked, this, &QDialog::accept);
    connect(rename, &QPushButton::clicked, this, [this] {
        if (m_list->currentItem() != nullptr)
            m_list->editItem(m_list->currentItem());
    });
    connect(m_remove, &QPushButton::clicked, this, &ManageViewsDialog::removeCurrent);
    connect(m_list, &QListWidget::itemChanged, this, &ManageViewsDialog::check);
    resize(420, 360);
    check();
}

QHash<QString, QString> ManageViewsDialog::renamed() const
{
    QHash<QString, QString> names;
    for (int i = 0; i < m_list->count(); ++i) {
        const QString before = m_list->item(i)->data(originalRole).toString();
        const QString now = m_list->item(i)->text().trimmed();
        if (before != now)
            names.insert(before, now);
    }
    return names;
}

void ManageViewsDialog::removeCurrent()
{
    if (m_list->currentItem() == nullptr)
        return;
    m_removed.append(m_list->currentItem()->data(originalRole).toString());
    delete m_list->takeItem(m_list->currentRow());
    check();
}

void ManageViewsDialog::check()
{
    QSet<QString> names;
    QString problem;
    for (int i = 0; i < m_list->count(); ++i) {
        const QString name = m_list->item(i)->text().trimmed();
        if (name.isEmpty())
            problem = tr("A view needs a name.");
        else if (names.contains(name))
            problem = tr("Two views have the name '%1'.").arg(name);
        names.insert(name);
    }
    const bool changed = !m_removed.isEmpty() || !renamed().isEmpty();
    m_apply->setEnabled(problem.isEmpty() && changed);
    m_remove->setEnabled(m_list->count() > 0);
    if (problem.isEmpty() && !m_removed.isEmpty())
        problem = tr("Will be deleted: %1.").arg(m_removed.join(QStringLiteral(", ")));
    setNote(problem);
}

} // namespace billfold
