// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"

class QToolButton;

namespace billfold
{

struct BillPicture;
class BillPictureView;
class TextLabel;

/// The panel with the picture of the bill. It folds away to one line that keeps the total, for those who want
/// the table; remembered.
class BillPicturePanel : public Panel
{
    Q_OBJECT

public:
    explicit BillPicturePanel(QWidget* parent = nullptr);

    void setPicture(const BillPicture& picture);
    BillPictureView* view() const { return m_view; }
    bool isFolded() const;
    void setFolded(bool folded);

signals:
    void foldedChanged(bool folded);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    BillPictureView* m_view;
    QWidget* m_open;
    QToolButton* m_fold;
    QWidget* m_line;
    TextLabel* m_label;
    TextLabel* m_note;
    TextLabel* m_total;
};

} // namespace billfold
