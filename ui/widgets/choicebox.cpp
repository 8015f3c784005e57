// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choicebox.h"

#include "ui/theme/icon.h"

#include <QCompleter>
#include <QLineEdit>

namespace billfold
{

ChoiceBox::ChoiceBox(bool free, QWidget* parent) : QComboBox(parent), m_free(free)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    // The width of the longest of thousands of names is nobody's wish, and takes long to find.
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    setMaxVisibleItems(12);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(this, &QComboBox::editTextChanged, this, &ChoiceBox::keyChanged);
}

void ChoiceBox::setChoices(const QList<Choice>& choices)
{
    const QString before = key();
    const QString typed = currentText();
    {
        const QSignalBlocker quiet(this);
        clear();
        for (const Choice& choice : choices)
            addItem(choice.iconName.isEmpty() ? QIcon() : icon(choice.iconName), choice.text, choice.key);
        setCurrentIndex(-1);
        setEditText(m_free ? typed : QString());
    }
    if (!before.isEmpty())
        setKey(before);
}

QString ChoiceBox::key() const
{
    const QString text = currentText().trimmed();
    const int index = findText(text, Qt::MatchFixedString);
    if (index >= 0)
        return itemData(index).toString();
    return m_free ? text : QString();
}

void ChoiceBox::setKey(const QString& key)
{
    const int index = findData(key);
    if (index >= 0)
        setCurrentIndex(index);
    else if (m_free)
        setEditText(key);
    // Where the field is too narrow, the name is seen and not the end of the id.
    if (!hasFocus())
        lineEdit()->home(false);
}

void ChoiceBox::setPlaceholder(const QString& text)
{
    lineEdit()->setPlaceholderText(text);
}

} // namespace billfold
