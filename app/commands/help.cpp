// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include <QCoreApplication>

namespace billfold
{

namespace
{

constexpr auto help =
    QT_TRANSLATE_NOOP("Help", R"(billfold: the consolidated bill of an organization, from its billing exports.

  billfold                          open the window
  billfold FILE.billfold            open the window on that database

  billfold import PATH… [--keep-good-lines] [--format text|json]
      Reads files, folders or manifests. A report with errors is refused as a
      whole; --keep-good-lines keeps the rest and says what is missing.

  billfold bill [YYYY-MM] [--by account|unit|account-tag:KEY|service|region|usage-type|
                                charge-type|invoice|line]
                [--account ID] [--basis unblended|net|amortized|blended|list]
                [--payer ID] [--currency CODE] [--format text|csv|json]
      The bill of a month, of the latest where none is named. Payers and
      currencies stand apart; JSON is then a list. Amounts are exact. Units
      and the tags of accounts are those of the payer's organization; a unit
      holds the units inside it.

  billfold export YYYY-MM --pdf FILE [--depth summary|services|usage-types] [--with-statements]
  billfold export YYYY-MM --statements DIR [--depth …] [--account ID]…
      The consolidated bill as PDF; the statement of each account, or of the
      ones that are named, as PDF into a folder. A bill goes down to its
      services, a statement to its usage types, where no --depth says
      otherwise. Where a month has several bills: --payer ID, --currency CODE.
  billfold export YYYY-MM --csv FILE [--by …] [--account ID] [--basis …]
      The bill as billfold bill --format csv prints it, into a file.

  billfold periods [--format text|csv|json]
      The months there are, latest first.

  billfold issue YYYY-MM [--dry-run] [--payer ID] [--currency CODE] [--format text|json]
      Freezes the month with a number, invoices and statements, and says what
      is odd about it. --dry-run does everything but the freezing.
  billfold documents [--format text|csv|json]
      What was issued, latest first, with the state of payment.

  billfold org show|accounts|tree [--format text|csv|json]
      The organization, its accounts with their units, its tree. Where there
      are several: --organization ID or --payer ID, here and below.
  billfold org import DIR… [--dry-run] [--keep-good] [--format text|csv|json]
      Reads what the AWS CLI printed about an organization (JSON, each output in
      a file named <command>-<id>.json), a list of accounts (CSV), or a tree that
      was exported here. Says what is new, changed and gone, and writes it.
  billfold org export FILE
      Into FILE.csv the accounts, into .json or .yaml the tree, into .svg or
      .pdf a diagram.
  billfold org plan [--format text|csv|json|sh]
      The steps from what was imported to what is here, as a list or as a shell
      script of AWS CLI commands.
  billfold org can ACCOUNT ACTION [--resource ARN] [--context KEY=VALUE]…
                [--principal root|ARN] [--format text|csv|json]
      Whether the service control policies allow it, and which statement says so.
  billfold org evaluate FILE [--format text|csv|json]
      Decides requests that are written down with their policies, one a line.

  billfold sample DIR [--accounts N] [--months N] [--lines N] [--seed N]
      Writes a made-up organization's exports into a new folder, to try with.

  --database FILE   the database to use, before or after the command
  --version, --help

Environment: BILLFOLD_CLOCK (such as 2026-10-03T07:40:00Z) fixes the time.
Exit status: 0 done, 1 failed, 2 wrong use. Errors are one sentence on stderr.
)");

} // namespace

QString helpText()
{
    return QCoreApplication::translate("Help", help);
}

} // namespace billfold
