// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/actionpicker.h"

#include "models/policy/actioncatalog.h"
#include "ui/pages/policies/quietcombobox.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/itemdelegate.h"

#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int ACTION_ROLE = Qt::UserRole;
constexpr int VISIBLE_ROWS = 6;

QString prefixOf(const QString& action)
{
    return action.left(std::max<qsizetype>(action.indexOf(u':'), 0)).toLower();
}

bool isSame(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

ActionPicker::ActionPicker(QWidget* parent)
    : QWidget(parent), m_service(new QuietComboBox), m_list(new QListWidget), m_other(new QLineEdit)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::unit);
    layout->addWidget(m_service);
    layout->addWidget(m_list);
    layout->addWidget(m_other);
    setFocusProxy(m_service);
    m_service->setAccessibleName(tr("Service"));
    // Combo boxes have their name from a label beside them; the field's heading says it to those who see.
    auto* name = new QLabel(tr("Service"), this);
    name->hide();
    name->setBuddy(m_service);
    m_list->setAccessibleName(tr("Actions of the service"));
    m_list->setItemDelegate(new ItemDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFixedHeight(VISIBLE_ROWS * Metrics::rowDense);
    m_other->setAccessibleName(tr("Another action"));
    m_other->setPlaceholderText(tr("Another action, such as s3:Get*"));
    auto* words = new QStringListModel(m_other);
    auto* completer = new QCompleter(words, m_other);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_other->setCompleter(completer);
    connect(m_other, &QLineEdit::textEdited, words,
            [words](const QString& typed) { words->setStringList(completeAction(typed)); });
    connect(m_other, &QLineEdit::returnPressed, this, &ActionPicker::addTyped);
    connect(m_service, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            fillList();
    });
    connect(m_list, &QListWidget::itemChanged, this, &ActionPicker::take);
    fillServices();
    fillList();
}

void ActionPicker::setActions(const QStringList& actions)
{
    if (m_actions == actions)
        return;
    m_actions = actions;
    const QString shown = service();
    const bool there = std::any_of(actions.begin(), actions.end(),
                                   [&shown](const QString& action) { return prefixOf(action) == shown; });
    fillServices();
    const QString next = there || actions.isEmpty() ? shown : prefixOf(actions.first());
    m_filling = true;
    m_service->setCurrentIndex(std::max(m_service->findData(next), 0));
    m_filling = false;
    fillList();
}

QString ActionPicker::service() const
{
    return m_service->currentData().toString();
}

void ActionPicker::fillServices()
{
    const QString shown = service();
    m_filling = true;
    m_service->clear();
    const auto add = [this](const QString& name, const QString& prefix) {
        const auto count =
            std::count_if(m_actions.begin(), m_actions.end(),
                          [&prefix](const QString& action) { return prefixOf(action) == prefix; });
        m_service->addItem(icon(u"service"_s), count > 0 ? tr("%1 (%L2)").arg(name).arg(count) : name,
                           prefix);
    };
    add(tr("All services"), {});
    // What the catalog does not know comes first: it stands in the statement.
    for (const QString& action : std::as_const(m_actions)) {
        const QString prefix = prefixOf(action);
        if (!catalogService(prefix) && m_service->findData(prefix) < 0)
            add(prefix, prefix);
    }
    for (const CatalogService& each : catalogServices())
        add(each.name, each.prefix);
    m_service->setCurrentIndex(std::max(m_service->findData(shown), 0));
    m_filling = false;
}

void ActionPicker::fillList()
{
    const QSignalBlocker blocker(m_list);
    const int place = m_list->currentRow();
    m_list->clear();
    const QString prefix = service();
    const QString all = prefix.isEmpty() ? u"*"_s : prefix + u":*"_s;
    addItem(prefix.isEmpty() ? tr("All actions of all services (*)") : tr("All actions (%1)").arg(all), all);
    // What is chosen stands first, so that it is seen without scrolling.
    for (const QString& action : std::as_const(m_actions)) {
        if (prefixOf(action) == prefix && !isSame(action, all))
            addItem(action.sliced(action.indexOf(u':') + 1), action);
    }
    if (const CatalogService* known = prefix.isEmpty() ? nullptr : catalogService(prefix)) {
        for (const QString& name : known->actions) {
            const QString action = prefix + u':' + name;
            if (!m_actions.contains(action, Qt::CaseInsensitive))
                addItem(name, action);
        }
    }
    m_list->setCurrentRow(std::clamp(place, 0, m_list->count() - 1));
}

void ActionPicker::addItem(const QString& text, const QString& action)
{
    auto* item = new QListWidgetItem(text, m_list);
    item->setData(ACTION_ROLE, action);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(m_actions.contains(action, Qt::CaseInsensitive) ? Qt::Checked : Qt::Unchecked);
}

void ActionPicker::take(QListWidgetItem* item)
{
    const QString action = item->data(ACTION_ROLE).toString();
    if (item->checkState() == Qt::Checked) {
        if (!m_actions.contains(action, Qt::CaseInsensitive))
            m_actions.append(action);
    } else {
        m_actions.removeIf([&action](const QString& each) { return isSame(each, action); });
    }
    fillServices();
    emit changed();
}

void ActionPicker::addTyped()
{
    const QString action = m_other->text().trimmed();
    if (action.isEmpty())
        return;
    m_other->clear();
    if (m_actions.contains(action, Qt::CaseInsensitive))
        return;
    QStringList actions = m_actions;
    actions.append(action);
    m_actions = actions;
    fillServices();
    m_service->setCurrentIndex(std::max(m_service->findData(prefixOf(action)), 0));
    fillList();
    emit changed();
}

} // namespace billfold
