// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace billfold
{

/// The actions of a statement by service: choose a service, tick its actions. What the catalog does not know
/// is added by typing it, and what stands in the statement is always shown.
class ActionPicker : public QWidget
{
    Q_OBJECT

public:
    explicit ActionPicker(QWidget* parent = nullptr);

    /// Shows the first action's service where it differs from what is chosen.
    void setActions(const QStringList& actions);
    const QStringList& actions() const { return m_actions; }
    /// The prefix of the service that is shown; empty for all services.
    QString service() const;

    QComboBox* serviceBox() const { return m_service; }
    QListWidget* list() const { return m_list; }
    QLineEdit* other() const { return m_other; }

signals:
    /// The person ticked or typed.
    void changed();

private:
    void fillServices();
    void fillList();
    void addItem(const QString& text, const QString& action);
    void take(QListWidgetItem* item);
    void addTyped();

    QComboBox* m_service;
    QListWidget* m_list;
    QLineEdit* m_other;
    QStringList m_actions;
    bool m_filling = false;
};

} // namespace billfold
