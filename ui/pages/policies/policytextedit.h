// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policyfinding.h"

#include <QList>
#include <QPlainTextEdit>

class QCompleter;
class QStringListModel;
class QTextBlock;

namespace billfold
{

class PolicyHighlighter;

/// The text of a policy: line numbers, colours, findings as marked lines and underlined places with their
/// sentence as tool tip, indentation, the bracket that goes with the one at the cursor, and completion of
/// actions and condition keys inside quotes (Ctrl+Space, or while typing behind a colon).
///
/// Tab indents, so the keyboard leaves by Ctrl+Tab and Ctrl+Shift+Tab, or by Escape and then Tab. A read-only
/// text is left by Tab.
class PolicyTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PolicyTextEdit(QWidget* parent = nullptr);

    void setFindings(const QList<PolicyFinding>& findings);
    /// The finding that stands at the place of the text, or null; the pointer lasts until setFindings().
    const PolicyFinding* findingAt(int position) const;
    /// Makes it the text in one step that can be undone; only what differs is touched, so that the cursor
    /// stays.
    void replaceText(const QString& text);
    QCompleter* completer() const { return m_completer; }

    int numbersWidth() const;
    void paintNumbers(QPaintEvent* event);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    bool handleLeaving(QKeyEvent* event);
    bool handleIndent(QKeyEvent* event);
    void indentSelection(bool more);
    void insertNewLine();
    void closeBracket(const QString& bracket);
    void complete(bool asked);
    void insertCompletion(const QString& text);
    void markBrackets();
    void placeNumbers();
    /// Where a block's line is painted in the viewport.
    QRectF linePlace(const QTextBlock& block) const;
    void tintLine(QPainter& painter, const PolicyFinding& finding);
    void underline(QPainter& painter, const PolicyFinding& finding);

    QWidget* m_numbers;
    PolicyHighlighter* m_highlighter;
    QCompleter* m_completer;
    QStringListModel* m_words;
    QList<PolicyFinding> m_findings;
    bool m_leaving = false; ///< after Escape: the next Tab leaves
};

} // namespace billfold
