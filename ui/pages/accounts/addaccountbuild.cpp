// SPDX-License-Identifier: GPL-3.0-or-later
// How the page that adds accounts is put together; what it does is in addaccountpage.cpp.
#include "ui/pages/accounts/addaccountpage.h"

#include "ui/dialogs/organizationlistpane.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/optioncard.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tagseditor.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int widestForm = 680;
constexpr int sideWidth = 320;
/// Below it what happens stands under the form.
constexpr int narrowPage = 880;

QVBoxLayout* columnOf(QWidget* sheet)
{
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::fieldGap);
    return column;
}

} // namespace

AddAccountPage::AddAccountPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_header(new PageHeader(title()))
{
    QVBoxLayout* column = buildFrame();
    column->addWidget(m_header);
    auto* row = new QBoxLayout(QBoxLayout::LeftToRight);
    m_row = row;
    row->setSpacing(Metrics::panelGap);
    auto* left = new QWidget;
    m_left = left;
    auto* parts = new QVBoxLayout(left);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(Metrics::panelGap);
    parts->addWidget(buildCards());
    parts->addWidget(buildForm());
    parts->addStretch(1);
    row->addWidget(left, 1);
    auto* right = new QVBoxLayout;
    m_side = buildSide();
    right->addWidget(m_side);
    right->addStretch(1);
    row->addLayout(right);
    row->addStretch(0);
    column->addLayout(row, 1);
    showForm();
}

void AddAccountPage::resizeEvent(QResizeEvent* event)
{
    OrganizationPage::resizeEvent(event);
    const bool narrow = width() < narrowPage;
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_side->setMinimumWidth(narrow ? 0 : sideWidth);
    m_side->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : sideWidth);
    m_left->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : widestForm);
}

QWidget* AddAccountPage::buildCards()
{
    auto* cards = new QWidget;
    auto* row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::panelGap);
    m_createCard = new OptionCard(tr("Create an account"),
                                  tr("A new linked account that belongs to this organization at once."),
                                  u"account"_s, cards);
    m_inviteCard = new OptionCard(tr("Invite an existing account"),
                                  tr("Its owner decides. The payer pays from the moment it joins."),
                                  u"invitations"_s, cards);
    m_createCard->setChecked(true);
    row->addWidget(m_createCard, 1);
    row->addWidget(m_inviteCard, 1);
    connect(m_createCard, &QAbstractButton::toggled, this, &AddAccountPage::showForm);
    return cards;
}

QWidget* AddAccountPage::buildForm()
{
    auto* panel = new Panel;
    QVBoxLayout* body = panel->addPaddedBody();
    body->setSpacing(Metrics::fieldGap);
    m_howMany = new SegmentedControl(tr("How many accounts"));
    m_howMany->addSegment(tr("One account"));
    m_howMany->addSegment(tr("Several from a list"));
    body->addWidget(m_howMany, 0, Qt::AlignLeft);
    // Not in a stack, which would be as high as its highest form.
    m_forms.append(buildCreateOne());
    m_list = new OrganizationListPane(AccountInputKind::Create, service(),
                                      [this](const AccountInput& row) { return Commands{wanted(row)}; });
    m_list->setProblemOf([this](const AccountInput& row) { return problemOf(row); });
    m_forms.append(m_list);
    m_forms.append(buildInvite());
    for (QWidget* form : std::as_const(m_forms))
        body->addWidget(form);
    m_tagsPart = new QWidget;
    auto* tags = columnOf(m_tagsPart);
    tags->setSpacing(Metrics::inner);
    tags->addWidget(new TextLabel(tr("Tags"), TextStyle::Strong, ColorRole::Text));
    m_tags = new TagsEditor;
    tags->addWidget(m_tags);
    body->addWidget(m_tagsPart);
    QHBoxLayout* foot = panel->addFoot();
    m_note = new TextLabel({}, TextStyle::Caption, ColorRole::Text2);
    m_note->setWordWrap(true);
    m_cancel = makeButton(tr("Cancel"));
    m_action = makeButton({}, {}, ButtonRole::Primary);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_action);
    connect(m_howMany, &SegmentedControl::currentChanged, this, &AddAccountPage::showForm);
    connect(m_tags, &TagsEditor::edited, this, &AddAccountPage::check);
    connect(m_list, &OrganizationListPane::checked, this, &AddAccountPage::check);
    connect(m_action, &QPushButton::clicked, this, &AddAccountPage::act);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        clear();
        emit openRequested({.page = PageId::Accounts});
    });
    return panel;
}

