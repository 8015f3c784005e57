// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/charge.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{
QString tr(const char* text)
{
    return QCoreApplication::translate("Charge", text);
}
} // namespace

QString chargeTypeKey(ChargeType type)
{
    switch (type) {
    case ChargeType::Usage:
        return u"usage"_s;
    case ChargeType::Fee:
        return u"fee"_s;
    case ChargeType::Discount:
        return u"discount"_s;
    case ChargeType::Credit:
        return u"credit"_s;
    case ChargeType::Refund:
        return u"refund"_s;
    case ChargeType::Tax:
        return u"tax"_s;
    case ChargeType::Support:
        return u"support"_s;
    case ChargeType::Other:
        break;
    }
    return u"other"_s;
}

QString chargeTypeName(ChargeType type)
{
    switch (type) {
    case ChargeType::Usage:
        return tr("Usage");
    case ChargeType::Fee:
        return tr("Fees");
    case ChargeType::Discount:
        return tr("Discounts");
    case ChargeType::Credit:
        return tr("Credits");
    case ChargeType::Refund:
        return tr("Refunds");
    case ChargeType::Tax:
        return tr("Tax");
    case ChargeType::Support:
        return tr("Support");
    case ChargeType::Other:
        break;
    }
    return tr("Other charges");
}

QString basisKey(Basis basis)
{
    switch (basis) {
    case Basis::Unblended:
        break;
    case Basis::Net:
        return u"net"_s;
    case Basis::Amortized:
        return u"amortized"_s;
    case Basis::Blended:
        return u"blended"_s;
    case Basis::List:
        return u"list"_s;
    }
    return u"unblended"_s;
}

QString basisName(Basis basis)
{
    switch (basis) {
    case Basis::Unblended:
        break;
    case Basis::Net:
        return tr("Net");
    case Basis::Amortized:
        return tr("Amortized");
    case Basis::Blended:
        return tr("Blended");
    case Basis::List:
        return tr("List price");
    }
    return tr("Unblended");
}

std::optional<Basis> basisFromKey(QStringView key)
{
    for (const Basis basis : allBases) {
        if (basisKey(basis) == key)
            return basis;
    }
    return std::nullopt;
}

} // namespace billfold
