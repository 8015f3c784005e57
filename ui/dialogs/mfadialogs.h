// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/identitydialog.h"

#include <optional>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace billfold
{

class CodeBoxes;
class CodeClock;
class FormField;
class QrView;
class SecretField;
class TextLabel;

/// Six boxes with what is wrong about them below.
class CodeField : public QWidget
{
    Q_OBJECT

public:
    explicit CodeField(const QString& name, QWidget* parent = nullptr);

    CodeBoxes* boxes() const { return m_boxes; }
    void setError(const QString& error);
    QString error() const;

private:
    CodeBoxes* m_boxes;
    QWidget* m_foot;
    TextLabel* m_text;
};

/// Assigns an authenticator app: QR code and secret at the left, and at the right what to do, until two codes
/// that follow each other show that the app has the secret. Where it is the first device, recovery codes are
/// shown next.
class AssignMfaDialog : public IdentityDialog
{
    Q_OBJECT

public:
    AssignMfaDialog(std::shared_ptr<Workspace> workspace, const PrincipalId& principal, NoticeSink notice,
                    QWidget* parent);

    QLineEdit* name() const { return m_name; }
    SecretField* secret() const { return m_secret; }
    QrView* qr() const { return m_qr; }
    CodeField* first() const { return m_first; }
    CodeField* second() const { return m_second; }
    CodeClock* clock() const { return m_clock; }
    QPushButton* verb() const { return m_add; }

protected:
    void settle() override;
    void refused(const Error& error) override;

private:
    QWidget* buildSecret();
    QWidget* buildSteps();
    void nameChanged();
    void checkFirst();
    void checkSecond();
    void add();

    PrincipalId m_principal;
    NoticeSink m_sink;
    std::optional<MfaEnrolment> m_enrolment; ///< none where it was refused
    std::optional<qint64> m_firstStep, m_secondStep;
    QrView* m_qr;
    SecretField* m_secret;
    QLineEdit* m_name;
    FormField* m_nameField;
    CodeField* m_first;
    CodeField* m_second;
    CodeClock* m_clock;
    QPushButton* m_add;
};

/// Finds out by how much the clock of a device is off, by two codes that follow each other.
class ResyncMfaDialog : public IdentityDialog
{
    Q_OBJECT

public:
    ResyncMfaDialog(std::shared_ptr<Workspace> workspace, const PrincipalId& principal, const QString& device,
                    NoticeSink notice, QWidget* parent);

    CodeField* first() const { return m_first; }
    CodeField* second() const { return m_second; }
    QPushButton* verb() const { return m_resync; }

protected:
    void settle() override;
    void refused(const Error& error) override;

private:
    PrincipalId m_principal;
    QString m_device;
    CodeField* m_first;
    CodeField* m_second;
    QPushButton* m_resync;
};

} // namespace billfold
