// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/recoverycodes.h"

#include "models/identity/passwordhash.h"
#include "models/identity/totp.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int codes = 10;
constexpr int bytesOfCode = 10; // sixteen characters of Base32
constexpr int group = 4;
} // namespace

QList<SecretText> makeRecoveryCodes()
{
    QList<SecretText> made;
    for (int i = 0; i < codes; ++i) {
        QString text = base32(SecretText(randomBytes(bytesOfCode)));
        for (qsizetype at = text.size() - group; at > 0; at -= group)
            text.insert(at, u'-');
        made.append(SecretText(text));
        wipe(text);
    }
    return made;
}

SecretText normalRecoveryCode(const QString& typed)
{
    QString text = typed.toUpper();
    text.remove(u'-');
    text.remove(u' ');
    SecretText normal{QStringView(text)};
    wipe(text);
    return normal;
}

} // namespace billfold
