// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/rules.h"

#include <QRandomGenerator>

namespace billfold
{

QString RandomIds::draw(int length, QStringView alphabet)
{
    QString text;
    text.reserve(length);
    for (int i = 0; i < length; ++i)
        text += alphabet.at(QRandomGenerator::global()->bounded(int(alphabet.size())));
    return text;
}

QString CountingIds::draw(int length, QStringView alphabet)
{
    QString text(length, alphabet.front());
    const quint64 base = quint64(alphabet.size());
    quint64 rest = m_next++;
    for (int place = length - 1; place >= 0 && rest > 0; --place, rest /= base)
        text[place] = alphabet.at(qsizetype(rest % base));
    return text;
}

} // namespace billfold
