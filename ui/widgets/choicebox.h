// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace billfold
{

/// A choice of very many, such as the accounts of an organization: one types any part of what is wanted. The
/// choice is what the text says exactly; while it says nothing known there is none. With `free` true what is
/// typed is a choice too.
class ChoiceBox : public QComboBox
{
    Q_OBJECT

public:
    struct Choice {
        QString text, key;
        QString iconName{};
    };

    explicit ChoiceBox(bool free = false, QWidget* parent = nullptr);

    /// Keeps the choice where it is still among them.
    void setChoices(const QList<Choice>& choices);
    /// The key of the choice; what is typed where that is free; else empty.
    QString key() const;
    void setKey(const QString& key);
    void setPlaceholder(const QString& text);

signals:
    /// The person, or setKey(), changed the choice; also while typing.
    void keyChanged();

private:
    bool m_free;
};

} // namespace billfold
