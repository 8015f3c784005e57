// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policytextedit.h"

#include "ui/pages/policies/policybrackets.h"
#include "ui/pages/policies/policyhighlighter.h"
#include "ui/pages/policies/policywords.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/type.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int INDENT = 2;

/// The strip left of the text.
class LineNumbers : public QWidget
{
public:
    explicit LineNumbers(PolicyTextEdit* edit) : QWidget(edit), m_edit(edit) {}
    QSize sizeHint() const override { return {m_edit->numbersWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent* event) override { m_edit->paintNumbers(event); }

private:
    PolicyTextEdit* m_edit;
};

bool isError(const PolicyFinding& finding)
{
    return finding.severity == Severity::Error;
}

} // namespace

PolicyTextEdit::PolicyTextEdit(QWidget* parent)
    : QPlainTextEdit(parent), m_numbers(new LineNumbers(this)),
      m_highlighter(new PolicyHighlighter(document())), m_completer(new QCompleter(this)),
      m_words(new QStringListModel(this))
{
    setTextStyle(this, TextStyle::Code);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setAccessibleName(tr("Policy text"));
    setAccessibleDescription(tr("Tab indents. Ctrl+Tab leaves the text, Ctrl+Shift+Tab leaves it backwards. "
                                "Ctrl+Space offers actions."));
    document()->setDocumentMargin(Metrics::unit);
    m_completer->setModel(m_words);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setAccessibleName(tr("Completions"));
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            &PolicyTextEdit::insertCompletion);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &PolicyTextEdit::placeNumbers);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &PolicyTextEdit::markBrackets);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, area.y(), m_numbers->width(), area.height());
    });
    placeNumbers();
}

void PolicyTextEdit::setFindings(const QList<PolicyFinding>& findings)
{
    m_findings = findings;
    viewport()->update();
    m_numbers->update();
}

const PolicyFinding* PolicyTextEdit::findingAt(int position) const
{
    const PolicyFinding* best = nullptr;
    for (const PolicyFinding& finding : m_findings) {
        const bool there =
            position >= finding.offset && position <= finding.offset + std::max<qsizetype>(finding.length, 1);
        // The narrowest one is meant: "too large" is about the whole text.
        if (there && (!best || finding.length < best->length))
            best = &finding;
    }
    return best;
}

void PolicyTextEdit::replaceText(const QString& text)
{
    const QString old = toPlainText();
    const qsizetype shorter = std::min(old.size(), text.size());
    qsizetype begin = 0;
    while (begin < shorter && old[begin] == text[begin])
        ++begin;
    qsizetype end = 0;
    while (end < shorter - begin && old[old.size() - 1 - end] == text[text.size() - 1 - end])
        ++end;
    if (begin == old.size() && old.size() == text.size())
        return;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.setPosition(static_cast<int>(begin));
    cursor.setPosition(static_cast<int>(old.size() - end), QTextCursor::KeepAnchor);
    cursor.insertText(text.sliced(begin, text.size() - begin - end));
    cursor.endEditBlock();
}

bool PolicyTextEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int position = cursorForPosition(help->pos() - viewport()->pos()).position();
        const PolicyFinding* finding = findingAt(position);
        if (finding)
            QToolTip::showText(help->globalPos(), plainToolTip(finding->sentence), this);
        else
            QToolTip::hideText();
        return true;
    }
    // Before the window's shortcuts and QWidget's own handling of Tab.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab ||
            (key->key() == Qt::Key_Escape && m_completer->popup()->isVisible())) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void PolicyTextEdit::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->rehighlight();
        markBrackets();
    } else if (event->type() == QEvent::FontChange) {
        placeNumbers();
    }
}

void PolicyTextEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

int PolicyTextEdit::numbersWidth() const
{
    const QString widest = QString::number(std::max(blockCount(), 10));
    return fontMetrics().horizontalAdvance(QString(widest.size(), u'0')) + Metrics::unit +
           Metrics::panelPadding;
}

void PolicyTextEdit::placeNumbers()
{
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), numbersWidth(), inside.height());
}

