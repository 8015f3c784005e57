// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>

#include <functional>
#include <type_traits>
#include <utility>

namespace billfold
{

/// What a notice offers to do, named by its verb: `Open`.
struct NoticeAction {
    QString text;
    std::function<void()> run;
};

/// Where a dialog says what became of its work, after it has closed: the notices of the window. Made from a
/// function of (semantic, headline, text) or (semantic, headline, text, action); without the last, actions
/// are not offered.
class NoticeSink
{
public:
    NoticeSink() = default;
    template <typename Function>
    requires std::is_invocable_v<Function&, Semantic, const QString&, const QString&, const NoticeAction&>
    NoticeSink(Function function) : m_say(std::move(function))
    {
    }
    template <typename Function>
    requires std::is_invocable_v<Function&, Semantic, const QString&, const QString&>
    NoticeSink(Function function)
        : m_say([say = std::move(function)](Semantic semantic, const QString& headline, const QString& text,
                                            const NoticeAction&) mutable { say(semantic, headline, text); })
    {
    }

    void operator()(Semantic semantic, const QString& headline, const QString& text,
                    const NoticeAction& action = {}) const
    {
        if (m_say)
            m_say(semantic, headline, text, action);
    }

private:
    std::function<void(Semantic, const QString&, const QString&, const NoticeAction&)> m_say;
};

} // namespace billfold
