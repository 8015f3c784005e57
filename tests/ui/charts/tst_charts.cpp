// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/chartdata.h"
#include "ui/charts/accountbarchart.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/shareview.h"
#include "ui/charts/trendchart.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// What every chart does, whatever it shows: it paints in both themes and any size without a warning, follows
/// the theme, and is saved as a picture.
class TstCharts : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }
    void paints_data();
    void paints();
    void followsTheTheme_data() { kinds(); }
    void followsTheTheme();
    void isSaved_data() { kinds(); }
    void isSaved();
    void anUnwritableFileIsSaid_data() { kinds(); }
    void anUnwritableFileIsSaid();

private:
    static void kinds();
};

namespace
{

struct Sample {
    QString name;
    std::function<ChartWidget*()> make;
};

TrendTable withGapAndCredits()
{
    return makeTrend({{u"Amazon EC2"_s, {u"900.10"_s, {}, u"950"_s, u"700"_s}},
                      {u"Amazon S3"_s, {u"300"_s, {}, u"0"_s, u"260.5"_s}},
                      {u"Credits"_s, {u"-250"_s, {}, u"-700.25"_s, u"-10"_s}}});
}

template <typename Chart, typename Data>
ChartWidget* with(const Data& data)
{
    auto* chart = new Chart;
    chart->setTitle(u"Chart"_s);
    if constexpr (std::is_same_v<Chart, TrendChart>)
        chart->setTrend(data);
    else
        chart->setTable(data);
    return chart;
}

ChartWidget* lines(const TrendTable& data)
{
    auto* chart = static_cast<TrendChart*>(with<TrendChart>(data));
    chart->setShape(TrendChart::Shape::Line);
    return chart;
}

QList<Sample> samples()
{
    const QList<BillLine> six{{u"Production"_s, u"428.75"_s},   {u"Analytics"_s, u"119.27"_s},
                              {u"Alder Billing"_s, u"39.52"_s}, {u"Website"_s, u"35.04"_s},
                              {u"Sandbox"_s, u"8.92"_s},        {u"Audit archive"_s, u"5.14"_s}};
    const QList<BillLine> mixed{
        {u"Production"_s, u"120"_s}, {u"Refunded"_s, u"-80.5"_s}, {u"Idle"_s, u"0"_s}};
    const QList<BillLine> huge{
        {u"A very long name of an account that has to give way"_s, u"98765432109.12"_s},
        {u"Small"_s, u"0.01"_s}};
    return {
        {u"trend"_s, [] { return with<TrendChart>(makeBigTrend(16, 13)); }},
        {u"trend-one"_s, [] { return with<TrendChart>(makeBigTrend(1, 6)); }},
        {u"trend-ten"_s, [] { return with<TrendChart>(makeBigTrend(10, 12)); }},
        {u"trend-300"_s, [] { return with<TrendChart>(makeBigTrend(300, 24)); }},
        {u"trend-gap"_s, [] { return with<TrendChart>(withGapAndCredits()); }},
        {u"trend-zero"_s,
         [] {
             return with<TrendChart>(makeTrend({{u"Free"_s, {u"0"_s, u"0"_s, u"0"_s}}}));
         }},
        {u"trend-huge"_s,
         [] {
             return with<TrendChart>(makeTrend({{u"All"_s, {u"912345678901.5"_s, u"1234567890123.75"_s}}}));
         }},
        {u"trend-empty"_s, [] { return with<TrendChart>(makeTrend({})); }},
        {u"lines"_s, [] { return lines(makeBigTrend(16, 13)); }},
        {u"lines-gap"_s, [] { return lines(withGapAndCredits()); }},
        {u"bars"_s, [six] { return with<AccountBarChart>(makeBill(six)); }},
        {u"bars-300"_s, [] { return with<AccountBarChart>(makeBigBill(300)); }},
        {u"bars-mixed"_s, [mixed] { return with<AccountBarChart>(makeBill(mixed)); }},
        {u"bars-huge"_s, [huge] { return with<AccountBarChart>(makeBill(huge)); }},
        {u"bars-empty"_s, [] { return with<AccountBarChart>(makeBill({})); }},
        {u"share"_s, [six] { return with<ShareView>(makeBill(six)); }},
        {u"share-300"_s, [] { return with<ShareView>(makeBigBill(300)); }},
        {u"share-mixed"_s, [mixed] { return with<ShareView>(makeBill(mixed)); }},
        {u"share-empty"_s, [] { return with<ShareView>(makeBill({})); }},
    };
}

bool isEmptySample(const QString& name)
{
    return name.endsWith(u"-empty"_s);
}

QSize shownSize(const QString& name)
{
    return name.startsWith(u"bars"_s) || name.startsWith(u"share"_s) ? QSize(398, 216) : QSize(980, 230);
}

} // namespace

