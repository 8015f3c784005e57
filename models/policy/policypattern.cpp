// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policypattern.h"

namespace billfold
{

PolicyPattern::PolicyPattern(QStringView text, Wildcards wildcards, Variables variables)
{
    m_pieces.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (variables == Variables::Yes && c == u'$' && at + 1 < text.size() && text[at + 1] == u'{') {
            const qsizetype close = text.indexOf(u'}', at + 2);
            if (close > at + 2) {
                addVariable(text.sliced(at + 2, close - at - 2));
                at = close;
                continue;
            }
        }
        Piece piece{Piece::Kind::Character, c, 0};
        if (wildcards == Wildcards::Yes && c == u'*')
            piece.kind = Piece::Kind::Any;
        else if (wildcards == Wildcards::Yes && c == u'?')
            piece.kind = Piece::Kind::One;
        m_pieces.append(piece);
    }
}

void PolicyPattern::addVariable(QStringView inside)
{
    if (inside == u"*" || inside == u"?" || inside == u"$") {
        m_pieces.append({Piece::Kind::Character, inside[0], 0});
        return;
    }
    Variable variable;
    const qsizetype comma = inside.indexOf(u',');
    variable.key = inside.left(comma < 0 ? inside.size() : comma).trimmed().toString().toLower();
    if (comma >= 0) {
        QStringView text = inside.sliced(comma + 1).trimmed();
        if (text.size() >= 2 && text.startsWith(u'\'') && text.endsWith(u'\''))
            text = text.sliced(1, text.size() - 2);
        variable.otherwise = text.toString();
    }
    m_pieces.append({Piece::Kind::Variable, {}, m_variables.size()});
    m_variables.append(variable);
    m_hasVariables = true;
}

std::optional<PolicyPattern::Pieces> PolicyPattern::filled(const RequestContext& context) const
{
    Pieces pieces;
    for (const Piece& piece : m_pieces) {
        if (piece.kind != Piece::Kind::Variable) {
            pieces.append(piece);
            continue;
        }
        const Variable& variable = m_variables.at(piece.variable);
        const QStringList* values = context.find(variable.key);
        QString text;
        // A key with several values has no one text to put here.
        if (values && values->size() == 1)
            text = values->first();
        else if (!values && variable.otherwise)
            text = *variable.otherwise;
        else
            return std::nullopt;
        for (const QChar c : std::as_const(text))
            pieces.append({Piece::Kind::Character, c, 0});
    }
    return pieces;
}

bool PolicyPattern::matches(QStringView text, const RequestContext& context, Qt::CaseSensitivity cs) const
{
    if (!m_hasVariables)
        return fits(m_pieces.constData(), m_pieces.constData() + m_pieces.size(), text, cs);
    const std::optional<Pieces> pieces = filled(context);
    return pieces && fits(pieces->constData(), pieces->constData() + pieces->size(), text, cs);
}

bool PolicyPattern::matchesArn(QStringView text, const RequestContext& context) const
{
    const std::optional<Pieces> pieces = m_hasVariables ? filled(context) : m_pieces;
    if (!pieces)
        return false;
    const Piece* begin = pieces->constData();
    const Piece* const end = begin + pieces->size();
    // "*" alone is every ARN.
    if (end - begin == 1 && begin->kind == Piece::Kind::Any)
        return true;
    for (int part = 0; part < 5; ++part) {
        const Piece* colon = begin;
        while (colon != end && !(colon->kind == Piece::Kind::Character && colon->character == u':'))
            ++colon;
        const qsizetype textColon = text.indexOf(u':');
        if (colon == end || textColon < 0)
            return false;
        if (!fits(begin, colon, text.left(textColon), Qt::CaseSensitive))
            return false;
        begin = colon + 1;
        text = text.sliced(textColon + 1);
    }
    return fits(begin, end, text, Qt::CaseSensitive);
}

bool PolicyPattern::fits(const Piece* begin, const Piece* end, QStringView text, Qt::CaseSensitivity cs)
{
    // The last * takes one character more each time the rest does not fit: at most pattern × text steps.
    const Piece* piece = begin;
    const Piece* star = nullptr;
    qsizetype at = 0;
    qsizetype starAt = 0;
    while (at < text.size()) {
        if (piece != end && piece->kind == Piece::Kind::Any) {
            star = piece++;
            starAt = at;
            continue;
        }
        const bool same =
            piece != end &&
            (piece->kind == Piece::Kind::One || piece->character == text[at] ||
             (cs == Qt::CaseInsensitive && piece->character.toCaseFolded() == text[at].toCaseFolded()));
        if (same) {
            ++piece;
            ++at;
        } else if (star) {
            piece = star + 1;
            at = ++starAt;
        } else {
            return false;
        }
    }
    while (piece != end && piece->kind == Piece::Kind::Any)
        ++piece;
    return piece == end;
}

qsizetype PolicyPattern::badVariable(QStringView text)
{
    for (qsizetype at = text.indexOf(u"${"); at >= 0; at = text.indexOf(u"${", at + 2)) {
        if (text.indexOf(u'}', at + 2) <= at + 2)
            return at;
    }
    return -1;
}

} // namespace billfold
