// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/backgroundwork.h"

#include "models/views/moneytext.h"
#include "ui/pages/ask.h"
#include "ui/widgets/textlabel.h"

#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace billfold
{

namespace
{

constexpr int pollMilliseconds = 100;
constexpr int quietPolls = 4; // before the window shows itself

} // namespace

BackgroundWork::BackgroundWork(QWidget* parent, const QString& title, const QString& unit)
    : DialogFrame(title, parent), m_unit(unit),
      m_text(new TextLabel({}, TextStyle::Body, ColorRole::Text2, this)), m_bar(new QProgressBar(this)),
      m_cancel(addCancel()), m_timer(new QTimer(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setHeading(title);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setAccessibleName(title);
    body()->addWidget(m_text);
    body()->addWidget(m_bar);
    setFixedWidth(440);
    m_timer->setInterval(pollMilliseconds);
    connect(m_timer, &QTimer::timeout, this, &BackgroundWork::poll);
}

BackgroundWork::~BackgroundWork()
{
    m_state->stop = true;
}

BackgroundWork* BackgroundWork::run(QWidget* parent, const QString& title, const QString& unit,
                                    const Start& start, Done done)
{
    auto* work = new BackgroundWork(parent, title, unit);
    const QFuture<Result<void>> future = start([state = work->m_state](int finished, int all) {
        state->done = finished;
        state->all = all;
        return !state->stop;
    });
    work->m_timer->start();
    whenAnswered(work, future, [work, done = std::move(done)](const Result<void>& result) {
        work->m_timer->stop();
        work->hide();
        work->deleteLater();
        done(result);
    });
    return work;
}

void BackgroundWork::poll()
{
    if (++m_polls == quietPolls)
        show();
    const int all = m_state->all;
    if (all <= 0 || m_state->stop)
        return;
    m_bar->setRange(0, all);
    m_bar->setValue(m_state->done);
    m_text->setText(m_unit.arg(formatCount(m_state->done), formatCount(all)));
}

void BackgroundWork::reject()
{
    // The work ends at its next step and then closes the window.
    m_state->stop = true;
    m_cancel->setEnabled(false);
    m_bar->setRange(0, 0);
    m_text->setText(tr("Stopping"));
}

} // namespace billfold
