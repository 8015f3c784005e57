// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/statementform.h"

#include "ui/pages/policies/actionpicker.h"
#include "ui/pages/policies/conditionedit.h"
#include "ui/pages/policies/policyeditor.h"
#include "ui/pages/policies/policytextedit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QString TEXT = uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "OnlyEuropeanRegions",
      "Effect": "Deny",
      "NotAction": ["cloudfront:*", "iam:*", "own:*"],
      "Resource": "*",
      "Condition": {
        "StringNotEquals": {
          "aws:RequestedRegion": ["eu-west-1", "eu-central-1"]
        }
      }
    },
    {
      "Sid": "KeepLogs",
      "Effect": "Deny",
      "Action": "cloudtrail:StopLogging",
      "Resource": "arn:aws:cloudtrail:*:*:trail/audit"
    }
  ]
}
)"_s;

struct Window : QWidget {
    explicit Window(const QString& text = TEXT, PolicyType kind = PolicyType::ServiceControl)
    {
        auto* layout = new QHBoxLayout(this);
        editor = new PolicyEditor;
        editor->setKind(kind);
        editor->setText(text);
        form = new StatementForm(editor);
        form->setFixedWidth(360);
        layout->addWidget(editor);
        layout->addWidget(form);
        resize(1040, 640);
        show();
    }
    template <typename T>
    T* part() const
    {
        return form->findChild<T*>();
    }
    QComboBox* chooser() const { return part<QComboBox>(); }
    ActionPicker* actions() const { return part<ActionPicker>(); }
    QLineEdit* resources() const
    {
        for (FormField* field : form->findChildren<FormField*>()) {
            if (field->label()->text() == u"Resources"_s)
                return qobject_cast<QLineEdit*>(field->input());
        }
        return nullptr;
    }
    QAbstractButton* button(const QString& text) const
    {
        for (QAbstractButton* each : form->findChildren<QAbstractButton*>()) {
            if ((each->text() == text || each->toolTip() == text || each->accessibleName() == text) &&
                each->isVisibleTo(form))
                return each;
        }
        return nullptr;
    }
    QList<ConditionEdit*> conditions() const { return form->findChildren<ConditionEdit*>(); }
    void choose(int number) const
    {
        chooser()->setCurrentIndex(number - 1);
        emit chooser()->activated(number - 1);
    }
    void tick(const QString& action, Qt::CheckState state) const
    {
        QListWidget* list = actions()->list();
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->data(Qt::UserRole).toString() == action) {
                list->item(row)->setCheckState(state);
                return;
            }
        }
        QFAIL(qPrintable(action + u" is not in the list"));
    }
    const PolicyStatement& statement(int number) const
    {
        return editor->parse().document->statements.at(number - 1);
    }
    PolicyEditor* editor;
    StatementForm* form;
};

} // namespace

