// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/simulatepart.h"

#include "models/policy/actioncatalog.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/textlabel.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int completions = 100;

void completeActions(QLineEdit* edit)
{
    auto* names = new QStringListModel(edit);
    auto* completer = new QCompleter(names, edit);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    edit->setCompleter(completer);
    QObject::connect(edit, &QLineEdit::textEdited, names, [names](const QString& typed) {
        names->setStringList(completeAction(typed.trimmed(), completions));
    });
}

} // namespace

SimulatePart::SimulatePart(IdentityDesk desk, QWidget* parent)
    : QWidget(parent), m_desk(std::move(desk)), m_action(new QLineEdit(this)),
      m_resource(new QLineEdit(u"*"_s, this)), m_ask(makeButton(tr("Simulate"))), m_result(new QWidget(this)),
      m_answer(new Badge(m_result)), m_sentence(new TextLabel({}, TextStyle::Body, ColorRole::Text, m_result))
{
    auto* panel = new Panel(tr("Simulate"), this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    QVBoxLayout* body = panel->addPaddedBody();
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::panelGap);
    row->addWidget(new FormField(tr("Ac&tion"), m_action, {}, panel), 2);
    row->addWidget(new FormField(tr("R&esource"), m_resource, {}, panel), 2);
    row->addWidget(m_ask, 0, Qt::AlignBottom);
    body->addLayout(row);
    auto* answer = new QHBoxLayout(m_result);
    answer->setContentsMargins(0, 0, 0, 0);
    answer->setSpacing(Metrics::unit);
    answer->addWidget(m_answer, 0, Qt::AlignTop);
    answer->addWidget(m_sentence, 1);
    m_sentence->setWordWrap(true);
    body->addWidget(m_result);
    m_result->hide();
    m_action->setPlaceholderText(u"billing:IssueBill"_s);
    completeActions(m_action);
    const auto typed = [this] {
        m_result->hide();
        m_ask->setEnabled(m_action->text().contains(u':'));
    };
    connect(m_action, &QLineEdit::textChanged, this, typed);
    connect(m_resource, &QLineEdit::textChanged, this, typed);
    for (QLineEdit* input : {m_action, m_resource})
        connect(input, &QLineEdit::returnPressed, m_ask, &QPushButton::click);
    connect(m_ask, &QPushButton::clicked, this, &SimulatePart::simulate);
    typed();
}

void SimulatePart::showPrincipal(const PrincipalId& principal)
{
    if (m_principal != principal)
        m_result->hide();
    m_principal = principal;
    // What was answered may not be true any more.
    if (!m_result->isHidden())
        simulate();
}

QString SimulatePart::sentence() const
{
    return m_sentence->text();
}

void SimulatePart::simulate()
{
    const QString resource = m_resource->text().trimmed();
    const Permit answer = m_desk.service().simulate(*m_principal, m_action->text().trimmed(),
                                                    resource.isEmpty() ? u"*"_s : resource);
    m_answer->setState(answer.allowed ? Semantic::Success : Semantic::Error,
                       answer.allowed ? tr("Allowed") : tr("Denied"),
                       answer.allowed ? QString() : u"denied"_s);
    m_sentence->setText(!answer.allowed             ? answer.why
                        : answer.policies.isEmpty() ? tr("Nothing denies it.")
                                                    : tr("By %1.").arg(answer.policies.join(u", "_s)));
    m_result->show();
}

} // namespace billfold
