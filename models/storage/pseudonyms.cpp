// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/pseudonyms.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int keyWords = 8; // of 32 bits
constexpr int usualLength = 10;
constexpr int mostPlaces = 18;

bool isAccount(const QString& text)
{
    return text.size() == 12 &&
           std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isRegion(const QString& text)
{
    static const QRegularExpression form(u"^[a-z]{2}(-[a-z]+)+-[0-9]$"_s);
    return form.match(text).hasMatch();
}

} // namespace

Pseudonyms::Pseudonyms() : m_key(keyWords * qsizetype(sizeof(quint32)), Qt::Uninitialized)
{
    std::array<quint32, keyWords> words{};
    QRandomGenerator::system()->fillRange(words.data(), keyWords);
    std::memcpy(m_key.data(), words.data(), sizeof words);
    words.fill(0);
}

Pseudonyms::~Pseudonyms()
{
    m_key.fill(0);
}

QByteArray Pseudonyms::digest(const QByteArray& original) const
{
    return QMessageAuthenticationCode::hash(original, m_key, QCryptographicHash::Sha256);
}

QString Pseudonyms::token(const QString& text, qsizetype length) const
{
    static constexpr char characters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    QString result;
    QByteArray bytes = digest(text.toUtf8());
    while (result.size() < length) {
        for (qsizetype i = 0; i < bytes.size() && result.size() < length; ++i)
            result.append(QLatin1Char(characters[static_cast<unsigned char>(bytes[i]) % 36]));
        bytes = digest(bytes);
    }
    return result;
}

QString Pseudonyms::digits(const QString& text) const
{
    // From 100000000000 on: no leading zero that somebody's spreadsheet drops.
    const auto number = qFromLittleEndian<quint64>(digest(text.toUtf8()).constData());
    return QString::number(100'000'000'000ULL + number % 900'000'000'000ULL);
}

QString Pseudonyms::id(const QString& text) const
{
    if (text.isEmpty())
        return text;
    if (isAccount(text))
        return digits(text);
    static const QRegularExpression unit(u"^ou-([0-9a-z]{4,32})-([0-9a-z]{8,32})$"_s);
    if (const auto found = unit.match(text); found.hasMatch())
        return u"ou-%1-%2"_s.arg(token(u"root "_s + found.captured(1), found.capturedLength(1)),
                                 token(text, found.capturedLength(2)));
    static const QRegularExpression plain(u"^([a-z]{1,4})-([0-9a-z]+)$"_s);
    if (const auto found = plain.match(text); found.hasMatch())
        return found.captured(1) + u'-' +
               token(found.captured(1) == u"r"_s ? QString(u"root "_s + found.captured(2)) : text,
                     found.capturedLength(2));
    static const QRegularExpression provided(u"^p-[A-Za-z]*[A-Z][A-Za-z]*$"_s);
    if (provided.match(text).hasMatch())
        return text;
    return u"key-"_s + token(text, usualLength);
}

QString Pseudonyms::mail(const QString& text) const
{
    return text.isEmpty() ? text : token(text.toLower(), usualLength) + u"@example.com"_s;
}

QString Pseudonyms::name(const QString& text) const
{
    return this->text(u"Name"_s, text);
}

QString Pseudonyms::text(const QString& word, const QString& text) const
{
    return text.isEmpty() ? text : word + u' ' + token(text, usualLength);
}

QString Pseudonyms::path(const QString& text) const
{
    if (text.isEmpty())
        return text;
    static const QStringList known{u"csv"_s, u"gz"_s, u"zip"_s, u"json"_s, u"parquet"_s};
    const QString ending = QFileInfo(text).suffix().toLower();
    return u"file-"_s + token(text, usualLength) +
           (known.contains(ending) ? QString(u'.' + ending) : QString());
}

QString Pseudonyms::tagKey(const QString& key) const
{
    for (const QString& prefix : {u"aws:"_s, u"user:"_s, u"costCategory/"_s}) {
        if (key.startsWith(prefix))
            return prefix + token(key, usualLength);
    }
    return key.isEmpty() ? key : token(key, usualLength);
}

QString Pseudonyms::tags(const QString& json) const
{
    if (json.isEmpty())
        return json;
    const QJsonObject original = QJsonDocument::fromJson(json.toUtf8()).object();
    QJsonObject replaced;
    for (auto it = original.begin(); it != original.end(); ++it)
        replaced.insert(tagKey(it.key()), text(u"value"_s, it.value().toVariant().toString()));
    return QString::fromUtf8(QJsonDocument(replaced).toJson(QJsonDocument::Compact));
}