QWidget* AddAccountPage::buildCreateOne()
{
    auto* sheet = new QWidget;
    QVBoxLayout* column = columnOf(sheet);
    m_name = new QLineEdit;
    m_email = new QLineEdit;
    m_role = new QLineEdit;
    m_role->setText(u"OrganizationAccountAccessRole"_s);
    m_unit = new QComboBox;
    m_nameField = new FormField(tr("Account &name"), m_name,
                                tr("1 to 50 characters. It stands in the bill before the id."));
    m_emailField = new FormField(tr("&E-mail of the owner"), m_email,
                                 tr("No other account may have it. It becomes the name of its root user."));
    auto* unitField =
        new FormField(tr("Organizational &unit"), m_unit, tr("Optional. Root if nothing is chosen."));
    m_roleField = new FormField(tr("&Role name"), m_role, tr("For access from the payer account."));
    column->addWidget(m_nameField);
    column->addWidget(m_emailField);
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::panelGap);
    row->addWidget(unitField, 1);
    row->addWidget(m_roleField, 1);
    column->addLayout(row);
    for (QLineEdit* edit : {m_name, m_email, m_role}) {
        connect(edit, &QLineEdit::textChanged, this, &AddAccountPage::check);
        connect(edit, &QLineEdit::returnPressed, this, [this] {
            if (m_action->isEnabled())
                act();
        });
    }
    return sheet;
}

QWidget* AddAccountPage::buildInvite()
{
    auto* sheet = new QWidget;
    QVBoxLayout* column = columnOf(sheet);
    m_targets = new QPlainTextEdit;
    m_message = new QPlainTextEdit;
    for (QPlainTextEdit* edit : {m_targets, m_message}) {
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(edit == m_targets ? 64 : 80);
        connect(edit, &QPlainTextEdit::textChanged, this, &AddAccountPage::check);
    }
    m_targetsField = new FormField(tr("&E-mail address or account id"), m_targets,
                                   tr("Several at once: separate them with commas or new lines. A 12-digit "
                                      "account id keeps its leading zeros."));
    m_messageField =
        new FormField(tr("&Message in the invitation"), m_message, tr("Optional, up to 1,024 characters."));
    column->addWidget(m_targetsField);
    column->addWidget(m_messageField);
    return sheet;
}

QWidget* AddAccountPage::buildSide()
{
    auto* side = new Panel(tr("What happens"));
    QVBoxLayout* body = side->addPaddedBody();
    body->setSpacing(12);
    for (int i = 0; i < 3; ++i) {
        auto* row = new QHBoxLayout;
        row->setSpacing(12);
        auto* number = new TextLabel(QString::number(i + 1), TextStyle::Strong, ColorRole::Accent);
        number->setFixedWidth(16);
        row->addWidget(number, 0, Qt::AlignTop);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        m_steps[i][0] = new TextLabel({}, TextStyle::Strong, ColorRole::Text);
        m_steps[i][1] = new TextLabel({}, TextStyle::Caption, ColorRole::Text2);
        for (TextLabel* label : m_steps[i]) {
            label->setWordWrap(true);
            texts->addWidget(label);
        }
        row->addLayout(texts, 1);
        body->addLayout(row);
    }
    side->body()->addWidget(new Hairline);
    QVBoxLayout* used = side->addPaddedBody();
    m_used = new TextLabel({}, TextStyle::Caption, ColorRole::Text2);
    m_used->setWordWrap(true);
    used->addWidget(m_used);
    return side;
}

} // namespace billfold
