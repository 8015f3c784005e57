// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/manifest.h"
#include "tests/fuzz/fuzzfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

using namespace billfold;

/// A part is found below or beside the folders that the manifest lies in, and never by climbing out of them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const QString folder = [] {
        const QString path =
            QDir::tempPath() + QStringLiteral("/billfold-fuzz-manifest/20250801-20250901/assembly");
        QDir().mkpath(path);
        QFile part(path + QStringLiteral("/part-1.csv"));
        fuzz::expect(part.open(QIODevice::WriteOnly));
        return path;
    }();
    const QByteArray json(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const Manifest manifest =
        parseManifest(folder + QStringLiteral("/m-Manifest.json"), QJsonDocument::fromJson(json).object());
    const Manifest other =
        parseManifest(folder + QStringLiteral("/../m-Manifest.json"), QJsonDocument::fromJson(json).object());
    fuzz::expect(!(manifest.isNewerThan(other) && other.isNewerThan(manifest)));
    manifest.isSameReport(other);
    constexpr qsizetype enough = 20;
    for (const QString& key : manifest.parts.mid(0, enough)) {
        const QString path = locatePart(manifest, key);
        fuzz::expect(path.isEmpty() ||
                     (QFileInfo(path).isFile() && !key.split(u'/').contains(QStringLiteral(".."))));
        placeOf(path);
    }
    return 0;
}
