// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/pagefixture.h"

#include <QDir>
#include <QImage>
#include <QTest>

namespace billfold::test
{

using namespace Qt::StringLiterals;

PageFixture::PageFixture()
{
    const QDateTime now(QDate(2026, 10, 3), QTime(7, 40), Qt::UTC);
    auto opened = Workspace::open(m_folder.filePath(u"alder.billfold"_s), std::make_shared<FixedClock>(now));
    if (!opened)
        qFatal("no workspace: %s", qPrintable(opened.error().message));
    m_workspace = *opened;
}

PageFixture::~PageFixture() = default;

void PageFixture::import(const QString& path, bool keepGoodLines)
{
    ImportOptions options;
    options.keepGoodLines = keepGoodLines;
    const auto outcome = wait(m_workspace->runImport(QStringList{path}, options));
    if (!outcome)
        qFatal("import failed: %s %s", qPrintable(outcome.error().message),
               qPrintable(outcome.error().cause));
    if (!outcome->refusal.isEmpty())
        qFatal("import refused: %s", qPrintable(outcome->refusal));
}

void PageFixture::importLines(const QList<CurLine>& lines, bool keepGoodLines)
{
    import(writeFile(m_folder.filePath(u"export%1/part.csv"_s.arg(++m_files)), legacyCur(lines)),
           keepGoodLines);
}

BillId PageFixture::bill(const QString& period)
{
    return {*BillingPeriod::parse(period), u"112233445566"_s, u"USD"_s};
}

namespace
{

QByteArray manyId(int number)
{
    return number == 0 ? QByteArray("112233445566") : QByteArray::number(200000000000LL + 7919LL * number);
}

QByteArray manyName(int number)
{
    static const char* const subjects[] = {"Machine Learning", "Master Data",     "Data Lake", "Research",
                                           "Reporting",        "Demand Forecast", "Catalog",   "Quotes",
                                           "Tracking",         "Fleet",           "Orders",    "Claims",
                                           "Payments",         "Warehouse"};
    static const char* const places[] = {"", " Production EU", " Production US", " Staging", " Test"};
    if (number == 0)
        return "Meridian Billing";
    const int round = (number - 1) / 14;
    return QByteArray(subjects[(number - 1) % 14]) + places[round % 5] +
           (round >= 5 ? ' ' + QByteArray::number(round / 5 + 1) : QByteArray());
}

} // namespace

QList<CurLine> manyAccounts(int accounts, const QByteArray& period)
{
    static const char* const services[][3] = {
        {"AmazonEC2", "Amazon Elastic Compute Cloud", "BoxUsage:m5.large"},
        {"AmazonS3", "Amazon Simple Storage Service", "TimedStorage-ByteHrs"},
        {"AWSDataTransfer", "AWS Data Transfer", "EUW1-DataTransfer-Out-Bytes"},
    };
    QList<CurLine> lines;
    const int month = period.right(2).toInt();
    for (int i = 0; i < accounts; ++i) {
        for (int s = 0; s < 3; ++s) {
            const int whole = (accounts - i) * 37 * (3 - s) + month * (i % 7) * 11;
            CurLine line;
            line.account = manyId(i);
            line.cost = QByteArray::number(whole) + '.' +
                        QByteArray::number(1000 + (i * 7919 + s * 104729 + month) % 9000);
            line.service = services[s][0];
            line.serviceName = services[s][1];
            line.usageType = services[s][2];
            line.region = i % 2 == 0 ? "eu-west-1" : "us-east-1";
            line.usage = QByteArray::number(whole * 3) + ".25";
            line.period = period;
            line.env = i % 3 == 0 ? "prod" : QByteArray();
            line.invoice = period == "2026-10" ? QByteArray() : QByteArray("INV-" + period);
            lines.append(line);
        }
    }
    CurLine credit;
    credit.type = "Credit";
    credit.cost = "-1200.5";
    credit.account = manyId(1);
    credit.period = period;
    credit.description = "Migration credit";
    lines.append(credit);
    CurLine tax;
    tax.type = "Tax";
    tax.cost = "812.345";
    tax.period = period;
    lines.append(tax);
    return lines;
}

QByteArray manyAccountNames(int accounts)
{
    QByteArray bytes = "Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp\n";
    for (int i = 0; i < accounts; ++i)
        bytes += manyId(i) + ",,," + manyName(i) + ",ACTIVE,,\n";
    return bytes;
}

QImage photograph(QWidget& page, const QString& name, QSize size)
{
    page.resize(size);
    page.show();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    const QImage image = page.grab().toImage();
    if (const QString folder = qEnvironmentVariable("BILLFOLD_GALLERY"); !folder.isEmpty())
        image.save(QDir(folder).filePath(name + u".png"_s));
    return image;
}

} // namespace billfold::test
