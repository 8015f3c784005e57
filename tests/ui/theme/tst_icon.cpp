// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projectfolder.h"
#include "ui/theme/icon.h"

#include <QApplication>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// Icons are drawn in the colours of the theme, sharp at any device ratio.
class TstIcon : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void everyDrawingHasInkInTheColourAsked();
    void anUnknownNameIsANullIcon();
    void aPictureHasThePixelsOfItsDevice_data();
    void aPictureHasThePixelsOfItsDevice();
    void anIconFollowsTheAppearance();
    void aDisabledIconIsWeaker();
    void everyIconThatTheCodeNamesExists();
};

namespace
{

/// The strongest colour of a picture.
QColor ink(const QPixmap& pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QColor strongest(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > strongest.alpha())
                strongest = image.pixelColor(x, y);
        }
    }
    return strongest;
}

bool near(const QColor& a, const QColor& b)
{
    return qAbs(a.red() - b.red()) < 12 && qAbs(a.green() - b.green()) < 12 && qAbs(a.blue() - b.blue()) < 12;
}

} // namespace

void TstIcon::everyDrawingHasInkInTheColourAsked()
{
    int seen = 0;
    QDirIterator files(u":/icons"_s, {u"*.svg"_s});
    while (files.hasNext()) {
        const QString name = QFileInfo(files.next()).completeBaseName();
        if (name == u"billfold"_s)
            continue;
        const QColor drawn = ink(iconPixmap(name, QColor(200, 30, 60), 20, 2));
        QVERIFY2(drawn.alpha() > 150 && near(drawn, QColor(200, 30, 60)), qPrintable(name));
        ++seen;
    }
    QVERIFY(seen > 80);
}

void TstIcon::anUnknownNameIsANullIcon()
{
    QVERIFY(icon(u"no-such-icon"_s).isNull());
    QVERIFY(!hasIcon(u"no-such-icon"_s));
    QVERIFY(hasIcon(u"home"_s));
}

void TstIcon::aPictureHasThePixelsOfItsDevice_data()
{
    QTest::addColumn<qreal>("ratio");
    QTest::addColumn<int>("pixels");
    QTest::newRow("1") << 1.0 << 16;
    QTest::newRow("1.5") << 1.5 << 24;
    QTest::newRow("2") << 2.0 << 32;
}

void TstIcon::aPictureHasThePixelsOfItsDevice()
{
    QFETCH(qreal, ratio);
    QFETCH(int, pixels);
    const QPixmap pixmap = iconPixmap(u"home"_s, Qt::black, 16, ratio);
    QCOMPARE(pixmap.width(), pixels);
    QCOMPARE(pixmap.devicePixelRatio(), ratio);
}

void TstIcon::anIconFollowsTheAppearance()
{
    const QIcon home = icon(u"home"_s);
    applyTheme(*qApp, Appearance::Light);
    QVERIFY(near(ink(home.pixmap(20, 20)), Theme::light().text2));
    applyTheme(*qApp, Appearance::Dark);
    QVERIFY(near(ink(home.pixmap(20, 20)), Theme::darkTheme().text2));
    applyTheme(*qApp, Appearance::Light);
}

void TstIcon::aDisabledIconIsWeaker()
{
    QVERIFY(near(ink(icon(u"home"_s).pixmap(QSize(20, 20), QIcon::Disabled)), Theme::light().disabled));
}

void TstIcon::everyIconThatTheCodeNamesExists()
{
    // A name that does not exist draws nothing and says nothing.
    static const QRegularExpression call(
        uR"re(\b(?:icon|IconLabel|setHeadingIcon|makeToolButton)\(u"([a-z0-9-]+)"_s)re"_s);
    int seen = 0;
    QDirIterator files(test::projectFile(u"ui"_s), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QRegularExpressionMatchIterator names = call.globalMatch(text);
        while (names.hasNext()) {
            const QString name = names.next().captured(1);
            QVERIFY2(hasIcon(name), qPrintable(file.fileName() + u": "_s + name));
            ++seen;
        }
    }
    QVERIFY2(seen > 20, qPrintable(QString::number(seen)));
}

QTEST_MAIN(TstIcon)
#include "tst_icon.moc"
