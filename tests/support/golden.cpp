// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden.h"
#include "tests/support/projectfolder.h"

#include <QFile>
#include <QList>
#include <QProcess>

namespace billfold::test
{

using namespace Qt::StringLiterals;

QString differsFromGolden(const QString& name, const QByteArray& actual)
{
    QFile file(projectFile(u"tests/golden/"_s + name));
    const bool there = file.open(QIODevice::ReadOnly);
    const QByteArray reference = file.readAll();
    if (there && reference == actual)
        return {};
    if (qEnvironmentVariableIsSet("BILLFOLD_UPDATE_GOLDEN")) {
        file.close();
        if (!file.open(QIODevice::WriteOnly) || file.write(actual) != actual.size())
            return name + u" cannot be written"_s;
        return name + u" was written; look at it, then run again without BILLFOLD_UPDATE_GOLDEN"_s;
    }
    if (!there)
        return u"there is no reference "_s + file.fileName();
    const QList<QByteArray> expected = reference.split('\n');
    const QList<QByteArray> lines = actual.split('\n');
    for (qsizetype i = 0; i < qMax(expected.size(), lines.size()); ++i) {
        if (expected.value(i) != lines.value(i) || i >= expected.size() || i >= lines.size())
            return u"%1, line %2:\n  expected '%3'\n  actual   '%4'"_s.arg(name).arg(i + 1).arg(
                QString::fromUtf8(expected.value(i, "(end)")), QString::fromUtf8(lines.value(i, "(end)")));
    }
    return {};
}

QByteArray pdfText(const QString& path)
{
    QProcess process;
    process.start(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        qFatal("pdftotext cannot read %s: %s", qPrintable(path), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

} // namespace billfold::test
