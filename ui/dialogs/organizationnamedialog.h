// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/organizationdialog.h"

#include <functional>

class QLineEdit;

namespace billfold
{

class FormField;

/// One text that is asked for: a name or an address. While the person types, the rules say whether it could
/// be, and the button waits for that.
class OrganizationNameDialog : public OrganizationDialog
{
    Q_OBJECT

public:
    struct Question {
        QString title;                                   ///< "Rename Production"
        QString caption;                                 ///< what it means; may be empty
        QString label, help;                             ///< of the field
        QString text;                                    ///< what stands there now
        QString verb;                                    ///< of the button
        QString done;                                    ///< the notice afterwards; %1 is the text
        std::function<Commands(const QString&)> command; ///< what the text means
    };

    OrganizationNameDialog(std::shared_ptr<Workspace> workspace, Question question, NoticeSink notice,
                           QWidget* parent);

    QLineEdit* edit() const { return m_edit; }
    QPushButton* button() const { return m_save; }
    FormField* field() const { return m_field; }

private:
    void check();
    void save();

    Question m_question;
    QLineEdit* m_edit;
    FormField* m_field;
    QPushButton* m_save;
};

} // namespace billfold
