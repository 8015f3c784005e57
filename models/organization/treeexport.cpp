// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/treeexport.h"

#include "models/organization/apiname.h"
#include "models/organization/treejson.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// Walks the tree; accounts and units of one parent by name, then id.
class DiagramWalk
{
public:
    DiagramWalk(const World& world, const Organization& organization)
        : m_world(world), m_organization(organization)
    {
    }

    QList<DiagramBox> run()
    {
        m_boxes.append(
            {.node = m_organization.root, .title = u"Root"_s, .detail = m_organization.root.toString()});
        walk(m_organization.root, 0);
        return m_boxes;
    }

private:
    template <typename Id, typename Name>
    static void sortByName(QList<Id>& ids, Name name)
    {
        std::stable_sort(ids.begin(), ids.end(), [&](const Id& a, const Id& b) {
            return name(a).compare(name(b), Qt::CaseInsensitive) < 0;
        });
    }

    void walk(const NodeId& node, int row)
    {
        const int level = m_boxes[row].level + 1;
        QList<AccountId> accounts = m_world.accountsIn(node);
        sortByName(accounts, [this](const AccountId& id) { return m_world.account(id)->name; });
        for (const AccountId& id : std::as_const(accounts)) {
            const Account& account = *m_world.account(id);
            const bool active = account.state == AccountState::Active;
            m_boxes.append({.node = id,
                            .title = account.name,
                            .detail = active ? id.toString()
                                             : QString(id.toString() + u" · "_s + toApiName(account.state)),
                            .level = level,
                            .parentRow = row,
                            .payer = id == m_organization.payer,
                            .active = active});
        }
        QList<UnitId> units = m_world.unitsIn(node);
        sortByName(units, [this](const UnitId& id) { return m_world.unit(id)->name; });
        for (const UnitId& id : std::as_const(units)) {
            m_boxes.append({.node = id,
                            .title = m_world.unit(id)->name,
                            .detail = id.toString(),
                            .level = level,
                            .parentRow = row});
            walk(id, static_cast<int>(m_boxes.size()) - 1);
        }
    }

    const World& m_world;
    const Organization& m_organization;
    QList<DiagramBox> m_boxes;
};

/// As XML text; characters that XML does not have are left out.
QString xml(const QString& text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            result += c;
            result += text[++i];
        } else if (c == u'<') {
            result += "&lt;"_L1;
        } else if (c == u'>') {
            result += "&gt;"_L1;
        } else if (c == u'&') {
            result += "&amp;"_L1;
        } else if (c == u'"') {
            result += "&quot;"_L1;
        } else if (c.unicode() >= 0x20 && !c.isSurrogate() && c.unicode() < 0xfffe) {
            result += c;
        }
    }
    return result;
}

int leftOf(const DiagramBox& box)
{
    return diagram::margin + box.level * diagram::indent;
}

int topOf(qsizetype row)
{
    return diagram::margin + static_cast<int>(row) * diagram::rowHeight;
}

QString svgLine(const DiagramBox& box, const DiagramBox& parent, qsizetype row)
{
    const int x = leftOf(parent) + diagram::indent / 2;
    return u"<path d=\"M%1 %2V%3H%4\"/>\n"_s.arg(x)
        .arg(topOf(box.parentRow) + diagram::boxHeight)
        .arg(topOf(row) + diagram::boxHeight / 2)
        .arg(leftOf(box));
}

QString svgBox(const DiagramBox& box, qsizetype row)
{
    const bool account = box.node.kind() == NodeId::Kind::Account;
    const QString look = box.payer     ? u"payer"_s
                         : !box.active ? u"inactive"_s
                         : account     ? u"account"_s
                                       : u"unit"_s;
    const int x = leftOf(box), y = topOf(row);
    return u"<g><title>%1 (%2)</title><rect class=\"%3\" x=\"%4\" y=\"%5\" width=\"%6\" height=\"%7\" "
           u"rx=\"%8\"/>"
           "<text class=\"title\" x=\"%9\" y=\"%10\">%11</text><text class=\"detail\" x=\"%9\" y=\"%12\">%13</text></g>\n"_s
               .arg(xml(box.title), xml(box.detail), look)
               .arg(x)
               .arg(y)
               .arg(diagram::boxWidth(box))
               .arg(diagram::boxHeight)
               .arg(account ? diagram::boxHeight / 2 : 4)
               .arg(x + diagram::padding + (account ? 4 : 0))
               .arg(y + diagram::titleBase)
               .arg(xml(box.title))
               .arg(y + diagram::detailBase)
               .arg(xml(box.detail));
}

} // namespace

QByteArray treeAsJson(const World& world, const OrganizationId& organization)
{
    const Organization* const found = world.organization(organization);
    return found ? writeJson(treeJson(world, *found)) : QByteArray();
}

QByteArray treeAsYaml(const World& world, const OrganizationId& organization)
{
    const Organization* const found = world.organization(organization);
    return found ? writeYaml(treeJson(world, *found)) : QByteArray();
}

QList<DiagramBox> treeDiagram(const World& world, const OrganizationId& organization)
{
    const Organization* const found = world.organization(organization);
    return found ? DiagramWalk(world, *found).run() : QList<DiagramBox>();
}

int diagram::boxWidth(const DiagramBox& box)
{
    const auto width = [](const QString& text, int size) {
        // In the wider ones of the usual fonts, and half bold; ideographs take all of the size.
        int tenths = 0;
        for (const QChar c : text)
            tenths += c.unicode() >= 0x1100 || u"mwMW@%"_s.contains(c) ? 10 : c.isUpper() ? 8 : 7;
        return (tenths * size + 9) / 10;
    };
    return std::max({width(box.title, titleSize), width(box.detail, detailSize), 96}) + 2 * padding + 8;
}

QByteArray treeAsSvg(const World& world, const OrganizationId& organization)
{
    const QList<DiagramBox> boxes = treeDiagram(world, organization);
    if (boxes.isEmpty())
        return {};
    int width = 0;
    for (const DiagramBox& box : boxes)
        width = std::max(width, leftOf(box) + diagram::boxWidth(box) + diagram::margin);
    const int height = topOf(boxes.size()) + diagram::margin - (diagram::rowHeight - diagram::boxHeight);
    QString svg =
        u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\">\n"
        "<title>%3</title>\n<style>path{fill:none;stroke:#8a94a6}rect{fill:#fff;stroke:#8a94a6}"
        ".unit{fill:#eef2f7}.payer{fill:#e3edfc;stroke:#1f5fbf}.inactive{stroke-dasharray:4 3}"
        "text{font-family:sans-serif;fill:#1b2430}.title{font-size:13px;font-weight:600}"
        ".detail{font-size:11px;fill:#566175}</style>\n<rect width=\"%1\" height=\"%2\" "
        "style=\"stroke:none\"/>\n"_s.arg(width)
            .arg(height)
            .arg(organization.toString());
    for (qsizetype row = 0; row < boxes.size(); ++row)
        if (boxes[row].parentRow >= 0)
            svg += svgLine(boxes[row], boxes[boxes[row].parentRow], row);
    for (qsizetype row = 0; row < boxes.size(); ++row)
        svg += svgBox(boxes[row], row);
    return (svg + u"</svg>\n"_s).toUtf8();
}

} // namespace billfold
