// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

namespace billfold
{

/// A password, a code or a key on its way: UTF-8, never shared, overwritten when it goes, and not printable.
/// Copying is possible, since futures and functions need it; each copy is overwritten too.
class SecretText
{
public:
    SecretText() = default;
    explicit SecretText(QStringView text);
    explicit SecretText(QByteArray bytes); ///< takes them over and overwrites them
    SecretText(const SecretText& other);
    SecretText(SecretText&& other) noexcept;
    SecretText& operator=(SecretText other) noexcept;
    ~SecretText();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// Only to hand to what needs the bytes at once; keep no copy.
    const QByteArray& bytes() const { return m_bytes; }
    /// The same, for checking rules; overwrite it afterwards (see wipe).
    QString text() const { return QString::fromUtf8(m_bytes); }

private:
    QByteArray m_bytes;
};

/// Overwrites a text that held a secret, where nothing else shares it.
void wipe(QString& text);
void wipe(QByteArray& bytes);

} // namespace billfold
