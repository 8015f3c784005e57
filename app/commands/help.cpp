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

  billfold user list [--format text|csv|json]
  billfold user create NAME [--policy NAME|ARN]… [--group NAME]…
                [--new-password | --new-password-fd N] [--keep-password]
  billfold user delete NAME
  billfold user report
  billfold user simulate NAME|root ACTION [--resource ARN] [--format text|csv|json]
      The users of the account that acts. A user that is given a password
      chooses its own at the first sign-in, unless --keep-password says
      otherwise. report is the credential report, as CSV; simulate says whether
      somebody may do that, and which policy says so.
  billfold password [--user …] [--new-password-fd N]
      Changes the password of --user. In a database without any it sets the
      root user's first one; the database asks for a sign-in from then on.
  billfold key create|list [--of NAME|root] [--format text|csv|json]
  billfold key rotate|revoke [KEY] [--of NAME|root]
      Access keys, for scripts. The secret is shown once. rotate makes a new key
      and switches the old one off; revoke deletes it.
  billfold keyring store|remove --user …|--key-id ID
      Keeps the password, or the key's secret, in the system's keyring
      (libsecret or KWallet), where commands find it; or takes it out.

  billfold audit list [--text T] [--account ID] [--principal ARN] [--action A]
                      [--outcome done|denied|failed] [--from TIME] [--to TIME]
                      [--limit N] [--format text|csv|json]
      Who signed in, changed or exported what, and what was refused; the latest
      50 where no --limit says otherwise.
  billfold audit verify [--head FINGERPRINT] [--format text|csv|json]
      Whether the log was altered or cut off; 1, and the first event that does
      not fit, where it was. Who can write the file can write the whole log
      anew: keep the fingerprint elsewhere, and ask for it with --head later.
  billfold audit export FILE
      All of it, or what the options of list select, into FILE.csv or .json.

  billfold backup list [--format text|csv|json]
  billfold backup make
  billfold backup verify [FILE…]
      The copies of the database, newest first; makes one; checks the ones that
      are named, or all: 1 where one is bad. One is made by itself every day on
      which something happened, in the folder DATABASE-backups.
  billfold backup restore FILE [--dry-run] [--format text|json]
      Says what is in a copy and in the database, and puts it in its place. What
      was there becomes a copy first.
  billfold backup anonymize FILE
      A copy for a report of an error: names, ids, addresses, tags, resources,
      notes and files are replaced, amounts multiplied by a secret factor.

  billfold sample DIR [--accounts N] [--months N] [--lines N] [--seed N]
      Writes a made-up organization's exports into a new folder, to try with.

  --database FILE   the database to use, before or after the command
  --version, --help

Signing in, where a database asks for it; before or after the command:
  --user ACCOUNT/NAME     a user; ACCOUNT is the id or the alias
  --user ACCOUNT|ADDRESS  the root user of the account, or by its e-mail address
      The password comes from --password-fd N (a line of an open file
      descriptor, such as 3 with 3<FILE), else from the keyring, else from a
      prompt. The MFA code, where one is needed, comes from --code-fd N (it may
      be the same: the next line) or a prompt.
  --key-id ID             an access key
      Its secret comes from --key-fd N, else from the environment variable
      BILLFOLD_SECRET_ACCESS_KEY, else from the keyring, else from a prompt.
      BILLFOLD_ACCESS_KEY_ID stands in for --key-id.
  What it protects is what this program shows and does. The database file is not
  encrypted: its mode (0600) and the disk's encryption protect it, and whoever
  can read it can read the bills.
  No secret is ever an argument: everybody on the machine can read those. The
  environment of a program only its own user can read, and a file descriptor
  nobody else; a key can be revoked, so its secret may stand in the environment,
  and a password may not.

Environment: BILLFOLD_CLOCK (such as 2026-10-03T07:40:00Z) fixes the time.
Exit status: 0 done, 1 failed, 2 wrong use. Errors are one sentence on stderr.
)");

} // namespace

QString helpText()
{
    return QCoreApplication::translate("Help", help);
}

} // namespace billfold
