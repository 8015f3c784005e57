// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace billfold
{

class TextLabel;

/// How consolidated billing begins: the picture of payer, linked accounts and the one bill, a title, a
/// sentence, a primary and a second button, and the steps in a row below.
class GetStarted : public QWidget
{
    Q_OBJECT

public:
    struct Step {
        QString caption, title, sentence;
    };

    GetStarted(const QString& title, const QString& sentence, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& sentence);
    void setActions(const QString& primary, const QString& primaryIcon, const QString& second = {},
                    const QString& secondIcon = {});
    void setSteps(const QList<Step>& steps);
    /// A sentence below the buttons that ends with a link; empty takes it away.
    void setNote(const QString& sentence, const QString& link);
    /// Another one below it.
    void setOtherNote(const QString& sentence, const QString& link);
    QPushButton* noteLink() const { return m_note.link; }
    QPushButton* otherLink() const { return m_other.link; }
    QPushButton* primary() const { return m_primary; }
    QPushButton* second() const { return m_second; }

signals:
    void primaryTriggered();
    void secondTriggered();
    void noteTriggered();
    void otherNoteTriggered();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Note {
        QWidget* line;
        TextLabel* text;
        QPushButton* link;
    };
    Note makeNote();

    QWidget* m_picture;
    TextLabel* m_title;
    TextLabel* m_sentence;
    QPushButton* m_primary;
    QPushButton* m_second;
    Note m_note, m_other;
    QWidget* m_steps;
};

} // namespace billfold
