// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QAction;

namespace billfold
{

/// A line for a password: dots, and an eye that shows what was typed (Alt+F8 does so from the keyboard). It
/// is hidden again with the line.
class PasswordField : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordField(QWidget* parent = nullptr);

    void setRevealed(bool revealed);
    bool isRevealed() const { return echoMode() == Normal; }
    /// Overwrites what was typed and empties the line.
    void forget();
    QAction* eye() const { return m_eye; }

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QAction* m_eye;
};

/// A secret that the program shows: dots until the eye is pressed; it can be copied either way.
class SecretField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretField(const QString& name, QWidget* parent = nullptr);

    /// In groups of four where it is Base32 that somebody may have to type.
    void setSecret(const QString& secret, bool grouped = false);
    void setRevealed(bool revealed);
    bool isRevealed() const { return m_revealed; }
    QAction* eye() const { return m_eye; }
    QAction* copier() const { return m_copy; }

signals:
    void copied();

private:
    void refresh();
    QString grouping() const; ///< all of it, as it is shown

    QString m_secret;
    bool m_grouped = false;
    bool m_revealed = false;
    QAction* m_eye;
    QAction* m_copy;
};

/// To the clipboard, with the hint by which clipboard managers keep no history of it.
void copySecret(const QString& secret);

} // namespace billfold
