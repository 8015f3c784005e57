// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/identityservice.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"

class QCheckBox;

namespace billfold
{

class SecretField;
class TextLabel;

/// The codes that open the door where the phone is lost. They are shown this once; the dialog closes when the
/// person says that they are kept.
class RecoveryCodesDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// `owner`: whose codes they are, for the file and the sheet.
    RecoveryCodesDialog(const QList<SecretText>& codes, const QString& owner, NoticeSink notice,
                        QWidget* parent);

    QStringList codes() const;
    QCheckBox* kept() const { return m_kept; }
    /// The codes with what they are for.
    QString sheet() const;

public slots:
    void reject() override;

private:
    void save();
    void print();

    QList<SecretText> m_codes;
    QString m_owner;
    NoticeSink m_notice;
    QCheckBox* m_kept;
    QPushButton* m_close;
};

/// An access key for scripts, with its secret, which is shown this once.
class AccessKeyDialog : public DialogFrame
{
    Q_OBJECT

public:
    AccessKeyDialog(const NewAccessKey& key, const QString& owner, NoticeSink notice, QWidget* parent);

    SecretField* secret() const { return m_secret; }

private:
    void save();

    NewAccessKey m_key;
    NoticeSink m_notice;
    SecretField* m_secret;
};

/// Writes a secret into a file that nobody else may read; an error says why not.
Result<void> writeSecretFile(const QString& path, const QByteArray& bytes);

} // namespace billfold
