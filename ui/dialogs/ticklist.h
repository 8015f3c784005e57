// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QScrollArea>

class QCheckBox;

namespace billfold
{

/// Several of a few: tick boxes below each other that scroll where they are many.
class TickList : public QScrollArea
{
    Q_OBJECT

public:
    struct Item {
        QString key, text;
        QString toolTip{};
    };

    /// `none`: what stands there where there is nothing to tick.
    TickList(const QString& name, const QList<Item>& items, const QString& none, QWidget* parent = nullptr);

    QStringList ticked() const;
    void tick(const QString& key, bool ticked = true);

signals:
    void changed();

private:
    QList<QPair<QString, QCheckBox*>> m_boxes;
};

} // namespace billfold
