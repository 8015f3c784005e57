// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/dialogframe.h"

#include <QHash>

class QLineEdit;
class QListWidget;

namespace billfold
{

class FormField;

/// Asks for the name of a view. A name that is in use replaces that view, which the button then says.
class SaveViewDialog : public DialogFrame
{
    Q_OBJECT

public:
    SaveViewDialog(const QString& proposed, const QStringList& names, QWidget* parent = nullptr);

    QString name() const;
    QLineEdit* field() const { return m_name; }

private:
    void check();

    QStringList m_names;
    QLineEdit* m_name;
    FormField* m_field;
    QPushButton* m_save;
};

/// Renames and deletes saved views. Nothing happens before the person confirms it all.
class ManageViewsDialog : public DialogFrame
{
    Q_OBJECT

public:
    explicit ManageViewsDialog(const QStringList& names, QWidget* parent = nullptr);

    /// Old name to new name; only what changed.
    QHash<QString, QString> renamed() const;
    QStringList removed() const { return m_removed; }
    QListWidget* list() const { return m_list; }
    QPushButton* removeButton() const { return m_remove; }

private:
    void check();
    void removeCurrent();

    QListWidget* m_list;
    QPushButton* m_remove;
    QPushButton* m_apply;
    QStringList m_removed;
};

} // namespace billfold