void TstCharts::kinds()
{
    QTest::addColumn<int>("sample");
    const QList<Sample> all = samples();
    for (int i = 0; i < all.size(); ++i) {
        if (!isEmptySample(all[i].name))
            QTest::newRow(qPrintable(all[i].name)) << i;
    }
}

void TstCharts::paints_data()
{
    QTest::addColumn<int>("sample");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("narrow");
    const QList<Sample> all = samples();
    for (int i = 0; i < all.size(); ++i) {
        for (const bool dark : {false, true}) {
            QTest::addRow("%s %s", qPrintable(all[i].name), dark ? "dark" : "light") << i << dark << false;
            QTest::addRow("%s %s narrow", qPrintable(all[i].name), dark ? "dark" : "light")
                << i << dark << true;
        }
    }
}

void TstCharts::paints()
{
    QFETCH(int, sample);
    QFETCH(bool, dark);
    QFETCH(bool, narrow);
    applyTheme(*qApp, dark ? Appearance::Dark : Appearance::Light);
    const Sample made = samples()[sample];
    const std::unique_ptr<ChartWidget> chart(made.make());
    chart->resize(narrow ? QSize(320, 200) : shownSize(made.name));
    chart->show();
    const QImage image = chart->grab().toImage();
    QString name = QString::fromLatin1(QTest::currentDataTag());
    keepPicture(image, name.replace(u' ', u'-'));
    QVERIFY(countColour(image, Theme::current().surface) > 1000);
    // Texts are part of it, and where there are charges their colour.
    if (isEmptySample(made.name))
        return;
    QVERIFY(countColour(image, Theme::current().text2) > 20 ||
            countColour(image, Theme::current().text) > 20);
    if (!made.name.endsWith(u"-zero"_s))
        QVERIFY(countColour(image, Theme::current().series(0)) > 30);
}

void TstCharts::followsTheTheme()
{
    QFETCH(int, sample);
    const Sample made = samples()[sample];
    applyTheme(*qApp, Appearance::Dark);
    const std::unique_ptr<ChartWidget> fresh(made.make());
    fresh->resize(shownSize(made.name));
    fresh->show();
    const QImage wanted = fresh->grab().toImage();
    applyTheme(*qApp, Appearance::Light);
    const std::unique_ptr<ChartWidget> changed(made.make());
    changed->resize(shownSize(made.name));
    changed->show();
    QCoreApplication::processEvents();
    applyTheme(*qApp, Appearance::Dark);
    QCoreApplication::processEvents();
    const QImage now = changed->grab().toImage();
    keepPicture(now, u"changed-"_s + made.name);
    keepPicture(wanted, u"wanted-"_s + made.name);
    QCOMPARE(now, wanted);
}

void TstCharts::isSaved()
{
    QFETCH(int, sample);
    applyTheme(*qApp, Appearance::Light);
    const Sample made = samples()[sample];
    const std::unique_ptr<ChartWidget> chart(made.make());
    chart->resize(shownSize(made.name));
    chart->show();
    const QTemporaryDir folder;
    const QString png = folder.filePath(u"chart.png"_s);
    QVERIFY(chart->savePng(png));
    const QImage image(png);
    QCOMPARE(image.size(), chart->size() * 2);
    QVERIFY(countColour(image, Theme::current().text2) > 20 ||
            countColour(image, Theme::current().text) > 20);
    keepPicture(image, u"saved-"_s + made.name);

    const QString svg = folder.filePath(u"chart.svg"_s);
    QVERIFY(chart->saveSvg(svg));
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.count(u"<text"_s) > 2, "texts are drawn as outlines or not at all");
    QVERIFY(text.contains(u"<title>Chart</title>"_s));
    QVERIFY2(!text.contains(u"<image"_s), "a picture of pixels");
}

void TstCharts::anUnwritableFileIsSaid()
{
    QFETCH(int, sample);
    const std::unique_ptr<ChartWidget> chart(samples()[sample].make());
    chart->resize(300, 200);
    QVERIFY(!chart->savePng(u"/nonexistent/chart.png"_s));
    QVERIFY(!chart->saveSvg(u"/nonexistent/chart.svg"_s));
}

QTEST_MAIN(TstCharts)
#include "tst_charts.moc"
