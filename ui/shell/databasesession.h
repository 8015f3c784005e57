// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/pages/ask.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace billfold
{

/// Opens databases off the GUI thread and remembers the last ones. The open one stays open until another has
/// been opened well.
class DatabaseSession : public QObject
{
    Q_OBJECT

public:
    enum class Mode {
        Existing,  ///< the file must be there
        New,       ///< the file must not be there
        OpenOrMake ///< where the program begins
    };

    explicit DatabaseSession(std::shared_ptr<const Clock> clock, QObject* parent = nullptr);

    /// Answers with opened() or failed(). A second call before the answer takes its place.
    void open(const QString& path, Mode mode);
    bool opening() const { return !m_opening.isEmpty(); }
    const Clock& clock() const { return *m_clock; }
    const std::shared_ptr<const Clock>& clockPointer() const { return m_clock; }

    /// Paths of the databases that were opened, the last first, that are still there.
    static QStringList recent();
    static void forgetRecent();

signals:
    void openingStarted(const QString& path);
    void opened(std::shared_ptr<billfold::Workspace> workspace);
    void failed(const QString& path, const billfold::Error& error);

private:
    static void remember(const QString& path);

    std::shared_ptr<const Clock> m_clock;
    QString m_opening;
    Latest m_answer;
};

/// `billfold`, the suffix of database files.
QString databaseSuffix();

} // namespace billfold
