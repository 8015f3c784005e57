// SPDX-License-Identifier: GPL-3.0-or-later
// What the Reconcile page is made of, and who hears whom. What it does is in reconcilepage.cpp.
#include "ui/pages/reconcile/reconcilepage.h"

#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

/// A hairline between two figures of the strip.
class Divider : public QWidget
{
public:
    explicit Divider(QWidget* parent) : QWidget(parent) { setFixedWidth(1); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().border);
    }
};

} // namespace

ReconcilePage::ReconcilePage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : Page(std::move(workspace), parent), m_model(new ReconcileModel(this)),
      m_header(new PageHeader({}, this)), m_postpone(makeButton(tr("Postpone"))),
      m_finish(makeButton(tr("Finish"), u"check"_s, ButtonRole::Primary))
{
    // The content keeps 4 px of air for the focus rings of its buttons; the margins give them back.
    constexpr int air = Metrics::focusAir;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::pageSide - air, Metrics::pageTop, Metrics::pageSide - air,
                               Metrics::pageTop);
    column->setSpacing(Metrics::unit + Metrics::inner);
    m_header->addAction(m_postpone);
    m_header->addAction(m_finish);
    m_postpone->setToolTip(tr("Leave; everything that was entered is kept."));
    auto* head = new QVBoxLayout;
    head->setContentsMargins(air, 0, air, 0);
    head->addWidget(m_header);
    column->addLayout(head);

    auto* content = new QWidget;
    auto* parts = new QVBoxLayout(content);
    parts->setContentsMargins(air, 0, air, 0);
    parts->setSpacing(Metrics::unit + Metrics::inner);
    parts->addWidget(buildFigures());
    parts->addWidget(buildControls());
    auto* panel = new Panel(content);
    m_view = new TableView(panel);
    m_view->setAccessibleName(tr("Invoices of the provider"));
    m_view->setSortingEnabled(false);
    m_view->setModel(m_model);
    m_view->setStretchColumn(ReconcileModel::Note);
    m_view->setMemoryId(u"reconcile"_s);
    m_view->setMinimumHeight(m_view->heightForRows(3));
    panel->addWidget(m_view, 1);
    parts->addWidget(panel, 1);
    parts->addWidget(buildDetail());

    m_states = new StateStack(content, this);
    m_states->setCancellable(false);
    m_states->emptyState()->setContent(
        u"reconcile"_s, tr("No bill yet"),
        tr("Here the provider's invoice is compared with the bill. It begins with the "
           "billing export of a month."));
    m_states->emptyState()->setAction(tr("Import"), u"import"_s);
    column->addWidget(m_states, 1);
    connectParts();
}

QWidget* ReconcilePage::buildFigures()
{
    auto* panel = new Panel;
    auto* strip = new QWidget(panel);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto add = [&](const QString& label) {
        if (row->count() > 0)
            row->addWidget(new Divider(strip));
        auto* block = new FigureBlock(label, strip);
        block->setContentsMargins(Metrics::panelPadding + Metrics::inner, Metrics::unit, Metrics::unit,
                                  Metrics::unit);
        row->addWidget(block, 1);
        return block;
    };
    m_invoiced = add(tr("Invoice"));
    m_billed = add(tr("Billfold"));
    m_difference = add(tr("Difference"));
    m_left = add(tr("Still to explain"));
    panel->addWidget(strip);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return panel;
}

QWidget* ReconcilePage::buildControls()
{
    auto* controls = new ActionRow;
    m_show = new SegmentedControl(tr("Rows"), controls);
    m_show->addSegment(tr("Differs first"));
    m_show->addSegment(tr("Only differences"));
    m_show->addSegment(tr("All"));
    controls->addWidget(m_show);
    controls->addStretch();
    QPushButton* exports = makeButton(tr("Export"), u"export"_s);
    connect(exports, &QPushButton::clicked, this, &Page::exportRequested);
    controls->addWidget(exports);
    return controls;
}

QWidget* ReconcilePage::buildDetail()
{
    auto* panel = new Panel;
    auto* body = panel->addPaddedBody();
    m_detailHeading = new TextLabel({}, TextStyle::Strong);
    m_detailText = new TextLabel({}, TextStyle::Caption, ColorRole::Text2);
    m_detailText->setWordWrap(true);
    body->addWidget(m_detailHeading);
    body->addWidget(m_detailText);
    m_amount = new QLineEdit;
    m_note = new QLineEdit;
    m_amountField =
        new FormField(tr("&Invoiced amount"), m_amount, tr("Type or paste it as the invoice has it."));
    m_noteField = new FormField(tr("&Note"), m_note, tr("What explains the difference."));
    m_linesButton = makeButton(tr("Show the lines"), u"table"_s);
    m_explainButton = makeButton(tr("Explain with the note"), u"edit"_s);
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::fieldGap);
    row->addWidget(m_amountField, 2);
    row->addWidget(m_noteField, 4);
    // The buttons stand beside the inputs: below their labels, above their help.
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::buttonGap);
    buttons->addWidget(m_linesButton);
    buttons->addWidget(m_explainButton);
    row->addLayout(buttons);
    body->addLayout(row);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return panel;
}

void ReconcilePage::connectParts()
{
    connect(m_states->emptyState(), &EmptyState::actionTriggered, this, &Page::importRequested);
    connect(m_states, &StateStack::retryRequested, this, [this] { refresh(Change::Bills); });
    connect(m_postpone, &QPushButton::clicked, this, &ReconcilePage::leave);
    connect(m_finish, &QPushButton::clicked, this, &ReconcilePage::finish);
    connect(m_show, &SegmentedControl::currentChanged, this, [this](int index) {
        m_model->setShow(static_cast<ReconcileModel::Show>(index));
        if (m_model->rowCount() > 0)
            m_view->setCurrentIndex(m_model->index(0, ReconcileModel::Invoice));
        showDetail();
    });
    connect(m_model, &ReconcileModel::ticked, this, &ReconcilePage::tick);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ReconcilePage::showDetail);
    connect(m_view, &TableView::opened, this, [this] {
        m_amount->setFocus(Qt::OtherFocusReason);
        m_amount->selectAll();
    });
    connect(m_amount, &QLineEdit::editingFinished, this, &ReconcilePage::commitAmount);
    connect(m_note, &QLineEdit::editingFinished, this, &ReconcilePage::commitNote);
    connect(m_linesButton, &QPushButton::clicked, this, &ReconcilePage::showLines);
    connect(m_explainButton, &QPushButton::clicked, this, &ReconcilePage::explain);
    auto* pasting = new QShortcut(QKeySequence::Paste, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(pasting, &QShortcut::activated, this, &ReconcilePage::paste);
}

} // namespace billfold