void PolicyTextEdit::paintNumbers(QPaintEvent* event)
{
    const Theme& theme = Theme::current();
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), theme.surface);
    painter.setFont(font());
    const int offset = viewport()->y() - m_numbers->y();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = linePlace(block).translated(0, offset);
        if (place.top() > event->rect().bottom())
            break;
        const int line = block.blockNumber() + 1;
        const auto found = std::find_if(m_findings.begin(), m_findings.end(),
                                        [line](const PolicyFinding& f) { return f.line == line; });
        const bool marked = found != m_findings.end();
        const bool error = std::any_of(m_findings.begin(), m_findings.end(), [line](const PolicyFinding& f) {
            return f.line == line && isError(f);
        });
        if (marked) {
            painter.fillRect(QRectF(0, place.top(), m_numbers->width(), place.height()),
                             error ? theme.errBg : theme.warnBg);
            painter.fillRect(QRectF(0, place.top(), 3, place.height()),
                             error ? theme.errIcon : theme.warnIcon);
        }
        painter.setPen(marked ? (error ? theme.errText : theme.warnText) : theme.text3);
        painter.drawText(QRectF(0, place.top(), m_numbers->width() - Metrics::unit, place.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
    }
}

void PolicyTextEdit::markBrackets()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (const auto pair = bracketsAt(toPlainText(), textCursor().position())) {
        for (const int place : {pair->first, pair->second}) {
            QTextEdit::ExtraSelection mark;
            mark.format.setBackground(Theme::current().sel);
            mark.cursor = QTextCursor(document());
            mark.cursor.setPosition(place);
            mark.cursor.setPosition(place + 1, QTextCursor::KeepAnchor);
            marks.append(mark);
        }
    }
    setExtraSelections(marks);
}

void PolicyTextEdit::paintEvent(QPaintEvent* event)
{
    {
        // Below the text, and over the whole width, which a selection does not reach because of the margins.
        QPainter painter(viewport());
        for (const bool errors : {false, true}) { // errors over warnings
            for (const PolicyFinding& finding : std::as_const(m_findings)) {
                if (isError(finding) == errors)
                    tintLine(painter, finding);
            }
        }
    }
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    for (const PolicyFinding& finding : std::as_const(m_findings)) {
        // A whole document is not underlined; its line is marked.
        if (finding.length > 0 && finding.code != PolicyFindingCode::TooLarge)
            underline(painter, finding);
    }
}

QRectF PolicyTextEdit::linePlace(const QTextBlock& block) const
{
    // The last block's geometry holds the margin below the text as well.
    const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    const QTextLayout* layout = block.layout();
    if (!layout || layout->lineCount() == 0)
        return place;
    return {place.left(), place.top() + layout->lineAt(0).y(), place.width(), layout->lineAt(0).height()};
}

void PolicyTextEdit::tintLine(QPainter& painter, const PolicyFinding& finding)
{
    const QTextBlock block = document()->findBlockByNumber(finding.line - 1);
    if (!block.isValid() || !block.isVisible())
        return;
    const QRectF place = linePlace(block);
    const Theme& theme = Theme::current();
    painter.fillRect(QRectF(0, place.top(), viewport()->width(), place.height()),
                     isError(finding) ? theme.errBg : theme.warnBg);
}

void PolicyTextEdit::underline(QPainter& painter, const PolicyFinding& finding)
{
    const Theme& theme = Theme::current();
    const int begin = static_cast<int>(finding.offset);
    const QTextBlock block = document()->findBlock(begin);
    // A finding older than the text may point behind its end.
    if (!block.isValid() || !block.isVisible() || !block.layout() || block.layout()->lineCount() == 0)
        return;
    const int from = begin - block.position();
    const int to = std::min(from + static_cast<int>(finding.length), block.length() - 1);
    const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    const QTextLine line = block.layout()->lineForTextPosition(from);
    if (!line.isValid() || to <= from)
        return;
    const qreal left = place.left() + line.cursorToX(from);
    const qreal right = place.left() + line.cursorToX(to);
    const qreal bottom = place.top() + line.y() + line.height();
    painter.fillRect(QRectF(left, bottom - 2, right - left, 2),
                     isError(finding) ? theme.errIcon : theme.warnIcon);
}

void PolicyTextEdit::keyPressEvent(QKeyEvent* event)
{
    if (m_completer->popup()->isVisible()) {
        switch (event->key()) {
        case Qt::Key_Enter:
        case Qt::Key_Return:
        case Qt::Key_Escape:
        case Qt::Key_Tab:
            event->ignore(); // the completer takes them
            return;
        default:
            break;
        }
    }
    if (handleLeaving(event) || handleIndent(event))
        return;
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete(true);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    const QString typed = event->text();
    const bool deleted = event->key() == Qt::Key_Backspace && m_completer->popup()->isVisible();
    if (deleted ||
        (!typed.isEmpty() && (typed[0].isLetterOrNumber() || typed[0] == u':' || typed[0] == u'-')))
        complete(false);
    else if (!typed.isEmpty())
        m_completer->popup()->hide();
}

