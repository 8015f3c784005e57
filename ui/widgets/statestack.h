// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QStackedWidget>

class QProgressBar;
class QPushButton;
class QTimer;

namespace billfold
{

class EmptyState;
class TextLabel;

/// Whether it was refused to whoever asked, for want of a permission.
bool isRefusal(const Error& error);

/// The four states of a page or panel around its content: empty, loading, filled, failed (and filtered to
/// nothing, and not for whoever acts). Loading keeps what is shown for 200 ms, so that a fast answer does not
/// flicker; then progress with Cancel.
class StateStack : public QStackedWidget
{
    Q_OBJECT

public:
    enum class State { Empty, Loading, Filled, Failed, FilteredOut, Denied };

    /// Takes the content as child. Starts in Filled.
    explicit StateStack(QWidget* content, QWidget* parent = nullptr);

    QWidget* content() const { return m_content; }
    State state() const { return m_state; }
    /// The texts and the button of the empty state; connect to its actionTriggered.
    EmptyState* emptyState() const { return m_empty; }

    void showEmpty();
    /// `what` names the work: "Loading October". Progress is busy until setProgress().
    void showLoading(const QString& what);
    /// `permille` 0…1000, -1 for busy; `detail` like "61 % of 1,874,210 rows". Call at most 10 times a
    /// second.
    void setProgress(int permille, const QString& detail = {});
    void setCancellable(bool cancellable);
    void showContent();
    /// What happened and what to do; details behind a link when not empty.
    void showFailed(const QString& heading, const QString& sentence, const QString& details = {});
    /// The same for the answer of a service. What is refused to whoever asked is no failure: trying again
    /// does not help, so it says why.
    void showFailed(const QString& heading, const Error& error);
    void showFilteredOut(const QString& sentence = {});
    /// The content is not for whoever acts; `why` says who may see it, or what denies it.
    void showDenied(const QString& heading, const QString& why);

signals:
    void cancelRequested();
    void retryRequested();
    void clearFiltersRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void revealLoading();
    void settleSizes();

    QWidget* m_content;
    EmptyState* m_empty;
    EmptyState* m_loading;
    EmptyState* m_failed;
    EmptyState* m_filtered;
    EmptyState* m_denied;
    QProgressBar* m_progress;
    TextLabel* m_progressText;
    QPushButton* m_detailsButton;
    TextLabel* m_details;
    QTimer* m_delay;
    State m_state = State::Filled;
};

using PageState = StateStack::State;

} // namespace billfold
