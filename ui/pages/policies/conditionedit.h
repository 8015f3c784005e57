// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policydocument.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace billfold
{

class FormField;

/// One condition of a statement: operator, key, values.
class ConditionEdit : public QWidget
{
    Q_OBJECT

public:
    explicit ConditionEdit(QWidget* parent = nullptr);

    void setCondition(const PolicyCondition& condition);
    /// Nothing while the key or the values are missing.
    std::optional<PolicyCondition> condition() const;

    QComboBox* operatorBox() const { return m_operator; }
    QComboBox* keyBox() const { return m_key; }
    QLineEdit* valuesEdit() const { return m_values; }

signals:
    /// The person changed it. Texts count when the field is left or Enter is pressed.
    void changed();
    void removeRequested();

private:
    QStringList values() const;
    void check();

    QComboBox* m_operator;
    QComboBox* m_key;
    QLineEdit* m_values;
    FormField* m_valuesField;
    QComboBox* m_several;
    QCheckBox* m_ifExists;
    QStringList m_kept; ///< values that a list with commas cannot show
};

/// A list of texts as a person types it, "a, b", and back. Nothing for texts that hold commas themselves.
std::optional<QString> commaText(const QStringList& values);
QStringList fromCommaText(const QString& text);

} // namespace billfold
