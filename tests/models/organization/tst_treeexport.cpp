// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/treeexport.h"
#include "tests/models/organization/awsfiles.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime now = QDateTime::fromString(u"2026-10-03T07:40:00Z"_s, Qt::ISODate);
const OrganizationId organization = *OrganizationId::parse(u"o-exampleorg1");

World oddWorld()
{
    AwsFiles files;
    files.replace("list-accounts.json", "\"Prod data\"", "\"<b>&\\u0001 \\\"x\\\" 数据: #1\"");
    return worldOf(files.read(), now);
}

} // namespace

class TestTreeExport : public QObject
{
    Q_OBJECT

private slots:
    void jsonIsReadAgainWithoutLoss()
    {
        const World world = oddWorld();
        const QByteArray json = treeAsJson(world, organization);
        QVERIFY(QJsonDocument::fromJson(json).isObject());
        const OrganizationReading read = readOrganization({{u"tree.json"_s, json}});
        QCOMPARE(findingTexts(read.findings), QStringList());
        const auto same = compareOrganization(world, read, now);
        QVERIFY(same);
        QVERIFY(same->change.isEmpty());
        // Into an empty database, and out of it again
        QCOMPARE(treeAsJson(worldOf(read, now), organization).split('\n'), json.split('\n'));
    }

    void jsonNestsAccountsInTheirUnits()
    {
        const QJsonObject tree = QJsonDocument::fromJson(treeAsJson(oddWorld(), organization)).object();
        const QJsonObject workloads = tree["Root"_L1]["OrganizationalUnits"_L1][0].toObject();
        QCOMPARE(workloads["Name"_L1].toString(), u"Workloads"_s);
        QCOMPARE(workloads["Accounts"_L1][0]["Id"_L1].toString(), u"333333333333"_s);
        QCOMPARE(workloads["OrganizationalUnits"_L1][0]["AttachedPolicies"_L1][0]["Id"_L1].toString(),
                 u"p-12345678"_s);
    }

    void yamlIsAsItsParserWouldReadIt()
    {
        const QString yaml = QString::fromUtf8(treeAsYaml(oddWorld(), organization));
        QVERIFY(yaml.startsWith("Format: \"billfold-organization\"\nVersion: 1\nId: \"o-exampleorg1\"\n"_L1));
        QVERIFY2(yaml.contains("\n  Accounts:\n    - Id: \"111111111111\"\n      Arn: "_L1),
                 qPrintable(yaml));
        QVERIFY(yaml.contains(u"Name: \"<b>&\\u0001 \\\"x\\\" 数据: #1\"\n"_s));
        QVERIFY(yaml.contains("ResourcePolicy: null\n"_L1));
        QVERIFY(!yaml.contains(u'\t'));
    }

    void theDiagramHasEveryBoxBelowItsParent()
    {
        const QList<DiagramBox> boxes = treeDiagram(oddWorld(), organization);
        QStringList titles;
        for (qsizetype row = 0; row < boxes.size(); ++row) {
            const DiagramBox& box = boxes[row];
            titles.append(QString(box.level * 2, u' ') + box.node.toString());
            QVERIFY(box.parentRow < row);
            if (row > 0)
                QCOMPARE(boxes[box.parentRow].level, box.level - 1);
        }
        QCOMPARE(titles,
                 (QStringList{u"r-ab12"_s, u"  111111111111"_s, u"  222222222222"_s, u"  ou-ab12-11111111"_s,
                              u"    333333333333"_s, u"    ou-ab12-22222222"_s, u"      444444444444"_s}));
    }

    void svgIsXmlWithEveryName()
    {
        const QByteArray svg = treeAsSvg(oddWorld(), organization);
        QXmlStreamReader xml(svg);
        QStringList texts;
        int rectangles = 0, lines = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == "text"_L1)
                texts.append(xml.readElementText());
            else if (xml.isStartElement() && xml.name() == "rect"_L1)
                ++rectangles;
            else if (xml.isStartElement() && xml.name() == "path"_L1)
                ++lines;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(rectangles, 7 + 1);
        QCOMPARE(lines, 6);
        QVERIFY(texts.contains(u"<b>& \"x\" 数据: #1"_s));
        QVERIFY(texts.contains(u"444444444444"_s));
    }

    void anOrganizationThatIsNotThereGivesNothing()
    {
        const OrganizationId other = *OrganizationId::parse(u"o-otherorgan1");
        QVERIFY(treeAsJson(oddWorld(), other).isEmpty());
        QVERIFY(treeAsYaml(oddWorld(), other).isEmpty());
        QVERIFY(treeAsSvg(oddWorld(), other).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTreeExport)
#include "tst_treeexport.moc"
