// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/textrules.h"

#include "models/organization/draft.h"
#include "models/organization/quotas.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

Error invalid(QStringView reason, const QString& message)
{
    return refusal(u"InvalidInputException", reason, message);
}

/// `what` begins the sentence: "The name".
Result<void> checkLength(const QString& text, int shortest, int longest, const QString& what)
{
    if (text.isEmpty() && shortest > 0)
        return invalid(u"INPUT_REQUIRED", OrganizationText::tr("%1 is missing. Fill it in.").arg(what));
    if (text.size() < shortest)
        return invalid(u"MIN_LENGTH_EXCEEDED",
                       OrganizationText::tr("%1 is too short: at least %2 characters are needed.")
                           .arg(what)
                           .arg(shortest));
    if (text.size() > longest)
        return invalid(u"MAX_LENGTH_EXCEEDED",
                       OrganizationText::tr("%1 is too long: it has %2 characters, and %3 are allowed.")
                           .arg(what)
                           .arg(text.size())
                           .arg(longest));
    return {};
}

bool isAscii(const QString& text, QStringView except = {})
{
    return std::all_of(text.begin(), text.end(),
                       [&](QChar c) { return c >= u' ' && c <= u'~' && !except.contains(c); });
}

/// Texts that the provider's pages show as they are: no control characters, and nothing that a browser would
/// take for a tag.
bool isPlain(const QString& text)
{
    static const QRegularExpression tag(u"<[a-zA-Z/!]"_s);
    const bool printable = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isPrint() || c.isSurrogate() || c == u'\n' || c == u'\r' || c == u'\t' || c.isSpace();
    });
    return printable && !tag.match(text).hasMatch();
}

Result<void> checkPlain(const QString& text, int shortest, int longest, const QString& what)
{
    if (const auto length = checkLength(text, shortest, longest, what); !length)
        return length;
    if (!isPlain(text))
        return invalid(u"INVALID_PATTERN",
                       OrganizationText::tr(
                           "%1 has characters that are not allowed: take out control characters and markup.")
                           .arg(what));
    return {};
}

bool isTagText(const QString& text)
{
    static const QRegularExpression allowed(u"\\A[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*\\z"_s);
    return allowed.match(text).hasMatch();
}

} // namespace

Result<void> checkNewAccountName(const QString& name)
{
    if (const auto length = checkLength(name, 1, 50, OrganizationText::tr("The account's name")); !length)
        return length;
    if (!isAscii(name))
        return invalid(
            u"INVALID_PATTERN",
            OrganizationText::tr(
                "The account's name can have letters without accents, digits, spaces and the usual "
                "punctuation only."));
    return {};
}

Result<void> checkAccountRename(const QString& name)
{
    if (const auto usual = checkNewAccountName(name); !usual)
        return usual;
    if (!isAscii(name, u"<>"))
        return invalid(u"INVALID_PATTERN",
                       OrganizationText::tr("The account's name cannot have < or >. Take them out."));
    return {};
}

Result<void> checkKnownAccountName(const QString& name)
{
    return checkPlain(name, 1, 128, OrganizationText::tr("The account's name"));
}

Result<void> checkEmailShape(const QString& email)
{
    static const QRegularExpression shape(u"\\A[^\\s@]+@[^\\s@]+\\.[^\\s@]+\\z"_s);
    if (const auto length = checkLength(email, 6, 64, OrganizationText::tr("The email address")); !length)
        return length;
    if (!shape.match(email).hasMatch())
        return invalid(
            u"INVALID_PATTERN",
            OrganizationText::tr("“%1” is not an email address. Write it as name@example.com.").arg(email));
    return {};
}

bool isValidEmail(const QString& email)
{
    if (!checkEmailShape(email) || !isAscii(email))
        return false;
    const qsizetype at = email.indexOf(u'@');
    const QStringView local = QStringView(email).left(at), domain = QStringView(email).mid(at + 1);
    constexpr QStringView forbidden = u" \"'()<>[]:;,\\|%&";
    const bool localIsFine =
        !local.startsWith(u'.') &&
        std::none_of(local.begin(), local.end(), [&](QChar c) { return forbidden.contains(c); });
    const auto isEdge = [](QChar c) { return c == u'-' || c == u'.'; };
    const bool domainIsFine = std::all_of(domain.begin(), domain.end(),
                                          [&](QChar c) { return c.isLetterOrNumber() || isEdge(c); }) &&
                              !isEdge(domain.front()) && !isEdge(domain.back()) && domain.contains(u'.');
    return localIsFine && domainIsFine;
}

