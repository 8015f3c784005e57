// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/documentloader.h"
#include "ui/dialogs/noticesink.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QToolButton;

namespace billfold
{

class PreviewView;
class StateStack;
class TextLabel;

/// A document on screen, drawn by the painter that draws it on paper and in PDF; with its depth, zoom and
/// pages, and the way to printer and file.
class PreviewDialog : public QDialog
{
    Q_OBJECT

public:
    PreviewDialog(std::shared_ptr<Workspace> workspace, DocumentSubject subject, NoticeSink notice,
                  QWidget* parent);

    PreviewView* view() const { return m_view; }

private:
    QWidget* makeBar();
    void ask();
    void describePage();
    DocumentDepth depth() const;

    std::shared_ptr<Workspace> m_workspace;
    DocumentSubject m_subject;
    NoticeSink m_notice;
    Latest m_asked;
    QComboBox* m_depth;
    TextLabel* m_page;
    TextLabel* m_zoom;
    PreviewView* m_view;
    StateStack* m_states;
};

} // namespace billfold