class TestStatementForm : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void showsTheStatement()
    {
        Window window;
        QCOMPARE(window.form->statementNumber(), 1);
        QCOMPARE(window.chooser()->count(), 2);
        QCOMPARE(window.chooser()->currentText(), u"OnlyEuropeanRegions"_s);
        QCOMPARE(window.part<SegmentedControl>()->currentIndex(), 1);
        QCOMPARE(window.actions()->actions(), QStringList({u"cloudfront:*"_s, u"iam:*"_s, u"own:*"_s}));
        QCOMPARE(window.actions()->service(), u"cloudfront"_s);
        QVERIFY(window.actions()->serviceBox()->findData(u"own"_s) >= 0);
        QCOMPARE(window.resources()->text(), QString());
        QCOMPARE(window.conditions().size(), 1);
        const auto condition = window.conditions().first()->condition();
        QVERIFY(condition && *condition == window.statement(1).conditions.first());
        window.choose(2);
        QCOMPARE(window.form->statementNumber(), 2);
        QCOMPARE(window.editor->currentStatement(), 2);
        QCOMPARE(window.resources()->text(), u"arn:aws:cloudtrail:*:*:trail/audit"_s);
        QCOMPARE(window.conditions().size(), 0);
    }

    void followsTheCursor()
    {
        Window window;
        window.editor->moveToStatement(2);
        QCOMPARE(window.form->statementNumber(), 2);
        QCOMPARE(window.chooser()->currentIndex(), 1);
        window.editor->moveToStatement(1);
        QCOMPARE(window.form->statementNumber(), 1);
    }

    void changesOfTheFormAreWritten()
    {
        Window window;
        window.choose(2);
        window.tick(u"cloudtrail:DeleteTrail"_s, Qt::Checked);
        QCOMPARE(window.statement(2).actions,
                 QStringList({u"cloudtrail:StopLogging"_s, u"cloudtrail:DeleteTrail"_s}));
        window.part<SegmentedControl>()->setCurrentIndex(0);
        QVERIFY(window.statement(2).effect == PolicyEffect::Allow);
        window.resources()->setText(u"arn:aws:s3:::a, arn:aws:s3:::b"_s);
        emit window.resources()->editingFinished();
        QCOMPARE(window.statement(2).resources, QStringList({u"arn:aws:s3:::a"_s, u"arn:aws:s3:::b"_s}));
        window.button(u"All resources but these (NotResource)"_s)->click();
        QVERIFY(window.statement(2).notResources);
        window.button(u"All actions but these (NotAction)"_s)->click();
        QVERIFY(window.statement(2).notActions);
        // The other statement is as it was.
        const QString first = TEXT.left(TEXT.indexOf(u"\"KeepLogs\""_s));
        QVERIFY(window.editor->text().startsWith(first.left(first.lastIndexOf(u'{'))));
        QCOMPARE(window.statement(2).sid, u"KeepLogs"_s);
        // And each was a step that can be undone.
        for (int step = 0; step < 5; ++step)
            window.editor->edit()->undo();
        QCOMPARE(window.editor->text(), TEXT);
        QVERIFY(!window.editor->edit()->document()->isUndoAvailable());
        window.editor->validateNow();
        window.choose(2);
        QCOMPARE(window.actions()->actions(), QStringList({u"cloudtrail:StopLogging"_s}));
        QCOMPARE(window.part<SegmentedControl>()->currentIndex(), 1);
    }

    void showingChangesNothing()
    {
        Window window;
        for (const int number : {2, 1, 2, 1})
            window.choose(number);
        emit window.resources()->editingFinished();
        QCOMPARE(window.editor->text(), TEXT);
        QVERIFY(!window.editor->edit()->document()->isUndoAvailable());
    }

    void changesOfTheTextAreShown()
    {
        Window window;
        window.editor->replaceText(
            QString(TEXT).replace(u"\"Sid\": \"OnlyEuropeanRegions\""_s, u"\"Sid\": \"Europe\""_s));
        QCOMPARE(window.chooser()->currentText(), u"Europe"_s);
        window.editor->replaceText(QString(TEXT).replace(u"\"eu-west-1\", "_s, QString()));
        QCOMPARE(window.conditions().first()->valuesEdit()->text(), u"eu-central-1"_s);
    }

    /// What was typed and not yet checked is not lost when the form writes.
    void theFormKnowsWhatWasJustTyped()
    {
        Window window;
        window.choose(2);
        const auto place = static_cast<int>(TEXT.indexOf(u"OnlyEuropean"_s));
        QTextCursor cursor = window.editor->edit()->textCursor();
        cursor.setPosition(place);
        cursor.insertText(u"New"_s);
        window.tick(u"cloudtrail:DeleteTrail"_s, Qt::Checked);
        QCOMPARE(window.statement(1).sid, u"NewOnlyEuropeanRegions"_s);
        QCOMPARE(window.statement(2).actions.size(), 2);
    }

    void theLastActionStays()
    {
        Window window;
        window.choose(2);
        window.tick(u"cloudtrail:StopLogging"_s, Qt::Unchecked);
        QCOMPARE(window.editor->text(), TEXT);
        const auto fields = window.form->findChildren<FormField*>();
        QVERIFY(
            std::any_of(fields.begin(), fields.end(), [](FormField* field) { return field->hasError(); }));
        window.tick(u"cloudtrail:*"_s, Qt::Checked);
        QCOMPARE(window.statement(2).actions, QStringList({u"cloudtrail:*"_s}));
        QVERIFY(
            std::none_of(fields.begin(), fields.end(), [](FormField* field) { return field->hasError(); }));
    }

    void actionsAreTypedToo()
    {
        Window window;
        window.choose(2);
        window.actions()->other()->setText(u"ec2:Run*"_s);
        QTest::keyClick(window.actions()->other(), Qt::Key_Return);
        QCOMPARE(window.statement(2).actions, QStringList({u"cloudtrail:StopLogging"_s, u"ec2:Run*"_s}));
        QCOMPARE(window.actions()->service(), u"ec2"_s);
        window.tick(u"ec2:Run*"_s, Qt::Unchecked);
        QCOMPARE(window.statement(2).actions, QStringList({u"cloudtrail:StopLogging"_s}));
    }

    void conditionsAreAddedChangedAndRemoved()
    {
        Window window;
        window.choose(2);
        window.button(u"Add condition"_s)->click();
        QCOMPARE(window.conditions().size(), 1);
        QCOMPARE(window.editor->text(), TEXT); // nothing yet
        ConditionEdit* edit = window.conditions().first();
        edit->operatorBox()->setCurrentText(u"IpAddress"_s);
        edit->keyBox()->setCurrentText(u"aws:SourceIp"_s);
        QCOMPARE(window.editor->text(), TEXT);
        QCOMPARE(window.conditions().size(), 1);
        edit->valuesEdit()->setText(u"10.0.0.0/8, 192.0.2.0/24"_s);
        emit edit->valuesEdit()->editingFinished();
        QCOMPARE(window.statement(2).conditions.size(), 1);
        QCOMPARE(window.statement(2).conditions.first().values,
                 QStringList({u"10.0.0.0/8"_s, u"192.0.2.0/24"_s}));
        QCOMPARE(window.conditions().first(), edit); // not made anew under the person's hands
        edit->valuesEdit()->setText(u"here"_s);
        emit edit->valuesEdit()->editingFinished();
        QVERIFY(window.editor->hasErrors());
        window.button(u"Remove this condition"_s)->click();
        QVERIFY(window.statement(2).conditions.isEmpty());
        QVERIFY(!window.editor->hasErrors());
    }

    void whatTheFormCannotShowIsKept()
    {
        const QString text = uR"({"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*",
                "Resource": "arn:aws:s3:::${aws:PrincipalTag/team, 'x'}",
                "Condition": {"StringEquals": {"aws:x": ["a, b", "c"]}}}})"_s;
        Window window(text);
        QVERIFY(window.resources()->isReadOnly());
        QVERIFY(window.conditions().first()->valuesEdit()->isReadOnly());
        window.tick(u"s3:GetObject"_s, Qt::Checked);
        QCOMPARE(window.statement(1).actions.size(), 2);
        QCOMPARE(window.statement(1).resources,
                 QStringList({u"arn:aws:s3:::${aws:PrincipalTag/team, 'x'}"_s}));
        QCOMPARE(window.statement(1).conditions.first().values, QStringList({u"a, b"_s, u"c"_s}));
    }

    void statementsAreAddedAndRemoved()
    {
        Window window;
        window.button(u"Add statement"_s)->click();
        QCOMPARE(window.editor->parse().document->statements.size(), 3);
        QVERIFY(!window.editor->hasErrors());
        QCOMPARE(window.form->statementNumber(), 3);
        QCOMPARE(window.chooser()->currentText(), u"Statement 3"_s);
        window.button(u"Remove this statement"_s)->click();
        QCOMPARE(window.editor->text(), TEXT);
        QVERIFY(window.form->statementNumber() <= 2);
    }

    void anEmptyTextIsBegun()
    {
        for (const PolicyType kind : {PolicyType::ServiceControl, PolicyType::ResourceControl}) {
            Window window(QString(), kind);
            QCOMPARE(window.form->statementNumber(), 0);
            window.button(u"Add statement"_s)->click();
            QVERIFY(window.editor->parse().document);
            QVERIFY(!window.editor->hasErrors());
            QCOMPARE(window.form->statementNumber(), 1);
        }
    }

    void waitsWhileTheTextHasErrors()
    {
        Window window;
        window.editor->replaceText(QString(TEXT).replace(u"\"Effect\": \"Deny\",\n      \"NotAction\""_s,
                                                         u"\"Effect\": \"Deny\"\n      \"NotAction\""_s));
        QVERIFY(!window.editor->parse().document);
        QVERIFY(!window.actions()->isEnabled());
        window.editor->replaceText(TEXT);
        QVERIFY(window.actions()->isEnabled());
    }

    void aTextThatCannotBeChanged()
    {
        Window window(fullAccessText(PolicyType::ServiceControl));
        window.editor->setReadOnly(true);
        QVERIFY(!window.actions()->isEnabled());
        QVERIFY(!window.button(u"Add statement"_s)->isEnabled());
    }

    void otherKindsHaveNoStatements()
    {
        Window window(u"{\"tags\": {}}"_s, PolicyType::Tag);
        QVERIFY(!window.actions()->isVisible());
        QVERIFY(!window.button(u"Add statement"_s)->isEnabled());
    }

    void resourceControlOnlyDenies()
    {
        Window window(uR"({"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*",
            "Action": "s3:*", "Resource": "*"}})"_s,
                      PolicyType::ResourceControl);
        QVERIFY(!window.part<SegmentedControl>()->button(0)->isEnabled());
        window.tick(u"s3:GetObject"_s, Qt::Checked);
        QVERIFY(!window.editor->hasErrors());
        QCOMPARE(window.statement(1).principal, u"\"*\""_s);
    }
};

QTEST_MAIN(TestStatementForm)
#include "tst_statementform.moc"
