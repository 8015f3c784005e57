// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/previewdialog.h"

#include "ui/dialogs/documentoutput.h"
#include "ui/dialogs/previewview.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

PreviewDialog::PreviewDialog(std::shared_ptr<Workspace> workspace, DocumentSubject subject, NoticeSink notice,
                             QWidget* parent)
    : QDialog(parent), m_workspace(std::move(workspace)), m_subject(std::move(subject)),
      m_notice(std::move(notice)), m_depth(new QComboBox(this)),
      m_page(new TextLabel({}, TextStyle::Body, ColorRole::Text2, this)),
      m_zoom(new TextLabel({}, TextStyle::Body, ColorRole::Text2, this)), m_view(new PreviewView(this)),
      m_states(new StateStack(m_view, this))
{
    setWindowTitle(m_subject.title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(new Hairline(this));
    column->addWidget(m_states, 1);
    m_states->setCancellable(false);
    connect(m_states, &StateStack::retryRequested, this, &PreviewDialog::ask);
    connect(m_view, &PreviewView::laidOut, this, [this] {
        m_states->showContent();
        m_view->setFocus();
        describePage();
    });
    connect(m_view, &PreviewView::currentPageChanged, this, &PreviewDialog::describePage);
    connect(m_view, &PreviewView::zoomChanged, this,
            [this](int percent) { m_zoom->setText(tr("%1 %").arg(percent)); });
    connect(m_depth, &QComboBox::activated, this, [this] {
        rememberDepth(m_subject.kind, depth());
        ask();
    });
    resize(900, 760);
    ask();
}

QWidget* PreviewDialog::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(Metrics::panelPadding, Metrics::unit, Metrics::panelPadding, Metrics::unit);
    auto* label = new TextLabel(tr("&Depth"), TextStyle::Body, ColorRole::Text2, bar);
    label->setBuddy(m_depth);
    for (DocumentDepth depth : {DocumentDepth::Summary, DocumentDepth::Services, DocumentDepth::UsageTypes})
        m_depth->addItem(depthName(depth));
    m_depth->setCurrentIndex(static_cast<int>(lastDepth(m_subject.kind)));
    label->setVisible(m_subject.hasDepth());
    m_depth->setVisible(m_subject.hasDepth());
    row->addWidget(label);
    row->addWidget(m_depth);
    const auto tool = [&](const QString& iconName, const QString& text, const QKeySequence& keys, auto run) {
        QToolButton* button = makeToolButton(iconName, text, bar);
        button->setToolTip(u"%1 (%2)"_s.arg(text, keys.toString(QKeySequence::NativeText)));
        connect(button, &QToolButton::clicked, this, run);
        connect(new QShortcut(keys, this), &QShortcut::activated, this, run);
        row->addWidget(button);
    };
    tool(u"back"_s, tr("Previous page"), QKeySequence(Qt::CTRL | Qt::Key_PageUp),
         [this] { m_view->goToPage(m_view->currentPage() - 1); });
    m_page->setMinimumWidth(88);
    m_page->setAlignment(Qt::AlignCenter);
    row->addWidget(m_page);
    tool(u"forward"_s, tr("Next page"), QKeySequence(Qt::CTRL | Qt::Key_PageDown),
         [this] { m_view->goToPage(m_view->currentPage() + 1); });
    row->addSpacing(Metrics::unit);
    tool(u"zoom-out"_s, tr("Zoom out"), QKeySequence::ZoomOut, [this] { m_view->zoomOut(); });
    m_zoom->setMinimumWidth(48);
    m_zoom->setAlignment(Qt::AlignCenter);
    row->addWidget(m_zoom);
    tool(u"zoom-in"_s, tr("Zoom in"), QKeySequence::ZoomIn, [this] { m_view->zoomIn(); });
    QPushButton* fit = makeButton(tr("Fit the width"), {}, ButtonRole::Link, bar);
    fit->setAutoDefault(false);
    connect(fit, &QPushButton::clicked, m_view, &PreviewView::fitWidth);
    row->addWidget(fit);
    row->addStretch(1);
    QPushButton* print = makeButton(tr("Print"), u"print"_s, ButtonRole::Secondary, bar);
    QPushButton* save = makeButton(tr("Save as PDF"), u"pdf"_s, ButtonRole::Primary, bar);
    for (QPushButton* button : {print, save})
        button->setAutoDefault(false);
    connect(print, &QPushButton::clicked, this,
            [this] { printSubject(this, m_workspace, m_subject, m_notice); });
    connect(save, &QPushButton::clicked, this,
            [this] { saveSubject(this, m_workspace, m_subject, m_notice); });
    row->addWidget(print);
    row->addWidget(save);
    return bar;
}

DocumentDepth PreviewDialog::depth() const
{
    return static_cast<DocumentDepth>(m_depth->currentIndex());
}

void PreviewDialog::ask()
{
    m_states->showLoading(tr("Laying out the pages"));
    const quint64 question = m_asked.begin();
    loadDocument(this, *m_workspace, m_subject, depth(),
                 [this, question](const Result<DocumentInput>& input) {
                     if (!m_asked.isCurrent(question))
                         return;
                     if (!input) {
                         m_states->showFailed(tr("The document was not read"), input.error().message,
                                              input.error().cause);
                         return;
                     }
                     m_view->setDocument(*input);
                 });
}

void PreviewDialog::describePage()
{
    m_page->setText(tr("%1 of %2").arg(m_view->currentPage() + 1).arg(m_view->pageCount()));
}

} // namespace billfold
