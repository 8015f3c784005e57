// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/getstarted.h"

#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QSize pictureSize(520, 136);
constexpr int sentenceWidth = 540;
/// In less, the picture would lie under the text.
constexpr int lowestWithPicture = 530;

/// Payer, brace, linked accounts, arrow, bill: without names or amounts, so that nothing looks like data.
class Picture : public QWidget
{
public:
    explicit Picture(QWidget* parent) : QWidget(parent) { setFixedSize(pictureSize); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        payer(painter);
        accounts(painter);
        bill(painter);
    }

private:
    void payer(QPainter& painter) const
    {
        const Theme& t = Theme::current();
        const QRect box(0, 43, 112, 50);
        Paint::frame(&painter, box, t.payerBg, t.payer, 1.5, Metrics::radiusControl);
        paintIcon(&painter, QRect(box.x() + 12, box.y(), 20, box.height()), u"payer"_s, t.payer, 18);
        painter.setFont(Type::font(TextStyle::Strong));
        painter.setPen(t.payer);
        painter.drawText(box.adjusted(40, 0, -4, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                         QObject::tr("Payer"));
        painter.setPen(QPen(t.borderStrong, 1.5));
        painter.setBrush(Qt::NoBrush);
        QPainterPath brace;
        const int middle = box.center().y();
        brace.moveTo(154, 12);
        brace.quadTo(140, 12, 140, 26);
        brace.lineTo(140, middle - 10);
        brace.quadTo(140, middle, 126, middle);
        brace.quadTo(140, middle, 140, middle + 10);
        brace.lineTo(140, 110);
        brace.quadTo(140, 124, 154, 124);
        painter.drawPath(brace);
    }

    void accounts(QPainter& painter) const
    {
        const Theme& t = Theme::current();
        constexpr std::array widths{66, 80, 56, 72, 64};
        for (size_t i = 0; i < widths.size(); ++i) {
            const QRect box(164, 5 + static_cast<int>(i) * 26, 122, 22);
            Paint::frame(&painter, box, t.surface, t.borderStrong, 1.5, Metrics::radiusControl);
            Paint::frame(&painter, QRect(box.x() + 13, box.y() + 8, widths[i], 6), t.border, {}, 0, 3);
        }
        painter.setPen(QPen(t.borderStrong, 1.5));
        painter.drawLine(QPointF(300, 68), QPointF(338, 68));
        painter.drawPolyline(QPolygonF({QPointF(329, 59), QPointF(338, 68), QPointF(329, 77)}));
    }

    void bill(QPainter& painter) const
    {
        const Theme& t = Theme::current();
        const QRect box(352, 3, 167, 130);
        Paint::frame(&painter, box, t.surface, t.borderStrong, 1.5, Metrics::radiusControl);
        constexpr std::array widths{70, 62, 80, 66, 58};
        for (size_t i = 0; i < widths.size(); ++i) {
            const int y = box.y() + 15 + static_cast<int>(i) * 16;
            Paint::frame(&painter, QRect(box.x() + 13, y, widths[i], 6), t.border, {}, 0, 3);
            Paint::frame(&painter, QRect(box.right() - 37, y, 25, 6), t.border, {}, 0, 3);
        }
        painter.fillRect(QRect(box.x() + 1, box.y() + 99, box.width() - 2, 1), t.borderStrong);
        Paint::frame(&painter, QRect(box.x() + 13, box.y() + 111, 68, 6), t.accent, {}, 0, 3);
        Paint::frame(&painter, QRect(box.right() - 43, box.y() + 111, 31, 6), t.accent, {}, 0, 3);
    }
};

/// A column of the steps, with a hairline at its left but for the first.
class StepColumn : public QWidget
{
public:
    StepColumn(const GetStarted::Step& step, bool first, QWidget* parent) : QWidget(parent), m_first(first)
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(first ? 0 : 20, 0, 12, 0);
        column->setSpacing(Metrics::inner);
        column->addWidget(new TextLabel(step.caption, TextStyle::Caption, ColorRole::Text2, this));
        auto* title = new TextLabel(step.title, TextStyle::Strong, ColorRole::Text, this);
        title->setWordWrap(true);
        column->addWidget(title);
        auto* sentence = new TextLabel(step.sentence, TextStyle::Caption, ColorRole::Text2, this);
        sentence->setWordWrap(true);
        column->addWidget(sentence);
        column->addStretch(1);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (m_first)
            return;
        QPainter painter(this);
        const int x = layoutDirection() == Qt::RightToLeft ? width() - 1 : 0;
        painter.fillRect(QRect(x, 0, 1, height()), Theme::current().border);
    }

private:
    bool m_first;
};

} // namespace

