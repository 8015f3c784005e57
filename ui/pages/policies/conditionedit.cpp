// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/conditionedit.h"

#include "models/policy/actioncatalog.h"
#include "models/policy/conditionreader.h"
#include "ui/pages/policies/quietcombobox.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

ConditionEdit::ConditionEdit(QWidget* parent)
    : QWidget(parent), m_operator(new QuietComboBox), m_key(new QuietComboBox), m_values(new QLineEdit),
      m_several(new QuietComboBox), m_ifExists(new QCheckBox(tr("Holds also without the key (IfExists)")))
{
    m_operator->addItems(conditionOperatorNames());
    m_key->setEditable(true);
    m_key->setInsertPolicy(QComboBox::NoInsert);
    m_key->addItems(globalConditionKeys());
    m_key->setCurrentText({});
    m_key->lineEdit()->setPlaceholderText(u"aws:RequestedRegion"_s);
    m_key->completer()->setFilterMode(Qt::MatchContains);
    m_several->addItem(tr("As a whole"), int(ConditionQualifier::None));
    m_several->addItem(tr("Any of them (ForAnyValue)"), int(ConditionQualifier::ForAnyValue));
    m_several->addItem(tr("Each of them (ForAllValues)"), int(ConditionQualifier::ForAllValues));
    m_valuesField = new FormField(tr("Values"), m_values, tr("Several values with commas between them."));

    auto* remove = makeToolButton(u"remove"_s, tr("Remove this condition"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::unit);
    layout->addWidget(new Hairline);
    auto* head = new QHBoxLayout;
    head->setSpacing(Metrics::unit);
    head->addWidget(new FormField(tr("Condition"), m_operator), 1);
    head->addWidget(remove, 0, Qt::AlignBottom);
    layout->addLayout(head);
    layout->addWidget(new FormField(tr("Key"), m_key));
    layout->addWidget(m_valuesField);
    layout->addWidget(new FormField(tr("If the request has several values"), m_several));
    layout->addWidget(m_ifExists);

    const auto tell = [this] {
        check();
        emit changed();
    };
    connect(m_operator, &QComboBox::currentIndexChanged, this, tell);
    connect(m_several, &QComboBox::currentIndexChanged, this, tell);
    connect(m_ifExists, &QCheckBox::toggled, this, tell);
    connect(m_key, &QComboBox::activated, this, tell);
    connect(m_key->lineEdit(), &QLineEdit::editingFinished, this, tell);
    connect(m_values, &QLineEdit::editingFinished, this, tell);
    connect(remove, &QToolButton::clicked, this, &ConditionEdit::removeRequested);
}

void ConditionEdit::setCondition(const PolicyCondition& condition)
{
    const QSignalBlocker blocker(this);
    m_operator->setCurrentIndex(static_cast<int>(condition.op));
    m_key->setCurrentText(condition.key);
    m_several->setCurrentIndex(m_several->findData(static_cast<int>(condition.qualifier)));
    m_ifExists->setChecked(condition.ifExists);
    const std::optional<QString> text = commaText(condition.values);
    m_kept = text ? QStringList() : condition.values;
    m_values->setReadOnly(!text);
    m_values->setText(text.value_or(condition.values.join(u" | "_s)));
    m_valuesField->setHelp(text ? tr("Several values with commas between them.")
                                : tr("A value holds a comma: change these in the text."));
    check();
}

std::optional<PolicyCondition> ConditionEdit::condition() const
{
    PolicyCondition condition;
    condition.op = static_cast<ConditionOperator>(m_operator->currentIndex());
    condition.qualifier = static_cast<ConditionQualifier>(m_several->currentData().toInt());
    // Null asks for the key itself.
    condition.ifExists = m_ifExists->isChecked() && condition.op != ConditionOperator::Null;
    condition.key = m_key->currentText().trimmed();
    condition.values = values();
    if (condition.key.isEmpty() || condition.values.isEmpty())
        return std::nullopt;
    return condition;
}

QStringList ConditionEdit::values() const
{
    return m_kept.isEmpty() ? fromCommaText(m_values->text()) : m_kept;
}

void ConditionEdit::check()
{
    const auto op = static_cast<ConditionOperator>(m_operator->currentIndex());
    m_ifExists->setEnabled(op != ConditionOperator::Null);
    QString problem;
    for (const QString& value : values()) {
        if (problem.isEmpty())
            problem = conditionValueProblem(op, value);
    }
    m_valuesField->setError(problem);
}

std::optional<QString> commaText(const QStringList& values)
{
    const bool plain = std::all_of(values.begin(), values.end(), [](const QString& value) {
        return !value.isEmpty() && !value.contains(u',') && value.trimmed() == value;
    });
    return plain ? std::optional(values.join(u", "_s)) : std::nullopt;
}

QStringList fromCommaText(const QString& text)
{
    QStringList values;
    for (const QString& value : text.split(u',', Qt::SkipEmptyParts)) {
        if (!value.trimmed().isEmpty())
            values.append(value.trimmed());
    }
    return values;
}

} // namespace billfold
