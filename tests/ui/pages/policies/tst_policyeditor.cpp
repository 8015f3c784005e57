// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policyeditor.h"

#include "ui/pages/policies/findingstrip.h"
#include "ui/pages/policies/policybrackets.h"
#include "ui/pages/policies/policytextedit.h"
#include "ui/pages/policies/policywords.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QString TEXT = uR"({
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "First",
      "Effect": "Deny",
      "Action": "cloudtrail:StopLogging",
      "Resource": "*"
    },
    {
      "Sid": "Second",
      "Effect": "Deny",
      "Action": "s3:DeleteBuckets",
      "Resource": "*"
    }
  ]
}
)"_s;

/// The editor between two fields, so that the keyboard has somewhere to go.
struct Window : QWidget {
    Window()
    {
        auto* layout = new QVBoxLayout(this);
        before = new QLineEdit;
        editor = new PolicyEditor;
        after = new QLineEdit;
        layout->addWidget(before);
        layout->addWidget(editor);
        layout->addWidget(after);
        resize(640, 560);
        show();
        activateWindow();
        // Shortcuts and the focus need an active window.
        if (!QTest::qWaitForWindowActive(this))
            qFatal("the window does not become active");
        editor->setFocus();
    }
    PolicyTextEdit* edit() const { return editor->edit(); }
    FindingStrip* strip() const { return editor->findChild<FindingStrip*>(); }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* each : editor->findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    void putCursor(qsizetype position) const
    {
        QTextCursor cursor = edit()->textCursor();
        cursor.setPosition(static_cast<int>(position));
        edit()->setTextCursor(cursor);
    }
    QLineEdit* before;
    PolicyEditor* editor;
    QLineEdit* after;
};

} // namespace

class TestPolicyEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void setTextChecksAtOnceAndIsNoChange()
    {
        Window window;
        QSignalSpy changed(window.editor, &PolicyEditor::textChanged);
        QSignalSpy validated(window.editor, &PolicyEditor::validated);
        window.editor->setText(TEXT);
        QCOMPARE(window.editor->text(), TEXT);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(validated.count(), 1);
        QVERIFY(!window.editor->hasErrors());
        QCOMPARE(window.editor->findings().size(), 1);
        QVERIFY(!window.edit()->document()->isUndoAvailable());
    }

    void typingIsCheckedWhenItStops()
    {
        Window window;
        window.editor->setText(TEXT);
        QSignalSpy changed(window.editor, &PolicyEditor::textChanged);
        QSignalSpy validated(window.editor, &PolicyEditor::validated);
        window.putCursor(0);
        QTest::keyClicks(window.edit(), u"xy"_s);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(validated.count(), 0);
        QVERIFY(!window.editor->hasErrors());
        QTRY_COMPARE(validated.count(), 1);
        QVERIFY(window.editor->hasErrors());
        window.edit()->undo();
        window.editor->validateNow();
        QVERIFY(!window.editor->hasErrors());
    }

    void theKindDecides()
    {
        Window window;
        window.editor->setText(fullAccessText(PolicyType::ResourceControl));
        QVERIFY(window.editor->hasErrors());
        window.editor->setKind(PolicyType::ResourceControl);
        QVERIFY(window.editor->hasErrors());
        window.editor->setReadOnly(true);
        QVERIFY(!window.editor->hasErrors());
        window.editor->setKind(PolicyType::Tag);
        QVERIFY(window.editor->hasErrors());
        window.editor->setText(u"{\"tags\": {}}"_s);
        QVERIFY(!window.editor->hasErrors());
    }

    void theFindingIsSaidAndMended()
    {
        Window window;
        window.editor->setText(TEXT);
        QVERIFY(window.strip()->isVisible());
        QVERIFY2(window.strip()->sentence().startsWith(u"Line 13: "_s),
                 qPrintable(window.strip()->sentence()));
        QPushButton* replace = window.button(u"Replace"_s);
        QVERIFY(replace && replace->isVisible());
        QTest::mouseClick(replace, Qt::LeftButton);
        QVERIFY(window.editor->text().contains(u"\"s3:DeleteBucket\""_s));
        QVERIFY(window.editor->findings().isEmpty());
        QVERIFY(!window.strip()->isVisible());
        window.edit()->undo();
        QCOMPARE(window.editor->text(), TEXT);
    }

    void readOnlyOffersNoChange()
    {
        Window window;
        window.editor->setText(TEXT);
        window.editor->setReadOnly(true);
        QVERIFY(window.strip()->isVisible());
        QVERIFY(!window.button(u"Replace"_s)->isVisible());
        QTest::keyClicks(window.edit(), u"x"_s);
        QCOMPARE(window.editor->text(), TEXT);
    }

    void theFindingAtTheCursorIsSaid()
    {
        Window window;
        window.editor->setText(QString(TEXT).replace(u"\"Effect\": \"Deny\""_s, u"\"Effect\": \"Den\""_s));
        QCOMPARE(window.editor->findings().size(), 3);
        window.putCursor(window.editor->text().lastIndexOf(u"\"Den\""_s) + 1);
        QVERIFY(window.strip()->sentence().startsWith(u"Line 12: "_s));
        QTest::keyClick(window.edit(), Qt::Key_F8);
        QVERIFY(window.strip()->sentence().startsWith(u"Line 13: "_s));
        QTest::keyClick(window.edit(), Qt::Key_F8);
        QVERIFY(window.strip()->sentence().startsWith(u"Line 6: "_s));
    }

    void knowsTheStatementAtTheCursor()
    {
        Window window;
        window.editor->setText(TEXT);
        QSignalSpy moved(window.editor, &PolicyEditor::currentStatementChanged);
        QCOMPARE(window.editor->currentStatement(), 0);
        window.putCursor(TEXT.indexOf(u"First"_s));
        QCOMPARE(window.editor->currentStatement(), 1);
        QCOMPARE(moved.count(), 1);
        window.editor->moveToStatement(2);
        QCOMPARE(window.editor->currentStatement(), 2);
        QCOMPARE(moved.count(), 2);
        QVERIFY(window.edit()->textCursor().position() > TEXT.indexOf(u"},"_s));
    }

    void replaceTextIsOneStepAndKeepsTheCursor()
    {
        Window window;
        window.editor->setText(TEXT);
        window.putCursor(TEXT.indexOf(u"First"_s));
        const int position = window.edit()->textCursor().position();
        const QString changed = QString(TEXT).replace(u"s3:DeleteBuckets"_s, u"s3:*"_s);
        window.editor->replaceText(changed);
        QCOMPARE(window.editor->text(), changed);
        QCOMPARE(window.edit()->textCursor().position(), position);
        QVERIFY(window.editor->findings().isEmpty());
        window.edit()->undo();
        QCOMPARE(window.editor->text(), TEXT);
        QVERIFY(!window.edit()->document()->isUndoAvailable());
    }

    void replaceText_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("same") << u"abc"_s << u"abc"_s;
        QTest::newRow("from nothing") << u""_s << u"abc"_s;
        QTest::newRow("to nothing") << u"abc"_s << u""_s;
        QTest::newRow("longer") << u"aa"_s << u"aaa"_s;
        QTest::newRow("shorter") << u"aaa"_s << u"aa"_s;
        QTest::newRow("longer in the middle") << u"abab"_s << u"ababab"_s;
        QTest::newRow("lines") << u"a\nb\n"_s << u"a\n\nb\n"_s;
        QTest::newRow("all else") << u"abc"_s << u"xyz\n1"_s;
    }
    void replaceText()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        PolicyTextEdit edit;
        edit.setPlainText(from);
        edit.replaceText(to);
        QCOMPARE(edit.toPlainText(), to);
    }

    void keyboardLeaves_data()
    {
        QTest::addColumn<bool>("readOnly");
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<bool>("escape");
        QTest::addColumn<int>("to"); // -1 before, 0 stays, 1 after
        const int none = Qt::NoModifier;
        QTest::newRow("Tab indents") << false << int(Qt::Key_Tab) << none << false << 0;
        QTest::newRow("Ctrl+Tab") << false << int(Qt::Key_Tab) << int(Qt::ControlModifier) << false << 1;
        QTest::newRow("Ctrl+Shift+Tab")
            << false << int(Qt::Key_Backtab) << int(Qt::ControlModifier | Qt::ShiftModifier) << false << -1;
        QTest::newRow("Escape, Tab") << false << int(Qt::Key_Tab) << none << true << 1;
        QTest::newRow("Escape, Shift+Tab")
            << false << int(Qt::Key_Backtab) << int(Qt::ShiftModifier) << true << -1;
        QTest::newRow("Tab in a text that cannot be changed")
            << true << int(Qt::Key_Tab) << none << false << 1;
    }
    void keyboardLeaves()
    {
        QFETCH(bool, readOnly);
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(bool, escape);
        QFETCH(int, to);
        Window window;
        window.editor->setText(u"{}"_s);
        window.editor->setReadOnly(readOnly);
        window.edit()->setFocus();
        if (escape)
            QTest::keyClick(window.edit(), Qt::Key_Escape);
        QTest::keyClick(window.edit(), Qt::Key(key), Qt::KeyboardModifiers(modifiers));
        QWidget* const expected = to < 0   ? static_cast<QWidget*>(window.before)
                                  : to > 0 ? static_cast<QWidget*>(window.after)
                                           : window.edit();
        // Findings' buttons come first where there are some.
        QWidget* found = QApplication::focusWidget();
        while (to > 0 && found && window.editor->isAncestorOf(found) && found != window.edit()) {
            QTest::keyClick(found, Qt::Key_Tab);
            found = QApplication::focusWidget();
        }
        QCOMPARE(found, expected);
        QCOMPARE(window.editor->text(), to == 0 ? u"  {}"_s : u"{}"_s);
    }

    void indentation()
    {
        PolicyTextEdit edit;
        QTest::keyClicks(&edit, u"{"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClicks(&edit, u"\"a\": ["_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClicks(&edit, u"1"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClicks(&edit, u"]"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClicks(&edit, u"}"_s);
        QCOMPARE(edit.toPlainText(), u"{\n  \"a\": [\n    1\n  ]\n}"_s);
        edit.selectAll();
        QTest::keyClick(&edit, Qt::Key_Tab);
        QCOMPARE(edit.toPlainText(), u"  {\n    \"a\": [\n      1\n    ]\n  }"_s);
        QTest::keyClick(&edit, Qt::Key_Backtab);
        QCOMPARE(edit.toPlainText(), u"{\n  \"a\": [\n    1\n  ]\n}"_s);
    }

    void enterBetweenBracketsOpensThem()
    {
        PolicyTextEdit edit;
        edit.setPlainText(u"  {}"_s);
        QTextCursor cursor = edit.textCursor();
        cursor.setPosition(3);
        edit.setTextCursor(cursor);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.toPlainText(), u"  {\n    \n  }"_s);
        QCOMPARE(edit.textCursor().position(), 8);
    }

    void completion()
    {
        Window window;
        window.editor->setText(u"{\"Action\": \"\"}"_s);
        window.putCursor(12);
        QTest::keyClicks(window.edit(), u"cloudtrail:Sto"_s);
        QAbstractItemView* popup = window.edit()->completer()->popup();
        QVERIFY(popup->isVisible());
        QCOMPARE(popup->model()->rowCount(), 2);
        const int row = popup->model()->index(1, 0).data().toString() == u"cloudtrail:StopLogging"_s ? 1 : 0;
        popup->setCurrentIndex(popup->model()->index(row, 0));
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(window.editor->text(), u"{\"Action\": \"cloudtrail:StopLogging\"}"_s);
        QVERIFY(!popup->isVisible());
        // Outside of quotes nothing is offered.
        window.putCursor(window.editor->text().size());
        QTest::keyClick(window.edit(), Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(!popup->isVisible());
    }

    void words()
    {
        const QString line = u"  \"Action\": [\"s3:Get\\\"x\", \"iam"_s;
        QVERIFY(!wordAt(line, 2).quoted);
        QCOMPARE(wordAt(line, 6).text, u"Act"_s);
        QVERIFY(!wordAt(line, 10).quoted);
        QCOMPARE(wordAt(line, line.size()).text, u"iam"_s);
        QVERIFY(completionsOf({true, u"Stat"_s}).contains(u"Statement"_s));
        QVERIFY(completionsOf({true, u"stringl"_s}).contains(u"StringLike"_s));
        QVERIFY(completionsOf({true, u"aws:req"_s}).contains(u"aws:RequestedRegion"_s));
        QVERIFY(completionsOf({true, u"iam:Cre"_s}).contains(u"iam:CreateUser"_s));
        QVERIFY(completionsOf({false, u"Stat"_s}).isEmpty());
    }

    void brackets()
    {
        const QString text = u"{ \"}\": [ 1 ] }"_s;
        const auto end = static_cast<int>(text.size());
        QVERIFY(bracketsAt(text, 0) == std::pair(0, end - 1));
        QVERIFY(bracketsAt(text, end) == std::pair(0, end - 1));
        QVERIFY(bracketsAt(text, 8) == std::pair(7, 11));
        QVERIFY(!bracketsAt(text, 4));
        QVERIFY(!bracketsAt(u"{ ]"_s, 3));
    }

    void coloursFollowTheTheme()
    {
        Window window;
        window.editor->setText(u"{\"Sid\": \"x\", \"n\": 5}"_s);
        const auto colors = [&window] {
            QList<QColor> list;
            for (const auto& range : window.edit()->document()->firstBlock().layout()->formats())
                list.append(range.format.foreground().color());
            return list;
        };
        const Theme& light = Theme::light();
        QCOMPARE(colors(), QList<QColor>({light.infoText, light.okText, light.infoText, light.warnText}));
        applyTheme(*qApp, Appearance::Dark);
        QCoreApplication::processEvents();
        const Theme& dark = Theme::darkTheme();
        QCOMPARE(colors(), QList<QColor>({dark.infoText, dark.okText, dark.infoText, dark.warnText}));
        applyTheme(*qApp, Appearance::Light);
    }

    void theNumbersHaveRoomAndTheLinesMarks()
    {
        Window window;
        window.editor->setText(u"x\n"_s.repeated(2000));
        const int wide = window.edit()->numbersWidth();
        window.editor->setText(TEXT);
        QVERIFY(window.edit()->numbersWidth() < wide);
        const QImage image = window.edit()->grab().toImage();
        // The line of the finding is tinted across the whole text.
        const QTextBlock block = window.edit()->document()->findBlockByNumber(12);
        QTextCursor cursor(block);
        const QRect place = window.edit()->cursorRect(cursor).translated(window.edit()->viewport()->pos());
        QCOMPARE(image.pixelColor(window.edit()->width() - 40, place.center().y()), Theme::current().warnBg);
        QCOMPARE(image.pixelColor(1, place.center().y()), Theme::current().warnIcon);
    }
};

QTEST_MAIN(TestPolicyEditor)
#include "tst_policyeditor.moc"
