// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QToolButton;

namespace billfold
{

/// One filter of the chain: `Service` **Amazon EC2** ×. Click on the × or Delete or Backspace removes it.
class FilterChip : public QAbstractButton
{
    Q_OBJECT

public:
    FilterChip(const QString& dimension, const QString& value, QWidget* parent = nullptr);

    void setLast(bool last);
    QString dimension() const { return m_dimension; }
    QString value() const { return m_value; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void removeRequested();
    /// Click on the chip itself: go back to this level.
    void chosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRect closeRect() const;

    QString m_dimension;
    QString m_value;
    bool m_last = false;
    bool m_overClose = false;
};

/// The chain of filters of a drill-down: chips with chevrons between, the last on accent; wraps. Each can be
/// removed; what follows it in the chain goes with it, which is for the page to decide when it hears
/// `removed`.
class FilterChips : public QWidget
{
    Q_OBJECT

public:
    struct Filter {
        QString dimension; ///< "Service"
        QString value;     ///< "Amazon EC2"
    };

    explicit FilterChips(QWidget* parent = nullptr);

    void setFilters(const QList<Filter>& filters);
    const QList<Filter>& filters() const { return m_filters; }
    QList<FilterChip*> chips() const { return m_chips; }
    /// Shows the button that clears all filters when there is at least one.
    void setClearable(bool clearable);

signals:
    void removed(int index);
    /// The person clicked a chip to go back to that level.
    void chosen(int index);
    void cleared();

private:
    void rebuild();

    QList<Filter> m_filters;
    QList<FilterChip*> m_chips;
    bool m_clearable = true;
};

} // namespace billfold
