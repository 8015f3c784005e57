// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/passwordhash.h"

#include <QCoreApplication>

#include <sodium.h>

#include <array>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

struct Work {
    unsigned long long operations;
    size_t memory;
};

Work workOf(HashCost cost)
{
    if (cost == HashCost::Least)
        return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
    return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

/// Needed before anything else of the library; safe to be called by several threads.
bool ready()
{
    static const bool done = sodium_init() >= 0;
    return done;
}

/// Empty where the memory is not there.
QByteArray argonHash(const QByteArray& password, const Work& work)
{
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (!ready() ||
        crypto_pwhash_str(text.data(), password.constData(), static_cast<unsigned long long>(password.size()),
                          work.operations, work.memory) != 0)
        return {};
    return QByteArray(text.data());
}

} // namespace

Result<QByteArray> hashPassword(const SecretText& password, HashCost cost)
{
    QByteArray hash = argonHash(password.bytes(), workOf(cost));
    if (hash.isEmpty())
        return Error{ErrorCode::Conflict,
                     QCoreApplication::translate("PasswordHash",
                                                 "There is not enough free memory to protect the password. "
                                                 "Close other programs and try again."),
                     u"crypto_pwhash_str"_s};
    return hash;
}

bool passwordMatches(const QByteArray& hash, const SecretText& password, HashCost cost)
{
    if (!hash.startsWith(crypto_pwhash_STRPREFIX)) {
        argonHash(password.bytes(), workOf(cost));
        return false;
    }
    return ready() && crypto_pwhash_str_verify(hash.constData(), password.bytes().constData(),
                                               static_cast<unsigned long long>(password.bytes().size())) == 0;
}

QByteArray hashRandomSecret(const SecretText& secret)
{
    // The key keeps these hashes apart from all others; it is no secret.
    static const QByteArray key = "billfold random secret"_ba;
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    const QByteArray& bytes = secret.bytes();
    ready();
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), size_t(hash.size()),
                       reinterpret_cast<const unsigned char*>(bytes.constData()),
                       static_cast<unsigned long long>(bytes.size()),
                       reinterpret_cast<const unsigned char*>(key.constData()), size_t(key.size()));
    return hash;
}

bool randomSecretMatches(const QByteArray& hash, const SecretText& secret)
{
    const QByteArray own = hashRandomSecret(secret);
    return hash.size() == own.size() &&
           sodium_memcmp(hash.constData(), own.constData(), size_t(own.size())) == 0;
}

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    ready();
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

} // namespace billfold
