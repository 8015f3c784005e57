// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/identityservice.h"
#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/ask.h"
#include "ui/widgets/noticebar.h"

#include <memory>

namespace billfold
{

/// A dialog that asks for a change of users, permissions or credentials: while it is being made nothing can
/// be pressed twice, and where it is refused the reason stands in the dialog and what was typed stays. It
/// deletes itself when it is closed.
class IdentityDialog : public DialogFrame
{
    Q_OBJECT

public:
    IdentityDialog(const QString& title, std::shared_ptr<Workspace> workspace, NoticeSink notice,
                   QWidget* parent);

    NoticeBar* problem() const { return m_problem; }

protected:
    const std::shared_ptr<Workspace>& workspace() const { return m_workspace; }
    IdentityService& service() const { return m_workspace->identity(); }
    QDateTime now() const { return m_workspace->clock().now(); }
    bool isRunning() const { return m_running; }
    /// Enables and disables buttons by what is typed and by isRunning(). Called when that changes.
    virtual void settle() = 0;
    /// Calls `then` with the answer where it is one; else shows why not.
    template <typename T, typename Then>
    void await(const QFuture<Result<T>>& future, Then then)
    {
        setRunning(true);
        whenAnswered(this, future, [this, then = std::move(then)](const Result<T>& answer) mutable {
            setRunning(false);
            if (answer)
                then(answer);
            else
                refused(answer.error());
        });
    }
    /// Shows why it was not done. A dialog that knows better which field is meant says it there.
    virtual void refused(const Error& error);
    void perform(const IdentityCommand& command, const QString& done, const QString& text = {});
    /// Says so in the window, and closes.
    void finish(const QString& done, const QString& text = {});

private:
    void setRunning(bool running);

    std::shared_ptr<Workspace> m_workspace;
    NoticeSink m_notice;
    NoticeBar* m_problem;
    bool m_running = false;
};

} // namespace billfold
