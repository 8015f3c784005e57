// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axisscale.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TstAxisScale : public QObject
{
    Q_OBJECT

private slots:
    void roundEndsAndSteps_data();
    void roundEndsAndSteps();
    void holdsEveryValueAndZero();
    void labelsAreThinnedOut_data();
    void labelsAreThinnedOut();
};

void TstAxisScale::roundEndsAndSteps_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("labels");
    QTest::newRow("half a million") << 0.0 << 508'974.46 << u"0, 150 k, 300 k, 450 k, 600 k"_s;
    QTest::newRow("exactly a step") << 0.0 << 400.0 << u"0, 100, 200, 300, 400"_s;
    QTest::newRow("0.4 needs no fifth step for a hair")
        << 0.0 << 0.1 + 0.2 + 0.1 << u"0, 0.1, 0.2, 0.3, 0.4"_s;
    QTest::newRow("cents") << 0.0 << 0.07 << u"0, 0.02, 0.04, 0.06, 0.08"_s;
    QTest::newRow("millions") << 0.0 << 1'450'000.0 << u"0, 0.4 M, 0.8 M, 1.2 M, 1.6 M"_s;
    QTest::newRow("trillions") << 0.0 << 1.2e12 << u"0, 0.3 tn, 0.6 tn, 0.9 tn, 1.2 tn"_s;
    QTest::newRow("credits") << -700.0 << 1200.0 << u"−0.8 k, −0.4 k, 0, 0.4 k, 0.8 k, 1.2 k"_s;
    QTest::newRow("credits only") << -80.5 << 0.0 << u"−100, −80, −60, −40, −20, 0"_s;
    QTest::newRow("nothing") << 0.0 << 0.0 << u"0, 0.25, 0.50, 0.75, 1.00"_s;
}

void TstAxisScale::roundEndsAndSteps()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(QString, labels);
    const AxisScale scale = axisScale(low, high);
    QStringList shown;
    for (int i = 0; i <= scale.intervals(); ++i)
        shown.append(scale.label(i, QLocale::c()));
    QCOMPARE(shown.join(u", "_s), labels);
}

void TstAxisScale::holdsEveryValueAndZero()
{
    // Deterministic, and over many sizes.
    for (double size = 0.001; size < 1e15; size *= 3.7) {
        for (const double share : {0.0, 0.2, 1.0}) {
            const AxisScale scale = axisScale(-size * share, size * (1.1 - share));
            QVERIFY(scale.low <= -size * share + 1e-9 * size && scale.low <= 0);
            QVERIFY(scale.high >= size * (1.1 - share) - 1e-9 * size && scale.high >= 0);
            QVERIFY2(scale.intervals() >= 2 && scale.intervals() <= 5,
                     qPrintable(QString::number(scale.intervals())));
        }
    }
}

void TstAxisScale::labelsAreThinnedOut_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<double>("width");
    QTest::addColumn<int>("step");
    QTest::newRow("a year in a wide window") << 12 << 900.0 << 1;
    QTest::newRow("a year, narrow") << 12 << 300.0 << 2;
    QTest::newRow("two years") << 24 << 450.0 << 3;
    QTest::newRow("ten years") << 120 << 600.0 << 12;
    QTest::newRow("no room at all") << 12 << 0.0 << 1;
}

void TstAxisScale::labelsAreThinnedOut()
{
    QFETCH(int, columns);
    QFETCH(double, width);
    QFETCH(int, step);
    QCOMPARE(labelStep(columns, width), step);
}

QTEST_APPLESS_MAIN(TstAxisScale)
#include "tst_axisscale.moc"
