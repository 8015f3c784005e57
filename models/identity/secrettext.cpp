// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/secrettext.h"

#include <sodium.h>

#include <utility>

namespace billfold
{

namespace
{

QByteArray ownCopy(const QByteArray& bytes)
{
    return QByteArray(bytes.constData(), bytes.size());
}

} // namespace

SecretText::SecretText(QStringView text) : m_bytes(text.toUtf8()) {}

SecretText::SecretText(QByteArray bytes)
    : m_bytes(bytes.isDetached() ? std::move(bytes) : ownCopy(bytes)) // what others share is theirs to wipe
{
}

SecretText::SecretText(const SecretText& other) : m_bytes(ownCopy(other.m_bytes)) {}

SecretText::SecretText(SecretText&& other) noexcept
{
    m_bytes.swap(other.m_bytes);
}

SecretText& SecretText::operator=(SecretText other) noexcept
{
    m_bytes.swap(other.m_bytes);
    return *this;
}

SecretText::~SecretText()
{
    wipe(m_bytes);
}

// data() of what somebody else shares would copy it and overwrite the copy. Memory that was overwritten stays
// with its text, so that tests can look at it.

void wipe(QString& text)
{
    if (!text.isDetached()) {
        text = QString();
        return;
    }
    sodium_memzero(text.data(), size_t(text.size()) * sizeof(QChar));
    text.resize(0);
}

void wipe(QByteArray& bytes)
{
    if (!bytes.isDetached()) {
        bytes = QByteArray();
        return;
    }
    sodium_memzero(bytes.data(), size_t(bytes.size()));
    bytes.resize(0);
}

} // namespace billfold