Result<void> checkEmail(const QString& email)
{
    if (const auto shape = checkEmailShape(email); !shape)
        return shape;
    if (!isValidEmail(email))
        return invalid(
            u"INVALID_PATTERN",
            OrganizationText::tr("“%1” has characters that an email address cannot have. Write it as "
                                 "name@example.com.")
                .arg(email));
    return {};
}

Result<void> checkUnitName(const QString& name)
{
    return checkPlain(name, 1, 128, OrganizationText::tr("The unit's name"));
}

Result<void> checkPolicyName(const QString& name)
{
    return checkPlain(name, 1, 128, OrganizationText::tr("The policy's name"));
}

Result<void> checkPolicyDescription(const QString& description)
{
    return checkPlain(description, 0, 512, OrganizationText::tr("The policy's description"));
}

Result<void> checkNotes(const QString& notes)
{
    return checkPlain(notes, 0, 1024, OrganizationText::tr("The message"));
}

Result<void> checkTransferName(const QString& name)
{
    if (const auto length = checkLength(name, 1, 128, OrganizationText::tr("The transfer's name")); !length)
        return length;
    if (!isAscii(name))
        return invalid(
            u"INVALID_PATTERN",
            OrganizationText::tr(
                "The transfer's name can have letters without accents, digits, spaces and the usual "
                "punctuation only."));
    return {};
}

Result<void> checkRoleName(const QString& role)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9_+=,.@-]{1,64}\\z"_s);
    if (role.isEmpty())
        return {};
    if (!allowed.match(role).hasMatch() || role.startsWith("AWSServiceRoleFor"_L1))
        return invalid(
            u"INVALID_ROLE_NAME",
            OrganizationText::tr(
                "“%1” cannot be the role's name: up to 64 letters, digits and _+=,.@- are allowed, "
                "and it must not begin with AWSServiceRoleFor.")
                .arg(role));
    return {};
}

Result<void> checkServicePrincipal(const QString& service)
{
    static const QRegularExpression allowed(
        u"\\A[A-Za-z0-9_+=,@-][A-Za-z0-9_+=,.@-]*\\.amazonaws\\.com(\\.cn)?\\z"_s);
    if (service.size() > 128 || !allowed.match(service).hasMatch())
        return invalid(u"UNRECOGNIZED_SERVICE_PRINCIPAL",
                       OrganizationText::tr(
                           "“%1” is not a service. Write its principal, such as cloudtrail.amazonaws.com.")
                           .arg(service));
    return {};
}

Result<void> checkTagKey(const QString& key)
{
    if (const auto length = checkLength(key, 1, 128, OrganizationText::tr("A tag's key")); !length)
        return length;
    if (key.startsWith("aws:"_L1, Qt::CaseInsensitive))
        return invalid(
            u"INVALID_SYSTEM_TAGS_PARAMETER",
            OrganizationText::tr(
                "The tag “%1” belongs to the provider. Choose a key that does not begin with aws:.")
                .arg(key));
    if (!isTagText(key))
        return invalid(
            u"INVALID_PATTERN",
            OrganizationText::tr("The tag “%1” can have letters, digits, spaces and _ . : / = + - @ only.")
                .arg(key));
    return {};
}

Result<void> checkTags(const Tags& tags)
{
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag) {
        if (const auto key = checkTagKey(tag.key()); !key)
            return key;
        const QString what = OrganizationText::tr("The value of the tag “%1”").arg(tag.key());
        if (const auto length = checkLength(tag.value(), 0, 256, what); !length)
            return length;
        if (!isTagText(tag.value()))
            return invalid(
                u"INVALID_PATTERN",
                OrganizationText::tr("%1 can have letters, digits, spaces and _ . : / = + - @ only.")
                    .arg(what));
    }
    return {};
}

Result<void> checkTagCount(const Tags& tags)
{
    if (tags.size() > tagQuota)
        return refusal(u"ConstraintViolationException", u"MAX_TAG_LIMIT_EXCEEDED",
                       OrganizationText::tr("There would be %1 tags, and %2 are allowed. Remove some first.")
                           .arg(tags.size())
                           .arg(tagQuota));
    return {};
}

} // namespace billfold
