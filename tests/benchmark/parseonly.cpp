// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a report as an import does and keeps nothing: what parsing alone costs.
//     parseonly PATH…

#include "models/ingest/exportreader.h"

#include <cstdio>

using namespace billfold;

namespace
{

class Sum final : public ChargeSink
{
public:
    Result<void> take(ChargeBatch&& batch) override
    {
        for (const PackedLine& line : batch.lines)
            m_total += line.cost[0];
        return {};
    }
    Result<void> takeExactText(ExactText&&) override { return {}; }
    QString total() const { return m_total.toString(); }

private:
    Money m_total;
};

} // namespace

int main(int count, char** arguments)
{
    QStringList paths;
    for (int i = 1; i < count; ++i)
        paths.append(QString::fromLocal8Bit(arguments[i]));
    auto sources = findExports(paths);
    if (!sources) {
        std::fputs(qPrintable(sources.error().message), stderr);
        return 1;
    }
    for (const ExportSource& source : std::as_const(*sources)) {
        Sum sum;
        auto summary = readExport(source, {}, sum);
        if (!summary) {
            std::fputs(qPrintable(summary.error().message), stderr);
            return 1;
        }
        std::printf("%lld lines, %s\n", static_cast<long long>(summary->lines), qPrintable(sum.total()));
    }
    return 0;
}
