// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/audit.h"

#include <QCoreApplication>
#include <QtEndian>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

struct AuditText {
    Q_DECLARE_TR_FUNCTIONS(Audit)
};

/// Parts with their lengths, so that nothing can move from one to the next unseen.
class Hasher
{
public:
    Hasher() { crypto_generichash_init(&m_state, nullptr, 0, crypto_generichash_BYTES); }

    void add(const QByteArray& bytes)
    {
        addRaw(qint64(bytes.size()));
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char*>(bytes.constData()),
                                  static_cast<unsigned long long>(bytes.size()));
    }
    void add(const QString& text) { add(text.toUtf8()); }
    void add(qint64 number)
    {
        addRaw(qint64(sizeof number));
        addRaw(number);
    }

    QByteArray result()
    {
        QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
        crypto_generichash_final(&m_state, reinterpret_cast<unsigned char*>(hash.data()),
                                 size_t(hash.size()));
        return hash;
    }

private:
    void addRaw(qint64 number)
    {
        const qint64 little = qToLittleEndian(number);
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char*>(&little), sizeof little);
    }

    crypto_generichash_state m_state;
};

} // namespace

QByteArray chainHash(const QByteArray& previous, const AuditEvent& event)
{
    Hasher hasher;
    hasher.add(previous);
    hasher.add(event.number);
    hasher.add(event.at.toMSecsSinceEpoch());
    hasher.add(event.principal);
    hasher.add(event.account);
    hasher.add(event.action);
    hasher.add(event.object);
    hasher.add(event.before);
    hasher.add(event.after);
    hasher.add(qint64(event.outcome));
    hasher.add(event.reason);
    return hasher.result();
}

QByteArray chainStart()
{
    Hasher hasher;
    hasher.add("billfold audit log"_ba);
    return hasher.result();
}

ChainCheck::ChainCheck(qint64 number, QByteArray hash) : m_number(number), m_hash(std::move(hash)) {}

std::optional<ChainBreak> ChainCheck::next(const AuditEvent& event)
{
    const qint64 expected = m_number + 1;
    if (event.number > expected)
        return ChainBreak{expected, AuditText::tr("Event %1 was removed.").arg(expected)};
    if (event.number < expected)
        return ChainBreak{event.number,
                          AuditText::tr("Event %1 stands in the wrong place.").arg(event.number)};
    if (chainHash(m_hash, event) != event.hash)
        return ChainBreak{
            expected,
            AuditText::tr("Event %1 was altered, or the one before it was replaced.").arg(expected)};
    m_number = event.number;
    m_hash = event.hash;
    return std::nullopt;
}

std::optional<ChainBreak> ChainCheck::end(qint64 number, const QByteArray& hash) const
{
    if (m_number < number)
        return ChainBreak{
            m_number + 1,
            AuditText::tr("The log was cut off: it ends with event %1, and event %2 was written.")
                .arg(m_number)
                .arg(number)};
    if (m_number > number)
        return ChainBreak{number + 1, AuditText::tr("Event %1 was added past the program.").arg(number + 1)};
    if (m_hash != hash)
        return ChainBreak{number, AuditText::tr("Event %1 was replaced.").arg(number)};
    return std::nullopt;
}

} // namespace billfold
