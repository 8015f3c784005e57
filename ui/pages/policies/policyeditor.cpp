// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policyeditor.h"

#include "ui/pages/policies/findingstrip.h"
#include "ui/pages/policies/policytextedit.h"

#include <QAction>
#include <QTextBlock>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

namespace
{

/// After the last key: short enough to feel at once, long enough not to mark a half-typed word.
constexpr int DELAY_MS = 300;

} // namespace

PolicyEditor::PolicyEditor(QWidget* parent)
    : QWidget(parent), m_edit(new PolicyTextEdit), m_strip(new FindingStrip), m_delay(new QTimer(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_strip);
    m_edit->setFrameShape(QFrame::NoFrame);
    setFocusProxy(m_edit);
    m_delay->setSingleShot(true);
    m_delay->setInterval(DELAY_MS);
    connect(m_delay, &QTimer::timeout, this, &PolicyEditor::validateNow);
    connect(m_edit, &PolicyTextEdit::textChanged, this, [this] {
        if (m_setting)
            return;
        m_delay->start();
        emit textChanged();
    });
    connect(m_edit, &PolicyTextEdit::cursorPositionChanged, this, [this] {
        showFinding();
        const int now = currentStatement();
        if (now != m_statement) {
            m_statement = now;
            emit currentStatementChanged();
        }
    });
    connect(m_strip, &FindingStrip::replaceRequested, this, &PolicyEditor::mend);
    connect(m_strip, &FindingStrip::nextRequested, this, &PolicyEditor::moveToNextFinding);
    auto* next = new QAction(tr("Next finding"), this);
    next->setShortcut(Qt::Key_F8);
    next->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(next, &QAction::triggered, this, &PolicyEditor::moveToNextFinding);
    addAction(next);
    validateNow();
}

void PolicyEditor::setKind(PolicyType kind)
{
    m_kind = kind;
    validateNow();
}

void PolicyEditor::setRules(const std::function<PolicyParse(const QString&)>& rules)
{
    m_rules = rules;
    validateNow();
}

void PolicyEditor::setText(const QString& text)
{
    m_setting = true;
    m_edit->setPlainText(text);
    m_setting = false;
    validateNow();
}

QString PolicyEditor::text() const
{
    return m_edit->toPlainText();
}

void PolicyEditor::replaceText(const QString& text)
{
    m_edit->replaceText(text);
    validateNow();
}

void PolicyEditor::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
    validateNow();
}

bool PolicyEditor::isReadOnly() const
{
    return m_edit->isReadOnly();
}

void PolicyEditor::validateNow()
{
    m_delay->stop();
    m_parse = m_rules
                  ? m_rules(text())
                  : parsePolicy(text(), m_kind, isReadOnly() ? PolicyOrigin::Vendor : PolicyOrigin::Customer);
    m_edit->setFindings(m_parse.findings);
    m_statement = currentStatement();
    showFinding();
    emit validated();
}

int PolicyEditor::currentStatement() const
{
    if (!m_parse.document)
        return 0;
    const int cursor = m_edit->textCursor().position();
    for (const PolicyStatement& statement : m_parse.document->statements) {
        if (cursor >= statement.offset && cursor <= statement.offset + statement.length)
            return statement.number;
    }
    return 0;
}

void PolicyEditor::moveToStatement(int number)
{
    if (!m_parse.document || number < 1 || number > m_parse.document->statements.size() ||
        number == currentStatement())
        return;
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(static_cast<int>(m_parse.document->statements[number - 1].offset) + 1);
    m_edit->setTextCursor(cursor);
    m_edit->ensureCursorVisible();
}

void PolicyEditor::moveToNextFinding()
{
    if (m_parse.findings.isEmpty())
        return;
    const int position = m_edit->textCursor().position();
    const auto next = std::find_if(m_parse.findings.begin(), m_parse.findings.end(),
                                   [position](const PolicyFinding& f) { return f.offset > position; });
    const PolicyFinding& finding = next == m_parse.findings.end() ? m_parse.findings.first() : *next;
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(static_cast<int>(finding.offset));
    m_edit->setTextCursor(cursor);
    m_edit->ensureCursorVisible();
    m_edit->setFocus(Qt::OtherFocusReason);
}

const PolicyFinding* PolicyEditor::shownFinding() const
{
    if (m_parse.findings.isEmpty())
        return nullptr;
    if (const PolicyFinding* here = m_edit->findingAt(m_edit->textCursor().position());
        here && here->code != PolicyFindingCode::TooLarge)
        return here;
    const int line = m_edit->textCursor().blockNumber() + 1;
    const auto onLine = std::find_if(m_parse.findings.begin(), m_parse.findings.end(),
                                     [line](const PolicyFinding& f) { return f.line == line; });
    if (onLine != m_parse.findings.end())
        return &*onLine;
    const auto error = std::find_if(m_parse.findings.begin(), m_parse.findings.end(),
                                    [](const PolicyFinding& f) { return f.severity == Severity::Error; });
    return error != m_parse.findings.end() ? &*error : &m_parse.findings.first();
}

void PolicyEditor::showFinding()
{
    const PolicyFinding* finding = shownFinding();
    if (finding)
        m_strip->setFinding(*finding, static_cast<int>(m_parse.findings.size()), !isReadOnly());
    m_strip->setVisible(finding);
}

void PolicyEditor::mend()
{
    // What was found may be older than the text.
    if (m_delay->isActive())
        validateNow();
    const PolicyFinding* finding = shownFinding();
    if (!finding || finding->replacement.isEmpty() || isReadOnly())
        return;
    QString changed = text();
    changed.replace(finding->offset, finding->length, finding->replacement);
    replaceText(changed);
    m_edit->setFocus(Qt::OtherFocusReason);
}

} // namespace billfold
