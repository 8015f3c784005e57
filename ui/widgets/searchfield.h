// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QTimer;

namespace billfold
{

/// A line edit with a magnifier (or filter icon), a button that clears, Esc that clears, and `searchChanged`
/// 200 ms after the last key.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    /// The accessible name is `name`; the placeholder says what can be searched.
    SearchField(const QString& name, const QString& placeholder, QWidget* parent = nullptr);

    void setIconName(const QString& iconName);
    /// Text of a shortcut shown at the right while empty: `Ctrl+K`.
    void setShortcutHint(const QString& hint);

signals:
    void searchChanged(const QString& text);
    /// Arrow down: to the results.
    void leaveDown();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void emitNow();

    class QAction* m_icon;
    QString m_hint;
    QTimer* m_delay;
    QString m_last;
};

} // namespace billfold
