// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/protectiondialog.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

ProtectionDialog::ProtectionDialog(QWidget* parent) : DialogFrame(tr("What sign-in protects"), parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setHeading(windowTitle(), tr("Billfold asks who you are once the payer account has a password."));
    struct Section {
        QString heading, text;
    };
    const Section sections[] = {
        {tr("What it does"),
         tr("Before somebody has signed in, this window and the command line show nothing of the database. "
            "After that each person sees and does what the policies of the account allow; users of a linked "
            "account see that account's part of a bill and nothing of the others. Wrong passwords and codes "
            "make the next attempt wait, also after a restart. Sign-ins, changes and exports are in the "
            "audit log.")},
        {tr("What it does not do"),
         tr("The database is a file, and the file is not encrypted: the operating system protects it. "
            "Billfold lets only your system account read it (mode 0600). Whoever uses your system account, "
            "administers this machine or has its disk in hands can read the bills with other tools, without "
            "any password. Encrypt the disk, lock the screen, and keep copies and exports as well as the "
            "database itself.")},
        {tr("Where a password is lost"),
         tr("An administrator of the account gives a user a new one on the page Users, and takes a lost "
            "device away there. The password of a root user nobody can set from outside: Billfold keeps only "
            "a hash of it and has no second key. For a lost device there are the recovery codes.")},
    };
    for (const Section& section : sections) {
        auto* part = new QVBoxLayout;
        part->setSpacing(Metrics::unit);
        auto* heading = new TextLabel(section.heading, TextStyle::Strong, ColorRole::Text, this);
        auto* text = new TextLabel(section.text, TextStyle::Body, ColorRole::Text, this);
        text->setWordWrap(true);
        part->addWidget(heading);
        part->addWidget(text);
        body()->addLayout(part);
    }
    body()->addStretch(1);
    addCancel(tr("Close"))->setFocus();
    setMinimumWidth(560);
}

} // namespace billfold
