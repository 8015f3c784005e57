// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/billquery.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

struct Word {
    Dimension dimension;
    const char16_t* key;
    const char* name;
};

constexpr Word words[] = {
    {Dimension::Account, u"account", QT_TRANSLATE_NOOP("Dimension", "Account")},
    {Dimension::Service, u"service", QT_TRANSLATE_NOOP("Dimension", "Service")},
    {Dimension::Region, u"region", QT_TRANSLATE_NOOP("Dimension", "Region")},
    {Dimension::UsageType, u"usage-type", QT_TRANSLATE_NOOP("Dimension", "Usage type")},
    {Dimension::ChargeType, u"charge-type", QT_TRANSLATE_NOOP("Dimension", "Charge type")},
    {Dimension::Invoice, u"invoice", QT_TRANSLATE_NOOP("Dimension", "Invoice")},
    {Dimension::Seller, u"seller", QT_TRANSLATE_NOOP("Dimension", "Seller of record")},
    {Dimension::Operation, u"operation", QT_TRANSLATE_NOOP("Dimension", "Operation")},
    {Dimension::Tag, u"tag", QT_TRANSLATE_NOOP("Dimension", "Tag")},
    {Dimension::Unit, u"unit", QT_TRANSLATE_NOOP("Dimension", "Unit")},
    {Dimension::AccountTag, u"account-tag", QT_TRANSLATE_NOOP("Dimension", "Account tag")},
    {Dimension::Line, u"line", QT_TRANSLATE_NOOP("Dimension", "Line item")},
};

const Word& wordOf(Dimension dimension)
{
    for (const Word& word : words) {
        if (word.dimension == dimension)
            return word;
    }
    return words[0];
}

} // namespace

QString dimensionKey(Dimension dimension)
{
    return QString::fromUtf16(wordOf(dimension).key);
}

QString dimensionName(Dimension dimension)
{
    return QCoreApplication::translate("Dimension", wordOf(dimension).name);
}

bool hasTagKey(Dimension dimension)
{
    return dimension == Dimension::Tag || dimension == Dimension::AccountTag;
}

std::optional<Dimension> dimensionFromKey(QStringView key)
{
    for (const Word& word : words) {
        if (key == QStringView(word.key))
            return word.dimension;
    }
    return std::nullopt;
}

} // namespace billfold
