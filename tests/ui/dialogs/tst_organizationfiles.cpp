// SPDX-License-Identifier: GPL-3.0-or-later
// Importing, exporting and planning an organization, as a person does.
#include "models/services/organizationservice.h"
#include "tests/models/organization/awsfiles.h"
#include "tests/support/workbench.h"
#include "ui/dialogs/filechooser.h"
#include "ui/dialogs/organizationexport.h"
#include "ui/dialogs/organizationimportdialog.h"
#include "ui/dialogs/plandialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

class OrganizationFilesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    QStringList m_notices;

    NoticeSink sink()
    {
        return [this](Semantic, const QString& headline, const QString& text) {
            m_notices.append(QString(headline + u' ' + text));
        };
    }
    OrganizationService& service() const { return m_bench->workspace->organizations(); }
    QString folderOf(const AwsFiles& files) const
    {
        const QString folder = m_bench->path(u"aws"_s);
        QDir().mkpath(folder);
        for (const NamedBytes& file : files.files()) {
            QFile written(folder + u'/' + file.name);
            if (written.open(QIODevice::WriteOnly))
                written.write(file.bytes);
        }
        return folder;
    }
    void import()
    {
        const auto preview = m_bench->wait(service().previewImport({folderOf({})}));
        m_bench->wait(service().import(preview.diff));
        QTRY_COMPARE(service().world().organizations().size(), 1);
    }
    static bool isFilled(const QWidget& dialog)
    {
        const auto* states = dialog.findChild<StateStack*>();
        return states && states->state() == StateStack::State::Filled && states->isVisible();
    }

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void init()
    {
        m_bench = std::make_unique<Workbench>();
        m_notices.clear();
    }

    void theCommandsAreCopiedOneByOne()
    {
        OrganizationImportDialog dialog(m_bench->workspace, {}, sink());
        dialog.show();
        QVERIFY(!button(dialog, u"Import"_s));
        const QList<QLineEdit*> lines = dialog.findChildren<QLineEdit*>();
        QCOMPARE(lines.size(), organizationCommands().size());
        for (const QLineEdit* line : lines)
            QVERIFY(!line->accessibleName().isEmpty());
        button(dialog, u"Copy"_s)->click();
        QCOMPARE(QApplication::clipboard()->text(), organizationCommands().first().line);
        picture(dialog, u"organization-import-choose"_s);
    }

    void aFolderIsLookedThroughAndThenWritten()
    {
        const QString folder = folderOf({});
        fileChooser().openFolder = [&](QWidget*, const QString&, const QString&) { return folder; };
        OrganizationImportDialog dialog(m_bench->workspace, {}, sink());
        dialog.show();
        button(dialog, u"Choose a folder"_s)->click();
        QTRY_VERIFY(isFilled(dialog));
        picture(dialog, u"organization-import-preview"_s);
        QVERIFY(service().world().organizations().isEmpty());
        QCOMPARE(dialog.findChild<TableView*>()->model()->rowCount(), 18);
        button(dialog, u"Import"_s)->click();
        QTRY_VERIFY(!dialog.isVisible());
        QCOMPARE(m_notices,
                 QStringList{u"Imported the organization o-exampleorg1. 18 new, 0 changed, 0 gone"_s});
        QTRY_COMPARE(service().world().organizations().size(), 1);
    }

    void withErrorsOnlyTheRestCanBeImported()
    {
        AwsFiles files;
        files.put("list-accounts-2.json", "{\"Accounts\": [{\"Id\": \"12\"}]}");
        OrganizationImportDialog dialog(m_bench->workspace, {folderOf(files)}, sink());
        dialog.show();
        QTRY_VERIFY(isFilled(dialog));
        picture(dialog, u"organization-import-errors"_s);
        QVERIFY(!button(dialog, u"Import"_s)->isEnabled());
        dialog.findChild<QCheckBox*>()->setChecked(true);
        QVERIFY(button(dialog, u"Import"_s)->isEnabled());
    }

    void whatIsNoOrganizationFailsWithASentence()
    {
        QFile file(m_bench->path(u"x.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"Buckets\": []}");
        file.close();
        OrganizationImportDialog dialog(m_bench->workspace, {file.fileName()}, sink());
        dialog.show();
        QTRY_COMPARE(dialog.findChild<StateStack*>()->state(), StateStack::State::Failed);
        button(dialog, u"Choose others"_s)->click();
        QVERIFY(button(dialog, u"Choose a folder"_s));
    }

    void thePlanShowsStepsAndScript()
    {
        import();
        PlanDialog dialog(m_bench->workspace, service().world().organizations().firstKey(), sink());
        dialog.show();
        QTRY_COMPARE(dialog.findChild<StateStack*>()->state(), StateStack::State::Empty);
        m_bench->wait(service().perform({CreateOrganizationalUnit{*RootId::parse(u"r-ab12"), u"Sandbox"_s}}));
        QTRY_VERIFY(isFilled(dialog)); // it hears of the change
        QCOMPARE(dialog.findChild<TableView*>()->model()->rowCount(), 1);
        picture(dialog, u"organization-plan"_s);
        dialog.findChild<SegmentedControl*>()->setCurrentIndex(1);
        QVERIFY(dialog.findChild<QPlainTextEdit*>()->toPlainText().contains("--name='Sandbox'"_L1));
        picture(dialog, u"organization-plan-script"_s);
        button(dialog, u"Copy script"_s)->click();
        QVERIFY(QApplication::clipboard()->text().startsWith("#!/bin/sh"_L1));
        const QString path = m_bench->path(u"plan.sh"_s);
        fileChooser().saveFile = [&](QWidget*, const QString&, const QString&, const QString&) {
            return path;
        };
        button(dialog, u"Save script"_s)->click();
        QVERIFY(QFile::exists(path));
        QCOMPARE(m_notices.size(), 1);
    }

    void exportsSayWhereTheyAre()
    {
        import();
        QWidget parent;
        for (const QString& name : {u"a.csv"_s, u"a.json"_s, u"a.yaml"_s, u"a.svg"_s, u"a.pdf"_s}) {
            const QString path = m_bench->path(name);
            fileChooser().saveFile = [&](QWidget*, const QString&, const QString&, const QString&) {
                return path;
            };
            saveOrganizationAs(&parent, m_bench->workspace, service().world().organizations().firstKey(),
                               sink());
            QTRY_VERIFY(!m_notices.isEmpty());
            QCOMPARE(m_notices.takeFirst(), QString(u"Exported the organization. "_s + path));
            QVERIFY(QFile::exists(path));
        }
    }
};

QTEST_MAIN(OrganizationFilesTest)
#include "tst_organizationfiles.moc"
