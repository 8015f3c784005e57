// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tagseditor.h"

#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

TagsEditor::TagsEditor(int most, QWidget* parent)
    : QWidget(parent), m_most(most), m_column(new QVBoxLayout), m_add(makeButton(tr("Add tag"), u"add"_s)),
      m_count(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)),
      m_error(new TextLabel({}, TextStyle::Caption, ColorRole::ErrText))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(Metrics::unit);
    m_column->setSpacing(Metrics::unit);
    all->addLayout(m_column);
    auto* row = new ActionRow(this);
    row->addWidget(m_add);
    row->addWidget(m_count);
    row->addStretch();
    all->addWidget(row);
    m_error->setWordWrap(true);
    m_error->hide();
    all->addWidget(m_error);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addLine();
        m_lines.last().key->setFocus(Qt::OtherFocusReason);
    });
    describe();
}

void TagsEditor::addLine(const QString& key, const QString& value)
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::unit);
    Line line{row, new QLineEdit(key, row), new QLineEdit(value, row), nullptr};
    line.key->setPlaceholderText(tr("Key"));
    line.value->setPlaceholderText(tr("Value"));
    QToolButton* remove = makeToolButton(u"close"_s, tr("Take this tag away"), row);
    line.remove = remove;
    layout->addWidget(line.key, 2);
    layout->addWidget(line.value, 3);
    layout->addWidget(remove);
    m_column->addWidget(row);
    m_lines.append(line);
    for (QLineEdit* edit : {line.key, line.value}) {
        edit->setReadOnly(m_readOnly);
        connect(edit, &QLineEdit::textChanged, this, [this] {
            describe();
            emit edited();
        });
    }
    remove->setVisible(!m_readOnly);
    connect(remove, &QToolButton::clicked, this, [this, row] { removeLine(row); });
    describe();
}

void TagsEditor::removeLine(QWidget* row)
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].row != row)
            continue;
        m_lines.removeAt(i);
        // The focus stays in the list, on the line that took its place.
        if (m_lines.isEmpty())
            m_add->setFocus(Qt::OtherFocusReason);
        else
            m_lines[qMin(i, m_lines.size() - 1)].key->setFocus(Qt::OtherFocusReason);
        break;
    }
    row->deleteLater();
    row->hide();
    describe();
    emit edited();
}

void TagsEditor::setTags(const QMap<QString, QString>& tags)
{
    for (const Line& line : std::as_const(m_lines)) {
        line.row->hide();
        line.row->deleteLater();
    }
    m_lines.clear();
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag)
        addLine(tag.key(), tag.value());
    setError({});
    describe();
}

QMap<QString, QString> TagsEditor::tags() const
{
    QMap<QString, QString> tags;
    for (const Line& line : m_lines) {
        if (!line.key->text().isEmpty())
            tags.insert(line.key->text(), line.value->text());
    }
    return tags;
}

QString TagsEditor::problem() const
{
    QSet<QString> keys;
    for (const Line& line : m_lines) {
        const QString key = line.key->text();
        if (key.isEmpty() && !line.value->text().isEmpty())
            return tr("The value %1 has no key.").arg(line.value->text());
        if (!key.isEmpty() && keys.contains(key))
            return tr("The key %1 stands there twice; each has one value.").arg(key);
        keys.insert(key);
    }
    return {};
}

void TagsEditor::setError(const QString& error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
}

void TagsEditor::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    for (const Line& line : std::as_const(m_lines)) {
        line.key->setReadOnly(readOnly);
        line.value->setReadOnly(readOnly);
        line.remove->setVisible(!readOnly);
    }
    describe();
}

void TagsEditor::describe()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines[i].key->setAccessibleName(tr("Key of tag %1").arg(i + 1));
        m_lines[i].value->setAccessibleName(tr("Value of tag %1").arg(i + 1));
    }
    m_count->setText(tr("%1 of %2").arg(m_lines.size()).arg(m_most));
    m_add->setEnabled(m_lines.size() < m_most);
    m_add->setVisible(!m_readOnly);
}

} // namespace billfold
