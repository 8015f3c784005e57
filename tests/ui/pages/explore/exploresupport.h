// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/legacycur.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/explore/trendpane.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace billfold::test
{

CurLine charge(const QByteArray& period, const QByteArray& account, const QByteArray& service,
               const QByteArray& cost, const QByteArray& type = "Usage");
/// July, August and September (an estimate) of two accounts and three services, with a credit.
QList<QByteArray> threeMonths();
QString rowText(const QAbstractItemModel& model, int row);
QStringList tableText(const TrendPane& pane);

/// The Explore page over a real workspace; every test function has a database of its own.
class ExploreBench : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

protected:
    void open();
    void useThreeMonths();
    void import(const QList<QByteArray>& exports);
    ExplorePage* show(QSize size = {1064, 700});
    void settled(ExplorePage* page);

    std::unique_ptr<QTemporaryDir> m_filled;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Workspace> m_workspace;
    std::unique_ptr<ExplorePage> m_page;
    int m_imports = 0;
};

} // namespace billfold::test
