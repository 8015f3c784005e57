// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmdialog.h"

#include "ui/widgets/formfield.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

namespace
{

DialogFrame* makeQuestion(QWidget* parent, const QString& heading, const QString& sentence,
                          const QString& verb, ButtonRole role, std::function<void()> run)
{
    auto* dialog = new DialogFrame(heading, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setHeading(heading);
    auto* text = new TextLabel(sentence, TextStyle::Body, ColorRole::Text, dialog);
    text->setWordWrap(true);
    text->setMinimumWidth(392);
    dialog->body()->addWidget(text);
    QPushButton* cancel = dialog->addCancel();
    QPushButton* action = dialog->addButton(verb, role);
    action->setObjectName(QStringLiteral("verb"));
    QObject::connect(action, &QPushButton::clicked, dialog, [dialog, run = std::move(run)] {
        dialog->accept();
        run();
    });
    cancel->setFocus();
    dialog->open();
    return dialog;
}

} // namespace

DialogFrame* confirm(QWidget* parent, const QString& question, const QString& consequence,
                     const QString& verb, ButtonRole role, std::function<void()> yes)
{
    return makeQuestion(parent, question, consequence, verb, role, std::move(yes));
}

DialogFrame* confirmByTyping(QWidget* parent, const QString& question, const QString& consequence,
                             const QString& label, const QString& word, const QString& verb,
                             std::function<void()> yes)
{
    auto* typed = new QLineEdit;
    typed->setObjectName(QStringLiteral("typed"));
    DialogFrame* dialog =
        makeQuestion(parent, question, consequence, verb, ButtonRole::Destructive, std::move(yes));
    dialog->body()->addWidget(new FormField(label, typed, {}, dialog));
    auto* action = dialog->findChild<QPushButton*>(QStringLiteral("verb"));
    action->setEnabled(false);
    QObject::connect(typed, &QLineEdit::textChanged, action,
                     [action, word](const QString& text) { action->setEnabled(text.trimmed() == word); });
    return dialog;
}

DialogFrame* explainAndOffer(QWidget* parent, const QString& headline, const QString& sentence,
                             const QString& offer, std::function<void()> run)
{
    return makeQuestion(parent, headline, sentence, offer, ButtonRole::Primary, std::move(run));
}

} // namespace billfold
