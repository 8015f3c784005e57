#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums an export with Python's decimal, independently of Billfold.

usage: sum_export.py FILE COST_COLUMN ACCOUNT_COLUMN [FILE...]
Files may be packed with gzip. Prints a JSON object: account -> exact sum, and "total".
"""
import collections
import csv
import decimal
import gzip
import json
import sys

decimal.getcontext().prec = 60


def plain(value):
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def main():
    first, cost, account = sys.argv[1:4]
    sums = collections.defaultdict(decimal.Decimal)
    for path in [first] + sys.argv[4:]:
        opened = gzip.open if path.endswith(".gz") else open
        with opened(path, "rt", newline="", encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                sums[row[account]] += decimal.Decimal(row[cost])
    result = {key: plain(value) for key, value in sums.items()}
    result["total"] = plain(sum(sums.values(), decimal.Decimal(0)))
    json.dump(result, sys.stdout)


main()
