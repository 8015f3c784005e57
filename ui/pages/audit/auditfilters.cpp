// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit/auditfilters.h"

#include "models/views/audittables.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/searchfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QList<ChoiceBox::Choice> choicesOf(const QStringList& texts)
{
    QList<ChoiceBox::Choice> choices;
    for (const QString& text : texts)
        choices.append({text, text});
    return choices;
}

} // namespace

AuditFilters::AuditFilters(QWidget* parent)
    : QWidget(parent), m_search(new SearchField(tr("Search the audit log"), tr("Any text or fingerprint"))),
      m_account(new ChoiceBox), m_action(new ChoiceBox), m_outcome(new QComboBox), m_span(new QComboBox)
{
    m_search->setIconName(u"filter"_s);
    m_account->setPlaceholder(tr("Any"));
    m_action->setPlaceholder(tr("Any"));
    m_outcome->addItem(tr("Any"));
    for (const AuditEvent::Outcome outcome :
         {AuditEvent::Outcome::Done, AuditEvent::Outcome::Denied, AuditEvent::Outcome::Failed})
        m_outcome->addItem(outcomeText(outcome), static_cast<int>(outcome));
    m_span->addItem(tr("Any time"), 0);
    m_span->addItem(tr("Last 24 hours"), 1);
    m_span->addItem(tr("Last 7 days"), 7);
    m_span->addItem(tr("Last 30 days"), 30);
    m_span->addItem(tr("Last 365 days"), 365);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [row](const QString& label, QWidget* input, int stretch, int least) {
        input->setMinimumWidth(least);
        row->addWidget(new FormField(label, input), stretch, Qt::AlignTop);
    };
    add(tr("&Search"), m_search, 3, 120);
    add(tr("A&ccount"), m_account, 2, 110);
    add(tr("Act&ion"), m_action, 3, 130);
    add(tr("&Result"), m_outcome, 1, 90);
    add(tr("&Time"), m_span, 1, 110);
    connect(m_search, &SearchField::searchChanged, this, &AuditFilters::changed);
    connect(m_account, &ChoiceBox::keyChanged, this, &AuditFilters::changed);
    connect(m_action, &ChoiceBox::keyChanged, this, &AuditFilters::changed);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &AuditFilters::changed);
    connect(m_span, &QComboBox::currentIndexChanged, this, &AuditFilters::changed);
}

AuditQuery AuditFilters::query(const QDateTime& now) const
{
    AuditQuery query{
        .text = m_search->text().trimmed(), .account = m_account->key(), .action = m_action->key()};
    if (m_outcome->currentIndex() > 0)
        query.outcome = static_cast<AuditEvent::Outcome>(m_outcome->currentData().toInt());
    if (const int days = m_span->currentData().toInt(); days > 0)
        query.from = now.addDays(-days);
    return query;
}

bool AuditFilters::isFiltering() const
{
    return !m_search->text().trimmed().isEmpty() || !m_account->key().isEmpty() ||
           !m_action->key().isEmpty() || m_outcome->currentIndex() > 0 || m_span->currentIndex() > 0;
}

void AuditFilters::setChoices(const AuditChoices& choices)
{
    const QSignalBlocker quietAccount(m_account), quietAction(m_action);
    m_account->setChoices(choicesOf(choices.accounts));
    m_action->setChoices(choicesOf(choices.actions));
}

void AuditFilters::clear()
{
    {
        const QSignalBlocker search(m_search), account(m_account), action(m_action), outcome(m_outcome),
            span(m_span);
        m_search->clear();
        m_account->setKey({});
        m_action->setKey({});
        m_outcome->setCurrentIndex(0);
        m_span->setCurrentIndex(0);
    }
    emit changed();
}

} // namespace billfold
