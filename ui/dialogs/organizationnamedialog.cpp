// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/organizationnamedialog.h"

#include "ui/widgets/formfield.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

OrganizationNameDialog::OrganizationNameDialog(std::shared_ptr<Workspace> workspace, Question question,
                                               NoticeSink notice, QWidget* parent)
    : OrganizationDialog(question.title, std::move(workspace), std::move(notice), parent),
      m_question(std::move(question)), m_edit(new QLineEdit), m_field(nullptr), m_save(nullptr)
{
    setHeading(m_question.title, m_question.caption);
    m_edit->setText(m_question.text);
    m_field = new FormField(m_question.label, m_edit, m_question.help, this);
    body()->addWidget(m_field);
    body()->addStretch(1);
    addCancel();
    m_save = addButton(m_question.verb, ButtonRole::Primary);
    m_save->setEnabled(false);
    setMinimumWidth(440);
    connect(m_edit, &QLineEdit::textChanged, this, &OrganizationNameDialog::check);
    connect(m_save, &QPushButton::clicked, this, &OrganizationNameDialog::save);
    m_edit->setFocus();
    m_edit->selectAll();
}

void OrganizationNameDialog::check()
{
    const QString text = m_edit->text().trimmed();
    if (text == m_question.text) {
        m_field->setError({});
        m_save->setEnabled(false);
        return;
    }
    const Result<ChangeSet> would = service().rehearse(m_question.command(text));
    m_field->setError(would ? QString() : would.error().message);
    m_save->setEnabled(would.ok());
}

void OrganizationNameDialog::save()
{
    const QString text = m_edit->text().trimmed();
    perform(m_question.command(text), {}, m_save,
            m_question.done.contains(u"%1") ? m_question.done.arg(text) : m_question.done);
}

} // namespace billfold
