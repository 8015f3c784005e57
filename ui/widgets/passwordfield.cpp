// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/passwordfield.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/type.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>

#include <memory>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

void describeEye(QAction* eye, const QString& text)
{
    eye->setText(text);
    eye->setToolTip(plainToolTip(u"%1 (%2)"_s.arg(text, eye->shortcut().toString(QKeySequence::NativeText))));
}

QAction* addEye(QLineEdit* line)
{
    QAction* eye = line->addAction(icon(u"show"_s), QLineEdit::TrailingPosition);
    // The button within a line is no stop of the Tab key.
    eye->setShortcut(QKeySequence(u"Alt+F8"_s));
    eye->setShortcutContext(Qt::WidgetShortcut);
    return eye;
}

} // namespace

PasswordField::PasswordField(QWidget* parent) : QLineEdit(parent), m_eye(addEye(this))
{
    setRevealed(false);
    setDragEnabled(false);
    connect(m_eye, &QAction::triggered, this, [this] { setRevealed(!isRevealed()); });
}

void PasswordField::setRevealed(bool revealed)
{
    setEchoMode(revealed ? Normal : Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    m_eye->setIcon(icon(revealed ? u"hide"_s : u"show"_s));
    describeEye(m_eye, revealed ? tr("Hide password") : tr("Show password"));
}

void PasswordField::forget()
{
    // setText() drops the line's history of changes, which holds each letter.
    setText(QString(text().size(), u'\0'));
    clear();
    setRevealed(false);
}

void PasswordField::hideEvent(QHideEvent* event)
{
    QLineEdit::hideEvent(event);
    setRevealed(false);
}

SecretField::SecretField(const QString& name, QWidget* parent)
    : QLineEdit(parent), m_eye(nullptr), m_copy(addAction(icon(u"copy"_s), QLineEdit::TrailingPosition))
{
    m_eye = addEye(this);
    setReadOnly(true);
    setDragEnabled(false);
    setAccessibleName(name);
    setTextStyle(this, TextStyle::Code);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy"));
    connect(m_eye, &QAction::triggered, this, [this] { setRevealed(!m_revealed); });
    connect(m_copy, &QAction::triggered, this, [this] {
        copySecret(m_secret);
        emit copied();
    });
    refresh();
}

void SecretField::setSecret(const QString& secret, bool grouped)
{
    m_secret = secret;
    m_grouped = grouped;
    refresh();
    // All of it can be read at once, for whoever types it somewhere else.
    constexpr int icons = 2 * (Metrics::iconControl + Metrics::inner + Metrics::unit) + 3 * Metrics::unit;
    setMinimumWidth(fontMetrics().horizontalAdvance(grouping()) + icons);
}

void SecretField::setRevealed(bool revealed)
{
    m_revealed = revealed;
    refresh();
}

void SecretField::refresh()
{
    describeEye(m_eye, m_revealed ? tr("Show dots instead") : tr("Show"));
    m_eye->setIcon(icon(m_revealed ? u"hide"_s : u"show"_s));
    if (!m_revealed) {
        // As many dots whatever the length.
        setText(QStringList(4, QString(4, QChar(0x2022))).join(u' '));
        setCursorPosition(0);
        return;
    }
    setText(grouping());
    setCursorPosition(0);
}

QString SecretField::grouping() const
{
    QString shown;
    for (qsizetype i = 0; i < m_secret.size(); ++i) {
        if (m_grouped && i > 0 && i % 4 == 0)
            shown += u' ';
        shown += m_secret[i];
    }
    return shown;
}

void copySecret(const QString& secret)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(secret);
    data->setData(u"x-kde-passwordManagerHint"_s, "secret");
    QApplication::clipboard()->setMimeData(data.release());
}

} // namespace billfold
