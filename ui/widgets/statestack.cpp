// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statestack.h"

#include "ui/theme/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/textlabel.h"

#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int quietMilliseconds = 200;

} // namespace

bool isRefusal(const Error& error)
{
    return error.name == "AccessDeniedException"_L1;
}

StateStack::StateStack(QWidget* content, QWidget* parent)
    : QStackedWidget(parent), m_content(content), m_empty(new EmptyState(this)),
      m_loading(new EmptyState(this)), m_failed(new EmptyState(this)), m_filtered(new EmptyState(this)),
      m_denied(new EmptyState(this)), m_progress(new QProgressBar),
      m_progressText(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)),
      m_detailsButton(makeButton(tr("Show details"), {}, ButtonRole::Link)),
      m_details(new TextLabel({}, TextStyle::Code, ColorRole::Text2)), m_delay(new QTimer(this))
{
    for (QWidget* page : {content, static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_loading),
                          static_cast<QWidget*>(m_failed), static_cast<QWidget*>(m_filtered),
                          static_cast<QWidget*>(m_denied)})
        addWidget(page);

    auto* work = new QWidget(m_loading);
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    m_progressText->setAlignment(Qt::AlignCenter);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    m_progress->setAccessibleName(tr("Progress"));
    column->addWidget(m_progressText);
    column->addWidget(m_progress);
    work->setMaximumWidth(320);
    m_loading->setExtra(work);
    m_loading->setAction(tr("Cancel"), {}, false);
    connect(m_loading, &EmptyState::actionTriggered, this, &StateStack::cancelRequested);

    auto* reason = new QWidget(m_failed);
    auto* reasons = new QVBoxLayout(reason);
    reasons->setContentsMargins(4, 4, 4, 4);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    reasons->addWidget(m_detailsButton, 0, Qt::AlignHCenter);
    reasons->addWidget(m_details);
    m_failed->setExtra(reason);
    m_failed->setAction(tr("Try again"), u"refresh"_s, false);
    connect(m_failed, &EmptyState::actionTriggered, this, &StateStack::retryRequested);
    connect(m_detailsButton, &QPushButton::clicked, this, [this] {
        m_details->setVisible(m_details->isHidden());
        m_detailsButton->setText(m_details->isHidden() ? tr("Show details") : tr("Hide details"));
    });

    m_filtered->setAction(tr("Clear filters"), u"filter-clear"_s, false);
    connect(m_filtered, &EmptyState::actionTriggered, this, &StateStack::clearFiltersRequested);

    m_delay->setSingleShot(true);
    m_delay->setInterval(quietMilliseconds);
    connect(m_delay, &QTimer::timeout, this, &StateStack::revealLoading);
}

void StateStack::showEmpty()
{
    m_delay->stop();
    m_state = State::Empty;
    setCurrentWidget(m_empty);
}

void StateStack::showLoading(const QString& what)
{
    m_state = State::Loading;
    m_loading->setContent(u"pending"_s, what, {});
    setProgress(-1);
    if (currentWidget() != m_loading)
        m_delay->start();
}

void StateStack::revealLoading()
{
    setCurrentWidget(m_loading);
}

void StateStack::setProgress(int permille, const QString& detail)
{
    m_progress->setRange(0, permille < 0 ? 0 : 1000);
    if (permille >= 0)
        m_progress->setValue(permille);
    m_progressText->setText(detail);
    m_progressText->setVisible(!detail.isEmpty());
}

void StateStack::setCancellable(bool cancellable)
{
    m_loading->action()->setVisible(cancellable);
}

void StateStack::showContent()
{
    m_delay->stop();
    m_state = State::Filled;
    const bool hidden = currentWidget() != m_content;
    setCurrentWidget(m_content);
    if (hidden)
        settleSizes();
}

void StateStack::showEvent(QShowEvent* event)
{
    QStackedWidget::showEvent(event);
    settleSizes();
}

void StateStack::settleSizes()
{
    // A layout that changes while its widget is hidden does not tell the layouts above, which go on with the
    // sizes that they remember from before: texts would overlap until the next resize.
    const QList<QWidget*> parts = m_content->findChildren<QWidget*>();
    for (QWidget* part : parts) {
        if (part->layout() != nullptr)
            part->updateGeometry();
    }
}

void StateStack::showDenied(const QString& heading, const QString& why)
{
    m_delay->stop();
    m_state = State::Denied;
    m_denied->setContent(u"lock"_s, heading, why);
    setCurrentWidget(m_denied);
}

void StateStack::showFailed(const QString& heading, const QString& sentence, const QString& details)
{
    m_delay->stop();
    m_state = State::Failed;
    m_failed->setContent(u"error"_s, heading, sentence, ColorRole::ErrIcon);
    m_details->setText(details);
    m_details->hide();
    m_detailsButton->setText(tr("Show details"));
    m_detailsButton->setVisible(!details.isEmpty());
    setCurrentWidget(m_failed);
}

void StateStack::showFailed(const QString& heading, const Error& error)
{
    if (isRefusal(error))
        showDenied(tr("You may not see this"), error.message);
    else
        showFailed(heading, error.message, error.cause);
}

void StateStack::showFilteredOut(const QString& sentence)
{
    m_delay->stop();
    m_state = State::FilteredOut;
    m_filtered->setContent(u"filter"_s, tr("Nothing matches"),
                           sentence.isEmpty() ? tr("No row fits the filters that are set.") : sentence);
    setCurrentWidget(m_filtered);
}

} // namespace billfold
