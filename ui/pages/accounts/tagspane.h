// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "models/services/workspace.h"
#include "ui/dialogs/noticesink.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace billfold
{

class TagsEditor;

/// The tags of an account, a unit or the root, to be changed and saved.
class TagsPane : public QWidget
{
    Q_OBJECT

public:
    TagsPane(std::shared_ptr<Workspace> workspace, NoticeSink notice, QWidget* parent = nullptr);

    /// What the person has typed and not saved stays while the same node is shown.
    void setNode(const std::optional<NodeId>& node);
    TagsEditor* editor() const { return m_editor; }
    QPushButton* saveButton() const { return m_save; }

private:
    Tags saved() const;
    Commands commands() const;
    void check();
    void save();

    std::shared_ptr<Workspace> m_workspace;
    NoticeSink m_notice;
    std::optional<NodeId> m_node;
    Tags m_shown; ///< as saved when they were put into the editor
    TagsEditor* m_editor;
    QPushButton* m_save;
    QPushButton* m_discard;
};

/// The tags of a node as they are.
Tags tagsOf(const World& world, const NodeId& node);

} // namespace billfold
