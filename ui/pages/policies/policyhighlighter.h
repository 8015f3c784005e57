// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace billfold
{

/// Colours JSON: keys, texts, and numbers with true, false and null. Takes the colours from the current
/// theme; call rehighlight() when that changes.
class PolicyHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& text) override;
};

} // namespace billfold
