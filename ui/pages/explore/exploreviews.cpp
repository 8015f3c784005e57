// SPDX-License-Identifier: GPL-3.0-or-later
// The saved views of the Explore page.
#include "ui/pages/explore/explorepage.h"

#include "ui/pages/explore/viewdialogs.h"
#include "ui/theme/icon.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QStringList namesOf(const QList<SavedView>& views)
{
    QStringList names;
    for (const SavedView& view : views)
        names.append(view.name);
    return names;
}

/// A name is data: an ampersand in it is no mnemonic.
QString menuText(QString name)
{
    return name.replace(u'&', u"&&"_s);
}

} // namespace

void ExplorePage::fillViewsMenu()
{
    m_viewsMenu->clear();
    if (m_views.isEmpty())
        m_viewsMenu->addAction(tr("No view is saved yet"))->setEnabled(false);
    auto* group = new QActionGroup(m_viewsMenu);
    for (const SavedView& view : std::as_const(m_views)) {
        QAction* action = m_viewsMenu->addAction(menuText(view.name));
        action->setCheckable(true);
        action->setChecked(view.name == m_viewName);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, view] { openView(view); });
    }
    m_viewsMenu->addSeparator();
    m_viewsMenu->addAction(icon(u"add"_s), tr("Save view…"), this, &ExplorePage::saveView)
        ->setEnabled(m_latest.has_value());
    m_viewsMenu->addAction(icon(u"edit"_s), tr("Manage views…"), this, &ExplorePage::manageViews)
        ->setEnabled(!m_views.isEmpty());
}

void ExplorePage::openView(const SavedView& view)
{
    change(ExploreQuestion::from(view), view.name);
}

void ExplorePage::saveView()
{
    if (!m_latest)
        return;
    const QString proposed = m_viewName.isEmpty() ? questionName(m_question) : m_viewName;
    auto* dialog = new SaveViewDialog(proposed, namesOf(m_views), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString name = dialog->name();
        const SavedView view = m_question.saved(name, m_payer, m_currency, shownLast());
        whenAnswered(this, workspace().saveView(view), [this, name](const Result<void>& result) {
            if (result) {
                m_viewName = name;
                emit titleChanged();
            }
            report(result, tr("The view '%1' is saved.").arg(name));
        });
    });
    dialog->open();
}

void ExplorePage::manageViews()
{
    if (m_views.isEmpty())
        return;
    auto* dialog = new ManageViewsDialog(namesOf(m_views), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { applyViewChanges(dialog->renamed(), dialog->removed()); });
    dialog->open();
}

void ExplorePage::applyViewChanges(const QHash<QString, QString>& renamed, const QStringList& removed)
{
    const auto hear = [this](const Result<void>& result) { report(result, {}); };
    QStringList gone = removed;
    const QStringList names = renamed.values();
    // First what is new is written, then what nobody is called any more is taken away: so names may be
    // swapped, and a failure in between loses nothing.
    for (const SavedView& view : std::as_const(m_views)) {
        if (!renamed.contains(view.name))
            continue;
        SavedView other = view;
        other.name = renamed.value(view.name);
        whenAnswered(this, workspace().saveView(other), hear);
        gone.append(view.name);
    }
    for (const QString& name : std::as_const(gone)) {
        if (!names.contains(name))
            whenAnswered(this, workspace().removeView(name), hear);
    }
    if (gone.contains(m_viewName)) {
        m_viewName = renamed.value(m_viewName);
        emit titleChanged();
    }
}

void ExplorePage::report(const Result<void>& result, const QString& done)
{
    if (!result)
        emit notice(Semantic::Error, tr("The view was not changed."), result.error().message);
    else if (!done.isEmpty())
        emit notice(Semantic::Success, done, {});
}

} // namespace billfold
