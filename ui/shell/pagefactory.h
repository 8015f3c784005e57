// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/pagetarget.h"

#include <QList>

#include <memory>

class QWidget;

namespace billfold
{

class Page;
class Workspace;

/// The parts of the navigation.
enum class PageGroup { Billing, Organizations, Security };

/// One page of the window: its place in the navigation and how it is made. The table in pagefactory.cpp is
/// the only place that names the pages; a page that is not in it does not exist for the window.
struct PageEntry {
    PageId id;
    const char* name;     ///< in the navigation and the command search; untranslated
    const char* iconName; ///< of resources/icons
    bool inNavigation;    ///< false: reached from another page (drill-down, reconcile)
    Page* (*make)(std::shared_ptr<Workspace> workspace, QWidget* parent);
    PageGroup group = PageGroup::Billing;
};

const QList<PageEntry>& pageEntries();
const PageEntry* pageEntry(PageId id);
/// The names in the language of the window.
QString pageName(const PageEntry& entry);
QString groupName(PageGroup group);

} // namespace billfold
