// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit/chainline.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

ChainLine::ChainLine(Check check, std::function<QDateTime()> now, QWidget* parent)
    : Panel(parent), m_check(std::move(check)), m_now(std::move(now)),
      m_icon(new IconLabel(u"pending"_s, ColorRole::Text2)),
      m_text(new TextLabel(tr("The record was not checked yet."))),
      m_help(new TextLabel(
          tr("Each event carries a fingerprint of itself and of the event before it, and the last one is "
             "kept "
             "apart. So an event that was altered, removed, added or cut off by hand no longer fits, and is "
             "named here. What this cannot show: whoever may write the file can write the whole record anew, "
             "from the first event to the last, and it would fit. Against that, keep the last fingerprint "
             "where they cannot write (on paper, in a message, in an exported list) and look for it here "
             "later: where it is not found, the record is another one."),
          TextStyle::Caption, ColorRole::Text2)),
      m_verify(makeButton(tr("Verify now"), u"check"_s)),
      m_copy(makeButton(tr("Copy fingerprint"), u"copy"_s)),
      m_explain(makeButton(tr("What this shows"), {}, ButtonRole::Link)),
      m_open(makeButton(tr("Show the event"), {}, ButtonRole::Link))
{
    auto* column = addPaddedBody();
    auto* row = new QHBoxLayout;
    row->addWidget(m_icon);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    row->addWidget(m_open);
    row->addWidget(m_explain);
    row->addWidget(m_copy);
    row->addWidget(m_verify);
    column->addLayout(row);
    m_help->setWordWrap(true);
    m_help->hide();
    column->addWidget(m_help);
    m_open->hide();
    m_copy->setEnabled(false);
    m_copy->setToolTip(tr("The fingerprint of the last event, to be kept elsewhere"));
    connect(m_verify, &QPushButton::clicked, this, &ChainLine::verify);
    connect(m_copy, &QPushButton::clicked, this, &ChainLine::copyHead);
    connect(m_explain, &QPushButton::clicked, this, &ChainLine::toggleHelp);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_found.broken)
            emit eventRequested(m_found.broken->number);
    });
}

void ChainLine::verify()
{
    m_wasAsked = true;
    m_verify->setEnabled(false);
    m_icon->setIcon(u"pending"_s, ColorRole::Text2);
    m_text->setText(tr("Checking the record…"));
    m_asked.ask(this, m_check(), [this](const Result<AuditVerification>& answer) { show(answer); });
}

void ChainLine::show(const Result<AuditVerification>& answer)
{
    m_verify->setEnabled(true);
    if (!answer) {
        m_icon->setIcon(u"error"_s, ColorRole::ErrIcon);
        m_text->setText(tr("The record could not be checked. %1").arg(answer.error().message));
        return;
    }
    m_found = *answer;
    m_copy->setEnabled(m_found.events > 0 && !m_found.broken);
    m_open->setVisible(m_found.broken.has_value());
    if (m_found.broken) {
        m_icon->setIcon(u"error"_s, ColorRole::ErrIcon);
        m_text->setText(tr("The record was tampered with. %1").arg(m_found.broken->what));
    } else {
        m_icon->setIcon(u"success"_s, ColorRole::OkIcon);
        m_text->setText(
            tr("The record is whole: %1, checked %2.")
                .arg(formatCounted(m_found.events, tr("1 event"), tr("%1 events")), timeText(m_now())));
    }
}

void ChainLine::copyHead()
{
    QApplication::clipboard()->setText(QString::fromLatin1(m_found.head.toHex()));
    m_text->setText(tr("The fingerprint of event %1 is on the clipboard. Keep it where nobody can change it.")
                        .arg(formatCount(m_found.events)));
}

void ChainLine::toggleHelp()
{
    m_help->setVisible(m_help->isHidden());
    m_explain->setText(m_help->isHidden() ? tr("What this shows") : tr("Hide"));
}

} // namespace billfold
