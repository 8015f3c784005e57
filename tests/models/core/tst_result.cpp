// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/result.h"

#include <QTest>

#include <memory>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestResult : public QObject
{
    Q_OBJECT

private slots:
    void aValue()
    {
        Result<QString> result(u"yes"_s);
        QVERIFY(result);
        QVERIFY(result.ok());
        QCOMPARE(*result, u"yes"_s);
        QCOMPARE(result->size(), 3);
        *result += u'!';
        QCOMPARE(result.value(), u"yes!"_s);
    }

    void anError()
    {
        const Result<int> result(Error{ErrorCode::NotFound, u"There is no such month."_s, u"cause"_s});
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QCOMPARE(result.error().message, u"There is no such month."_s);
        QCOMPARE(result.error().cause, u"cause"_s);
    }

    void whatCannotBeCopiedCanBeTakenOut()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
        const std::unique_ptr<int> taken = std::move(result).value();
        QCOMPARE(*taken, 7);
    }

    void successWithoutAValue()
    {
        QVERIFY(Result<void>().ok());
        const Result<void> failed(Error{ErrorCode::Cancelled, {}, {}});
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Cancelled);
    }

    /// A value that could be taken for an error is a value.
    void aResultOfAnError()
    {
        const Result<QList<Error>> result(QList<Error>{{ErrorCode::Invalid, {}, {}}});
        QVERIFY(result.ok());
        QCOMPARE(result->size(), 1);
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
