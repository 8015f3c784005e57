// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace billfold
{

class TextLabel;

/// Tags as lines of key and value that can be added and taken away: fields of a form. What is allowed is for
/// the owner to say, see setError().
class TagsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit TagsEditor(int most = 50, QWidget* parent = nullptr);

    void setTags(const QMap<QString, QString>& tags);
    /// Lines without a key and a value are left out.
    QMap<QString, QString> tags() const;
    /// A sentence where the lines cannot be tags by themselves: a value without a key, a key twice. Empty
    /// else.
    QString problem() const;
    /// Shown below the lines; empty takes it away.
    void setError(const QString& error);
    void setReadOnly(bool readOnly);
    int count() const { return static_cast<int>(m_lines.size()); }
    QLineEdit* keyEdit(int line) const { return m_lines[line].key; }
    QLineEdit* valueEdit(int line) const { return m_lines[line].value; }
    QPushButton* addButton() const { return m_add; }
    /// Appends a line, in which the person goes on.
    void addLine(const QString& key = {}, const QString& value = {});

signals:
    void edited();

private:
    struct Line {
        QWidget* row;
        QLineEdit* key;
        QLineEdit* value;
        QWidget* remove;
    };

    void removeLine(QWidget* row);
    void describe();

    int m_most;
    QList<Line> m_lines;
    QVBoxLayout* m_column;
    QPushButton* m_add;
    TextLabel* m_count;
    TextLabel* m_error;
    bool m_readOnly = false;
};

} // namespace billfold
