// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/widgets/gallery.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// Paints every widget in both themes, and looks for what people would miss: warnings, empty grabs, names.
class TstGallery : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void paints_data();
    void paints();
    void everyInteractiveWidgetHasAName();
    void followsAChangeOfTheme();
};

void TstGallery::init()
{
    // A warning of Qt while painting is a fault of ours; this one the offscreen platform says of every
    // window.
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
}

void TstGallery::paints_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void TstGallery::paints()
{
    QFETCH(Appearance, appearance);
    applyTheme(*qApp, appearance);
    Gallery gallery;
    gallery.resize(1280, 800);
    gallery.show();
    QVERIFY(QTest::qWaitForWindowActive(&gallery));
    const QImage image = gallery.grab().toImage();
    QVERIFY(!image.isNull());
    QCOMPARE(image.pixelColor(2, 2), Theme::current().window);
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    QVERIFY2(colours.size() > 100, "the gallery is nearly empty");
    // For people: BILLFOLD_GALLERY=DIR writes the pictures there.
    if (const QString target = qEnvironmentVariable("BILLFOLD_GALLERY"); !target.isEmpty())
        QVERIFY(image.save(
            QDir(target).filePath(u"gallery-%1.png"_s.arg(QLatin1StringView(QTest::currentDataTag())))));
}

void TstGallery::everyInteractiveWidgetHasAName()
{
    applyTheme(*qApp, Appearance::Light);
    Gallery gallery;
    gallery.resize(1280, 800);
    gallery.show();
    int seen = 0;
    for (QWidget* widget : gallery.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || qobject_cast<QLabel*>(widget))
            continue;
        // The parts inside a spin box or view speak through it.
        if (widget->inherits("QSpinBox") || widget->parentWidget()->inherits("QSpinBox") ||
            widget->inherits("QAbstractScrollArea"))
            continue;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(spoken);
        const QString name = spoken->text(QAccessible::Name);
        const bool labelled = !spoken->relations(QAccessible::Label).isEmpty();
        QVERIFY2(!name.isEmpty() || labelled, widget->metaObject()->className());
        // A combo box speaks its value; only a buddy says what it is.
        if (qobject_cast<QComboBox*>(widget))
            QVERIFY2(labelled, "a combo box without a label");
        ++seen;
    }
    QVERIFY2(seen > 20, "the gallery shows too little");
}

void TstGallery::followsAChangeOfTheme()
{
    applyTheme(*qApp, Appearance::Dark);
    Gallery fresh;
    fresh.resize(1280, 800);
    fresh.show();
    const QImage wanted = fresh.grab().toImage();
    fresh.hide();

    applyTheme(*qApp, Appearance::Light);
    Gallery changed;
    changed.resize(1280, 800);
    changed.show();
    QCoreApplication::processEvents();
    applyTheme(*qApp, Appearance::Dark);
    QCoreApplication::processEvents();
    const QImage now = changed.grab().toImage();
    QCOMPARE(now.size(), wanted.size());
    int different = 0;
    for (int y = 0; y < now.height(); ++y) {
        for (int x = 0; x < now.width(); ++x)
            different += now.pixel(x, y) != wanted.pixel(x, y);
    }
    QCOMPARE(different, 0);
}

QTEST_MAIN(TstGallery)
#include "tst_gallery.moc"
