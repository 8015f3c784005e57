// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/currentstack.h"

namespace billfold
{

CurrentStack::CurrentStack(QWidget* parent) : QStackedWidget(parent)
{
    connect(this, &QStackedWidget::currentChanged, this, &CurrentStack::settle);
}

void CurrentStack::showEvent(QShowEvent* event)
{
    // Pages that were added behind the first change nothing that is heard of.
    settle();
    QStackedWidget::showEvent(event);
}

void CurrentStack::settle()
{
    for (int i = 0; i < count(); ++i) {
        QSizePolicy policy = widget(i)->sizePolicy();
        policy.setVerticalPolicy(i == currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored);
        widget(i)->setSizePolicy(policy);
    }
}

} // namespace billfold
