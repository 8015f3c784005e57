// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/backup.h"
#include "tests/fuzz/fuzzfile.h"

#include <QCoreApplication>

using namespace billfold;

namespace
{

bool never()
{
    return false;
}

/// Drivers of databases are plugins, which want an application.
void makeApplication()
{
    static int count = 1;
    static char name[] = "fuzz_database";
    static char* words[] = {name, nullptr};
    static QCoreApplication application(count, words);
}

} // namespace

/// A file that somebody wants to restore, or that is damaged: it is described or refused with a sentence, and
/// stays as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    makeApplication();
    const QString path = fuzz::fileWith(data, size, ".billfold");
    for (const char* end : {"-wal", "-shm", "-journal"}) // of the input before
        QFile::remove(path + QString::fromLatin1(end));
    if (auto opened = Connection::openAsItIs(path)) {
        const auto contents = contentsOf(**opened);
        fuzz::expect(contents || !contents.error().message.isEmpty());
        const auto damages = (*opened)->damages(never);
        fuzz::expect(damages || !damages.error().message.isEmpty());
    } else {
        fuzz::expect(!opened.error().message.isEmpty());
    }
    const auto good = verifyBackup(path, never);
    fuzz::expect(good || !good.error().message.isEmpty());
    fuzz::expect(!readableOf(path).isEmpty());
    QFile file(path);
    fuzz::expect(file.open(QIODevice::ReadOnly));
    fuzz::expect(file.readAll() ==
                 QByteArray::fromRawData(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    return 0;
}
