// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <QByteArray>
#include <QString>

namespace billfold
{

/// Names, ids and texts for a copy that goes to strangers: the same one gets the same replacement, and nobody
/// can tell from it what it was, because the key is made here and forgotten. Two different ones may meet by
/// chance; where they must not, the tables say so, and another key is tried.
class Pseudonyms
{
public:
    Pseudonyms();
    ~Pseudonyms();
    Pseudonyms(const Pseudonyms&) = delete;
    Pseudonyms& operator=(const Pseudonyms&) = delete;

    /// An id keeps its form: 12 digits, o-…, r-…, ou-…-…, p-…, h-… and the like. Policies of the provider
    /// keep theirs (p-FullAWSAccess); keys of another form get one of our own.
    QString id(const QString& text) const;
    /// An address stays one, of example.com.
    QString mail(const QString& text) const;
    /// Of an account or a payer.
    QString name(const QString& text) const;
    /// `word` says what it is: "Note k3x9…".
    QString text(const QString& word, const QString& text) const;
    /// Of a path only the ending is kept.
    QString path(const QString& text) const;
    /// A JSON object of tags: keys keep `aws:` or `user:`.
    QString tags(const QString& json) const;
    QString tagKey(const QString& key) const;
    /// A policy: actions, effects, operators and regions stay; resources, values and names are replaced. What
    /// is none becomes an empty object.
    QString policy(const QString& json) const;
    QByteArray bytes(const QByteArray& original) const;
    qint64 number(const QString& text) const;

private:
    QByteArray digest(const QByteArray& original) const;
    /// As many characters of a-z and 0-9.
    QString token(const QString& text, qsizetype length) const;
    QString digits(const QString& text) const;
    QString arn(const QString& text) const;
    QString policyValue(const QString& key, const QString& text) const;
    friend class PolicyRewriter;

    QByteArray m_key;
};

/// A secret factor for amounts, so that every sum stays the sum: a decimal number with so few places that
/// every product is exact.
class SecretFactor
{
public:
    /// `places` is how many decimals the amounts have at most.
    explicit SecretFactor(int places);
    Money times(Money amount) const;

    /// The decimals of an amount, 0 to 18.
    static int places(Money amount);

private:
    Money::Wide m_numerator = 1, m_denominator = 1;
};

} // namespace billfold
