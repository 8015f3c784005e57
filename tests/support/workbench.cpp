// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workbench.h"

#include "tests/support/legacycur.h"
#include "ui/pages/page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QPushButton>

namespace billfold::test
{

using namespace Qt::StringLiterals;

Workbench::Workbench(const QDateTime& now)
{
    auto opened = Workspace::open(path(u"test.billfold"_s), std::make_shared<FixedClock>(now));
    if (!opened)
        qFatal("%s", qUtf8Printable(opened.error().message));
    workspace = *opened;
}

QString Workbench::path(const QString& name) const
{
    return m_folder.filePath(name);
}

ImportOutcome Workbench::import(const QString& name, const QByteArray& bytes, const ImportOptions& options)
{
    return wait(workspace->runImport(QStringList{writeFile(path(name), bytes)}, options));
}

QList<IssuedDocument> Workbench::issueSixAccounts(const QByteArray& period)
{
    wait(workspace->runImport(QStringList{writeSixAccounts(path(u"six-"_s + QString::fromLatin1(period)))},
                              {}));
    return wait(workspace->issue(sixAccountsBill(period)));
}

BillId sixAccountsBill(const QByteArray& period)
{
    return {*BillingPeriod::parse(QString::fromLatin1(period)), QString::fromLatin1(CurLine().payer),
            u"USD"_s};
}

namespace
{

void save(QWidget& widget, const QString& path)
{
    // Layouts settle in rounds: a label that wraps changes what stands below it.
    for (int round = 0; round < 3; ++round)
        QCoreApplication::processEvents();
    if (!widget.grab().save(path))
        qWarning("the picture %s was not written", qUtf8Printable(path));
}

} // namespace

void picture(QWidget& widget, const QString& name)
{
    const QString target = qEnvironmentVariable("BILLFOLD_PICTURES");
    if (target.isEmpty())
        return;
    const QString path = QDir(target).filePath(name);
    save(widget, path + u".png"_s);
    applyTheme(*qApp, Appearance::Dark);
    save(widget, path + u"-dark.png"_s);
    applyTheme(*qApp, Appearance::Light);
    if (!qobject_cast<Page*>(&widget))
        return;
    const QSize before = widget.size();
    widget.resize(616, 460); // what the smallest window leaves of a page
    save(widget, path + u"-narrow.png"_s);
    widget.resize(before);
}

QPushButton* button(const QWidget& parent, const QString& text)
{
    for (QPushButton* candidate : parent.findChildren<QPushButton*>()) {
        if (candidate->isVisible() && candidate->text().remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

} // namespace billfold::test
