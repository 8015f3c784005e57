// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

#include <optional>

namespace billfold
{

/// The id of an organization's account: twelve digits, leading zeros kept. A value that exists is valid.
/// A bill's account key (other providers' exports have other forms) is a plain text and not this type.
class AccountId
{
public:
    static std::optional<AccountId> parse(QStringView text);
    const QString& toString() const { return m_text; }
    friend bool operator==(const AccountId&, const AccountId&) = default;
    friend auto operator<=>(const AccountId& a, const AccountId& b)
    {
        return a.m_text.compare(b.m_text) <=> 0;
    }
    friend size_t qHash(const AccountId& id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    explicit AccountId(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

} // namespace billfold
