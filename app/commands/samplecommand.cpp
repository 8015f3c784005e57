// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include "models/sample/sample.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

#include <unistd.h>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("SampleCommand", sentence);
}

/// Takes a whole number that is not negative from an option, where it is given.
template <typename Number>
Result<void> takeNumber(const Options& options, const QString& name, Number& number)
{
    if (!options.has(name))
        return {};
    bool good = false;
    const qulonglong value = options.value(name).toULongLong(&good);
    if (!good || value > static_cast<qulonglong>(std::numeric_limits<Number>::max()))
        return Error{
            ErrorCode::Usage, tr("--%1 is a whole number, not '%2'.").arg(name, options.value(name)), {}};
    number = static_cast<Number>(value);
    return {};
}

Result<SampleOptions> readOptions(const Options& options, const Clock& clock)
{
    SampleOptions sample;
    // Demonstrations with a clock of their own see the month before as the last one. Otherwise the sample is
    // the same whatever day it is.
    if (qEnvironmentVariableIsSet("BILLFOLD_CLOCK")) {
        if (const auto now = BillingPeriod::of(clock.now().date()))
            sample.last = now->plus(-1);
    }
    for (const auto& taken :
         {takeNumber(options, u"accounts"_s, sample.accounts),
          takeNumber(options, u"months"_s, sample.months), takeNumber(options, u"lines"_s, sample.lines),
          takeNumber(options, u"seed"_s, sample.seed)}) {
        if (!taken)
            return taken.error();
    }
    // Who asks for more accounts or months than the usual number of lines can show gets as many as it takes.
    if (!options.has(u"lines"_s))
        sample.lines = std::max(sample.lines, 2 * fewestSampleLines(sample.accounts, sample.months));
    return sample;
}

} // namespace

int sampleCommand(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"accounts"_s, u"months"_s, u"lines"_s, u"seed"_s}, {});
    if (!options)
        return report(options.error());
    if (options->operands().size() != 1)
        return report({ErrorCode::Usage, tr("Name the folder to write to: billfold sample DIR"), {}});
    auto sample = readOptions(*options, *context.clock);
    if (!sample)
        return report(sample.error());
    const QString folder = QDir::cleanPath(options->operands().first());
    const bool terminal = isatty(STDERR_FILENO) == 1;
    auto written = writeSample(folder, *sample, [&](int months) {
        if (terminal)
            std::fprintf(stderr, "\r%d of %d months ", months, sample->months);
    });
    if (terminal)
        std::fprintf(stderr, "\r\033[K");
    if (!written)
        return report(written.error());
    print(tr("%1 to %2: %3, %4 in %5 under %6\n")
              .arg(written->first.toString(), written->last.toString(),
                   counted(written->accounts, tr("1 account"), tr("%1 accounts")),
                   counted(written->lines, tr("1 line"), tr("%1 lines")),
                   counted(written->files, tr("1 file"), tr("%1 files")), folder));
    print(tr("Import them: billfold import %1\n").arg(folder));
    return exitDone;
}

} // namespace billfold
