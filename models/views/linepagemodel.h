// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QAbstractTableModel>
#include <QSet>

namespace billfold
{

/// Charge lines, page by page. It shows what was fetched so far and asks for more when a view comes near the
/// end, so that a bill of millions of lines opens at once. Only the pages that were looked at last are kept
/// (maxPages); one that was let go is asked for again when a view shows it.
///
/// The model asks by pageWanted() and is answered by addPage() or failPage(), with the generation it gave:
/// answers to a question from before the last ask() are dropped. It never sorts: lines stand as they were
/// imported, which is what makes the next page cheap.
class LinePageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Start,
        Description,
        UsageType,
        Type,
        Account,
        AccountKey,
        Service,
        Region,
        Zone,
        Operation,
        Resource,
        Tags,
        Commitment,
        Invoice,
        Seller,
        LineId,
        Source,
        Usage,
        Unit,
        Amount,
        columnTotal
    };
    static constexpr int pageSize = 200;
    static constexpr int maxPages = 50;

    explicit LinePageModel(QObject* parent = nullptr);

    /// Starts over with these lines. The query's page and limit are the model's own.
    void ask(const LineQuery& query, Basis basis);
    /// Shows nothing and asks for nothing.
    void clear();
    void setBasis(Basis basis);
    Basis basis() const { return m_basis; }

    void addPage(int generation, qint64 after, const LinePage& page);
    /// The page could not be read; it is asked for again at the next occasion.
    void failPage(int generation, qint64 after);

    /// True once every line that the query selects has been fetched.
    bool isComplete() const { return !m_more; }
    /// The line, or nullptr where its page is on its way.
    const LineRow* lineAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    void pageWanted(const billfold::LineQuery& query, int generation);

private:
    struct Page {
        qint64 after = 0; ///< row id before the first of the page
        int size = 0;
        QList<LineRow> rows; ///< empty: let go
    };

    void want(qint64 after);
    void wantLater(int page) const;
    void trim(int keep);
    QString text(const LineRow& line, int column) const;

    std::optional<LineQuery> m_query;
    Basis m_basis = Basis::Unblended;
    int m_generation = 0;
    int m_rows = 0;
    bool m_more = false;
    bool m_fetching = false;
    QList<Page> m_pages;
    mutable QList<int> m_used; ///< pages with rows, the one used last at the end
    mutable QSet<int> m_wanted;
};

} // namespace billfold