QByteArray Pseudonyms::bytes(const QByteArray& original) const
{
    return original.isEmpty() ? original : digest(original);
}

qint64 Pseudonyms::number(const QString& text) const
{
    return qFromLittleEndian<qint64>(digest(text.toUtf8()).constData());
}

/// arn:partition:service:region:account:resource.
QString Pseudonyms::arn(const QString& text) const
{
    QStringList parts = text.split(u':');
    if (parts.size() < 6)
        return token(text, usualLength);
    if (isAccount(parts[4]))
        parts[4] = digits(parts[4]);
    const QString resource = parts.mid(5).join(u':');
    parts = parts.mid(0, 5);
    parts.append(resource == u"*"_s || resource == u"root"_s ? resource : token(resource, usualLength));
    return parts.join(u':');
}

QString Pseudonyms::policyValue(const QString& key, const QString& value) const
{
    static const QStringList kept{u"Version"_s, u"Effect"_s, u"Action"_s, u"NotAction"_s};
    if (kept.contains(key) || value == u"*"_s || value == u"true"_s || value == u"false"_s || isRegion(value))
        return value;
    if (value.startsWith(u"arn:"_s))
        return arn(value);
    if (key == u"Service"_s && value.endsWith(u".amazonaws.com"_s))
        return value;
    if (isAccount(value) || QRegularExpression(u"^(o|r|ou|p)-[0-9a-z-]+$"_s).match(value).hasMatch())
        return id(value);
    return token(value, usualLength);
}

/// Goes through a policy, whatever is in it.
class PolicyRewriter
{
public:
    explicit PolicyRewriter(const Pseudonyms& names) : m_names(names) {}

    QJsonValue rewritten(const QString& key, const QJsonValue& value) const
    {
        if (value.isString())
            return m_names.policyValue(key, value.toString());
        if (value.isArray()) {
            QJsonArray list;
            for (const QJsonValue& one : value.toArray())
                list.append(rewritten(key, one));
            return list;
        }
        if (!value.isObject())
            return value.isDouble() ? QJsonValue(0) : value;
        QJsonObject object;
        const QJsonObject original = value.toObject();
        for (auto it = original.begin(); it != original.end(); ++it)
            object.insert(name(it.key()), rewritten(it.key(), it.value()));
        return object;
    }

private:
    /// Of aws:PrincipalTag/CostCenter the last part is a person's own.
    QString name(const QString& key) const
    {
        const qsizetype slash = key.indexOf(u'/');
        if (slash >= 0)
            return key.left(slash + 1) + m_names.token(key.mid(slash + 1), usualLength);
        // Words of the language, its operators, and keys of services (service:Key).
        static const QRegularExpression known(
            u"^(Version|Id|Statement|Sid|Effect|(Not)?(Principal|Action|Resource)|Condition|AWS|Service|"
            "Federated|CanonicalUser|((ForAllValues|ForAnyValue):)?(String|Numeric|Date|Bool|Binary|"
            "IpAddress|"
            "NotIpAddress|Arn|Null)[A-Za-z]*|[a-z0-9-]+:[A-Za-z]+)$"_s);
        return known.match(key).hasMatch() ? key : m_names.token(key, usualLength);
    }
    const Pseudonyms& m_names;
};

QString Pseudonyms::policy(const QString& json) const
{
    if (json.isEmpty())
        return json;
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject() || !document.object().contains(u"Statement"_s))
        return u"{}"_s;
    const QJsonObject object = PolicyRewriter(*this).rewritten({}, document.object()).toObject();
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

int SecretFactor::places(Money amount)
{
    Money::Wide attos = amount.attos();
    if (attos == 0)
        return 0;
    int places = mostPlaces;
    for (; places > 0 && attos % 10 == 0; --places)
        attos /= 10;
    return places;
}

SecretFactor::SecretFactor(int places)
{
    constexpr int enough = 4; // decimals of the factor
    auto* const random = QRandomGenerator::system();
    const int own = std::clamp(mostPlaces - places, 0, enough);
    if (own == 0) { // no place is left: a whole number
        m_numerator = random->bounded(2, 10);
        return;
    }
    int power = 1;
    for (int i = 0; i < own; ++i)
        power *= 10;
    m_denominator = power;
    // Between a fifth and the whole, and not with a zero at its end.
    do {
        m_numerator = random->bounded(power / 5, power);
    } while (m_numerator % 10 == 0);
}

Money SecretFactor::times(Money amount) const
{
    return Money::fromAttos(amount.attos() * m_numerator / m_denominator);
}

} // namespace billfold
