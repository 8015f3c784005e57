// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/secretdialogs.h"

#include "ui/dialogs/filechooser.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDir>
#include <QGridLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QTextDocument>

namespace billfold
{

using namespace Qt::StringLiterals;

Result<void> writeSecretFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    // Before the first byte is in it.
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return Error{
            ErrorCode::Storage,
            QCoreApplication::translate("SecretFile", "%1 could not be written. Choose another place.")
                .arg(QDir::toNativeSeparators(path)),
            file.errorString()};
    return {};
}

RecoveryCodesDialog::RecoveryCodesDialog(const QList<SecretText>& codes, const QString& owner,
                                         NoticeSink notice, QWidget* parent)
    : DialogFrame(tr("Recovery codes"), parent), m_codes(codes), m_owner(owner), m_notice(std::move(notice)),
      m_kept(new QCheckBox(tr("I have &kept these codes"), this)), m_close(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setHeading(tr("Recovery codes"),
               tr("Each opens the door once when the phone is lost or broken. Keep them "
                  "apart from the password; they are shown only now."));
    auto* panel = new Panel(this);
    auto* grid = new QGridLayout;
    grid->setContentsMargins(Metrics::panelPadding, Metrics::panelPadding, Metrics::panelPadding,
                             Metrics::panelPadding);
    grid->setVerticalSpacing(Metrics::unit);
    const QStringList texts = this->codes();
    const qsizetype half = (texts.size() + 1) / 2;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        auto* label = new TextLabel(texts[i], TextStyle::Code, ColorRole::Text, panel);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setAccessibleName(tr("Recovery code %1: %2").arg(i + 1).arg(texts[i]));
        grid->addWidget(label, static_cast<int>(i % half), static_cast<int>(i / half));
    }
    panel->body()->addLayout(grid);
    body()->addWidget(panel);
    auto* tools = new ActionRow(this);
    QPushButton* copy = makeButton(tr("&Copy"), u"copy"_s);
    QPushButton* save = makeButton(tr("&Save to file…"), u"file"_s);
    QPushButton* print = makeButton(tr("&Print…"), u"print"_s);
    for (QPushButton* button : {copy, save, print}) {
        button->setAutoDefault(false);
        tools->addWidget(button);
    }
    tools->addStretch();
    body()->addWidget(tools);
    body()->addWidget(m_kept);
    body()->addStretch(1);
    m_close = addButton(tr("Done"), ButtonRole::Primary);
    m_close->setEnabled(false);
    setMinimumWidth(480);
    connect(copy, &QPushButton::clicked, this, [this] { copySecret(this->codes().join(u'\n')); });
    connect(save, &QPushButton::clicked, this, &RecoveryCodesDialog::save);
    connect(print, &QPushButton::clicked, this, &RecoveryCodesDialog::print);
    connect(m_kept, &QCheckBox::toggled, m_close, &QWidget::setEnabled);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    setNote(tr("New ones can be made on the Security credentials page."));
}

QStringList RecoveryCodesDialog::codes() const
{
    QStringList texts;
    for (const SecretText& code : m_codes)
        texts.append(code.text());
    return texts;
}

QString RecoveryCodesDialog::sheet() const
{
    return tr("Recovery codes of Billfold") + u'\n' + m_owner + u"\n\n"_s +
           tr("Each can be used once in place of the code of an MFA device.") + u"\n\n"_s +
           codes().join(u'\n') + u'\n';
}

void RecoveryCodesDialog::reject()
{
    // Esc does not lose them.
    if (m_kept->isChecked())
        DialogFrame::reject();
    else
        m_kept->setFocus(Qt::TabFocusReason);
}

void RecoveryCodesDialog::save()
{
    const QString path = chooseSaveFile(this, u"recovery"_s, tr("Save recovery codes"),
                                        tr("Billfold recovery codes"), u".txt"_s, tr("Text (*.txt)"));
    if (path.isEmpty())
        return;
    if (const auto written = writeSecretFile(path, sheet().toUtf8()); !written)
        m_notice(Semantic::Error, tr("The recovery codes were not saved."), written.error().message);
    else
        m_kept->setChecked(true);
}

void RecoveryCodesDialog::print()
{
    QPrinter printer(QPrinter::HighResolution);
    // No variable: where the window is locked meanwhile, this dialog goes and takes the other along.
    const QPointer<QPrintDialog> dialog(new QPrintDialog(&printer, this));
    const bool accepted = dialog->exec() == QDialog::Accepted;
    if (!dialog)
        return;
    delete dialog.data();
    if (!accepted)
        return;
    QTextDocument document;
    document.setPlainText(sheet());
    document.print(&printer);
    m_kept->setChecked(true);
}

AccessKeyDialog::AccessKeyDialog(const NewAccessKey& key, const QString& owner, NoticeSink notice,
                                 QWidget* parent)
    : DialogFrame(tr("Access key"), parent), m_key(key), m_notice(std::move(notice)),
      m_secret(new SecretField(tr("Secret access key"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setHeading(tr("The access key is made"),
               tr("For scripts that act as %1. Its secret is shown only now.").arg(owner));
    auto* id = new QLineEdit(key.id, this);
    id->setReadOnly(true);
    setTextStyle(id, TextStyle::Code);
    body()->addWidget(new FormField(tr("Access key &id"), id, {}, this));
    m_secret->setSecret(key.secret.text());
    body()->addWidget(new FormField(tr("&Secret access key"), m_secret,
                                    tr("Billfold keeps only a hash of it and cannot show it again."), this));
    body()->addStretch(1);
    QPushButton* save = addButton(tr("Save to &file…"), ButtonRole::Secondary, u"file"_s);
    QPushButton* done = addButton(tr("Done"), ButtonRole::Primary);
    setMinimumWidth(520);
    connect(save, &QPushButton::clicked, this, &AccessKeyDialog::save);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
}

void AccessKeyDialog::save()
{
    const QString path = chooseSaveFile(this, u"accesskey"_s, tr("Save access key"), m_key.id, u".csv"_s,
                                        tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    const QByteArray bytes =
        "Access key ID,Secret access key\r\n" + m_key.id.toUtf8() + ',' + m_key.secret.bytes() + "\r\n";
    if (const auto written = writeSecretFile(path, bytes); !written)
        m_notice(Semantic::Error, tr("The access key was not saved."), written.error().message);
}

} // namespace billfold
