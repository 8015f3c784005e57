// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/home/attention.h"
#include "ui/widgets/panel.h"

namespace billfold
{

/// The list of what wants to be done: icon, what is the case, and a link to where it is done.
class AttentionPanel : public Panel
{
    Q_OBJECT

public:
    explicit AttentionPanel(QWidget* parent = nullptr);

    void setItems(const QList<AttentionItem>& items);
    int count() const { return static_cast<int>(m_rows.size()); }

signals:
    void chosen(const billfold::AttentionItem& item);

private:
    QList<QWidget*> m_rows;
};

} // namespace billfold