bool PolicyTextEdit::handleLeaving(QKeyEvent* event)
{
    const bool back = event->key() == Qt::Key_Backtab;
    const bool tab = event->key() == Qt::Key_Tab || back;
    const bool leave = tab && (m_leaving || isReadOnly() || event->modifiers().testFlag(Qt::ControlModifier));
    // Pressing Shift on the way to Shift+Tab is no other key.
    if (event->key() != Qt::Key_Shift && event->key() != Qt::Key_Control)
        m_leaving = event->key() == Qt::Key_Escape;
    if (leave) {
        // Not QPlainTextEdit's, which keeps the focus while Tab is a character.
        QWidget::focusNextPrevChild(!(back || event->modifiers().testFlag(Qt::ShiftModifier)));
        return true;
    }
    return false;
}

bool PolicyTextEdit::handleIndent(QKeyEvent* event)
{
    if (isReadOnly())
        return false;
    switch (event->key()) {
    case Qt::Key_Tab:
        if (textCursor().hasSelection())
            indentSelection(true);
        else
            insertPlainText(QString(INDENT, u' '));
        return true;
    case Qt::Key_Backtab:
        indentSelection(false);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier))
            return false;
        insertNewLine();
        return true;
    case Qt::Key_BraceRight:
    case Qt::Key_BracketRight:
        closeBracket(event->text());
        return true;
    default:
        return false;
    }
}

void PolicyTextEdit::indentSelection(bool more)
{
    QTextCursor cursor = textCursor();
    const QTextBlock last = document()->findBlock(cursor.selectionEnd());
    cursor.beginEditBlock();
    for (QTextBlock block = document()->findBlock(cursor.selectionStart()); block.isValid();
         block = block.next()) {
        QTextCursor line(block);
        if (more) {
            line.insertText(QString(INDENT, u' '));
        } else {
            for (int i = 0; i < INDENT && block.text().startsWith(u' '); ++i)
                line.deleteChar();
        }
        if (block == last)
            break;
    }
    cursor.endEditBlock();
}

void PolicyTextEdit::insertNewLine()
{
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const QString line = cursor.block().text();
    const qsizetype at = cursor.positionInBlock();
    qsizetype blanks = 0;
    while (blanks < at && line[blanks] == u' ')
        ++blanks;
    const QString before = line.left(at).trimmed();
    const bool opens = before.endsWith(u'{') || before.endsWith(u'[');
    const bool closes = at < line.size() && (line[at] == u'}' || line[at] == u']');
    cursor.insertText(u'\n' + QString(blanks + (opens ? INDENT : 0), u' '));
    if (opens && closes) {
        const int inside = cursor.position();
        cursor.insertText(u'\n' + QString(blanks, u' '));
        cursor.setPosition(inside);
    }
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
}

void PolicyTextEdit::closeBracket(const QString& bracket)
{
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    // On a line of its own it stands where its opening line begins.
    if (before.trimmed().isEmpty()) {
        for (int i = 0; i < INDENT && cursor.positionInBlock() > 0; ++i)
            cursor.deletePreviousChar();
    }
    cursor.insertText(bracket);
    cursor.endEditBlock();
    setTextCursor(cursor);
}

void PolicyTextEdit::complete(bool asked)
{
    if (isReadOnly())
        return;
    const QTextCursor cursor = textCursor();
    const PolicyWord word = wordAt(cursor.block().text(), cursor.positionInBlock());
    const QStringList offered = completionsOf(word);
    // While typing only where something of the word is there, and never what stands there already.
    const bool useless = offered.isEmpty() || (offered.size() == 1 && offered.first() == word.text);
    if (!word.quoted || useless || (!asked && word.text.size() < 2)) {
        m_completer->popup()->hide();
        return;
    }
    m_words->setStringList(offered);
    m_completer->setCompletionPrefix(word.text);
    m_completer->popup()->setCurrentIndex(m_words->index(0));
    QRect place = cursorRect();
    place.translate(viewport()->pos());
    place.setWidth(std::max(m_completer->popup()->sizeHintForColumn(0), 200) +
                   m_completer->popup()->verticalScrollBar()->sizeHint().width() + Metrics::panelPadding);
    m_completer->complete(place);
}

void PolicyTextEdit::insertCompletion(const QString& text)
{
    QTextCursor cursor = textCursor();
    const PolicyWord word = wordAt(cursor.block().text(), cursor.positionInBlock());
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, static_cast<int>(word.text.size()));
    cursor.insertText(text);
    setTextCursor(cursor);
    // A chosen service is followed by its actions.
    if (text.endsWith(u':'))
        complete(true);
}

} // namespace billfold
