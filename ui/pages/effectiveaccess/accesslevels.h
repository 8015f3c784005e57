// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/accessview.h"

#include <QWidget>

class QVBoxLayout;

namespace billfold
{

/// The way from the root to an account, a card for each level with what its policies say; the level that
/// decides is outlined. Each policy leads to its page.
class AccessLevels : public QWidget
{
    Q_OBJECT

public:
    explicit AccessLevels(QWidget* parent = nullptr);

    void setLevels(const QList<AccessLevelView>& levels);

signals:
    void policyOpened(const billfold::PolicyId& policy);

private:
    QVBoxLayout* m_column;
    QList<QWidget*> m_rows;
};

} // namespace billfold
