// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/accountid.h"

#include <QHash>
#include <QString>
#include <QStringView>

#include <optional>

namespace billfold
{

/// An id with a fixed form. A value that exists is valid: it is made by parse alone. `Form` names the check.
/// The forms are those of the organizations' API (ids, section 3.1 of its model): case matters.
template <typename Form>
class CheckedId
{
public:
    static std::optional<CheckedId> parse(QStringView text)
    {
        if (!Form::accepts(text))
            return std::nullopt;
        return CheckedId(text.toString());
    }
    const QString& toString() const { return m_text; }
    friend bool operator==(const CheckedId&, const CheckedId&) = default;
    friend auto operator<=>(const CheckedId& a, const CheckedId& b)
    {
        return a.m_text.compare(b.m_text) <=> 0;
    }
    friend size_t qHash(const CheckedId& id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    explicit CheckedId(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

struct OrganizationIdForm {
    static bool accepts(QStringView text); ///< o-, 10 to 32 of a-z 0-9
};
struct RootIdForm {
    static bool accepts(QStringView text); ///< r-, 4 to 32 of 0-9 a-z
};
struct UnitIdForm {
    static bool accepts(QStringView text); ///< ou-, 4 to 32 of the root's, -, 8 to 32
};
struct PolicyIdForm {
    static bool accepts(QStringView text); ///< p-, 8 to 128 of 0-9 a-z A-Z _
};
struct HandshakeIdForm {
    static bool accepts(QStringView text); ///< h-, 8 to 32 of 0-9 a-z
};
struct CreateRequestIdForm {
    static bool accepts(QStringView text); ///< car-, 8 to 32 of a-z 0-9
};
struct TransferIdForm {
    static bool accepts(QStringView text); ///< rt-, 8 to 32 of 0-9 a-z
};
struct ResourcePolicyIdForm {
    static bool accepts(QStringView text); ///< rp-, 4 to 128 of 0-9 a-z A-Z _
};

using OrganizationId = CheckedId<OrganizationIdForm>;
using RootId = CheckedId<RootIdForm>;
using UnitId = CheckedId<UnitIdForm>;
using PolicyId = CheckedId<PolicyIdForm>;
using HandshakeId = CheckedId<HandshakeIdForm>;
using CreateRequestId = CheckedId<CreateRequestIdForm>;
using TransferId = CheckedId<TransferIdForm>;
using ResourcePolicyId = CheckedId<ResourcePolicyIdForm>;

/// A place in an organization's tree: its root, a unit or an account. What has a parent has a root or a unit
/// for it; what policies are attached to is any of the three.
class NodeId
{
public:
    enum class Kind { Root, Unit, Account };

    NodeId(const RootId& id) : m_kind(Kind::Root), m_text(id.toString()) {}
    NodeId(const UnitId& id) : m_kind(Kind::Unit), m_text(id.toString()) {}
    NodeId(const AccountId& id) : m_kind(Kind::Account), m_text(id.toString()) {}
    static std::optional<NodeId> parse(QStringView text);

    Kind kind() const { return m_kind; }
    const QString& toString() const { return m_text; }
    std::optional<RootId> root() const { return RootId::parse(m_text); }
    std::optional<UnitId> unit() const { return UnitId::parse(m_text); }
    std::optional<AccountId> account() const { return AccountId::parse(m_text); }
    friend bool operator==(const NodeId& a, const NodeId& b) { return a.m_text == b.m_text; }
    friend auto operator<=>(const NodeId& a, const NodeId& b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const NodeId& id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    Kind m_kind;
    QString m_text;
};

} // namespace billfold
