// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/formfield.h"

#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

FormField::FormField(const QString& label, QWidget* input, const QString& help, QWidget* parent)
    : QWidget(parent), m_label(new TextLabel(label, TextStyle::Strong, ColorRole::Text, this)),
      m_input(input), m_foot(new QWidget(this)),
      m_icon(new IconLabel(u"error"_s, ColorRole::ErrIcon, Metrics::iconBadge, m_foot)),
      m_text(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, m_foot)), m_help(help)
{
    m_label->setBuddy(input->focusProxy() ? input->focusProxy() : input);
    // Of a combo box that one can type in, the line has the keyboard, and is asked for its name.
    if (const auto* combo = qobject_cast<QComboBox*>(input); combo != nullptr && combo->isEditable())
        combo->lineEdit()->setAccessibleName(QString(label).remove(u'&'));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::inner);
    column->addWidget(m_label);
    column->addWidget(input);
    column->addWidget(m_foot);
    auto* row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::inner);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    m_text->setWordWrap(true);
    refresh();
}

void FormField::setHelp(const QString& help)
{
    m_help = help;
    refresh();
}

void FormField::setError(const QString& error)
{
    if (error == m_error)
        return;
    m_error = error;
    refresh();
    if (!error.isEmpty()) {
        QAccessibleEvent alert(m_input, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&alert);
    }
}

void FormField::refresh()
{
    const bool failed = hasError();
    const QString text = failed ? m_error : m_help;
    m_text->setText(text);
    m_text->setColor(failed ? ColorRole::ErrText : ColorRole::Text2);
    m_icon->setVisible(failed);
    m_foot->setVisible(!text.isEmpty());
    m_input->setAccessibleDescription(text);
    setInputError(m_input, failed);
}

} // namespace billfold
