// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;
class QToolButton;

namespace billfold
{

class TextLabel;

/// Facts about one thing: labels with values. As columns the label stands above its value, several beside
/// each other; as rows it stands left of it. Values wrap, ids and ARNs can be copied, and a value may lead
/// somewhere.
class FactGrid : public QWidget
{
    Q_OBJECT

public:
    struct Fact {
        QString label, value;
        bool code = false;     ///< in the monospaced font
        bool copyable = false; ///< a button that copies the value
        bool link = false;     ///< linkActivated follows a click
        bool wide = false;     ///< as columns: takes a whole line
        friend bool operator==(const Fact&, const Fact&) = default;
    };
    enum class Arrangement { Columns, Rows };

    explicit FactGrid(Arrangement arrangement, QWidget* parent = nullptr);

    /// As columns, how many beside each other. Default 4.
    void setColumns(int columns);
    /// Where labels and flags are those of before, only the values change, so that the focus stays.
    void setFacts(const QList<Fact>& facts);
    const QList<Fact>& facts() const { return m_facts; }

signals:
    void linkActivated(int index);

protected:
    bool event(QEvent* event) override;

private:
    QWidget* makeValue(int index);
    QWidget* withCopy(TextLabel* label, int index);
    void rebuild();
    void fill();

    Arrangement m_arrangement;
    int m_columns = 4;
    QList<Fact> m_facts;
    QGridLayout* m_grid;
    QList<QWidget*> m_parts;  ///< all that is in the grid
    QList<QWidget*> m_values; ///< a TextLabel, or a push button where it is a link
    QList<QWidget*> m_copies; ///< the copy button of each, or nullptr
};

} // namespace billfold