GetStarted::GetStarted(const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent), m_picture(new Picture(this)),
      m_title(new TextLabel({}, TextStyle::Title, ColorRole::Text, this)),
      m_sentence(new TextLabel({}, TextStyle::Body, ColorRole::Text2, this)),
      m_primary(makeButton({}, {}, ButtonRole::Primary)), m_second(makeButton({})), m_note(makeNote()),
      m_other(makeNote()), m_steps(new QWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::pageSide, Metrics::pageTop, Metrics::pageSide, Metrics::pageTop);
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addSpacing(28);
    column->addWidget(m_title);
    column->addSpacing(Metrics::unit);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_sentence);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addSpacing(Metrics::pageTop);
    auto* buttons = new ActionRow(this);
    buttons->addWidget(m_primary);
    buttons->addWidget(m_second);
    column->addWidget(buttons, 0, Qt::AlignHCenter);
    column->addWidget(m_note.line, 0, Qt::AlignHCenter);
    column->addWidget(m_other.line, 0, Qt::AlignHCenter);
    column->addSpacing(28);
    column->addWidget(m_steps);
    column->addStretch(2);
    m_title->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    // A wrapped label only keeps all its lines where its width is settled.
    m_sentence->setFixedWidth(sentenceWidth);
    auto* row = new QHBoxLayout(m_steps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_second->hide();
    connect(m_primary, &QPushButton::clicked, this, &GetStarted::primaryTriggered);
    connect(m_second, &QPushButton::clicked, this, &GetStarted::secondTriggered);
    connect(m_note.link, &QPushButton::clicked, this, &GetStarted::noteTriggered);
    connect(m_other.link, &QPushButton::clicked, this, &GetStarted::otherNoteTriggered);
    setTexts(title, sentence);
}

void GetStarted::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_picture->setVisible(height() >= lowestWithPicture);
}

void GetStarted::setTexts(const QString& title, const QString& sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
}

void GetStarted::setActions(const QString& primary, const QString& primaryIcon, const QString& second,
                            const QString& secondIcon)
{
    m_primary->setText(primary);
    m_primary->setIcon(primaryIcon.isEmpty() ? QIcon() : icon(primaryIcon, ColorRole::OnAccent));
    m_second->setText(second);
    m_second->setIcon(secondIcon.isEmpty() ? QIcon() : icon(secondIcon));
    m_second->setVisible(!second.isEmpty());
}

GetStarted::Note GetStarted::makeNote()
{
    Note note{new QWidget(this), nullptr, nullptr};
    note.text = new TextLabel({}, TextStyle::Caption, ColorRole::Text2, note.line);
    note.link = makeButton({}, {}, ButtonRole::Link, note.line);
    setTextStyle(note.link, TextStyle::Caption);
    auto* row = new QHBoxLayout(note.line);
    row->setContentsMargins(Metrics::focusAir, Metrics::unit, Metrics::focusAir, Metrics::focusAir);
    row->setSpacing(0);
    row->addWidget(note.text);
    row->addWidget(note.link);
    note.line->hide();
    return note;
}

void GetStarted::setNote(const QString& sentence, const QString& link)
{
    m_note.text->setText(sentence);
    m_note.link->setText(link);
    m_note.line->setVisible(!link.isEmpty());
}

void GetStarted::setOtherNote(const QString& sentence, const QString& link)
{
    m_other.text->setText(sentence);
    m_other.link->setText(link);
    m_other.line->setVisible(!link.isEmpty());
}

void GetStarted::setSteps(const QList<Step>& steps)
{
    const QList<QWidget*> old = m_steps->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    qDeleteAll(old);
    for (qsizetype i = 0; i < steps.size(); ++i)
        m_steps->layout()->addWidget(new StepColumn(steps[i], i == 0, m_steps));
}

} // namespace billfold
