// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/importchoosepage.h"

#include "ui/dialogs/filechooser.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/textlabel.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

QStringList droppedPaths(const QMimeData* data)
{
    QStringList paths;
    if (!data)
        return paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

ImportChoosePage::ImportChoosePage(QWidget* parent)
    : QWidget(parent), m_problem(new NoticeBar(this)), m_area(new QWidget(this)),
      m_files(makeButton(tr("Choose files"), u"file"_s, ButtonRole::Primary, this))
{
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    column->addWidget(m_problem);
    m_problem->hide();
    column->addWidget(m_area, 1);
    auto* inside = new QVBoxLayout(m_area);
    inside->addStretch(1);
    inside->addWidget(new IconLabel(u"import"_s, ColorRole::Text2, 24, m_area), 0, Qt::AlignHCenter);
    auto* heading =
        new TextLabel(tr("Drop files or a folder here"), TextStyle::Strong, ColorRole::Text, m_area);
    heading->setAlignment(Qt::AlignCenter);
    inside->addWidget(heading);
    auto* formats = new TextLabel(
        tr("Cost and usage reports (CUR, CUR 2.0), FOCUS 1.0 to 1.2, detailed billing reports and monthly "
           "billing files, as CSV, gzip or zip, with or without their manifest. A folder is searched for "
           "everything that belongs together."),
        TextStyle::Caption, ColorRole::Text2, m_area);
    formats->setAlignment(Qt::AlignCenter);
    formats->setWordWrap(true);
    formats->setFixedWidth(440);
    // Under an alignment a wrapped label would keep the height of its own idea of a width.
    auto* centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(formats);
    centred->addStretch(1);
    inside->addLayout(centred);
    auto* actions = new ActionRow(m_area);
    QPushButton* folder = makeButton(tr("Choose a folder"), u"folder"_s, ButtonRole::Secondary, actions);
    actions->addWidget(folder);
    actions->addWidget(m_files);
    inside->addWidget(actions, 0, Qt::AlignHCenter);
    inside->addStretch(1);
    m_files->setAutoDefault(true);
    m_files->setDefault(true);
    connect(m_files, &QPushButton::clicked, this, &ImportChoosePage::chooseFilesNow);
    connect(folder, &QPushButton::clicked, this, &ImportChoosePage::chooseFolderNow);
}

void ImportChoosePage::setProblem(const QString& sentence)
{
    m_problem->setNotice(Semantic::Error, tr("This could not be used."), sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void ImportChoosePage::chooseFilesNow()
{
    const QStringList files =
        chooseFiles(this, u"import"_s, tr("Choose billing exports"),
                    tr("Billing exports (*.csv *.csv.gz *.gz *.zip *.json);;All files (*)"));
    if (!files.isEmpty())
        emit chosen(files);
}

void ImportChoosePage::chooseFolderNow()
{
    const QString folder = chooseFolder(this, u"import"_s, tr("Choose the folder of an export"));
    if (!folder.isEmpty())
        emit chosen({folder});
}

void ImportChoosePage::dragEnterEvent(QDragEnterEvent* event)
{
    if (droppedPaths(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_over = true;
    update();
}

void ImportChoosePage::dragLeaveEvent(QDragLeaveEvent*)
{
    m_over = false;
    update();
}

void ImportChoosePage::dropEvent(QDropEvent* event)
{
    m_over = false;
    update();
    event->acceptProposedAction();
    emit chosen(droppedPaths(event->mimeData()));
}

void ImportChoosePage::paintEvent(QPaintEvent*)
{
    // A dashed outline is how every desktop draws a place to drop on.
    const Theme& t = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_over ? t.accentSoft : t.surface);
    painter.setPen(QPen(m_over ? t.accent : t.borderStrong, m_over ? 2 : 1, Qt::DashLine));
    painter.drawRoundedRect(QRectF(m_area->geometry()).adjusted(1, 1, -1, -1), Metrics::radiusPanel,
                            Metrics::radiusPanel);
}

} // namespace billfold
